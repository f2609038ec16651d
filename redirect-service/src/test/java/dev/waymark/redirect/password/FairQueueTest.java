package dev.waymark.redirect.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FairQueueTest {
  private final FairQueue<String> queue = new FairQueue<>(3, 6);

  private @Nullable String add(String item) {
    return queue.add(item.substring(0, 1), item);
  }

  private List<String> rest() {
    var rest = new ArrayList<String>();
    for (String item = queue.poll(); item != null; item = queue.poll()) {
      rest.add(item);
    }
    return rest;
  }

  @Test
  void poll_severalKeys_takeTurnsAndKeepTheirOrder() {
    for (String item : List.of("a1", "a2", "a3", "b1", "b2", "c1")) {
      assertThat(add(item)).isNull();
    }

    assertThat(rest()).containsExactly("a1", "b1", "c1", "a2", "b2", "a3");
  }

  @Test
  void poll_nothing_isNull() {
    assertThat(queue.poll()).isNull();
    add("a1");
    queue.poll();
    assertThat(queue.poll()).isNull();
  }

  @Test
  void add_toAFullLine_hasNoPlace() {
    for (String item : List.of("a1", "a2", "a3")) {
      add(item);
    }

    assertThat(add("a4")).isEqualTo("a4");
    assertThat(rest()).containsExactly("a1", "a2", "a3");
  }

  @Test
  void add_whenAllAreFull_takesTheLastPlaceOfTheLongestLine() {
    for (String item : List.of("a1", "a2", "b1", "b2", "b3", "c1")) {
      add(item);
    }

    assertThat(add("d1")).isEqualTo("b3");
    assertThat(add("c2")).as("no line has two more than its own").isEqualTo("c2");
    assertThat(rest()).containsExactly("a1", "b1", "c1", "d1", "a2", "b2");
  }

  @Test
  void add_whenAllAreFullOfSingles_hasNoPlace() {
    for (String item : List.of("a1", "b1", "c1", "d1", "e1", "f1")) {
      add(item);
    }

    assertThat(add("g1")).isEqualTo("g1");
  }

  @Test
  void addAndPoll_atRandom_loseNothingAndStayWithinTheirBounds() {
    var random = new SplittableRandom(1);
    int waiting = 0;
    for (int i = 0; i < 20_000; i++) {
      if (random.nextInt(5) < 3) {
        waiting += add("abcdefgh".charAt(random.nextInt(8)) + Integer.toString(i)) == null ? 1 : 0;
      } else if (queue.poll() != null) {
        waiting--;
      }
      assertThat(waiting).isBetween(0, 6);
    }
    assertThat(rest()).hasSize(waiting);
  }
}
