package dev.waymark.redirect.route;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.channel.ChannelKind;
import dev.waymark.channel.ChannelStatus;
import dev.waymark.publication.ChannelDocument;
import dev.waymark.publication.DocumentReading;
import dev.waymark.publication.LinkDocument;
import dev.waymark.publication.PoolDocument;
import dev.waymark.redirect.Json;
import dev.waymark.redirect.cookie.Cookies;
import dev.waymark.redirect.cookie.Seal;
import dev.waymark.routing.Admission;
import dev.waymark.routing.Answer;
import dev.waymark.routing.Link;
import dev.waymark.routing.Router;
import dev.waymark.routing.Workspace;
import dev.waymark.rule.SharedMatchers;
import dev.waymark.takedown.Takedowns;
import dev.waymark.visitor.GivenVisit;
import dev.waymark.visitor.Parameters;
import dev.waymark.visitor.Place;
import dev.waymark.visitor.request.CookieHeader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What visitors draw, visit after visit, through the router.
class LiveDrawsTest {
  private static final long SEED = 0x5EED;
  private static final String VARIANTS =
      """
      'variants': [{'name': 'A', 'url': 'https://a.example/', 'weight': 50},
                   {'name': 'B', 'url': 'https://b.example/', 'weight': 30},
                   {'name': 'C', 'url': 'https://c.example/', 'weight': 20}]\
      """;
  private static final String SEQUENCE =
      """
      'sequence': {'loop': %b, 'urls': [{'url': 'https://1.example/'}, {'url': 'https://2.example/'},
                                        {'url': 'https://3.example/'}]}\
      """;

  private final Cookies cookies =
      new Cookies(new Seal("0123456789abcdef0123456789abcdef", null), true);
  private final PoolPositions positions = new PoolPositions();
  private final LiveDraws.Source draws = draws();

  private LiveDraws.Source draws() {
    return new LiveDraws.Source(
        cookies, positions, RandomGeneratorFactory.of("L64X128MixRandom").create(SEED));
  }

  private static Link link(String id, String members) {
    String json =
        "{'workspace': 'ws_1', 'slug': 'sale', 'active': true, "
            + (members.contains("'rules'") ? "" : "'rules': [], ")
            + (members.contains("'target'") ? "" : "'target': 'https://target.example/', ")
            + members
            + "}";
    return switch (LinkDocument.read(id, Json.of(json))) {
      case DocumentReading.Accepted<LinkDocument>(LinkDocument document) ->
          Link.compile(document, new SharedMatchers());
      case DocumentReading.Rejected<LinkDocument> rejected ->
          throw new IllegalArgumentException(rejected.toString());
    };
  }

  private static Link poolLink() {
    return link(
        "lnk_1",
        """
        'rules': [{'name': 'all', 'conditions': [], 'action': {'type': 'pool', 'pool': 'sales'}}]\
        """);
  }

  /// A pool of websites.
  private static Workspace team(boolean sticky, Set<String> passive, PoolDocument.Member... team) {
    var channels = new ArrayList<ChannelDocument>();
    for (PoolDocument.Member member : team) {
      channels.add(
          new ChannelDocument(
              "ws_1",
              member.channel(),
              member.channel(),
              ChannelKind.WEBSITE,
              "https://" + member.channel() + ".example/",
              null,
              null,
              null,
              passive.contains(member.channel()) ? ChannelStatus.PASSIVE : ChannelStatus.ACTIVE));
    }
    return Workspace.of(
        "ws_1",
        null,
        channels,
        List.of(new PoolDocument("ws_1", "sales", "Sales", List.of(team), sticky)),
        List.of(),
        List.of());
  }

  private static PoolDocument.Member member(String channel, int weight) {
    return new PoolDocument.Member(channel, weight, null);
  }

  /// Somebody with the cookies that were given to them.
  private final class Visitor {
    private final String visitorClass;
    private final Map<String, String> kept = new HashMap<>();
    private @Nullable LiveDraws last;

    Visitor(String visitorClass) {
      this.visitorClass = visitorClass;
    }

    Visitor() {
      this("human");
    }

    String visit(Link link, Workspace workspace) {
      return visit(draws, link, workspace);
    }

    String visit(LiveDraws.Source on, Link link, Workspace workspace) {
      GivenVisit visit = visit();
      LiveDraws draws = on.by(visit);
      last = draws;
      Answer answer =
          Router.settle(
              Router.decide(link, workspace, Takedowns.NONE, visit, Admission.OPEN),
              link,
              workspace,
              Takedowns.NONE,
              visit,
              draws);
      draws.setCookies().forEach(this::keep);
      return ((Answer.Onward) answer).location();
    }

