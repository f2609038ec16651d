package dev.waymark.admin.dashboard.home;

import dev.waymark.admin.dashboard.Frame;
import dev.waymark.admin.dashboard.Frames;
import dev.waymark.admin.dashboard.Moment;
import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.dashboard.Toast;
import dev.waymark.admin.deletion.Deletions;
import dev.waymark.admin.demo.Demos;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.service.access.CurrentCaller;
import dev.waymark.service.access.ForPeople;
import dev.waymark.service.access.Fresh;
import dev.waymark.service.access.Page;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestResponse;

/// `/` and `/workspaces`.
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Page
@Blocking
final class HomePage {
  /// As many as a page shows; the API lists them all.
  private static final int MOST_DELETED = 50;

  private final Frames frames;
  private final Demos demos;
  private final Sentences sentences;
  private final Deletions deletions;
  private final CurrentCaller caller;

  HomePage(
      Frames frames, Demos demos, Sentences sentences, Deletions deletions, CurrentCaller caller) {
    this.frames = frames;
    this.demos = demos;
    this.sentences = sentences;
    this.deletions = deletions;
    this.caller = caller;
  }

  /// A deleted workspace that the viewer can take back.
  record DeletedRow(String id, String name, Moment until) {}

  @CheckedTemplate(basePath = "dashboard/home")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance workspaces(Frame frame, List<DeletedRow> deleted);
  }

  /// To the only workspace, or to the choice of one.
  @GET
  @ForPeople(orOperator = true)
  public RestResponse<Void> home() {
    List<Frame.WorkspaceChoice> workspaces = frames.workspaces();
    if (workspaces.size() == 2) {
      // Their own, and a demo beside it.
      workspaces = workspaces.stream().filter(each -> !demos.is(each.id())).toList();
    }
    return frames.leadTo(workspaces.size() == 1 ? workspaces.getFirst().path() : "/workspaces");
  }

  /// The workspaces to choose from.
  @GET
  @Path("workspaces")
  @ForPeople(orOperator = true)
  public TemplateInstance workspaces() {
    Locale language = sentences.language();
    return Templates.workspaces(
        frames.outside(),
        deletions.page(caller.get(), null, MOST_DELETED).entries().stream()
            .map(each -> new DeletedRow(each.id(), each.name(), Moment.of(each.until(), language)))
            .toList());
  }

  /// Takes a deleted one back.
  @POST
  @Path("workspaces/deleted/{id}/restore")
  @ForPeople(orOperator = true)
  @Fresh
  public RestResponse<Void> takeBack(@PathParam("id") String id) {
    Workspace back = deletions.takeBack(id, caller.get());
    return frames.leadTo(
        "/w/" + back.id(), Toast.of(sentences.of(HomeMessages.class).deletedBack(back.name())));
  }
}
