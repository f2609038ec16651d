package dev.waymark.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.channel.ChannelKind;
import dev.waymark.channel.ChannelLink;
import dev.waymark.channel.ChannelStatus;
import dev.waymark.publication.ChannelDocument;
import dev.waymark.publication.DocumentReading;
import dev.waymark.publication.LinkDocument;
import dev.waymark.publication.PoolDocument;
import dev.waymark.publication.ScheduleDocument;
import dev.waymark.publication.SegmentDocument;
import dev.waymark.publication.WorkspaceDocument;
import dev.waymark.publication.WorkspaceDocument.DefaultDestination;
import dev.waymark.routing.Explanation.Tried;
import dev.waymark.rule.SharedMatchers;
import dev.waymark.schedule.Schedule;
import dev.waymark.takedown.Takedowns;
import dev.waymark.visitor.GivenVisit;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// Every visitor of a link that is on, not over and not locked, whom no rule blocks, gets
/// somewhere, whatever the rules, channels, fallbacks, pools, hours and visitors: checked on random
/// worlds, against the slow router. More worlds with `-Dwaymark.worlds=1000000`, others with
/// `-Dwaymark.seed=...`.
class NeverADeadEndTest {
  private static final long SEED = Long.getLong("waymark.seed", 0x5EEDL);
  private static final int WORLDS = Integer.getInteger("waymark.worlds", 10_000);
  private static final int VISITS_PER_WORLD = 5;

  private static final List<ScheduleDocument> HOURS =
      List.of(schedule("day", "09:00", "17:30"), schedule("night", "22:00", "06:00"));

  private static ScheduleDocument schedule(String key, String from, String until) {
    var json = new StringBuilder("{'time_zone': 'Europe/Madrid', 'weekly': {");
    for (String day : List.of("mon", "tue", "wed", "thu", "fri")) {
      json.append(
          "'%s': [['%s', '%s']]%s".formatted(day, from, until, day.equals("fri") ? "" : ","));
    }
    return switch (Schedule.read(World.json(json + "}, 'exceptions': []}"), "")) {
      case Schedule.Accepted(Schedule schedule) -> new ScheduleDocument("ws_1", key, key, schedule);
      case Schedule.Rejected rejected -> throw new IllegalStateException(rejected.toString());
    };
  }

  @Test
  void anyVisitor_ofAnyLinkInAnyWorld_getsWhatTheSlowRouterSays() {
    var generator = new RandomWorlds(RandomGeneratorFactory.of("L64X128MixRandom").create(SEED));
    Map<Step, Integer> answered = new EnumMap<>(Step.class);
    for (int i = 0; i < WORLDS; i++) {
      ObjectNode world = generator.world();
      List<ChannelDocument> channels = channels(world);
      Workspace workspace = workspace(world, channels);
      LinkDocument document = document("lnk_1", world.get("link"));
      Link link = Link.compile(document, new SharedMatchers());
      Neighbours others = neighbours(world);
      for (int v = 0; v < VISITS_PER_WORLD; v++) {
        ObjectNode json = generator.visit();
        addHours(json);
        GivenVisit visit = GivenVisit.read(json).with(workspace::membership);
        Admission admission =
            new GivenAdmission(json.get("unlocked").booleanValue(), json.get("clicks").longValue());
        Draws draws =
            new GivenDraws(
                json.get("member").intValue(),
                json.get("bucket").intValue(),
                json.get("point").intValue(),
                json.get("visits").longValue(),
                "01click");

        Decision decision =
            Router.decide(link, workspace, Takedowns.NONE, visit, admission, others);
        Answer answer = Router.settle(decision, link, workspace, Takedowns.NONE, visit, draws);

        String where = "seed %d world %d: %s on %s".formatted(SEED, i, world, json);
        assertThat(Told.of(decision, answer)).as(where).isEqualTo(SlowRouter.answer(world, json));
        assertLeadsOn(decision, answer, where);
        Explanation explanation =
            Router.explain(document, workspace, Takedowns.NONE, visit, admission, draws, others);
        assertThat(Told.of(explanation.decision(), explanation.answer()))
            .as(where)
            .isEqualTo(Told.of(decision, answer));
        assertTraceEndsWithTheWinner(explanation, document, where);
        answered.merge(decision.step(), 1, Integer::sum);
      }
    }
    // A generator that hardly ever gets to a step would prove little about it.
    for (Step step : Step.values()) {
      if (step != Step.TAP) {
        assertThat(answered.getOrDefault(step, 0)).as(step.key()).isGreaterThan(WORLDS / 250);
      }
    }
  }

  private static void assertLeadsOn(Decision decision, Answer answer, String where) {
    switch (answer) {
      case Answer.Onward onward -> {
        URI url = URI.create(onward.location());
        assertThat(url.isAbsolute()).as(where).isTrue();
        if (answer instanceof Answer.Redirect && url.getScheme().startsWith("http")) {
          assertThat(url.getHost()).as(where).isNotNull();
        }
      }
      case Answer.HubPage page -> assertThat(page.entries()).as(where).isNotEmpty();
      case Answer.Gone _, Answer.NotStarted _, Answer.Locked _ ->
          assertThat(decision.step().isBeforeRules()).as(where).isTrue();
      case Answer.LastResort _ ->
          assertThat(last(decision).step()).as(where).isEqualTo(Step.LAST_RESORT);
      case Answer.Blocked _ -> assertThat(decision.step()).as(where).isEqualTo(Step.RULE);
      case Answer.OtherLink(String id) ->
          assertThat(((Decision.Chosen) decision).otherLink()).as(where).isEqualTo(id);
      case Answer.Preview _ -> {}
      case Answer.NotFound _, Answer.TakenDown _ -> throw new AssertionError(where);
    }
  }

