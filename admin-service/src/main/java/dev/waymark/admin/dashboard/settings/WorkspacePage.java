package dev.waymark.admin.dashboard.settings;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.dashboard.Choice;
import dev.waymark.admin.dashboard.FormFaults;
import dev.waymark.admin.dashboard.Frame;
import dev.waymark.admin.dashboard.Frames;
import dev.waymark.admin.dashboard.Messages;
import dev.waymark.admin.dashboard.Place;
import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.dashboard.Toast;
import dev.waymark.admin.dashboard.WorldChoices;
import dev.waymark.admin.deletion.Deletions;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.workspace.DeletedWorkspace;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.publication.WorkspaceDocument.DefaultDestination;
import dev.waymark.service.access.CurrentCaller;
import dev.waymark.service.access.Fresh;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Page;
import dev.waymark.service.access.Role;
import dev.waymark.service.problem.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/w/{ws}/settings`.
@Path("/w/{ws}/settings")
@Produces(MediaType.TEXT_HTML)
@Page
@Blocking
final class WorkspacePage {
  private final Frames frames;
  private final Sentences sentences;
  private final WorldChoices world;
  private final Workspaces workspaces;
  private final Deletions deletions;
  private final CurrentCaller caller;

  WorkspacePage(
      Frames frames,
      Sentences sentences,
      WorldChoices world,
      Workspaces workspaces,
      Deletions deletions,
      CurrentCaller caller) {
    this.frames = frames;
    this.sentences = sentences;
    this.world = world;
    this.workspaces = workspaces;
    this.deletions = deletions;
    this.caller = caller;
  }

  /// The settings as they are, or as they were written and refused. Empty where nothing is.
  ///
  /// @param version of the workspace that they were read from
  /// @param destinationHelp what is said of the default destination
  record Form(
      String version,
      String name,
      String plan,
      List<Choice> zones,
      List<Choice> countries,
      String destination,
      String destinationHelp,
      String home,
      String source,
      String medium,
      String campaign,
      String utm) {}

  @CheckedTemplate(basePath = "dashboard/settings")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance workspace(Frame frame, Form form, FormFaults faults);

    static native TemplateInstance workspaceDelete(
        Frame frame, String name, String typed, FormFaults faults);
  }

  @GET
  @Needs(Role.VIEWER)
  public RestResponse<String> settings(@PathParam("ws") String ws) {
    Frame frame = frames.of(Place.SETTINGS, ws);
    Workspace workspace = workspaces.get(ws);
    String country = workspace.country() == null ? "" : workspace.country().code();
    String url =
        workspace.defaultDestination() instanceof DefaultDestination.Url(String address)
            ? address
            : "";
    return frames.page(
        Templates.workspace(
            frame,
            form(
                workspace,
                String.valueOf(workspace.version()),
                workspace.name(),
                workspace.timeZone(),
                country,
                url,
                text(workspace.homeUrl()),
                text(workspace.defaultUtmParams().source()),
                text(workspace.defaultUtmParams().medium()),
                text(workspace.defaultUtmParams().campaign())),
            FormFaults.none()));
  }

  @POST
  @Needs(Role.OWNER)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> change(
      @PathParam("ws") String ws,
      @RestForm @Nullable String version,
      @RestForm @Nullable String name,
      @RestForm("time_zone") @Nullable String zone,
      @RestForm @Nullable String country,
      @RestForm("default_destination.url") @Nullable String destination,
      @RestForm("home_url") @Nullable String home,
      @RestForm("default_utm_params.source") @Nullable String source,
      @RestForm("default_utm_params.medium") @Nullable String medium,
      @RestForm("default_utm_params.campaign") @Nullable String campaign) {
    Workspace before = workspaces.get(ws);
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    patch.put("name", text(name));
    patch.put("time_zone", text(zone));
    patch.put("country", orNull(country));
    if (!text(destination).isBlank()) {
      patch.putObject("default_destination").put("url", text(destination).strip());
    } else if (before.defaultDestination() instanceof DefaultDestination.Url) {
      patch.putNull("default_destination");
    }
    patch.put("home_url", orNull(text(home).strip()));
    ObjectNode utm = patch.putObject("default_utm_params");
    utm.put("source", orNull(source));
    utm.put("medium", orNull(medium));
    utm.put("campaign", orNull(campaign));
    try {
      workspaces.change(ws, Precondition.of("\"" + text(version) + "\""), patch, caller.get());
      return frames.leadTo(
          "/w/" + ws + "/settings", Toast.of(sentences.of(SettingsMessages.class).saved()));
    } catch (ProblemException e) {
      FormFaults faults =
          FormFaults.ofChange(
              e,
              sentences.of(Messages.class).problemStale(),
              "name",
              "time_zone",
              "country",
              "default_destination.url",
              "home_url",
              "default_utm_params.source",
              "default_utm_params.medium",
              "default_utm_params.campaign");
      return frames.refused(
          Templates.workspace(
              frames.of(Place.SETTINGS, ws),
              form(
                  before,
                  // Saved once more, it goes over what was changed meanwhile.
                  String.valueOf(before.version()),
                  text(name),
                  text(zone),
                  text(country),
                  text(destination),
                  text(home),
                  text(source),
                  text(medium),
                  text(campaign)),
              faults),
          e);
    }
  }

  /// What is lost, and the name to type.
  @GET
  @Path("/delete")
  @Needs(Role.OWNER)
  @Fresh
  public RestResponse<String> askToDelete(@PathParam("ws") String ws) {
    return frames.page(deletePage(ws, "", FormFaults.none()));
  }

  @POST
  @Path("/delete")
  @Needs(Role.OWNER)
  @Fresh
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> delete(@PathParam("ws") String ws, @RestForm @Nullable String name) {
    SettingsMessages say = sentences.of(SettingsMessages.class);
    try {
      DeletedWorkspace deleted =
          deletions.delete(
              ws,
              JsonNodeFactory.instance.objectNode().put("name", text(name)),
              Precondition.of(null));
      return frames.leadTo(
          "/workspaces",
          new Toast(
              say.workspaceDeleted(deleted.name()), "/workspaces/deleted/" + ws + "/restore"));
    } catch (ProblemException e) {
      FormFaults faults =
          e.errors().isEmpty()
              ? FormFaults.of(e)
              : FormFaults.of("name", say.workspaceDeleteWrong(workspaces.get(ws).name()));
      return frames.refused(deletePage(ws, text(name), faults), e);
    }
  }

  private TemplateInstance deletePage(String ws, String typed, FormFaults faults) {
    Frame frame = frames.of(Place.SETTINGS, ws);
    return Templates.workspaceDelete(frame, workspaces.get(ws).name(), typed, faults);
  }

  private Form form(
      Workspace workspace,
      String version,
      String name,
      String zone,
      String country,
      String destination,
      String home,
      String source,
      String medium,
      String campaign) {
    SettingsMessages say = sentences.of(SettingsMessages.class);
    String help =
        workspace.defaultDestination() instanceof DefaultDestination.Channel(String channel)
            ? say.destinationChannel(channel)
            : say.destinationHelp();
    String plan = workspace.plan().key();
    return new Form(
        version,
        name,
        plan.substring(0, 1).toUpperCase(Locale.ROOT) + plan.substring(1),
        world.zones(zone),
        world.countries(country),
        destination,
        help,
        home,
        source,
        medium,
        campaign,
        String.join(
            ", ", List.of(source, medium, campaign).stream().filter(s -> !s.isEmpty()).toList()));
  }

  private static String text(@Nullable String written) {
    return written == null ? "" : written;
  }

  private static @Nullable String orNull(@Nullable String written) {
    return written == null || written.isBlank() ? null : written;
  }
}
