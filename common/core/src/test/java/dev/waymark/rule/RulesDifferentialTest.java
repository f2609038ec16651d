package dev.waymark.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.visitor.GivenVisit;
import dev.waymark.visitor.Membership;
import dev.waymark.visitor.Visit;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Compiled rules against the slow evaluator on random rules and visits. More cases with
/// `-Dwaymark.cases=1000000`, others with `-Dwaymark.seed=...`.
class RulesDifferentialTest {
  private static final long SEED = Long.getLong("waymark.seed", 0x5EEDL);
  private static final int CASES = Integer.getInteger("waymark.cases", 100_000);
  private static final int VISITS_PER_RULES = 25;

  @Test
  void compiledRules_onRandomCases_agreeWithTheSlowEvaluator() {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    var generator = new RandomRules(random);
    int matched = 0;
    for (int i = 0; i < CASES; ) {
      // Small sets first, so that the first failure is a small one; 50 is every plan's limit.
      int size = 1 + random.nextInt(Math.min(50, 1 + i / 500));
      ArrayNode rules = generator.rules(size);
      CompiledRules compiled = CompiledRules.compile(Given.rules(rules));
      ObjectNode definitions = generator.segments();
      Map<String, Segment> segments = new HashMap<>();
      definitions
          .properties()
          .forEach(each -> segments.put(each.getKey(), Given.segment(each.getValue())));
      for (int v = 0; v < VISITS_PER_RULES; v++, i++) {
        ObjectNode visit = generator.visit();
        visit.set("definitions", definitions);
        int from = random.nextInt(4) == 0 ? random.nextInt(size + 1) : 0;

        int expected = SlowEvaluator.firstMatch(rules, visit, from);
        GivenVisit given = GivenVisit.read(visit).with((key, of) -> membership(segments, key, of));
        int actual = compiled.firstMatch(given, from);

        if (expected != actual) {
          throw new AssertionError(
              "seed %d case %d: expected rule %d, got %d, from %d of %s on %s"
                  .formatted(SEED, i, expected, actual, from, rules, visit));
        }
        matched += actual >= 0 ? 1 : 0;
      }
    }
    // A generator whose rules hardly ever match would prove little.
    assertThat(matched).isBetween(CASES / 4, CASES - CASES / 20);
  }

  private static @Nullable Membership membership(
      Map<String, Segment> segments, String key, Visit visit) {
    Segment segment = segments.get(key);
    return segment == null ? null : segment.of(visit);
  }
}
