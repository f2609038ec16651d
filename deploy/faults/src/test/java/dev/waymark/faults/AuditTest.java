package dev.waymark.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.faults.Books.Slot;
import dev.waymark.faults.Books.Sums;
import dev.waymark.faults.Click.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Books that are right but for one planted fault.
class AuditTest {
  private static final Slot NOON = new Slot("link", 1_800_000_000L);
  private static final List<Click> CLICKS =
      List.of(
          new Click("n1", Answer.ACKNOWLEDGED, 1, 2),
          new Click("n2", Answer.ACKNOWLEDGED, 1, 2),
          new Click("n3", Answer.UNKNOWN, 1, 2),
          new Click("n4", Answer.UNKNOWN, 1, 2),
          new Click("n5", Answer.REFUSED, 1, 2));

  private static final Books NOTHING =
      new Books(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), 0, 0, Map.of(), Map.of(), 0);

  private Map<String, Integer> rowsOfNonce = new HashMap<>(Map.of("n1", 1, "n2", 1, "n3", 1));
  private Map<Slot, Sums> rows = Map.of(NOON, new Sums(3, 1, 0));
  private Map<Slot, Sums> buckets = Map.of(NOON, new Sums(3, 1, 0));
  private Map<String, Long> total = Map.of("link", 3L);
  private Map<String, Long> clickCount = Map.of("link", 3L);
  private long dayRows = 3;
  private long taken = 3;
  private List<Click> strangers = List.of();
  private Map<String, Integer> asideOfNonce = Map.of();
  private Map<String, Long> rejected = Map.of();
  private long lost;

  private List<String> findings() {
    return Audit.findings(
        CLICKS,
        strangers,
        new Books(
            rowsOfNonce,
            rows,
            buckets,
            total,
            clickCount,
            dayRows,
            taken,
            asideOfNonce,
            rejected,
            lost));
  }

  /// Adds rows as if they were counted in all books.
  private void count(String nonce, int times) {
    rowsOfNonce.merge(nonce, times, Integer::sum);
    int size = rowsOfNonce.values().stream().mapToInt(Integer::intValue).sum();
    rows = Map.of(NOON, new Sums(size, 1, 0));
    buckets = rows;
    total = Map.of("link", (long) size);
    clickCount = total;
    dayRows = size;
    taken = size;
  }

  @Test
  void findings_nothingPlanted_none() {
    assertThat(findings()).isEmpty();
  }

  @Test
  void findings_acknowledgedOneLost_isNamed() {
    count("n2", -1);
    rowsOfNonce.remove("n2");

    assertThat(findings()).containsExactly("1 clicks were acknowledged and not counted: n2");
  }

  @Test
  void findings_acknowledgedOneTwice_isNamed() {
    count("n1", 1);

    assertThat(findings()).containsExactly("1 clicks were counted more than once: n1 (2 times)");
  }

  @Test
  void findings_unansweredOneTwice_isNamed() {
    count("n3", 1);

    assertThat(findings()).containsExactly("1 clicks were counted more than once: n3 (2 times)");
  }

  @Test
  void findings_unansweredOneOnceOrNever_none() {
    count("n4", 1);

    assertThat(findings()).isEmpty();
  }

  @Test
  void findings_rowThatNobodySent_isNamed() {
    count("stranger", 1);

    assertThat(findings())
        .containsExactly("1 clicks were counted though nobody sent them there: stranger (1 times)");
  }

  @Test
  void findings_aggregateOffByOne_bothAreSaid() {
    buckets = Map.of(NOON, new Sums(4, 1, 0));

    assertThat(findings())
        .singleElement()
        .asString()
        .contains("link link at 2027-01-15T08:00:00Z", "clicks=4", "clicks=3");
  }

  @Test
  void findings_aggregateMissingOrOfAnotherKind_isSaid() {
    buckets = Map.of();
    assertThat(findings()).hasSize(1);

    buckets = Map.of(NOON, new Sums(3, 0, 0));
    assertThat(findings()).hasSize(1);

    buckets = Map.of(NOON, new Sums(3, 1, 1));
    assertThat(findings()).hasSize(1);
  }

  @Test
  void findings_totalOffByOne_isSaid() {
    total = Map.of("link", 2L);
    clickCount = total;

    assertThat(findings()).containsExactly("Link link has 2 clicks of all time, its rows 3");
  }

  @Test
  void findings_clickCountOffByOne_isSaid() {
    clickCount = Map.of("link", 4L);

    assertThat(findings())
        .containsExactly("Link link has a click_count of 4 after the rollup, its aggregates 3");
  }

  @Test
  void findings_clickCountMissing_isSaid() {
    clickCount = Map.of();

    assertThat(findings())
        .containsExactly("Link link has a click_count of 0 after the rollup, its aggregates 3");
  }

  @Test
  void findings_daysOffByOne_isSaid() {
    dayRows = 4;

    assertThat(findings()).containsExactly("The days say 4 rows, there are 3");
  }

  @Test
  void findings_numberTakenAndNotStored_isSaid() {
    taken = 4;

    assertThat(findings())
        .containsExactly("4 numbers were taken; there are 3 rows, 0 put aside, 0 lost");
  }

  @Test
  void findings_putAsideOrLost_isSaid() {
    rejected = Map.of("There is no link x.", 2L);
    lost = 1;
    taken = 6;

    assertThat(findings())
        .containsExactly(
            "2 clicks were put aside: There is no link x.", "1 numbers were declared lost");
  }

  private void putAside(String nonce, int times) {
    strangers =
        List.of(new Click("s1", Answer.ACKNOWLEDGED, 1, 2), new Click("s2", Answer.UNKNOWN, 1, 2));
    asideOfNonce = Map.of(nonce, times);
    rejected = Map.of("There is no link x.", (long) times);
    taken = 3L + times;
  }

  @Test
  void findings_strangerPutAsideOnce_none() {
    putAside("s1", 1);

    assertThat(findings()).isEmpty();
  }

  @Test
  void findings_strangerPutAsideTwiceOrNotAtAll_isNamed() {
    putAside("s1", 2);
    assertThat(findings()).containsExactly("1 clicks were put aside more than once: s1 (2 times)");

    putAside("s2", 1);
    assertThat(findings()).containsExactly("1 clicks were acknowledged and not put aside: s1");
  }

  @Test
  void findings_knownOnePutAside_isNamed() {
    putAside("s1", 1);
    asideOfNonce = Map.of("s1", 1, "n1", 1);

    assertThat(findings())
        .containsExactly("1 clicks were put aside though nobody sent them there: n1 (1 times)");
  }

  @Test
  void findings_manyLost_someAreNamed() {
    var many =
        IntStream.range(0, 9)
            .mapToObj(number -> new Click("m" + number, Answer.ACKNOWLEDGED, 1, 2))
            .toList();

    assertThat(Audit.findings(many, List.of(), NOTHING))
        .containsExactly("9 clicks were acknowledged and not counted: m0, m1, m2, m3, m4, ...");
  }

  @Test
  void findings_nonceSentTwice_isTheTrialsOwnFault() {
    assertThatThrownBy(
            () -> Audit.findings(List.of(CLICKS.getFirst(), CLICKS.getFirst()), List.of(), NOTHING))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("n1");
  }
}
