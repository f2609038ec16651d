package dev.waymark.click;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.click.ProducerMark.Gap;
import dev.waymark.click.ProducerMark.Judgement;
import dev.waymark.click.ProducerMark.Superseded;
import dev.waymark.click.ProducerMark.Take;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProducerMarkTest {
  private static BatchHeader batch(
      long sender, long epoch, long epochStart, long goneFrom, long first, int count) {
    return new BatchHeader(
        new UUID(0, 1), sender, epoch, epochStart, goneFrom, first, first + count, count);
  }

  /// Mark: epoch 2, sender 3, next 100. Epoch 2 began at 50.
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '"',
      value = {
        // what                                  sender epoch start gone first count -> outcome
        "the next records,                           3, 2,  50, 100, 100, 10, take 0 lost 0 next 2/110",
        "a repeat of what was confirmed,             3, 2,  50,  90,  90, 10, take 10 lost 0 next 2/100",
        "a repeat with new records behind it,        3, 2,  50,  95,  95, 10, take 5 lost 0 next 2/105",
        "records beyond the next,                    3, 2,  50, 101, 101, 10, gap 100",
        "records far beyond the next,                3, 2,  50, 900, 900,  1, gap 100",
        "records beyond what is gone in part,        3, 2,  50, 101, 105,  5, gap 100",
        "records beyond what is gone,                3, 2,  50, 100, 105,  5, take 0 lost 5 next 2/110",
        "gone from before the mark,                  3, 2,  50,  60, 105,  5, take 0 lost 5 next 2/110",
        "gone before what was taken anyway,          3, 2,  50,  60,  95, 10, take 5 lost 0 next 2/105",
        "a newer epoch where the old one ended,      3, 3, 100, 100, 100,  5, take 0 lost 0 next 3/105",
        "a newer epoch but the old one has more,     3, 3, 120, 120, 120,  5, gap 100",
        "a newer epoch and the rest of old is gone,  3, 3, 120, 100, 120,  5, take 0 lost 20 next 3/125",
        "a newer epoch that draws numbers again,     3, 3,  80,  80,  80,  5, take 0 lost 0 next 3/85",
        "the same but not from its start,            3, 3,  80,  85,  85,  5, gap 80",
        "the same and its start is gone,             3, 3,  80,  80,  85,  5, take 0 lost 5 next 3/90",
        "an epoch that was left behind,              3, 1,   1,  10,  10,  5, take 5 lost 0 next 2/100",
        "a newer process,                            4, 2,  50, 100, 100,  5, take 0 lost 0 next 2/105",
        "an older process,                           2, 2,  50, 100, 100,  5, superseded by 3",
      })
  void judge_batch_asTheTableSays(
      String what,
      long sender,
      long epoch,
      long epochStart,
      long goneFrom,
      long first,
      int count,
      String outcome) {
    BatchHeader batch = batch(sender, epoch, epochStart, goneFrom, first, count);
    assertThat(batch.isSound()).as(what).isTrue();
    assertThat(told(new ProducerMark(3, 2, 100).judge(batch), first)).isEqualTo(outcome);
  }

  /// The same mark. The journal holds records of another epoch before this one's.
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '"',
      value = {
        // what                              epoch start previous gone first -> outcome
        "the epoch of the mark,                 2,  50,   1, 100, 100, take 0 lost 0 next 2/105",
        "nothing between it and the mark,       3, 100,   2, 100, 100, take 0 lost 0 next 3/105",
        "numbers again and nothing between,     3,  80,   2,  80,  80, take 0 lost 0 next 3/85",
        "an epoch between where the mark ends,  4, 100,   3, 100, 100, gap 1",
        "an epoch between with numbers again,   4,  80,   3,  80,  80, gap 1",
        "an epoch between and the mark first,   4, 120,   3, 120, 120, gap 1",
        "an epoch between that is gone,         4, 120,   3,  90, 120, take 0 lost 20 next 4/125",
        "an epoch between at the first number,  4,   1,   3,   1,   1, take 0 lost 0 next 4/6",
      })
  void judge_batchWithAnEpochBefore_asTheTableSays(
      String what,
      long epoch,
      long epochStart,
      long previousEpoch,
      long goneFrom,
      long first,
      String outcome) {
    var batch =
        new BatchHeader(
            new UUID(0, 1), 4, epoch, epochStart, previousEpoch, goneFrom, first, first + 5, 5);
    assertThat(batch.isSound()).as(what).isTrue();
    assertThat(told(new ProducerMark(3, 2, 100).judge(batch), first)).isEqualTo(outcome);
  }

  private static String told(Judgement judgement, long first) {
    return switch (judgement) {
      case Take take ->
          "take %d lost %d next %d/%d"
              .formatted(
                  take.skip(), first - take.lostFrom(), take.moved().epoch(), take.moved().next());
      case Gap gap -> "gap " + gap.expected();
      case Superseded superseded -> "superseded by " + superseded.sender();
    };
  }

  @Test
  void judge_newProducer_beginsAtOne() {
    assertThat(ProducerMark.NONE.judge(batch(1, 1, 1, 1, 1, 3)))
        .isEqualTo(new Take(0, 1, new ProducerMark(1, 1, 4)));
    assertThat(ProducerMark.NONE.judge(batch(4, 4, 70, 75, 75, 3))).isEqualTo(new Gap(1));
    assertThat(ProducerMark.NONE.judge(batch(4, 4, 70, 1, 75, 3)))
        .isEqualTo(new Take(0, 1, new ProducerMark(4, 4, 78)));
  }

  @Test
  void judge_newerProcess_isRememberedAgainstTheOlder() {
    var taken = (Take) new ProducerMark(3, 2, 100).judge(batch(4, 2, 50, 100, 100, 1));
    assertThat(taken.moved().judge(batch(3, 2, 50, 101, 101, 1))).isEqualTo(new Superseded(4));
  }
}
