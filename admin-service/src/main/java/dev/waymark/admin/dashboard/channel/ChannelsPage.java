package dev.waymark.admin.dashboard.channel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.channel.ChannelView;
import dev.waymark.admin.channel.Channels;
import dev.waymark.admin.dashboard.Assets;
import dev.waymark.admin.dashboard.Choice;
import dev.waymark.admin.dashboard.FormFaults;
import dev.waymark.admin.dashboard.Frame;
import dev.waymark.admin.dashboard.Frames;
import dev.waymark.admin.dashboard.Messages;
import dev.waymark.admin.dashboard.Place;
import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.dashboard.Toast;
import dev.waymark.admin.directory.Directories;
import dev.waymark.admin.directory.Directory;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.channel.ChannelKind;
import dev.waymark.channel.ChannelStatus;
import dev.waymark.channel.Key;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Page;
import dev.waymark.service.access.Role;
import dev.waymark.service.problem.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/w/{ws}/channels`.
@Path("/w/{ws}/channels")
@Produces(MediaType.TEXT_HTML)
@Page
@Blocking
final class ChannelsPage {
  /// When people are back the next day.
  private static final LocalTime OPENING = LocalTime.of(9, 0);

  /// Whoever is away for longer is rather turned passive.
  private static final Duration FARTHEST = Duration.ofDays(366);

  private final Frames frames;
  private final Sentences sentences;
  private final Channels channels;
  private final Boards boards;
  private final Uses uses;
  private final Directories directories;
  private final Workspaces workspaces;
  private final Assets assets;
  private final InstantSource clock;

  ChannelsPage(
      Frames frames,
      Sentences sentences,
      Channels channels,
      Boards boards,
      Uses uses,
      Directories directories,
      Workspaces workspaces,
      Assets assets,
      InstantSource clock) {
    this.frames = frames;
    this.sentences = sentences;
    this.channels = channels;
    this.boards = boards;
    this.uses = uses;
    this.directories = directories;
    this.workspaces = workspaces;
    this.assets = assets;
    this.clock = clock;
  }

  @CheckedTemplate(basePath = "dashboard/channel")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance channels(Frame frame, ChannelBoard board);

    static native TemplateInstance board(Frame frame, ChannelBoard board);

    static native TemplateInstance turned(
        Frame frame, ChannelBoard board, String text, @Nullable String undo);

    static native TemplateInstance form(
        Frame frame,
        FormFaults faults,
        ChannelForm form,
        Choices choices,
        @Nullable ChannelView channel,
        List<ChannelUse> uses);

    static native TemplateInstance delete(Frame frame, ChannelView channel, List<ChannelUse> uses);
  }

  /// What can be chosen in the form.
  record Choices(List<Choice> kinds, List<Choice> fallbacks) {}

  /// The page; the part of it that changes, where a script asks, or nothing when what it has seen
  /// is what there is.
  ///
  /// @param seen the digest of what it has
  @GET
  @Needs(Role.VIEWER)
  public RestResponse<String> list(
      @PathParam("ws") String ws, @QueryParam("seen") @DefaultValue("") String seen) {
    Frame frame = frames.of(Place.CHANNELS, ws);
    ChannelBoard board = board(ws);
    if (!frames.isForPart()) {
      return frames.page(Templates.channels(frame, board));
    }
    return board.digest().equals(seen)
        ? RestResponse.noContent()
        : frames.page(Templates.board(frame, board));
  }

  private ChannelBoard board(String ws) {
    return boards.of(workspaces.get(ws));
  }

  /// What a phone needs to have the page on its home screen.
  @GET
  @Path("/app.webmanifest")
  @Needs(Role.VIEWER)
  @Produces("application/manifest+json")
  public String manifest(@PathParam("ws") String ws) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("name", boards.messages().title() + " · " + workspaces.get(ws).name());
    json.put("short_name", boards.messages().title());
    json.put("id", Boards.path(ws)).put("start_url", Boards.path(ws)).put("scope", "/");
    json.put("display", "standalone").put("theme_color", "#0b6b53");
    json.put("background_color", "#f5f7f6");
    var icons = json.putArray("icons");
    for (String size : List.of("192", "512")) {
      icons
          .addObject()
          .put("src", assets.of("icon-" + size + ".png"))
          .put("sizes", size + "x" + size)
          .put("type", "image/png")
          .put("purpose", "any maskable");
    }
    return json.toString();
  }

  /// Turns a channel active or passive.
  ///
  /// @param until when a passive one is active again by itself; empty for when somebody turns it
  /// @param version what it must be, for an undo; empty for whatever it is
  @POST
  @Path("/key/{key}/status")
  @Needs(Role.EDITOR)
  public RestResponse<String> turn(
      @PathParam("ws") String ws,
      @PathParam("key") String key,
      @QueryParam("to") @DefaultValue("") String to,
      @QueryParam("until") @DefaultValue("") String until,
      @QueryParam("version") @DefaultValue("") String version) {
    ObjectNode status = JsonNodeFactory.instance.objectNode().put("status", to);
    if (!until.isEmpty()) {
      status.put("passive_until", until);
    }
    Versioned<ChannelView> turned = channels.changeStatus(ws, key, precondition(version), status);
    ChannelView channel = turned.body();
    boolean isActive = channel.status().equals(ChannelStatus.ACTIVE.key());
    ChannelMessages say = boards.messages();
    String text = isActive ? say.turnedActive(channel.name()) : say.turnedPassive(channel.name());
    return turned(
        ws, turned, text, "to=" + (isActive ? ChannelStatus.PASSIVE : ChannelStatus.ACTIVE).key());
  }

  /// Turns a channel passive until a moment.
  ///
  /// @param until `hour`, `tomorrow`, or else the moment is the one of `own`
  /// @param own a date and time by the clock of the workspace
  @POST
  @Path("/key/{key}/back")
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> back(
      @PathParam("ws") String ws,
      @PathParam("key") String key,
      @RestForm @Nullable String until,
      @RestForm @Nullable String own) {
    ChannelMessages say = boards.messages();
    ZoneId zone = ZoneId.of(workspaces.get(ws).timeZone());
    Instant now = clock.instant();
    Instant back = moment(until, own, now, zone);
    if (back == null) {
      return frames.isForPart()
          ? frames.page(
              Templates.turned(frames.of(Place.CHANNELS, ws), board(ws), say.backWrong(), null))
          : frames.leadTo(Boards.path(ws), Toast.of(say.backWrong()));
    }
    ChannelView before = channels.get(ws, key).body();
    Instant was = before.passiveUntil();
    Versioned<ChannelView> turned =
        channels.changeStatus(
            ws,
            key,
            precondition(""),
            JsonNodeFactory.instance
                .objectNode()
                .put("status", ChannelStatus.PASSIVE.key())
                .put("passive_until", back.toString()));
    String name = turned.body().name();
    return turned(
        ws,
        turned,
        say.turnedUntil(name, boards.words().at(back, now, zone)),
        "to=" + before.status() + (was == null ? "" : "&until=" + was));
  }

  /// The moment that was chosen, to the second; null for none that is to come.
  private static @Nullable Instant moment(
      @Nullable String until, @Nullable String own, Instant now, ZoneId zone) {
    if ("hour".equals(until)) {
      return now.plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    }
    if ("tomorrow".equals(until)) {
      return LocalDate.ofInstant(now, zone).plusDays(1).atTime(OPENING).atZone(zone).toInstant();
    }
    try {
      Instant chosen = LocalDateTime.parse(own == null ? "" : own).atZone(zone).toInstant();
      return chosen.isAfter(now) && chosen.isBefore(now.plus(FARTHEST)) ? chosen : null;
    } catch (DateTimeException _) {
      return null;
    }
  }

  /// @param undo the parameters of the POST that takes it back, but for the version
  private RestResponse<String> turned(
      String ws, Versioned<ChannelView> turned, String done, String undo) {
    ChannelMessages say = boards.messages();
    ChannelView channel = turned.body();
    String text = done;
    int failing = channel.failingTests() == null ? 0 : channel.failingTests().links().size();
    if (failing > 0) {
      text = text + " " + say.failing(failing);
    }
    String path =
        Boards.path(ws)
            + "/key/"
            + channel.key()
            + "/status?"
            + undo
            + "&version="
            + turned.version();
    return frames.isForPart()
        ? frames.page(Templates.turned(frames.of(Place.CHANNELS, ws), board(ws), text, path))
        : frames.leadTo(Boards.path(ws), new Toast(text, path));
  }

  private static Precondition precondition(String version) {
    return Precondition.of(version.isEmpty() ? null : '"' + version + '"');
  }

  @GET
  @Path("/new")
  @Needs(Role.EDITOR)
  public RestResponse<String> askForNew(@PathParam("ws") String ws) {
    return frames.page(form(ws, ChannelForm.EMPTY, FormFaults.none(), null));
  }

  @POST
  @Path("/new")
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> create(
      @PathParam("ws") String ws, MultivaluedMap<String, String> typed) {
    ChannelForm form = ChannelForm.of(typed);
    Directory directory = directories.of(ws);
    String key = Key.free(form.name(), form.kind(), each -> directory.channel(each) != null);
    try {
      ChannelView made = channels.create(ws, form.creation(key)).body();
      return frames.leadTo(Boards.path(ws), Toast.of(boards.messages().made(made.name())));
    } catch (ProblemException e) {
      return frames.refused(form(ws, form, FormFaults.of(e, ChannelForm.CONTROLS), null), e);
    }
  }

  @GET
  @Path("/key/{key}")
  @Needs(Role.EDITOR)
  public RestResponse<String> edit(@PathParam("ws") String ws, @PathParam("key") String key) {
    Versioned<ChannelView> channel = channels.get(ws, key);
    return frames.page(form(ws, ChannelForm.of(channel), FormFaults.none(), channel.body()));
  }

  @POST
  @Path("/key/{key}")
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> change(
      @PathParam("ws") String ws,
      @PathParam("key") String key,
      MultivaluedMap<String, String> typed) {
    ChannelForm form = ChannelForm.of(typed);
    Versioned<ChannelView> now = channels.get(ws, key);
    try {
      ChannelView saved =
          channels.change(ws, key, precondition(form.version()), form.patch(now.body())).body();
      return frames.leadTo(Boards.path(ws), Toast.of(boards.messages().saved(saved.name())));
    } catch (ProblemException e) {
      FormFaults faults =
          FormFaults.ofChange(e, sentences.of(Messages.class).problemStale(), ChannelForm.CONTROLS);
      // Saved once more, it goes over what was changed meanwhile.
      return frames.refused(form(ws, form.at(now.version()), faults, now.body()), e);
    }
  }

  @GET
  @Path("/key/{key}/delete")
  @Needs(Role.EDITOR)
  public RestResponse<String> askToDelete(
      @PathParam("ws") String ws, @PathParam("key") String key) {
    ChannelView channel = channels.get(ws, key).body();
    return frames.page(
        Templates.delete(
            frames.of(Place.CHANNELS, ws), channel, uses.ofChannel(ws, channel.key())));
  }

  @POST
  @Path("/key/{key}/delete")
  @Needs(Role.EDITOR)
  public RestResponse<String> delete(@PathParam("ws") String ws, @PathParam("key") String key) {
    ChannelView channel = channels.get(ws, key).body();
    channels.delete(ws, key, Precondition.of(null));
    return frames.leadTo(Boards.path(ws), Toast.of(boards.messages().deleted(channel.name())));
  }

  private TemplateInstance form(
      String ws, ChannelForm form, FormFaults faults, @Nullable ChannelView channel) {
    Directory directory = directories.of(ws);
    List<Choice> kinds =
        Arrays.stream(ChannelKind.values())
            .map(
                kind ->
                    new Choice(
                        kind.key(),
                        kind.label(directory.names().language()),
                        kind.key().equals(form.kind())))
            .toList();
    List<Choice> fallbacks =
        directory.channels().stream()
            .filter(each -> channel == null || !each.key().equals(channel.key()))
            .map(each -> new Choice(each.key(), each.name(), each.key().equals(form.fallback())))
            .toList();
    return Templates.form(
        frames.of(Place.CHANNELS, ws),
        faults,
        form,
        new Choices(kinds, fallbacks),
        channel,
        channel == null ? List.of() : uses.ofChannel(ws, channel.key()));
  }
}
