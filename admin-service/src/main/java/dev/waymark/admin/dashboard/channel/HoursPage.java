package dev.waymark.admin.dashboard.channel;

import dev.waymark.admin.dashboard.Choice;
import dev.waymark.admin.dashboard.FormFaults;
import dev.waymark.admin.dashboard.Frame;
import dev.waymark.admin.dashboard.Frames;
import dev.waymark.admin.dashboard.Messages;
import dev.waymark.admin.dashboard.Place;
import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.dashboard.Toast;
import dev.waymark.admin.dashboard.WorldChoices;
import dev.waymark.admin.dashboard.channel.HoursForm.Window;
import dev.waymark.admin.directory.Directories;
import dev.waymark.admin.directory.Directory;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.admin.schedule.ScheduleView;
import dev.waymark.admin.schedule.Schedules;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.channel.Key;
import dev.waymark.publication.ScheduleDocument;
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
import jakarta.ws.rs.core.MultivaluedMap;
import java.text.Collator;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/w/{ws}/hours`: the schedules of a workspace.
@Path("/w/{ws}/hours")
@Produces(MediaType.TEXT_HTML)
@Page
@Blocking
final class HoursPage {
  private final Frames frames;
  private final Sentences sentences;
  private final Schedules schedules;
  private final Previews previews;
  private final Uses uses;
  private final Directories directories;
  private final Workspaces workspaces;
  private final WorldChoices world;
  private final InstantSource clock;

  HoursPage(
      Frames frames,
      Sentences sentences,
      Schedules schedules,
      Previews previews,
      Uses uses,
      Directories directories,
      Workspaces workspaces,
      WorldChoices world,
      InstantSource clock) {
    this.frames = frames;
    this.sentences = sentences;
    this.schedules = schedules;
    this.previews = previews;
    this.uses = uses;
    this.directories = directories;
    this.workspaces = workspaces;
    this.world = world;
    this.clock = clock;
  }

  /// Hours as the list shows them.
  record Row(String key, String name, String now) {}

  /// A day of the form.
  record Day(String key, String name, List<Window> windows, @Nullable String fault) {}

  @CheckedTemplate(basePath = "dashboard/channel")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance hours(Frame frame, List<Row> rows);

    static native TemplateInstance hoursForm(
        Frame frame,
        FormFaults faults,
        HoursForm form,
        List<Day> days,
        List<Choice> zones,
        HoursPreview preview,
        @Nullable String key,
        List<ChannelUse> uses);

    static native TemplateInstance hoursPreview(String path, HoursPreview preview);

    static native TemplateInstance remove(
        Frame frame, String name, String path, String list, List<ChannelUse> uses);
  }

  private static String path(String ws) {
    return "/w/" + ws + "/hours";
  }

  private HoursMessages messages() {
    return sentences.of(HoursMessages.class);
  }

  @GET
  @Needs(Role.VIEWER)
  public RestResponse<String> list(@PathParam("ws") String ws) {
    var words = new HoursWords(sentences.of(ChannelMessages.class), sentences.language());
    Collator byName = Collator.getInstance(sentences.language());
    List<Row> rows =
        directories.of(ws).schedules().stream()
            .sorted(Comparator.comparing(ScheduleDocument::name, byName))
            .map(
                each ->
                    new Row(each.key(), each.name(), words.now(each.schedule(), clock.instant())))
            .toList();
    return frames.page(Templates.hours(frames.of(Place.CHANNELS, ws), rows));
  }

  @GET
  @Path("/new")
  @Needs(Role.EDITOR)
  public RestResponse<String> askForNew(@PathParam("ws") String ws) {
    HoursForm form = HoursForm.beginning(workspaces.get(ws).timeZone());
    return frames.page(form(ws, form, FormFaults.none(), null));
  }

  /// Makes them, or does with the form what another of its buttons says.
  @POST
  @Path("/new")
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> create(
      @PathParam("ws") String ws, MultivaluedMap<String, String> typed) {
    HoursForm form = HoursForm.of(typed);
    HoursForm other = after(form, typed);
    if (other != null) {
      return frames.page(form(ws, other, FormFaults.none(), null));
    }
    Directory directory = directories.of(ws);
    String key = Key.free(form.name(), "hours", each -> directory.schedule(each) != null);
    try {
      ScheduleView made = schedules.create(ws, form.toJson().put("key", key)).body();
      return frames.leadTo(path(ws), Toast.of(messages().saved(made.name())));
    } catch (ProblemException e) {
      return frames.refused(form(ws, form, FormFaults.of(e, HoursForm.CONTROLS), null), e);
    }
  }

  private static @Nullable HoursForm after(HoursForm form, MultivaluedMap<String, String> typed) {
    return form.after(Objects.requireNonNullElse(typed.getFirst("do"), ""));
  }

  /// The days to come of what is written just now.
  @POST
  @Path("/preview")
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> preview(
      @PathParam("ws") String ws, MultivaluedMap<String, String> typed) {
    return frames.page(
        Templates.hoursPreview(path(ws) + "/preview", previews.of(HoursForm.of(typed))));
  }

  @GET
  @Path("/key/{key}")
  @Needs(Role.EDITOR)
  public RestResponse<String> edit(@PathParam("ws") String ws, @PathParam("key") String key) {
    return frames.page(form(ws, HoursForm.of(schedules.get(ws, key)), FormFaults.none(), key));
  }

  @POST
  @Path("/key/{key}")
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> change(
      @PathParam("ws") String ws,
      @PathParam("key") String key,
      MultivaluedMap<String, String> typed) {
    HoursForm form = HoursForm.of(typed);
    HoursForm other = after(form, typed);
    if (other != null) {
      return frames.page(form(ws, other, FormFaults.none(), key));
    }
    Versioned<ScheduleView> now = schedules.get(ws, key);
    try {
      ScheduleView saved =
          schedules
              .change(ws, key, Precondition.of('"' + form.version() + '"'), form.toJson())
              .body();
      return frames.leadTo(path(ws), Toast.of(messages().saved(saved.name())));
    } catch (ProblemException e) {
      FormFaults faults =
          FormFaults.ofChange(e, sentences.of(Messages.class).problemStale(), HoursForm.CONTROLS);
      return frames.refused(form(ws, form.at(now.version()), faults, key), e);
    }
  }

  @GET
  @Path("/key/{key}/delete")
  @Needs(Role.EDITOR)
  public RestResponse<String> askToDelete(
      @PathParam("ws") String ws, @PathParam("key") String key) {
    String name = schedules.get(ws, key).body().name();
    return frames.page(
        Templates.remove(
            frames.of(Place.CHANNELS, ws),
            name,
            path(ws) + "/key/" + key + "/delete",
            path(ws),
            uses.ofSchedule(ws, key)));
  }

  @POST
  @Path("/key/{key}/delete")
  @Needs(Role.EDITOR)
  public RestResponse<String> delete(@PathParam("ws") String ws, @PathParam("key") String key) {
    String name = schedules.get(ws, key).body().name();
    schedules.delete(ws, key, Precondition.of(null));
    return frames.leadTo(path(ws), Toast.of(sentences.of(ChannelMessages.class).deleted(name)));
  }

  private TemplateInstance form(
      String ws, HoursForm form, FormFaults faults, @Nullable String key) {
    List<Day> days =
        HoursForm.DAYS.stream()
            .map(
                day ->
                    new Day(
                        day,
                        HoursForm.dayName(day, sentences.language()),
                        windows(form, day),
                        faults.at("weekly." + day)))
            .toList();
    return Templates.hoursForm(
        frames.of(Place.CHANNELS, ws),
        faults,
        form,
        days,
        world.zones(form.zone()),
        previews.of(form),
        key,
        key == null ? List.of() : uses.ofSchedule(ws, key));
  }

  /// With an empty line for a day without any.
  private static List<Window> windows(HoursForm form, String day) {
    List<Window> windows = Objects.requireNonNullElse(form.week().get(day), List.of());
    return windows.isEmpty() ? List.of(Window.NONE) : windows;
  }
}
