package dev.waymark.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.channel.ChannelKind;
import dev.waymark.channel.ChannelStatus;
import dev.waymark.publication.ChannelDocument;
import dev.waymark.publication.DocumentReading;
import dev.waymark.publication.LinkDocument;
import dev.waymark.publication.PoolDocument;
import dev.waymark.publication.ScheduleDocument;
import dev.waymark.publication.SegmentDocument;
import dev.waymark.publication.WorkspaceDocument;
import dev.waymark.rule.SharedMatchers;
import dev.waymark.schedule.Schedule;
import dev.waymark.takedown.Takedown;
import dev.waymark.takedown.Takedowns;
import dev.waymark.visitor.GivenVisit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A workspace for tests, with one link to visit. JSON may have single quotes.
final class World {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<ChannelDocument> channels = new ArrayList<>();
  private final List<PoolDocument> pools = new ArrayList<>();
  private final List<ScheduleDocument> schedules = new ArrayList<>();
  private final List<SegmentDocument> segments = new ArrayList<>();
  private final Map<String, Neighbour> neighbours = new HashMap<>();
  private WorkspaceDocument.@Nullable DefaultDestination defaultDestination;
  private Admission admission = Admission.LOCKED;
  private Draws draws = GivenDraws.FIRST;
  private Takedowns takedowns = Takedowns.NONE;
  private boolean isOff;

  /// A website named after its key.
  World site(String key, ChannelStatus status, @Nullable String fallback) {
    return channel(
        new ChannelDocument(
            "ws_1",
            key,
            "Site " + key,
            ChannelKind.WEBSITE,
            "https://" + key + ".example.com/",
            null,
            null,
            fallback,
            status));
  }

  /// One that is passive until a moment.
  World away(String key, Instant until, @Nullable String fallback) {
    return channel(
        new ChannelDocument(
            "ws_1",
            key,
            "Site " + key,
            ChannelKind.WEBSITE,
            "https://" + key + ".example.com/",
            null,
            null,
            fallback,
            ChannelStatus.PASSIVE,
            until));
  }

  World channel(ChannelDocument channel) {
    channels.add(channel);
    return this;
  }

  World pool(String key, boolean sticky, PoolDocument.Member... members) {
    pools.add(new PoolDocument("ws_1", key, "Pool " + key, List.of(members), sticky));
    return this;
  }

  World schedule(String key, String json) {
    if (Schedule.read(json(json), "") instanceof Schedule.Accepted(Schedule schedule)) {
      schedules.add(new ScheduleDocument("ws_1", key, "Hours " + key, schedule));
      return this;
    }
    throw new IllegalArgumentException(json);
  }

  /// @param members of the document, but for the workspace, the key and the name
  World segment(String key, String members) {
    JsonNode json =
        json(
            "{'workspace': 'ws_1', 'key': '%s', 'name': 'Segment %s', %s}"
                .formatted(key, key, members));
    if (SegmentDocument.read("ws_1/" + key, json)
        instanceof DocumentReading.Accepted<SegmentDocument>(SegmentDocument segment)) {
      segments.add(segment);
      return this;
    }
    throw new IllegalArgumentException(members);
  }

  /// Another link.
  ///
  /// @param clicks how many it has had
  /// @param members as for {@link #link}
  World neighbour(String id, long clicks, String members) {
    neighbours.put(
        id,
        new Neighbour(
            Link.compile(document(id, "ws_1", members), new SharedMatchers()), clicks, clicks));
    return this;
  }

  /// Another link, of another workspace.
  World stranger(String id) {
    String members = "'target': 'https://stranger.example.com/'";
    neighbours.put(
        id, new Neighbour(Link.compile(document(id, "ws_2", members), new SharedMatchers()), 0, 0));
    return this;
  }

  World defaultDestination(WorkspaceDocument.DefaultDestination destination) {
    defaultDestination = destination;
    return this;
  }

  World admission(boolean unlocked, long clicks) {
    admission = new GivenAdmission(unlocked, clicks);
    return this;
  }

  /// Its workspace is deleted, and can be taken back.
  World off() {
    isOff = true;
    return this;
  }

  World takedowns(Takedown... given) {
    takedowns = Takedowns.of(List.of(given));
    return this;
  }

  World draws(Draws given) {
    draws = given;
    return this;
  }

  Workspace workspace() {
    return Workspace.of(
        "ws_1",
        new WorkspaceDocument("ws_1", defaultDestination, null, false, isOff),
        channels,
        pools,
        schedules,
        segments);
  }

  Decision decide(String link, String visit) {
    Workspace workspace = workspace();
    return Router.decide(
        link(link),
        workspace,
        takedowns,
        visit(visit).with(workspace::membership),
        admission,
        neighbours::get);
  }

  Answer answer(String link, String visit) {
    Link compiled = link(link);
    Workspace workspace = workspace();
    GivenVisit given = visit(visit).with(workspace::membership);
    return Router.settle(
        Router.decide(compiled, workspace, takedowns, given, admission, neighbours::get),
        compiled,
        workspace,
        takedowns,
        given,
        draws);
  }

  Answer tap(String link, String entry, String visit) {
    Link compiled = link(link);
    Workspace workspace = workspace();
    GivenVisit given = visit(visit);
    return Router.settle(
        Router.tap(compiled, entry, workspace, takedowns, given, admission),
        compiled,
        workspace,
        takedowns,
        given,
        draws);
  }

  Explanation explain(String link, String visit) {
    Workspace workspace = workspace();
    return Router.explain(
        document(link),
        workspace,
        takedowns,
        visit(visit).with(workspace::membership),
        admission,
        draws,
        neighbours::get);
  }

  static Link link(String members) {
    return Link.compile(document(members), new SharedMatchers());
  }

  /// @param members of the document, but for the workspace, the slug, and what may be left out:
  ///   `active` and `rules`
  static LinkDocument document(String members) {
    return document("lnk_1", "ws_1", members);
  }

  private static LinkDocument document(String id, String workspace, String members) {
    String json =
        "{'workspace': '"
            + workspace
            + "', 'slug': 'Sale'"
            + (members.contains("'active'") ? "" : ", 'active': true")
            + (members.contains("'rules'") ? "" : ", 'rules': []")
            + (members.isBlank() ? "" : ", ")
            + members
            + "}";
    return switch (LinkDocument.read(id, json(json))) {
      case DocumentReading.Accepted<LinkDocument> accepted -> accepted.document();
      case DocumentReading.Rejected<LinkDocument> rejected ->
          throw new IllegalArgumentException(rejected.faults().toString());
    };
  }

  static GivenVisit visit(String members) {
    return GivenVisit.read(json("{" + members + "}"));
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
