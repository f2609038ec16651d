package dev.waymark.admin.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.admin.link.LinkAsServed;
import dev.waymark.admin.visit.Player;
import dev.waymark.admin.visit.SimulatedVisit;
import dev.waymark.link.UtmParams;
import dev.waymark.publication.ChannelDocument;
import dev.waymark.publication.DocumentReading;
import dev.waymark.publication.LinkDocument;
import dev.waymark.publication.PoolDocument;
import dev.waymark.routing.Neighbours;
import dev.waymark.routing.Workspace;
import dev.waymark.takedown.Takedowns;
import dev.waymark.visitor.Acquaintance;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.Device;
import dev.waymark.visitor.Parameters;
import dev.waymark.visitor.Place;
import dev.waymark.visitor.VisitorClass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static <D> D accepted(DocumentReading<D> reading) {
    return switch (reading) {
      case DocumentReading.Accepted<D> accepted -> accepted.document();
      case DocumentReading.Rejected<D> rejected ->
          throw new IllegalArgumentException(rejected.faults().toString());
    };
  }

  private static ChannelDocument channel(String key) {
    return accepted(
        ChannelDocument.read(
            "ws_1/" + key,
            json(
                "{'workspace': 'ws_1', 'key': '%1$s', 'name': '%1$s', 'kind': 'website', 'address':"
                        .formatted(key)
                    + " 'https://%s.example/', 'status': 'active'}".formatted(key))));
  }

  private static Workspace workspace() {
    return Workspace.of(
        "ws_1",
        null,
        List.of(channel("one"), channel("two")),
        List.of(
            accepted(
                PoolDocument.read(
                    "ws_1/both",
                    json(
                        "{'workspace': 'ws_1', 'key': 'both', 'name': 'Both', 'sticky': false,"
                            + " 'members': [{'channel': 'one', 'weight': 1}, {'channel': 'two',"
                            + " 'weight': 1}]}")))),
        List.of(),
        List.of());
  }

  private static LinkAsServed served(String members) {
    LinkDocument document =
        accepted(
            LinkDocument.read(
                "lnk_1",
                json("{'workspace': 'ws_1', 'slug': 'x', 'active': true, " + members + "}")));
    return new LinkAsServed(
        document,
        document.destinations().rules(),
        new ArrayList<>(Collections.nCopies(document.destinations().rules().rules().size(), null)),
        workspace(),
        Takedowns.NONE,
        0,
        Neighbours.NONE,
        List.of());
  }

  private static LinkAsServed link(String... rules) {
    return served("'target': 'https://example.com/', 'rules': [" + String.join(",", rules) + "]");
  }

  private static String rule(String name, String conditions, String action) {
    return "{'name': '%s', 'conditions': [%s], 'action': %s}".formatted(name, conditions, action);
  }

  private static String rule(String name, String conditions) {
    return rule(name, conditions, to(name));
  }

  private static String to(String name) {
    return "{'type': 'redirect', 'url': 'https://%s.example/'}"
        .formatted(name.toLowerCase(Locale.ROOT));
  }

  private static String is(String field, String value) {
    return "{'field': '%s', 'operator': 'eq', 'value': '%s'}".formatted(field, value);
  }

  private static KeptClick click(@Nullable String country) {
    return new KeptClick(
        "clk",
        AT,
        country == null ? null : Country.of(country),
        Device.MOBILE,
        null,
        null,
        null,
        null,
        UtmParams.NONE);
  }

  private static ReplayView replay(LinkAsServed now, LinkAsServed then, String... countries) {
    var replay = new Replay(now, then);
    for (String country : countries) {
      replay.play(click(country));
    }
    return replay.view(new KeptClicks.Found(AT, countries.length, List.of()));
  }

  @Test
  void replay_aRuleThatIsNew_movesThoseWhomItTakes() {
    ReplayView view =
        replay(link(), link(rule("Spain", is("country", "ES"))), "ES", "FR", "ES", "DE");

    assertThat(view.clicks()).isEqualTo(4);
    assertThat(view.sampled()).isEqualTo(4);
    assertThat(view.same()).isEqualTo(2);
    assertThat(view.different()).isEqualTo(2);
    assertThat(view.undecidable()).isZero();
    assertThat(view.moves())
        .containsExactly(
            new ReplayView.MoveView(
                new ReplayView.PlaceView("target", null, null, "https://example.com/", "redirect"),
                new ReplayView.PlaceView(
                    "rule", "Spain", null, "https://spain.example/", "redirect"),
                2));
    assertThat(view.examples()).hasSize(2);
    assertThat(view.examples().getFirst().country()).isEqualTo("ES");
  }

  @Test
  void replay_theSameUnderAnotherName_isTheSame() {
    ReplayView view =
        replay(
            link(rule("Spain", is("country", "ES"))),
            link(rule("Iberia", is("country", "ES"), to("Spain"))),
            "ES",
            "FR");

    assertThat(view.same()).isEqualTo(2);
  }

  @Test
  void replay_factsThatAreNotKept_areNotGuessed() {
    LinkAsServed now = link(rule("Spain", is("country", "ES")));
    for (String fact :
        List.of("cookie:vip=1", "query:ref=a", "visitor:new", "ip:192.0.2.1", "city:Madrid")) {
      String field = fact.substring(0, fact.indexOf(':'));
      String asks = is(field, fact.substring(fact.indexOf(':') + 1));
      ReplayView view =
          replay(
              now,
              link(
                  rule("Asks", asks + "," + is("country", "FR")),
                  rule("Spain", is("country", "ES"))),
              "ES",
              "FR",
              "DE");

      assertThat(view.same()).as(fact).isEqualTo(2);
      assertThat(view.undecidable()).as(fact).isEqualTo(1);
      assertThat(view.unknown()).containsExactly(new ReplayView.UnknownView(field, 1));
    }
  }

  @Test
  void replay_aRuleOnWhatIsNotKeptThatStays_isTheSameOnBothSides() {
    String vip = rule("Vip", is("cookie", "vip=1"));
    ReplayView view = replay(link(vip), link(vip, rule("Spain", is("country", "ES"))), "ES", "FR");

    assertThat(view.same()).as("French, with the cookie or without").isEqualTo(1);
    assertThat(view.undecidable()).as("a Spaniard with the cookie stays").isEqualTo(1);
  }

  @Test
  void replay_whatDiffersWhateverTheFact_isDifferent() {
    ReplayView view =
        replay(
            link(rule("Old", is("cookie", "vip=1")), rule("Older", "")),
            link(rule("New", is("cookie", "vip=1")), rule("Newer", "")),
            "ES");

    assertThat(view.different()).isEqualTo(1);
    assertThat(view.moves().getFirst().from()).isNull();
    assertThat(view.moves().getFirst().to()).isNull();
  }

  @Test
  void replay_parametersThatAreKept_areJudged() {
    var replay = new Replay(link(), link(rule("News", is("query", "utm_source=news"))));
    replay.play(
        new KeptClick(
            "a",
            AT,
            null,
            null,
            null,
            null,
            null,
            null,
            new UtmParams("news", null, null, null, null)));
    replay.play(click(null));
    ReplayView view = replay.view(new KeptClicks.Found(AT, 2, List.of()));

    assertThat(view.different()).isEqualTo(1);
    assertThat(view.same()).isEqualTo(1);
  }

  @Test
  void replay_aDraw_isDifferentOnlyWhereNoneOfItLeadsThere() {
    String pool = "{'type': 'pool', 'pool': 'both'}";
    String one = "{'type': 'channel', 'channel': 'one'}";
    assertThat(replay(link(), link(rule("All", "", pool)), "ES").different()).isEqualTo(1);
    assertThat(replay(link(rule("All", "", pool)), link(rule("Each", "", pool)), "ES").same())
        .isEqualTo(1);
    ReplayView view = replay(link(rule("All", "", one)), link(rule("All", "", pool)), "ES");
    assertThat(view.undecidable()).isEqualTo(1);
    assertThat(view.unknown()).containsExactly(new ReplayView.UnknownView("draw", 1));
  }

  @Test
  void replay_aLinkThatIsOff_isJudgedAsWhenItWasOn() {
    String off = "'active': false, 'target': 'https://example.com/', 'rules': [%s]";
    LinkAsServed now = served(off.formatted(""));
    LinkAsServed then = served(off.formatted(rule("Spain", is("country", "ES"))));

    assertThat(replay(now, then, "ES", "FR").different()).isEqualTo(1);
    assertThat(replay(link(), now, "ES").moves().getFirst().to())
        .isEqualTo(new ReplayView.PlaceView("active", null, null, null, "inactive"));
  }

  /// What is said for certain is true of visitors who could have been those: with every cookie,
  /// parameter and address.
  @Test
  void replay_whatItSaysForCertain_isSoForEveryVisitor() {
    var random = new Random(7);
    int certain = 0;
    int open = 0;
    for (int round = 0; round < 400; round++) {
      List<String> some = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        some.add(randomRule(random));
      }
      LinkAsServed now = link(some.subList(0, 3).toArray(String[]::new));
      Collections.shuffle(some, random);
      LinkAsServed then = link(some.subList(0, 3).toArray(String[]::new));
      for (String country : List.of("ES", "FR")) {
        ReplayView view = replay(now, then, country);
        if (view.undecidable() == 1) {
          open++;
          continue;
        }
        certain++;
        var before =
            new Player(now.document(), now.surroundings(), now.takedowns(), Neighbours.NONE);
        var after =
            new Player(then.document(), then.surroundings(), then.takedowns(), Neighbours.NONE);
        for (int way = 0; way < 8; way++) {
          SimulatedVisit visit = visit(country, way);
          boolean moved =
              !String.valueOf(before.play(visit).location())
                  .equals(String.valueOf(after.play(visit).location()));
          assertThat(moved)
              .as("%s %s %s %s", some, country, way, view)
              .isEqualTo(view.different() == 1);
        }
      }
    }
    assertThat(certain).isGreaterThan(100);
    assertThat(open).isGreaterThan(100);
  }

  private static String randomRule(Random random) {
    List<String> conditions = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      conditions.add(randomCondition(random));
    }
    if (random.nextInt(3) == 0) {
      conditions.add(
          "{'any': [%s,%s]}".formatted(randomCondition(random), randomCondition(random)));
    }
    return "{'name': 'r', 'match': '%s', 'conditions': [%s], 'action': %s}"
        .formatted(
            random.nextBoolean() ? "all" : "any",
            String.join(",", conditions),
            to("d" + random.nextInt(3)));
  }

  private static String randomCondition(Random random) {
    String operator = random.nextBoolean() ? "eq" : "neq";
    String condition =
        switch (random.nextInt(4)) {
          case 0 -> is("cookie", "vip=1");
          case 1 -> is("query", "ref=a");
          case 2 -> is("visitor", "new");
          default -> is("country", random.nextBoolean() ? "ES" : "FR");
        };
    return condition.replace("'eq'", "'" + operator + "'");
  }

  /// One of eight ways in which three facts can be.
  private static SimulatedVisit visit(String country, int way) {
    var cookies = new Parameters.Builder();
    if ((way & 1) != 0) {
      cookies.add("vip", "1");
    }
    if ((way & 2) != 0) {
      cookies.add(Acquaintance.COOKIE_PREFIX + "lnk_1", "1");
    }
    var query = new Parameters.Builder();
    if ((way & 4) != 0) {
      query.add("ref", "a");
    }
    return new SimulatedVisit(
        Country.of(country),
        Device.MOBILE,
        null,
        null,
        null,
        null,
        query.build(),
        cookies.build(),
        AT,
        0,
        VisitorClass.HUMAN,
        true,
        true,
        workspace(),
        "lnk_1",
        null,
        Place.UNKNOWN);
  }
}
