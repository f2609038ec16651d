package dev.waymark.visitor.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.visitor.Device;
import dev.waymark.visitor.VisitorClass;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The reader without yauaa, as it is until that is built.
final class UserAgentsTest {
  private static final String PHONE =
      "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/139.0.0.0 Mobile Safari/537.36";

  private final UserAgents agents = new UserAgents(100);

  static List<KnownAgent> known() {
    return KnownAgent.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("known")
  void parse_ofKnownAgent_isWhatTheTableSays(KnownAgent agent) {
    assertThat(KnownAgent.describe(agents.parse(agent.userAgent()))).isEqualTo(agent.expected());
  }

  @Test
  void cached_beforeAndAfterParsing_isNothingAndThenTheSameObject() {
    assertThat(agents.cached(PHONE)).isNull();

    AgentFacts parsed = agents.parse(PHONE);

    assertThat(agents.cached(PHONE)).isSameAs(parsed);
    assertThat(agents.parse(new String(PHONE.toCharArray()))).isSameAs(parsed);
  }

  @Test
  void parse_differentHeadersOfOneMeaning_shareTheFacts() {
    assertThat(agents.parse(PHONE.replace("139", "138"))).isSameAs(agents.parse(PHONE));
  }

  @Test
  void parse_withoutHeader_isABot() {
    assertThat(agents.parse(null)).isSameAs(AgentFacts.BOT);
    assertThat(agents.cached(null)).isSameAs(AgentFacts.BOT);
    assertThat(agents.cached("")).isSameAs(AgentFacts.BOT);
    assertThat(agents.parse("  ")).isSameAs(AgentFacts.BOT);
  }

  @Test
  void parse_longHeader_looksAtItsStartOnly() {
    AgentFacts facts = agents.parse(PHONE + " ".repeat(600) + "Googlebot");

    assertThat(facts.device()).isEqualTo(Device.MOBILE);
    assertThat(facts.bot()).isFalse();
    assertThat(agents.cached(PHONE + " ".repeat(900))).isSameAs(facts);
  }

  @Test
  void parse_moreHeadersThanRemembered_staysRight() {
    for (int i = 0; i < 5_000; i++) {
      assertThat(agents.parse(PHONE + i).device()).isEqualTo(Device.MOBILE);
    }
  }

  @ParameterizedTest(name = "<{0}> is a robot: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Mozilla/5.0 (Linux; Android 11; CUBOT X50) Chrome/1 | false
          Mozilla/5.0 (Linux; Android 11; CUBOT_NOTE_S) x     | false
          Mozilla/5.0 (Linux; Android 11; SCUBOT) x           | false
          Mozilla/5.0 (Mobile; CUBOT; rv:48.0) Gecko/48.0     | false
          Mozilla/5.0 (Mobile; SCUBOT; rv:48.0) Gecko/48.0    | true
          Mozilla/5.0 (Linux; Android 11; X) Chrome/1 SCUBOT  | true
          Mozilla/5.0 (Linux; Android 11; compatible; X-Bot)  | true
          Mozilla/5.0 (Linux; Android 11; de-de; Bot; x) x    | false
          Mozilla/5.0 (Linux; Android 11; X Build/Y; Bot) x   | true
          Mozilla/5.0 (Linux; Android 11; moto bot(60)) x     | false
          Mozilla/5.0 (Linux; Android 11; moto bot(60)) a-bot | false
          Mozilla/5.0 (Linux; Android 11; moto bot) spider/1  | true
          Mozilla/5.0 (X11; botanic) Gecko                    | false
          Mozilla/5.0 (X11; Robotics) Gecko                   | false
          Mozilla/5.0 (X11; spiderman) Gecko                  | false
          Mozilla/5.0 (X11; some-bot/1) Gecko                 | true
          Mozilla/5.0 (X11; SomeBot) Gecko                    | true
          Mozilla/5.0 (X11; web crawler) Gecko                | true
          Mozilla/5.0 (X11; X; +https://x.example) Gecko      | true
          Mozilla/5.0 (compatible; X; x11) Gecko              | true
          Mozilla/4.0 (compatible; X; x11) Gecko              | false
          Mozilla/5.0 (X11) Gecko me@x.example                | true
          Mozilla/5.0 (X11) Gecko me@x                        | false
          Mozilla/5.0 (X11) Gecko me@138.0.7204               | false
          Mozilla/5.0 (X11) Gecko TTID/6@lazada_7.12          | false
          Mozilla/5.0 (compatible;)                           | true
          Mozilla/5.0 (X11)                                   | false
          Mozilla/4.0 (jig browser; X)                        | false
          Mozilla/5.0                                         | false
          Curl/8  | true
          Curling | true
          Lynx/2.9.0dev.12 libwww-FM/2.14SSL-MM/1.4.1 | false
          """)
  void parse_wordsThatLookLikeBots_areTakenWhole(String userAgent, boolean robot) {
    assertThat(agents.parse(userAgent).bot()).isEqualTo(robot);
  }

  /// Whoever waits for an answer must not wait for an evil header; the lists are gone through once.
  @Test
  void parse_ofRowsOfAnything_looksAtNoCharacterOften() {
    for (String piece : List.of("a", "bot", "google", "compatible;", "@", "a@b.c", "(", "; aft")) {
      assertThat(agents.parse(piece.repeat(600))).isNotNull();
    }
  }

  @ParameterizedTest(name = "bot {0}, preview {1}, prefetch {2} -> {3}")
  @CsvSource({
    "false, false, false, HUMAN",
    "false, false, true,  PREFETCH",
    "true,  false, false, BOT",
    "true,  false, true,  BOT",
    "false, true,  false, PREVIEW",
    "false, true,  true,  PREVIEW",
  })
  void visitorClass_ofFacts_isThatOfWhoAsked(
      boolean bot, boolean preview, boolean prefetch, VisitorClass expected) {
    var facts = new AgentFacts(null, null, null, bot, preview);

    assertThat(facts.visitorClass(prefetch)).isEqualTo(expected);
  }

  @Test
  void parse_ofGarbage_neverThrowsAndSaysOnlyWhatIsListed() {
    RandomGenerator random =
        RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom").create(20_260_101L);
    List<String> pieces =
        KnownAgent.all().stream()
            .flatMap(agent -> List.of(agent.userAgent().split("(?<= )", -1)).stream())
            .distinct()
            .toList();
    var seen = new HashSet<AgentFacts>();
    for (int i = 0; i < 100_000; i++) {
      var header = new StringBuilder();
      for (int j = random.nextInt(2 + i / 8_000); j > 0; j--) {
        header.append(
            random.nextInt(20) == 0
                ? String.valueOf((char) random.nextInt(0x10000))
                : pieces.get(random.nextInt(pieces.size())));
      }
      seen.add(agents.parse(header.toString()));
    }
    assertThat(seen).hasSizeBetween(100, 2_000);
  }
}
