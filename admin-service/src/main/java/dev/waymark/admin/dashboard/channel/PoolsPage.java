package dev.waymark.admin.dashboard.channel;

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
import dev.waymark.admin.pool.PoolView;
import dev.waymark.admin.pool.Pools;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.channel.Key;
import dev.waymark.publication.ChannelDocument;
import dev.waymark.publication.PoolDocument;
import dev.waymark.publication.ScheduleDocument;
import dev.waymark.routing.ActiveMembers;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Page;
import dev.waymark.service.access.Role;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.visitor.Opening;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/w/{ws}/pools`: channels that take turns.
@Path("/w/{ws}/pools")
@Produces(MediaType.TEXT_HTML)
@Page
@Blocking
final class PoolsPage {
  /// How many turns are told.
  private static final int MOST_TURNS = 6;

  private final Frames frames;
  private final Sentences sentences;
  private final Pools pools;
  private final Uses uses;
  private final Directories directories;
  private final InstantSource clock;

  PoolsPage(
      Frames frames,
      Sentences sentences,
      Pools pools,
      Uses uses,
      Directories directories,
      InstantSource clock) {
    this.frames = frames;
    this.sentences = sentences;
    this.pools = pools;
    this.uses = uses;
    this.directories = directories;
    this.clock = clock;
  }

  /// A line of the form.
  ///
  /// @param number from 1 on
  /// @param place from 0 on
  record Line(
      int number,
      int place,
      String weight,
      List<Choice> channels,
      List<Choice> schedules,
      boolean isLast) {}

  @CheckedTemplate(basePath = "dashboard/channel")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance pools(Frame frame, List<PoolRow> rows, boolean canMake);

    static native TemplateInstance poolForm(
        Frame frame,
        FormFaults faults,
        PoolForm form,
        List<Line> lines,
        @Nullable String key,
        List<ChannelUse> uses);
  }

  private static String path(String ws) {
    return "/w/" + ws + "/pools";
  }

  private PoolMessages messages() {
    return sentences.of(PoolMessages.class);
  }

  @GET
  @Needs(Role.VIEWER)
  public RestResponse<String> list(@PathParam("ws") String ws) {
    Directory directory = directories.of(ws);
    Instant now = clock.instant();
    Collator byName = Collator.getInstance(sentences.language());
    List<PoolRow> rows =
        directory.pools().stream()
            .sorted(Comparator.comparing(PoolDocument::name, byName))
            .map(pool -> row(pool, directory, now))
            .toList();
    return frames.page(
        Templates.pools(frames.of(Place.CHANNELS, ws), rows, !directory.channels().isEmpty()));
  }

  private PoolRow row(PoolDocument pool, Directory directory, Instant now) {
    int sum = pool.members().stream().mapToInt(PoolDocument.Member::weight).sum();
    List<PoolRow.Member> members =
        pool.members().stream()
            .map(
                member ->
                    new PoolRow.Member(
                        name(member.channel(), directory),
                        messages().share(member.weight(), sum),
                        why(member, directory, now)))
            .toList();
    ActiveMembers present = directory.compiled().activeMembers(pool.key(), now.getEpochSecond());
    return new PoolRow(
        pool.key(),
        pool.name(),
        members,
        present == null ? null : turns(present, directory),
        pool.sticky());
  }

  private static String turns(ActiveMembers present, Directory directory) {
    var names = new ArrayList<String>();
    for (int i = 0; i < Math.min(MOST_TURNS, present.round()); i++) {
      names.add(name(present.channel(present.placeAt(i)), directory));
    }
    return String.join(" → ", names) + (present.round() > MOST_TURNS ? " → …" : "");
  }

  private static String name(String key, Directory directory) {
    ChannelDocument channel = directory.channel(key);
    return channel == null ? key : channel.name();
  }

  private @Nullable String why(PoolDocument.Member member, Directory directory, Instant now) {
    ChannelDocument channel = directory.channel(member.channel());
    if (channel == null || !channel.isActive(now)) {
      return messages().away();
    }
    String key = member.schedule();
    ScheduleDocument hours = key == null ? null : directory.schedule(key);
    return hours == null || hours.schedule().at(now.getEpochSecond()) == Opening.OPEN
        ? null
        : new HoursWords(sentences.of(ChannelMessages.class), sentences.language())
            .now(hours.schedule(), now);
  }

  @GET
  @Path("/new")
  @Needs(Role.EDITOR)
  public RestResponse<String> askForNew(@PathParam("ws") String ws) {
    var form = new PoolForm("", "", false, List.of(PoolForm.Line.NONE, PoolForm.Line.NONE));
    return frames.page(form(ws, form, FormFaults.none(), null));
  }

  /// Makes it, or does with the form what another of its buttons says.
  @POST
  @Path("/new")
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> create(
      @PathParam("ws") String ws, MultivaluedMap<String, String> typed) {
    PoolForm form = PoolForm.of(typed);
    PoolForm other = after(form, typed);
    if (other != null) {
      return frames.page(form(ws, other, FormFaults.none(), null));
    }
    List<PoolDocument> there = directories.of(ws).pools();
    String key =
        Key.free(
            form.name(), "pool", each -> there.stream().anyMatch(pool -> pool.key().equals(each)));
    try {
      PoolView made = pools.create(ws, form.toJson().put("key", key)).body();
      return frames.leadTo(path(ws), Toast.of(messages().saved(made.name())));
    } catch (ProblemException e) {
      return frames.refused(form(ws, form, FormFaults.of(e, PoolForm.CONTROLS), null), e);
    }
  }

  private static @Nullable PoolForm after(PoolForm form, MultivaluedMap<String, String> typed) {
    return form.after(Objects.requireNonNullElse(typed.getFirst("do"), ""));
  }

  @GET
  @Path("/key/{key}")
  @Needs(Role.EDITOR)
  public RestResponse<String> edit(@PathParam("ws") String ws, @PathParam("key") String key) {
    return frames.page(form(ws, PoolForm.of(pools.get(ws, key)), FormFaults.none(), key));
  }

  @POST
  @Path("/key/{key}")
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> change(
      @PathParam("ws") String ws,
      @PathParam("key") String key,
      MultivaluedMap<String, String> typed) {
    PoolForm form = PoolForm.of(typed);
    PoolForm other = after(form, typed);
    if (other != null) {
      return frames.page(form(ws, other, FormFaults.none(), key));
    }
    Versioned<PoolView> now = pools.get(ws, key);
    try {
      PoolView saved =
          pools.change(ws, key, Precondition.of('"' + form.version() + '"'), form.toJson()).body();
      return frames.leadTo(path(ws), Toast.of(messages().saved(saved.name())));
    } catch (ProblemException e) {
      FormFaults faults =
          FormFaults.ofChange(e, sentences.of(Messages.class).problemStale(), PoolForm.CONTROLS);
      return frames.refused(form(ws, form.at(now.version()), faults, key), e);
    }
  }

  @GET
  @Path("/key/{key}/delete")
  @Needs(Role.EDITOR)
  public RestResponse<String> askToDelete(
      @PathParam("ws") String ws, @PathParam("key") String key) {
    String name = pools.get(ws, key).body().name();
    return frames.page(
        HoursPage.Templates.remove(
            frames.of(Place.CHANNELS, ws),
            name,
            path(ws) + "/key/" + key + "/delete",
            path(ws),
            uses.ofPool(ws, key)));
  }

  @POST
  @Path("/key/{key}/delete")
  @Needs(Role.EDITOR)
  public RestResponse<String> delete(@PathParam("ws") String ws, @PathParam("key") String key) {
    String name = pools.get(ws, key).body().name();
    pools.delete(ws, key, Precondition.of(null));
    return frames.leadTo(path(ws), Toast.of(sentences.of(ChannelMessages.class).deleted(name)));
  }

  private TemplateInstance form(String ws, PoolForm form, FormFaults faults, @Nullable String key) {
    Directory directory = directories.of(ws);
    var lines = new ArrayList<Line>();
    for (PoolForm.Line line : form.members()) {
      lines.add(
          new Line(
              lines.size() + 1,
              lines.size(),
              line.weight(),
              directory.channels().stream()
                  .map(
                      each ->
                          new Choice(each.key(), each.name(), each.key().equals(line.channel())))
                  .toList(),
              directory.schedules().stream()
                  .map(
                      each ->
                          new Choice(each.key(), each.name(), each.key().equals(line.schedule())))
                  .toList(),
              lines.size() == form.members().size() - 1));
    }
    return Templates.poolForm(
        frames.of(Place.CHANNELS, ws),
        faults,
        form,
        lines,
        key,
        key == null ? List.of() : uses.ofPool(ws, key));
  }
}
