package dev.waymark.click;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.visitor.VisitorClass;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The event table of the counting rules. What makes no event (password page, a 404 or 410 that no
/// rule has chosen, 400, `HEAD`, `OPTIONS`) has no outcome here.
class OutcomeTest {
  @ParameterizedTest(name = "{0} to {1} -> {2}")
  @CsvSource({
    "REDIRECT,     HUMAN,    true",
    "REDIRECT,     BOT,      false",
    "REDIRECT,     PREVIEW,  false",
    "REDIRECT,     PREFETCH, false",
    "PAGE,         HUMAN,    true",
    "PAGE,         BOT,      false",
    "PAGE,         PREVIEW,  false",
    "PAGE,         PREFETCH, false",
    "PREVIEW_PAGE, HUMAN,    false",
    "PREVIEW_PAGE, BOT,      false",
    "PREVIEW_PAGE, PREVIEW,  false",
    "PREVIEW_PAGE, PREFETCH, false",
    "EXPIRED,      HUMAN,    false",
    "EXPIRED,      BOT,      false",
    "EXPIRED,      PREVIEW,  false",
    "EXPIRED,      PREFETCH, false",
    "LAST_RESORT,  HUMAN,    true",
    "LAST_RESORT,  BOT,      false",
    "LAST_RESORT,  PREVIEW,  false",
    "LAST_RESORT,  PREFETCH, false",
    "VIEW,         HUMAN,    false",
    "VIEW,         BOT,      false",
    "VIEW,         PREVIEW,  false",
    "VIEW,         PREFETCH, false",
    "TAP,          HUMAN,    true",
    "TAP,          BOT,      false",
    "TAP,          PREVIEW,  false",
    "TAP,          PREFETCH, false",
    "BLOCKED,      HUMAN,    false",
    "BLOCKED,      BOT,      false",
    "BLOCKED,      PREVIEW,  false",
    "BLOCKED,      PREFETCH, false",
  })
  void counts_outcomeToVisitor_asTheTableSays(
      Outcome outcome, VisitorClass visitor, boolean counts) {
    assertThat(outcome.counts(visitor)).isEqualTo(counts);
  }

  @Test
  void table_everyPair_isListed() throws NoSuchMethodException {
    var rows =
        OutcomeTest.class
            .getDeclaredMethod(
                "counts_outcomeToVisitor_asTheTableSays",
                Outcome.class,
                VisitorClass.class,
                boolean.class)
            .getAnnotation(CsvSource.class)
            .value();
    List<String> pairs = new ArrayList<>();
    for (String row : rows) {
      pairs.add(row.replace(" ", "").replaceFirst(",[a-z]+$", ""));
    }
    List<String> expected = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      for (VisitorClass visitor : VisitorClass.values()) {
        expected.add(outcome.name() + ',' + visitor.name());
      }
    }
    assertThat(pairs).containsExactlyElementsOf(expected);
  }
}
