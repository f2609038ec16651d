package dev.waymark.admin.dashboard.home;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.dashboard.Choice;
import dev.waymark.admin.dashboard.FormFaults;
import dev.waymark.admin.dashboard.Frame;
import dev.waymark.admin.dashboard.Frames;
import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.dashboard.Toast;
import dev.waymark.admin.dashboard.WorldChoices;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.service.access.CurrentCaller;
import dev.waymark.service.access.ForPeople;
import dev.waymark.service.access.Page;
import dev.waymark.service.problem.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/workspaces/new`.
@Path("/workspaces/new")
@Produces(MediaType.TEXT_HTML)
@Page
@Blocking
final class NewWorkspacePage {
  private final Frames frames;
  private final Sentences sentences;
  private final WorldChoices world;
  private final Workspaces workspaces;
  private final CurrentCaller caller;

  NewWorkspacePage(
      Frames frames,
      Sentences sentences,
      WorldChoices world,
      Workspaces workspaces,
      CurrentCaller caller) {
    this.frames = frames;
    this.sentences = sentences;
    this.world = world;
    this.workspaces = workspaces;
    this.caller = caller;
  }

  /// What somebody writes of a new workspace.
  record Form(String name, List<Choice> zones, List<Choice> countries) {}

  @CheckedTemplate(basePath = "dashboard/home")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance workspaceNew(Frame frame, Form form, FormFaults faults);
  }

  @GET
  @ForPeople
  public RestResponse<String> ask() {
    return frames.page(
        Templates.workspaceNew(frames.outside(), form("", "UTC", ""), FormFaults.none()));
  }

  @POST
  @ForPeople
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> create(
      @RestForm @Nullable String name,
      @RestForm("time_zone") @Nullable String zone,
      @RestForm @Nullable String country) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", text(name));
    json.put("time_zone", text(zone));
    if (!text(country).isEmpty()) {
      json.put("country", country);
    }
    try {
      Workspace made = workspaces.foundAnother(json, caller.signedIn());
      return frames.leadTo("/w/" + made.id(), Toast.of(sentences.of(HomeMessages.class).newDone()));
    } catch (ProblemException e) {
      return frames.refused(
          Templates.workspaceNew(
              frames.outside(),
              form(text(name), text(zone), text(country)),
              FormFaults.of(e, "name", "time_zone", "country")),
          e);
    }
  }

  private Form form(String name, String zone, String country) {
    return new Form(name, world.zones(zone), world.countries(country));
  }

  private static String text(@Nullable String written) {
    return written == null ? "" : written;
  }
}