    /// The draws of a visit that the test itself makes.
    LiveDraws begin(LiveDraws.Source on) {
      return on.by(visit());
    }

    private GivenVisit visit() {
      GivenVisit given = GivenVisit.read(Json.of("{'class': '" + visitorClass + "'}"));
      return new GivenVisit(
          null,
          null,
          null,
          null,
          null,
          null,
          Parameters.NONE,
          sent(),
          given.epochMillis(),
          0,
          given.visitorClass(),
          Map.of(),
          null,
          Place.UNKNOWN,
          (segment, visit) -> null);
    }

    Parameters sent() {
      var header = new StringBuilder();
      kept.forEach((name, value) -> header.append(name).append('=').append(value).append("; "));
      return CookieHeader.parse(header.toString());
    }

    void keep(String setCookie) {
      String pair = setCookie.substring(0, setCookie.indexOf(';'));
      kept.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
  }

  private static final Workspace NONE = Workspace.empty("ws_1");

  @Test
  void pool_eachRoundOfTurns_isFairByWeight() {
    Workspace team = team(false, Set.of(), member("anna", 3), member("ben", 2), member("cleo", 1));
    Link link = poolLink();

    for (int round = 0; round < 100; round++) {
      List<String> sent =
          IntStream.range(0, 6).mapToObj(_ -> new Visitor().visit(link, team)).toList();
      assertThat(Collections.frequency(sent, "https://anna.example/")).isEqualTo(3);
      assertThat(Collections.frequency(sent, "https://ben.example/")).isEqualTo(2);
      assertThat(Collections.frequency(sent, "https://cleo.example/")).isEqualTo(1);
    }
  }

  @Test
  void pool_onSeveralEventLoops_takesItsTurnsInOneOrder() {
    Workspace team = team(false, Set.of(), member("anna", 1), member("ben", 1));
    Link link = poolLink();
    LiveDraws.Source otherLoop = draws();

    for (int i = 0; i < 10; i++) {
      assertThat(new Visitor().visit(draws, link, team)).isEqualTo("https://anna.example/");
      assertThat(new Visitor().visit(otherLoop, link, team)).isEqualTo("https://ben.example/");
    }
  }

  @Test
  void pool_memberTurnedPassive_isLeftOutAndTheRestStaysFair() {
    PoolDocument.Member[] members = {member("anna", 1), member("ben", 1), member("cleo", 1)};
    Link link = poolLink();
    new Visitor().visit(link, team(false, Set.of(), members));
    Workspace without = team(false, Set.of("ben"), members);

    for (int i = 0; i < 10; i++) {
      assertThat(List.of(new Visitor().visit(link, without), new Visitor().visit(link, without)))
          .containsExactlyInAnyOrder("https://anna.example/", "https://cleo.example/");
    }
  }

  @Test
  void stickyPool_returningVisitor_staysWhileTheChannelIsActive() {
    PoolDocument.Member[] members = {member("anna", 1), member("ben", 1)};
    Workspace team = team(true, Set.of(), members);
    Link link = poolLink();
    var first = new Visitor();
    var second = new Visitor();
    assertThat(first.visit(link, team)).isEqualTo("https://anna.example/");
    assertThat(second.visit(link, team)).isEqualTo("https://ben.example/");

    for (int i = 0; i < 5; i++) {
      assertThat(first.visit(link, team)).isEqualTo("https://anna.example/");
      assertThat(second.visit(link, team)).isEqualTo("https://ben.example/");
    }
    assertThat(first.visit(link, team(true, Set.of("anna"), members)))
        .isEqualTo("https://ben.example/");
    assertThat(first.visit(link, team)).isEqualTo("https://ben.example/");
  }

  @Test
  void stickyPool_returningVisitor_takesNoTurn() {
    Workspace team = team(true, Set.of(), member("anna", 1), member("ben", 1));
    Link link = poolLink();
    var loyal = new Visitor();
    loyal.visit(link, team);
    loyal.visit(link, team);
    loyal.visit(link, team);

    assertThat(new Visitor().visit(link, team)).isEqualTo("https://ben.example/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bot", "preview", "prefetch"})
  void visits_thatAreNotPeoples_getTheFirstAndMoveNothing(String visitorClass) {
    Workspace team = team(true, Set.of(), member("anna", 1), member("ben", 1));
    var nobody = new Visitor(visitorClass);

    for (int i = 0; i < 3; i++) {
      assertThat(nobody.visit(poolLink(), team)).isEqualTo("https://anna.example/");
      assertThat(nobody.visit(link("lnk_2", VARIANTS), NONE)).isEqualTo("https://a.example/");
      assertThat(nobody.visit(link("lnk_3", SEQUENCE.formatted(false)), NONE))
          .isEqualTo("https://1.example/");
    }
    assertThat(nobody.kept).isEmpty();
    assertThat(new Visitor().visit(poolLink(), team)).isEqualTo("https://anna.example/");
  }

