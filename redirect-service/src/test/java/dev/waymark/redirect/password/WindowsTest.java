package dev.waymark.redirect.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WindowsTest {
  private static final long LENGTH = 100;

  private final Windows<String> windows = new Windows<>(LENGTH, 3);

  @Test
  void add_withinTheWindow_counts() {
    assertThat(windows.add("a", 0)).isEqualTo(1);
    assertThat(windows.add("a", 99)).isEqualTo(2);
    assertThat(windows.add("b", 99)).isEqualTo(1);
    assertThat(windows.closesIn("a", 99)).isEqualTo(1);
    assertThat(windows.add("a", 100)).isEqualTo(1);
    assertThat(windows.closesIn("a", 100)).isEqualTo(100);
  }

  @Test
  void remove_takesOneBackAndNeverMore() {
    windows.add("a", 0);
    windows.remove("a");
    windows.remove("a");
    windows.remove("b");

    assertThat(windows.add("a", 1)).isEqualTo(1);
  }

  @Test
  void add_moreKeysThanItHolds_forgetsTheOldest() {
    for (String key : List.of("a", "b", "c", "d")) {
      windows.add(key, 0);
    }

    assertThat(windows.size()).isEqualTo(3);
    assertThat(windows.count("a", 0)).isZero();
    assertThat(windows.count("d", 0)).isEqualTo(1);
  }

  @Test
  void add_clockSetBack_opensAnew() {
    windows.add("a", 1_000);

    assertThat(windows.add("a", 10)).isEqualTo(1);
    assertThat(windows.closesIn("a", 10)).isEqualTo(LENGTH);
  }

  @Test
  void add_anyTimes_agreesWithAList() {
    var random = new SplittableRandom(3);
    var many = new Windows<Integer>(LENGTH, 1_000);
    Map<Integer, List<Long>> oracle = new HashMap<>();
    long now = 0;
    for (int i = 0; i < 20_000; i++) {
      now += random.nextInt(30);
      int key = random.nextInt(20);
      List<Long> times = oracle.computeIfAbsent(key, _ -> new ArrayList<>());
      if (!times.isEmpty() && now >= times.getFirst() + LENGTH) {
        times.clear();
      }
      times.add(now);
      assertThat(many.add(key, now)).isEqualTo(times.size());
      assertThat(many.count(key, now)).isEqualTo(times.size());
      assertThat(many.closesIn(key, now)).isEqualTo(times.getFirst() + LENGTH - now);
    }
  }
}
