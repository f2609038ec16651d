package dev.waymark.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.channel.ChannelKind;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActiveMembersTest {
  private static ActiveMembers activeMembers(int... weights) {
    List<Reach> present =
        IntStream.range(0, weights.length)
            .mapToObj(
                i -> new Reach("c" + i, "C" + i, ChannelKind.WEBSITE, "https://example.com", true))
            .toList();
    return new ActiveMembers("ws_1", "p", false, present, weights);
  }

  private static int[] weights(String text) {
    return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "1, 0000",
    "7, 0000",
    "1 1 1, 012012",
    "5 5 5 5, 01230123",
    "2 1, 010010",
    "3 1, 01000100",
    "4 2, 010010",
  })
  void placeAt_turnAfterTurn_isSpread(String weights, String places) {
    ActiveMembers active = activeMembers(weights(weights));
    var taken = new StringBuilder();

    for (int turn = 0; turn < places.length(); turn++) {
      taken.append(active.placeAt(turn));
    }

    assertThat(taken).hasToString(places);
  }

  @Test
  void placeAt_anyRound_givesEachItsWeight() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(4);
    for (int i = 0; i < 500; i++) {
      int[] weights = random.ints(1 + random.nextInt(12), 1, 101).toArray();
      ActiveMembers active = activeMembers(weights);
      int round = Arrays.stream(weights).sum();
      long start = random.nextLong(Long.MAX_VALUE - round);
      int[] turns = new int[weights.length];
      for (int turn = 0; turn < round; turn++) {
        turns[active.placeAt(start + turn)]++;
      }

      assertThat(turns)
          .as("weights %s from %d", Arrays.toString(weights), start)
          .isEqualTo(weights);
    }
  }

  @Test
  void placeAt_overflow_staysInRange() {
    ActiveMembers active = activeMembers(3, 5);

    for (long turn : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
      assertThat(active.placeAt(turn)).isBetween(0, 1);
    }
  }

  @Test
  void placeOf_channel_isItsPlaceWhilePresent() {
    ActiveMembers active = activeMembers(1, 1);

    assertThat(active.placeOf("c1")).isEqualTo(1);
    assertThat(active.placeOf("c2")).isEqualTo(-1);
    assertThat(active.channel(0)).isEqualTo("c0");
  }
}