  @Test
  void variants_manyVisitors_areDrawnByWeight() {
    Link link = link("lnk_1", VARIANTS);
    var drawn = new HashMap<String, Integer>();
    for (int i = 0; i < 100_000; i++) {
      drawn.merge(new Visitor().visit(link, NONE), 1, Integer::sum);
    }

    // Five standard deviations.
    assertThat(drawn.get("https://a.example/")).isBetween(50_000 - 790, 50_000 + 790);
    assertThat(drawn.get("https://b.example/")).isBetween(30_000 - 725, 30_000 + 725);
    assertThat(drawn.get("https://c.example/")).isBetween(20_000 - 632, 20_000 + 632);
  }

  @Test
  void variants_returningVisitor_alwaysGetsTheSame() {
    Link link = link("lnk_1", VARIANTS);
    for (int i = 0; i < 50; i++) {
      var visitor = new Visitor();
      String first = visitor.visit(link, NONE);
      for (int again = 0; again < 5; again++) {
        assertThat(visitor.visit(link, NONE)).isEqualTo(first);
      }
    }
  }

  @Test
  void variants_cookieOfAnotherLinkOrOfNobody_isNotBelieved() {
    Link link = link("lnk_1", VARIANTS);
    var visitor = new Visitor();
    var seen = new HashMap<String, Integer>();
    for (int i = 0; i < 200; i++) {
      visitor.kept.clear();
      visitor.visit(link("lnk_2", VARIANTS), NONE);
      visitor.kept.put("_ab_lnk_1", String.valueOf(visitor.kept.remove("_ab_lnk_2")));
      visitor.kept.put("_ab_lnk_1 ", "99");
      seen.merge(visitor.visit(link, NONE), 1, Integer::sum);
    }

    assertThat(seen).hasSize(3);
  }

  @ParameterizedTest(name = "loop {0}: {1}")
  @CsvSource({"true, 1 2 3 1 2", "false, 1 2 3 3 3"})
  void sequence_visits_goOnWhereTheyStopped(boolean loop, String places) {
    Link link = link("lnk_1", SEQUENCE.formatted(loop));
    var visitor = new Visitor();

    for (String place : places.split(" ", -1)) {
      assertThat(visitor.visit(link, NONE)).isEqualTo("https://" + place + ".example/");
    }
    assertThat(new Visitor().visit(link, NONE)).isEqualTo("https://1.example/");
  }

  @Test
  void draws_severalByOneVisit_areAllKept() {
    Link link = link("lnk_1", VARIANTS);
    var visitor = new Visitor();
    LiveDraws drawn = visitor.begin(draws);

    int bucket = drawn.bucket(link);
    assertThat(drawn.visits(link)).isZero();
    drawn.setCookies().forEach(visitor::keep);

    LiveDraws again = visitor.begin(draws);
    assertThat(again.bucket(link)).isEqualTo(bucket);
    assertThat(again.visits(link)).isEqualTo(1);
    assertThat(again.setCookies()).hasSize(2);
  }

  @Test
  void draws_visitsThatOverlap_keepEachItsOwn() {
    Link link = link("lnk_1", SEQUENCE.formatted(true));
    LiveDraws one = new Visitor().begin(draws);
    LiveDraws other = new Visitor().begin(draws);

    assertThat(one.visits(link)).isZero();

    assertThat(other.setCookies()).isEmpty();
    assertThat(one.setCookies()).hasSize(1);
    assertThat(one.click()).isNotEqualTo(other.click());
  }

  @Test
  void clickId_ofOneVisit_isOneAndDiffersFromTheNext() {
    Link link = link("lnk_1", "'target': 'https://x.example/?id={click_id}&again={click_id}'");
    var visitor = new Visitor();

    String first = visitor.visit(link, NONE);
    String id = requireNonNull(visitor.last).click().toString();

    assertThat(first).isEqualTo("https://x.example/?id=" + id + "&again=" + id);
    assertThat(visitor.visit(link, NONE)).isNotEqualTo(first);
    assertThat(visitor.kept).isEmpty();
  }
}
