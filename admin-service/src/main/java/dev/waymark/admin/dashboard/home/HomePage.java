package dev.waymark.admin.dashboard.home;

import dev.waymark.admin.dashboard.Frame;
import dev.waymark.admin.dashboard.Frames;
import dev.waymark.service.access.ForPeople;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Page;
import dev.waymark.service.access.Role;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/// `/`, `/w/{ws}` and `/workspaces`.
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Page
@Blocking
final class HomePage {
  private final Frames frames;

  HomePage(Frames frames) {
    this.frames = frames;
  }

  @CheckedTemplate(basePath = "dashboard/home")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance workspaces(Frame frame);
  }

  /// To the only workspace, or to the choice of one.
  @GET
  @ForPeople(orOperator = true)
  public RestResponse<Void> home() {
    List<Frame.WorkspaceChoice> workspaces = frames.workspaces();
    return frames.leadTo(workspaces.size() == 1 ? workspaces.getFirst().path() : "/workspaces");
  }

  /// To the first place that has a page.
  @GET
  @Path("w/{ws}")
  @Needs(Role.VIEWER)
  public RestResponse<Void> workspace(@PathParam("ws") String ws) {
    return frames.leadTo(frames.entrance(ws));
  }

  /// The workspaces to choose from.
  @GET
  @Path("workspaces")
  @ForPeople(orOperator = true)
  public TemplateInstance workspaces() {
    return Templates.workspaces(frames.outside());
  }
}