  /// What was decided at the link to which a rule led, if it led to one.
  private static Decision last(Decision decision) {
    return decision instanceof Decision.Chosen chosen
            && chosen.destination() instanceof Destination.Through(_, Decision.Chosen there)
        ? there
        : decision;
  }

  private static Neighbours neighbours(JsonNode world) {
    var others = new HashMap<String, Neighbour>();
    for (Map.Entry<String, JsonNode> other : world.get("others").properties()) {
      LinkDocument document = document(other.getKey(), other.getValue().get("link"));
      others.put(
          other.getKey(),
          new Neighbour(
              Link.compile(document, new SharedMatchers()),
              0,
              other.getValue().get("clicks").longValue()));
    }
    return others::get;
  }

  private static void assertTraceEndsWithTheWinner(
      Explanation explanation, LinkDocument document, String where) {
    List<Tried> trace = explanation.trace();
    if (explanation.decision().step() == Step.RULE) {
      assertThat(trace.getLast().matched()).as(where).isTrue();
      assertThat(trace.getLast().rule().rule())
          .as(where)
          .isEqualTo(((Decision.Chosen) explanation.decision()).rule());
      assertThat(trace.subList(0, trace.size() - 1)).as(where).noneMatch(Tried::matched);
    } else {
      assertThat(trace).as(where).noneMatch(Tried::matched);
      assertThat(trace.size())
          .as(where)
          .isEqualTo(
              explanation.decision().step().isBeforeRules()
                  ? 0
                  : document.destinations().rules().rules().size());
    }
  }

  private static void addHours(ObjectNode visit) {
    long at = Instant.parse(visit.get("at").textValue()).getEpochSecond();
    ObjectNode hours = visit.putObject("hours");
    for (ScheduleDocument schedule : HOURS) {
      hours.put(schedule.key(), schedule.schedule().at(at).key());
    }
  }

  /// The channels of a world, whose URLs are written into it for the slow router.
  private static List<ChannelDocument> channels(ObjectNode world) {
    var channels = new ArrayList<ChannelDocument>();
    for (Map.Entry<String, JsonNode> entry : world.get("channels").properties()) {
      String key = entry.getKey();
      JsonNode json = entry.getValue();
      ChannelKind kind = Objects.requireNonNull(ChannelKind.of(json.get("kind").textValue()));
      String address =
          switch (kind) {
            case PHONE, WHATSAPP -> "+3460000000" + key.charAt(1);
            case TELEGRAM -> "acme_" + key;
            case EMAIL -> key + "@example.com";
            default -> "https://" + key + ".example.com/";
          };
      String message = json.path("message").textValue();
      ((ObjectNode) json).put("url", ChannelLink.of(kind, address, message, null));
      channels.add(
          new ChannelDocument(
              "ws_1",
              key,
              "Channel " + key,
              kind,
              address,
              message,
              null,
              json.path("fallback").textValue(),
              Objects.requireNonNull(ChannelStatus.of(json.get("status").textValue()))));
    }
    return channels;
  }

  private static Workspace workspace(JsonNode world, List<ChannelDocument> channels) {
    List<PoolDocument> pools =
        world.get("pools").properties().stream()
            .map(
                pool ->
                    new PoolDocument(
                        "ws_1",
                        pool.getKey(),
                        "Pool " + pool.getKey(),
                        StreamSupport.stream(pool.getValue().spliterator(), false)
                            .map(
                                member ->
                                    new PoolDocument.Member(
                                        member.get("channel").textValue(),
                                        member.get("weight").intValue(),
                                        member.path("schedule").textValue()))
                            .toList(),
                        false))
            .toList();
    JsonNode last = world.path("default");
    DefaultDestination destination =
        last.has("url")
            ? new DefaultDestination.Url(last.get("url").textValue())
            : last.has("channel")
                ? new DefaultDestination.Channel(last.get("channel").textValue())
                : null;
    return Workspace.of(
        "ws_1",
        new WorkspaceDocument("ws_1", destination, false),
        channels,
        pools,
        HOURS,
        segments(world));
  }

  private static List<SegmentDocument> segments(JsonNode world) {
    var segments = new ArrayList<SegmentDocument>();
    for (Map.Entry<String, JsonNode> each : world.get("segments").properties()) {
      ObjectNode body = each.getValue().deepCopy();
      body.put("workspace", "ws_1").put("key", each.getKey()).put("name", each.getKey());
      switch (SegmentDocument.read("ws_1/" + each.getKey(), body)) {
        case DocumentReading.Accepted<SegmentDocument> accepted ->
            segments.add(accepted.document());
        case DocumentReading.Rejected<SegmentDocument> rejected ->
            throw new IllegalStateException(rejected + " in " + body);
      }
    }
    return segments;
  }

  private static LinkDocument document(String id, JsonNode link) {
    return switch (LinkDocument.read(id, link)) {
      case DocumentReading.Accepted<LinkDocument> accepted -> accepted.document();
      case DocumentReading.Rejected<LinkDocument> rejected ->
          throw new IllegalStateException(rejected + " in " + link);
    };
  }
}
