package dev.waymark.visitor.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.visitor.BenchVisitors;
import dev.waymark.visitor.Device;
import dev.waymark.visitor.OperatingSystem;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The reader with yauaa, which takes seconds to build: everything that needs it is here.
final class YauaaTest {
  /// A tablet that says `Mobile`: only a list of models knows better.
  private static final String TABLET_BY_MODEL =
      "Mozilla/5.0 (Linux; Android 13; SM-T870) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/90.0.4430.82 Mobile Safari/537.36";

  private static final UserAgents AGENTS = new UserAgents(1_000);
  private static AgentFacts readPlainly = AgentFacts.UNKNOWN;

  @BeforeAll
  static void warm() throws Exception {
    readPlainly = AGENTS.parse(TABLET_BY_MODEL);
    AGENTS.warm(ForkJoinPool.commonPool()).get(5, TimeUnit.MINUTES);
  }

  static List<KnownAgent> known() {
    return KnownAgent.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("known")
  void parse_ofKnownAgent_isWhatTheTableSays(KnownAgent agent) {
    assertThat(KnownAgent.describe(AGENTS.parse(agent.userAgent()))).isEqualTo(agent.expected());
  }

  @Test
  void parse_ofBenchVisitors_isWhatTheVectorsSay() {
    assertThat(BenchVisitors.all())
        .hasSize(1_000)
        .allSatisfy(visitor -> BenchVisitors.assertAgent(visitor, AGENTS));
  }

  @Test
  void warm_whenDone_forgetsThePlainReading() {
    assertThat(readPlainly.device()).isEqualTo(Device.MOBILE);
    assertThat(AGENTS.parse(TABLET_BY_MODEL).device()).isEqualTo(Device.TABLET);
  }

  @Test
  void parse_ofHeaderThatTheAnalyzerMustNotSee_isThePlainReading() {
    AgentFacts facts = AGENTS.parse("Mozilla/5.0 (Linux; Android 14) Mobile " + "/".repeat(400));

    assertThat(facts.device()).isEqualTo(Device.MOBILE);
    assertThat(facts.os()).isEqualTo(OperatingSystem.ANDROID);
  }
}
