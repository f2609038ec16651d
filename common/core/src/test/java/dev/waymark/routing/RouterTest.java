package dev.waymark.routing;

import static dev.waymark.channel.ChannelStatus.ACTIVE;
import static dev.waymark.channel.ChannelStatus.PASSIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.waymark.channel.ChannelKind;
import dev.waymark.channel.ChannelLink;
import dev.waymark.channel.ChannelStatus;
import dev.waymark.link.OpenGraph;
import dev.waymark.publication.ChannelDocument;
import dev.waymark.publication.PoolDocument;
import dev.waymark.publication.WorkspaceDocument.DefaultDestination;
import dev.waymark.routing.Answer.Gone.Reason;
import dev.waymark.routing.Answer.Redirect;
import dev.waymark.routing.Explanation.Offer;
import dev.waymark.routing.Explanation.Tried;
import dev.waymark.takedown.Takedowns;
import dev.waymark.visitor.GivenVisit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {
  private static final String TARGET = "'target': 'https://example.com/'";
  private static final String UTM = ", 'utm': {'source': 'news'}";

  private final World world = new World();

  private static String redirectRule(String name, String condition, String url) {
    return rule(name, condition, "{'type': 'redirect', 'url': '" + url + "'}");
  }

  private static String channelRule(String name, String channel) {
    return rule(name, "", "{'type': 'channel', 'channel': '" + channel + "'}");
  }

  private static String poolRule(String name, String pool) {
    return rule(name, "", "{'type': 'pool', 'pool': '" + pool + "'}");
  }

  private static String rule(String name, String condition, String action) {
    return "{'name': '" + name + "', 'conditions': [" + condition + "], 'action': " + action + "}";
  }

  private static String rules(String... rules) {
    return ", 'rules': [" + String.join(",", rules) + "]";
  }

  private static final String GERMANY = "{'field': 'country', 'operator': 'eq', 'value': 'DE'}";

  private String location(String link, String visit) {
    Answer answer = world.answer(link, visit);
    return answer instanceof Answer.Onward onward ? onward.location() : answer.toString();
  }

  /// Steps 2 to 4.
  @Nested
  class BeforeTheRules {
    private static final String ALWAYS =
        ", 'rules': [{'name': 'All', 'conditions': [], 'action': {'type': 'redirect', 'url':"
            + " 'https://example.com/rule'}}]";

    @Test
    void linkSwitchedOff_isGoneWhateverElseItHas() {
      String link =
          TARGET
              + ALWAYS
              + ", 'active': false, 'expires_at': '2020-01-01T00:00:00Z',"
              + " 'fallback_url': 'https://example.com/over'";

      assertThat(world.decide(link, "").step()).isEqualTo(Step.ACTIVE);
      assertThat(world.answer(link, "")).isEqualTo(new Answer.Gone(Reason.OFF));
    }

    @ParameterizedTest(name = "at {0}")
    @CsvSource({
      "2026-01-01T00:00:00Z, starts_at",
      "2026-01-31T23:59:59.999Z, starts_at",
      "2026-02-01T00:00:00Z, rule",
      "2026-02-27T23:59:59.999Z, rule",
      "2026-02-28T00:00:00Z, expiration",
      "2030-01-01T00:00:00Z, expiration",
    })
    void time_beginsAndEnds(String at, String step) {
      String link =
          TARGET
              + ALWAYS
              + ", 'starts_at': '2026-02-01T00:00:00Z', 'expires_at': '2026-02-28T00:00:00Z'";

      assertThat(world.decide(link, "'at': '" + at + "'").step().key()).isEqualTo(step);
    }

    @ParameterizedTest(name = "after {0} clicks")
    @CsvSource({"0, rule", "4, rule", "5, expiration", "6, expiration"})
    void clicks_areLimited(long clicks, String step) {
      world.admission(false, clicks);

      assertThat(world.decide(TARGET + ALWAYS + ", 'max_clicks': 5", "").step().key())
          .isEqualTo(step);
    }

    @Test
    void expired_withoutFallback_isGone() {
      assertThat(world.answer(TARGET + ", 'expires_at': '2020-01-01T00:00:00Z'", ""))
          .isEqualTo(new Answer.Gone(Reason.OVER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"human", "bot", "preview", "prefetch"})
    void expired_withFallback_leadsThereAsItStandsWhoeverAsks(String visitorClass) {
      String link =
          TARGET
              + UTM
              + ", 'expires_at': '2020-01-01T00:00:00Z', 'password': 'x', 'password_version': 1,"
              + " 'fallback_url': 'https://example.com/over', 'og': {'og_title': 'T'},"
              + " 'forward_params': ['a'], 'deep_link': {'ios_app_url': 'https://example.com/app'}";

      assertThat(
              world.answer(
                  link, "'class': '" + visitorClass + "', 'os': 'iOS', 'query': [['a', 'b']]"))
          .isEqualTo(new Redirect("https://example.com/over"));
    }

    @Test
    void expired_fallbackWithClickId_saysIt() {
      assertThat(
              world.answer(
                  TARGET
                      + ", 'expires_at': '2020-01-01T00:00:00Z',"
                      + " 'fallback_url': 'https://example.com/?c={click_id}'"
                      + UTM,
                  ""))
          .isEqualTo(new Redirect("https://example.com/?c=01click"));
    }

    @ParameterizedTest(name = "{0}, unlocked: {1}")
    @CsvSource({
      "human, false, password",
      "human, true, rule",
      "bot, false, password",
      "preview, false, password",
      "preview, true, password",
      "prefetch, false, password",
    })
    void password_isAskedFor(String visitorClass, boolean unlocked, String step) {
      world.admission(unlocked, 0);
      String link =
          TARGET
              + ALWAYS
              + ", 'password': 'x', 'password_version': 1, 'og': {'og_title': 'Secret'}";

      assertThat(world.decide(link, "'class': '" + visitorClass + "'").step().key())
          .isEqualTo(step);
      if (step.equals("password")) {
        assertThat(world.answer(link, "'class': '" + visitorClass + "'"))
            .isEqualTo(new Answer.Locked());
      }
    }

    @Test
    void explain_anEarlyStep_hasNoTrace() {
      assertThat(world.explain(TARGET + ALWAYS + ", 'active': false", "").trace()).isEmpty();
      assertThat(
              world
                  .explain(
                      TARGET
                          + ALWAYS
                          + ", 'expires_at': '2020-01-01T00:00:00Z',"
                          + " 'fallback_url': 'https://example.com/over'",
                      "")
                  .trace())
          .isEmpty();
    }
  }

  /// Steps 5 to 10.
  @Nested
  class InOrder {
    private static final String LEGACY =
        ", 'legacy': {'geo': {'DE': 'https://example.com/de'},"
            + " 'device': {'mobile': 'https://example.com/mobile'},"
            + " 'os': {'iOS': 'https://example.com/ios'}}";
    private static final String VARIANTS =
        ", 'variants': [{'name': 'A', 'url': 'https://example.com/a', 'weight': 30},"
            + " {'name': 'B', 'url': 'https://example.com/b', 'weight': 70}]";
    private static final String SEQUENCE =
        ", 'sequence': {'urls': [{'url': 'https://example.com/1'}, {'url':"
            + " 'https://example.com/2'}]}";

    @Test
    void rule_matches_leadsThereWithUtm() {
      String link =
          TARGET + UTM + rules(redirectRule("Germany", GERMANY, "https://example.de/#top"));

      Decision decision = world.decide(link, "'country': 'DE'");

      assertThat(decision.step()).isEqualTo(Step.RULE);
      assertThat(((Decision.Chosen) decision).rule()).isEqualTo("Germany");
      assertThat(location(link, "'country': 'DE'"))
          .isEqualTo("https://example.de/?utm_source=news#top");
      assertThat(location(link, "")).isEqualTo("https://example.com/?utm_source=news");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '|',
        value = {
          "'country': 'DE', 'device': 'mobile', 'os': 'iOS' | ios",
          "'country': 'DE', 'device': 'mobile', 'os': 'Android' | mobile",
          "'country': 'DE', 'device': 'mobile' | mobile",
          "'country': 'DE', 'device': 'tablet' | de",
          "'country': 'DE' | de",
          "'country': 'FR' | ",
          "'device': 'tablet' | ",
        },
        quoteCharacter = '~')
    void legacy_osBeforeDeviceBeforeCountry(String visit, @Nullable String path) {
      assertThat(location(TARGET + LEGACY, visit))
          .isEqualTo("https://example.com/" + (path == null ? "" : path));
      assertThat(world.decide(TARGET + LEGACY, visit).step())
          .isEqualTo(path == null ? Step.TARGET : Step.LEGACY);
    }

    @ParameterizedTest(name = "bucket {0}")
    @CsvSource({"0, A", "29, A", "30, B", "99, B"})
    void variants_fallByBucket(int bucket, String variant) {
      world.draws(GivenDraws.FIRST.withBucket(bucket));

      assertThat(world.answer(TARGET + UTM + VARIANTS, ""))
          .isEqualTo(
              new Redirect(
                  "https://example.com/" + (variant.equals("A") ? "a" : "b") + "?utm_source=news",
                  null,
                  variant));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"0, c", "2499, c", "2500, c", "4999, c", "5000, b", "9999, b"})
    void split_whereNobodyIs_movesOnlyThoseWhoWouldGetThere(int point, String name) {
      // A would get 0 to 2,499, which go to B and C by their weights; nobody of B or C is moved.
      world
          .draws(GivenDraws.FIRST.withPoint(point))
          .site("a", PASSIVE, "b")
          .site("b", ACTIVE, null)
          .site("c", ACTIVE, null);
      String split =
          TARGET
              + rules(
                  "{'name': 'Split', 'conditions': [], 'action': {'type': 'split', 'targets': ["
                      + "{'channel': 'a', 'weight': 1}, {'channel': 'c', 'weight': 1},"
                      + " {'channel': 'b', 'weight': 2}]}}");
      String expected = point < 2_500 ? (point * 3 < 2_500 ? "c" : "b") : name;

      assertThat(location(split, "")).isEqualTo("https://" + expected + ".example.com/");
    }

    @Test
    void split_whereNobodyIsAtAll_isSkipped() {
      world.site("a", PASSIVE, null);

      assertThat(
              world
                  .decide(
                      TARGET
                          + rules(
                              "{'name': 'Split', 'conditions': [], 'action': {'type': 'split',"
                                  + " 'targets': [{'channel': 'a'}, {'pool': 'p'}]}}"),
                      "")
                  .step())
          .isEqualTo(Step.TARGET);
    }

    @ParameterizedTest(name = "after {0} visits")
    @CsvSource({"0, 1", "1, 2", "2, 2"})
    void sequence_takesThePlaceOfTheTarget(long visits, String path) {
      world.draws(GivenDraws.FIRST.withVisits(visits));

      assertThat(world.decide(TARGET + SEQUENCE, "").step()).isEqualTo(Step.SEQUENCE);
      assertThat(location(TARGET + SEQUENCE, "")).isEqualTo("https://example.com/" + path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bot", "preview", "prefetch"})
    void whoIsNobody_getsTheFirstOfEverything(String visitorClass) {
      world
          .draws(new GivenDraws(1, 99, 9_999, 7, "01click"))
          .site("a", ACTIVE, null)
          .site("b", ACTIVE, null)
          .pool(
              "p",
              false,
              new PoolDocument.Member("a", 1, null),
              new PoolDocument.Member("b", 1, null));
      String visit = "'class': '" + visitorClass + "'";

      assertThat(location(TARGET + VARIANTS, visit)).isEqualTo("https://example.com/a");
      assertThat(location(TARGET + SEQUENCE, visit)).isEqualTo("https://example.com/1");
      assertThat(location(TARGET + rules(poolRule("P", "p")), visit))
          .isEqualTo("https://a.example.com/");
    }

    @Test
    void steps_eachAnswersWhenThoseBeforeItDoNot() {
      world.site("desk", ACTIVE, null).site("off", PASSIVE, null);
      String rules = rules(redirectRule("Germany", GERMANY, "https://example.de/"));
      String fallback = ", 'fallback_channel': 'desk'";
      String all = TARGET + LEGACY + VARIANTS + SEQUENCE + fallback;

      assertThat(world.decide(all + rules, "'country': 'DE', 'os': 'iOS'").step())
          .isEqualTo(Step.RULE);
      assertThat(world.decide(all + rules, "'os': 'iOS'").step()).isEqualTo(Step.LEGACY);
      assertThat(world.decide(all + rules, "").step()).isEqualTo(Step.AB);
      assertThat(world.decide(TARGET + SEQUENCE + fallback, "").step())
          .isEqualTo(Step.FALLBACK_CHANNEL);
      assertThat(world.decide(TARGET + SEQUENCE + ", 'fallback_channel': 'off'", "").step())
          .isEqualTo(Step.SEQUENCE);
      assertThat(world.decide(TARGET, "").step()).isEqualTo(Step.TARGET);
    }

    @Test
    void plainPath_returnsTheSameObjects() {
      Link link =
          World.link(TARGET + UTM + rules(redirectRule("G", GERMANY, "https://example.de")));
      Workspace workspace = world.workspace();
      for (GivenVisit visit : new GivenVisit[] {World.visit("'country': 'DE'"), World.visit("")}) {
        Decision decision = Router.decide(link, workspace, Takedowns.NONE, visit, Admission.LOCKED);
        assertThat(Router.decide(link, workspace, Takedowns.NONE, visit, Admission.LOCKED))
            .isSameAs(decision);
        assertThat(Router.settle(decision, link, workspace, Takedowns.NONE, visit, Draws.UNMOVED))
            .isSameAs(
                Router.settle(decision, link, workspace, Takedowns.NONE, visit, GivenDraws.FIRST));
      }
    }
  }

  /// Section 4 of the routing specification.
  @Nested
  class Channels {
    @ParameterizedTest(name = "a {0}, b {1}, c {2}")
    @CsvSource({
      "ACTIVE, ACTIVE, ACTIVE, a",
      "PASSIVE, ACTIVE, ACTIVE, b",
      "PASSIVE, PASSIVE, ACTIVE, c",
      "PASSIVE, PASSIVE, PASSIVE, ",
    })
    void rule_firstActiveAlongTheChain_takesItsPlace(
        ChannelStatus a, ChannelStatus b, ChannelStatus c, @Nullable String used) {
      world.site("a", a, "b").site("b", b, "c").site("c", c, "a");

      Answer answer = world.answer(TARGET + rules(channelRule("Desk", "a")), "");

      assertThat(answer)
          .isEqualTo(
              used == null
                  ? new Redirect("https://example.com/")
                  : new Redirect("https://" + used + ".example.com/", used, null));
    }

    @Test
    void rule_skipped_goesOnWithTheNextAndSaysWhy() {
      world
          .site("es", PASSIVE, null)
          .site("x", PASSIVE, "y")
          .site("y", PASSIVE, null)
          .pool("p", false, new PoolDocument.Member("es", 1, null));
      String link =
          TARGET
              + rules(
                  channelRule("Passive", "es"),
                  channelRule("Chain", "x"),
                  channelRule("Unknown", "nobody"),
                  poolRule("Pool", "p"),
                  poolRule("No pool", "none"),
                  redirectRule("Germany", GERMANY, "https://example.de/"),
                  redirectRule("All", "", "https://example.com/all"),
                  redirectRule("Never tried", "", "https://example.com/never"));

      Explanation explanation = world.explain(link, "");

      assertThat(explanation.answer()).isEqualTo(new Redirect("https://example.com/all"));
      assertThat(explanation.trace())
          .extracting(tried -> tried.rule().rule(), Tried::matched, Tried::skipped)
          .containsExactly(
              tuple("Passive", false, "Site es is passive"),
              tuple(
                  "Chain",
                  false,
                  "Site x is passive, and so is every channel that could take its place"),
              tuple("Unknown", false, "there is no channel 'nobody'"),
              tuple("Pool", false, "nobody in Pool p is active at this time"),
              tuple("No pool", false, "there is no pool 'none'"),
              tuple("Germany", false, null),
              tuple("All", true, null));
      assertThat(explanation.trace().getFirst().rule().summary()).contains("Site es (Website)");
    }

    @Test
    void ruleSkipped_isAsIfItHadNotMatched_soVariantsFollow() {
      world.site("es", PASSIVE, null);

      assertThat(
              world
                  .decide(
                      TARGET
                          + rules(channelRule("Passive", "es"))
                          + ", 'variants': [{'name': 'A', 'url': 'https://example.com/a',"
                          + " 'weight': 30}, {'name': 'B', 'url': 'https://example.com/b',"
                          + " 'weight': 70}]",
                      "")
                  .step())
          .isEqualTo(Step.AB);
    }

    @Test
    void fallbackChannel_passive_followsItsChainThenTargetThenDefaultThenLastResort() {
      String both = TARGET + ", 'fallback_channel': 'a'";
      String only = "'fallback_channel': 'a'";

      World chain = new World().site("a", PASSIVE, "b").site("b", ACTIVE, null);
      assertThat(chain.answer(both, ""))
          .isEqualTo(new Redirect("https://b.example.com/", "b", null));

      World passive =
          new World().site("a", PASSIVE, null).site("c", PASSIVE, "d").site("d", ACTIVE, null);
      assertThat(passive.decide(both, "").step()).isEqualTo(Step.TARGET);
      assertThat(passive.decide(only, "").step()).isEqualTo(Step.LAST_RESORT);
      assertThat(passive.answer(only, "")).isEqualTo(new Answer.LastResort());

      passive.defaultDestination(new DefaultDestination.Url("https://example.com/end"));
      assertThat(passive.decide(only, "").step()).isEqualTo(Step.DEFAULT_DESTINATION);
      assertThat(passive.answer(only + UTM, ""))
          .isEqualTo(new Redirect("https://example.com/end?utm_source=news"));

      passive.defaultDestination(new DefaultDestination.Channel("c"));
      assertThat(passive.answer(only, ""))
          .isEqualTo(new Redirect("https://d.example.com/", "d", null));

      passive.defaultDestination(new DefaultDestination.Channel("a"));
      assertThat(passive.answer(only, "")).isEqualTo(new Answer.LastResort());
    }

    @Test
    void pool_leavesOutThePassive_andTheirFallbacksDoNotCount() {
      world
          .site("a", PASSIVE, "x")
          .site("b", ACTIVE, null)
          .site("c", ACTIVE, null)
          .site("x", ACTIVE, null)
          .pool(
              "p",
              false,
              new PoolDocument.Member("a", 1, null),
              new PoolDocument.Member("b", 1, null),
              new PoolDocument.Member("c", 1, null));
      String link = TARGET + rules(poolRule("P", "p"));

      assertThat(location(link, "")).isEqualTo("https://b.example.com/");
      world.draws(GivenDraws.FIRST.withMember(1));
      assertThat(world.answer(link, ""))
          .isEqualTo(new Redirect("https://c.example.com/", "c", null));
      world.draws(GivenDraws.FIRST.withMember(-1));
      assertThat(location(link, "")).isEqualTo("https://c.example.com/");
    }

    /// Nobody has to turn it: the moment of the visit decides.
    @Test
    void channelPassiveUntil_isThereFromThatMomentOn() {
      world
          .away("a", Instant.parse("2026-01-05T09:00:00Z"), "b")
          .away("b", Instant.parse("2026-01-05T08:00:00Z"), null)
          .away("c", Instant.parse("2026-01-05T10:00:00Z"), null)
          .pool(
              "p",
              false,
              new PoolDocument.Member("a", 1, null),
              new PoolDocument.Member("c", 1, null));
      String channel = TARGET + rules(channelRule("A", "a"));
      String pool = TARGET + rules(poolRule("P", "p"));

      assertThat(location(channel, "'at': '2026-01-05T07:59:59.999Z'"))
          .isEqualTo("https://example.com/");
      assertThat(location(channel, "'at': '2026-01-05T08:00:00Z'"))
          .isEqualTo("https://b.example.com/");
      assertThat(location(channel, "'at': '2026-01-05T08:59:59Z'"))
          .isEqualTo("https://b.example.com/");
      assertThat(location(channel, "'at': '2026-01-05T09:00:00Z'"))
          .isEqualTo("https://a.example.com/");
      world.draws(GivenDraws.FIRST.withMember(1));
      assertThat(location(pool, "'at': '2026-01-05T08:59:59Z'")).isEqualTo("https://example.com/");
      assertThat(location(pool, "'at': '2026-01-05T09:30:00Z'"))
          .isEqualTo("https://a.example.com/");
      assertThat(location(pool, "'at': '2026-01-05T10:00:00Z'"))
          .isEqualTo("https://c.example.com/");
      // Each time the same object: nothing is made for a visitor.
      Workspace workspace = world.workspace();
      long ten = Instant.parse("2026-01-05T10:00:00Z").getEpochSecond();
      assertThat(workspace.activeMembers("p", ten)).isSameAs(workspace.activeMembers("p", ten + 1));
      assertThat(workspace.activeMembers("p", ten - 3601)).isNull();
      assertThat(workspace.whyNobodyAt("a", ten - 7201)).contains("is passive");
      assertThat(workspace.whyNobodyAt("a", ten)).isNull();
      assertThat(workspace.whyNobodyIn("p", ten - 3601)).contains("passive");
    }

    @Test
    void defaultDestinationPassiveUntil_isTheLastResortBefore() {
      world
          .away("a", Instant.parse("2026-01-05T09:00:00Z"), null)
          .defaultDestination(new DefaultDestination.Channel("a"));
      String link = "'fallback_channel': 'none'";

      assertThat(world.answer(link, "'at': '2026-01-05T08:59:59Z'"))
          .isEqualTo(new Answer.LastResort());
      assertThat(location(link, "'at': '2026-01-05T09:00:00Z'"))
          .isEqualTo("https://a.example.com/");
    }

    @Test
    void pool_memberWhoseHoursNobodyKnows_isLeftOut() {
      world.site("a", ACTIVE, null).pool("p", false, new PoolDocument.Member("a", 1, "nowhere"));

      assertThat(world.decide(TARGET + rules(poolRule("P", "p")), "").step())
          .isEqualTo(Step.TARGET);
    }

    @Test
    void phone_isAPageWithAButton() {
      var phone =
          new ChannelDocument(
              "ws_1", "tel", "Anna", ChannelKind.PHONE, "+34600000000", null, null, null, ACTIVE);
      world.channel(phone);

      assertThat(
              world.answer(
                  "'fallback_channel': 'tel', 'deep_link': {'ios_app_url': 'https://example.com/a'}"
                      + UTM,
                  "'os': 'iOS'"))
          .isEqualTo(
              new Answer.Button(
                  ChannelLink.of(ChannelKind.PHONE, "+34600000000", null, null),
                  ChannelKind.PHONE,
                  "Anna",
                  "tel",
                  null));
    }
  }

  /// Section 5.
  @Nested
  class Parameters {
    @Test
    void forwardParams_onlyThoseListed_andTheDestinationsOwnWin() {
      String link =
          "'target': 'https://example.com/?a=1#top', 'forward_params': ['a', 'gclid', 'utm_source']"
              + UTM;

      assertThat(location(link, "'query': [['a', '2'], ['gclid', 'x y'], ['evil', '1']]"))
          .isEqualTo("https://example.com/?a=1&gclid=x%20y&utm_source=news#top");
      assertThat(location(link, "'query': [['utm_source', 'mine']]"))
          .isEqualTo("https://example.com/?a=1&utm_source=mine#top");
      assertThat(location(link, "")).isEqualTo("https://example.com/?a=1&utm_source=news#top");
    }

    @Test
    void channel_messenger_getsNeitherUtmNorForwardedParameters() {
      world.channel(
          new ChannelDocument(
              "ws_1",
              "wa",
              "ES Sales",
              ChannelKind.WHATSAPP,
              "+34600000000",
              null,
              null,
              null,
              ACTIVE));

      Answer answer =
          world.answer(
              "'fallback_channel': 'wa', 'forward_params': ['text']" + UTM,
              "'query': [['text', 'I pay']]");

      assertThat(answer.toString()).doesNotContain("utm_").doesNotContain("I%20pay");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"https://wa.me/34600", "https://t.me/name", "https://m.me/x", "https://a.t.me/"})
    void target_messengerHost_getsNeither(String url) {
      assertThat(
              location(
                  "'target': '" + url + "', 'forward_params': ['text']" + UTM,
                  "'query': [['text', 'x']]"))
          .isEqualTo(url);
    }

    @Test
    void channel_website_getsBoth() {
      world.site("shop", ACTIVE, null);

      assertThat(
              location(
                  "'fallback_channel': 'shop', 'forward_params': ['a']" + UTM,
                  "'query': [['a', '1']]"))
          .isEqualTo("https://shop.example.com/?a=1&utm_source=news");
    }

    @Test
    void clickId_everywhereInADestination_isReplaced() {
      assertThat(location("'target': 'https://example.com/{click_id}?c={click_id}'" + UTM, ""))
          .isEqualTo("https://example.com/01click?c=01click&utm_source=news");
    }
  }

  /// Section 6.
  @Nested
  class DeepLinks {
    private static final String HTTPS_APP =
        ", 'deep_link': {'ios_app_url': 'https://app.example.com/p', 'ios_store_url':"
            + " 'https://apps.apple.com/1', 'android_app_url': 'https://app.example.com/p',"
            + " 'android_store_url':"
            + " 'https://play.google.com/store/apps/details?hl=de&id=com.example.shop'";
    private static final String OWN_SCHEME =
        ", 'deep_link': {'ios_app_url': 'shop://p/{click_id}', 'android_app_url': 'shop:p#a'";

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "'os': 'Windows'",
          "'os': 'macOS'",
          "'os': 'Android', 'class': 'bot'",
          "'os': 'iOS', 'class': 'preview'"
        })
    void everyoneElse_getsTheResolvedUrl(String visit) {
      assertThat(world.answer(TARGET + HTTPS_APP + ", 'interstitial': true}", visit))
          .isEqualTo(new Redirect("https://example.com/"));
    }

    @Test
    void ios_universalLink_isARedirectThere() {
      assertThat(world.answer(TARGET + UTM + HTTPS_APP + "}", "'os': 'iOS'"))
          .isEqualTo(new Redirect("https://app.example.com/p"));
    }

    @Test
    void ios_ownScheme_isAlwaysThePage() {
      assertThat(world.answer(TARGET + UTM + OWN_SCHEME + "}", "'os': 'iOS'"))
          .isEqualTo(
              new Answer.App(
                  "shop://p/01click", null, "https://example.com/?utm_source=news", null, null));
    }

    @Test
    void android_withoutInterstitial_isAnIntent() {
      assertThat(location(TARGET + UTM + HTTPS_APP + "}", "'os': 'Android'"))
          .isEqualTo(
              "intent://app.example.com/p#Intent;scheme=https;package=com.example.shop;"
                  + "S.browser_fallback_url=https%3A%2F%2Fexample.com%2F%3Futm_source%3Dnews;end");
      assertThat(location(TARGET + OWN_SCHEME + "}", "'os': 'Android'"))
          .isEqualTo(
              "intent:p#a#Intent;scheme=shop;"
                  + "S.browser_fallback_url=https%3A%2F%2Fexample.com%2F;end");
    }

    @ParameterizedTest
    @CsvSource({
      "iOS, https://apps.apple.com/1",
      "Android, https://play.google.com/store/apps/details?hl=de&id=com.example.shop"
    })
    void interstitial_isThePageWithTheStore(String os, String store) {
      assertThat(world.answer(TARGET + HTTPS_APP + ", 'interstitial': true}", "'os': '" + os + "'"))
          .isEqualTo(
              new Answer.App(
                  "https://app.example.com/p", store, "https://example.com/", null, null));
    }

    @Test
    void android_firefox_isThePageForItFollowsTheFallback() {
      assertThat(world.answer(TARGET + OWN_SCHEME + "}", "'os': 'Android', 'browser': 'Firefox'"))
          .isEqualTo(new Answer.App("shop:p#a", null, "https://example.com/", null, null));
    }

    @ParameterizedTest
    @CsvSource({
      "iOS, https://apps.apple.com/app/id1",
      "Android, https://play.google.com/store/apps/details?id=a&referrer=utm_source%3Dnews",
      "Windows, https://example.com/?utm_source=news"
    })
    void storeAlone_isWherePhonesOfItsSystemGo(String os, String location) {
      assertThat(
              location(
                  TARGET
                      + UTM
                      + ", 'deep_link': {'ios_store_url': 'https://apps.apple.com/app/id1',"
                      + " 'android_store_url': 'https://play.google.com/store/apps/details?id=a'}",
                  "'os': '" + os + "'"))
          .isEqualTo(location);
    }

    @Test
    void noAppForTheSystem_isTheResolvedUrl() {
      assertThat(
              world.answer(
                  TARGET + ", 'deep_link': {'ios_app_url': 'shop://p', 'interstitial': true}",
                  "'os': 'Android'"))
          .isEqualTo(new Redirect("https://example.com/"));
    }

    @Test
    void storeThatIsNoPlayStorePage_namesNoPackage() {
      assertThat(
              location(
                  TARGET
                      + ", 'deep_link': {'android_app_url': 'shop://p', 'android_store_url':"
                      + " 'https://play.google.com/store/apps/details?id=a;S.x=y'}",
                  "'os': 'Android'"))
          .doesNotContain("package");
    }

    @Test
    void rule_leadsToTheApp_withItsOwnUrlAsTheWebsite() {
      assertThat(
              world.answer(
                  TARGET + OWN_SCHEME + "}" + rules(redirectRule("All", "", "https://example.de/")),
                  "'os': 'iOS'"))
          .isEqualTo(new Answer.App("shop://p/01click", null, "https://example.de/", null, null));
    }
  }

  @Nested
  class Previews {
    private static final String OG = ", 'og': {'og_title': 'Sale'}";

    @ParameterizedTest
    @CsvSource({"human, false", "bot, false", "prefetch, false", "preview, true"})
    void openGraph_isForPreviewsOnly(String visitorClass, boolean page) {
      Answer answer = world.answer(TARGET + OG, "'class': '" + visitorClass + "'");

      assertThat(answer)
          .isEqualTo(
              page
                  ? new Answer.Preview(new OpenGraph("Sale", null, null), "https://example.com/")
                  : new Redirect("https://example.com/"));
    }

    @Test
    void preview_withoutOpenGraph_isRoutedLikeEverybody() {
      assertThat(world.answer(TARGET, "'class': 'preview'"))
          .isEqualTo(new Redirect("https://example.com/"));
    }
  }

  @Nested
  class Hubs {
    private static final String HUB =
        "'hub': {'title': 'Anna', 'entries': ["
            + "{'key': 'chat', 'label': 'Chat', 'channel': 'desk'},"
            + "{'key': 'de', 'label': 'Deutsch', 'url': 'https://example.de/',"
            + " 'conditions': [{'field': 'country', 'operator': 'eq', 'value': 'DE'}]},"
            + "{'key': 'sale', 'label': 'Sale', 'link': 'lnk_2'}]}";

    private String shown(String hub, String visit) {
      return world.answer(hub, visit) instanceof Answer.HubPage page
          ? String.join(",", page.entries().stream().map(dev.waymark.hub.Hub.Entry::key).toList())
          : "";
    }

    @ParameterizedTest
    @CsvSource({
      "ACTIVE, DE, 'chat,de,sale'",
      "ACTIVE, FR, 'chat,sale'",
      "PASSIVE, DE, 'de,sale'",
      "PASSIVE, FR, sale"
    })
    void page_showsWhatIsMeantForTheVisitor(ChannelStatus desk, String country, String entries) {
      world.site("desk", desk, null);

      assertThat(shown(HUB, "'country': '" + country + "'")).isEqualTo(entries);
      assertThat(world.decide(HUB, "'country': '" + country + "'").step()).isEqualTo(Step.HUB);
    }

    @Test
    void page_withNothingToShow_goesOnWithWhatTheLinkHas() {
      String chat =
          "'hub': {'title': 'Anna', 'entries': [{'key': 'chat', 'label': 'Chat', 'channel':"
              + " 'desk'}]}";
      world.site("desk", PASSIVE, null);

      assertThat(world.answer(chat, "")).isEqualTo(new Answer.LastResort());
      assertThat(world.answer(TARGET + "," + chat, ""))
          .isEqualTo(new Redirect("https://example.com/"));
    }

    @Test
    void explain_page_saysOfEachEntryWhetherItIsSeen() {
      world.site("desk", PASSIVE, null);

      assertThat(world.explain(HUB, "'country': 'FR'").offers())
          .extracting(offer -> offer.entry().key(), Offer::holds, Offer::skipped, Offer::shown)
          .containsExactly(
              tuple("chat", true, "Site desk is passive", false),
              tuple("de", false, null, false),
              tuple("sale", true, null, true));
      assertThat(
              world
                  .explain(HUB + rules(redirectRule("All", "", "https://example.de/")), "")
                  .offers())
          .isEmpty();
    }

    @Test
    void tap_entry_leadsThereWithUtm() {
      world.site("desk", ACTIVE, null);

      assertThat(world.tap(HUB + UTM, "chat", ""))
          .isEqualTo(new Redirect("https://desk.example.com/?utm_source=news", "desk", null));
      assertThat(world.tap(HUB, "sale", "")).isEqualTo(new Answer.OtherLink("lnk_2"));
      assertThat(world.tap(HUB, "nothing", "")).isEqualTo(new Answer.NotFound());
      assertThat(world.tap(TARGET, "chat", "")).isEqualTo(new Answer.NotFound());
    }

    @Test
    void tap_entryThatIsHiddenByNow_stillLeadsThere() {
      assertThat(world.tap(HUB, "de", "'country': 'FR'"))
          .isEqualTo(new Redirect("https://example.de/"));
    }

    @Test
    void tap_passiveByNow_goesOnWithWhatTheLinkHasAndKeepsTheEntry() {
      world.site("desk", PASSIVE, null);
      Decision decision =
          Router.tap(
              World.link(TARGET + "," + HUB),
              "chat",
              world.workspace(),
              Takedowns.NONE,
              World.visit(""),
              Admission.LOCKED);

      assertThat(decision)
          .isInstanceOfSatisfying(
              Decision.Chosen.class,
              chosen -> {
                assertThat(chosen.step()).isEqualTo(Step.TARGET);
                assertThat(chosen.entry()).isEqualTo("chat");
              });
    }

    @Test
    void tap_lockedOrOver_isAsForThePage() {
      assertThat(world.tap(HUB + ", 'password': 'x', 'password_version': 1", "sale", ""))
          .isEqualTo(new Answer.Locked());
      assertThat(world.tap(HUB + ", 'active': false", "nothing", ""))
          .isEqualTo(new Answer.Gone(Reason.OFF));
    }
  }

  @Test
  void explain_secondRuleWins_tracesBothWithWhatWasSeen() {
    String link =
        TARGET
            + rules(
                redirectRule(
                    "Germany",
                    GERMANY + ", {'field': 'device', 'operator': 'eq', 'value': 'mobile'}",
                    "https://example.de/"),
                redirectRule(
                    "Evening",
                    "{'field': 'time', 'operator': 'gt', 'value': 17, 'timezone': 'Europe/Madrid'}",
                    "https://example.com/evening"));

    Explanation explanation = world.explain(link, "'country': 'DE', 'at': '2026-07-01T16:30:00Z'");

    assertThat(((Decision.Chosen) explanation.decision()).rule()).isEqualTo("Evening");
    assertThat(explanation.trace()).extracting(Tried::matched).containsExactly(false, true);
    assertThat(explanation.trace().get(0).rule().conditions())
        .extracting("seen", "held")
        .containsExactly(tuple("DE", true), tuple(null, false));
    assertThat(explanation.trace().get(1).rule().conditions())
        .extracting("seen", "held")
        .containsExactly(tuple("18:30", true));
  }
}
