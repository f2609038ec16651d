package dev.waymark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.bench.BenchVectors.Visitor;
import dev.waymark.rule.CompiledRules;
import org.junit.jupiter.api.Test;

class BenchVectorsTest {

  @Test
  void firstMatch_ofAllThousandVisitors_isTheExpectedRule() {
    CompiledRules rules = CompiledRules.compile(BenchVectors.rules());
    var visitors = BenchVectors.visitors();

    assertThat(rules.size()).isEqualTo(20);
    assertThat(visitors).hasSize(1_000);
    assertThat(visitors)
        .allSatisfy(
            (Visitor visitor) ->
                assertThat(rules.firstMatch(visitor.visit(), 0)).isEqualTo(visitor.expected()));
  }
}
