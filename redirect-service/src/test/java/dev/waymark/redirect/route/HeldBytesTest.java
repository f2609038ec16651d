package dev.waymark.redirect.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class HeldBytesTest {
  private final LongAdder all = new LongAdder();
  private final HeldBytes held = new HeldBytes(100, all);
  private final List<String> closed = new ArrayList<>();

  private final class Named implements HeldBytes.Holder {
    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    public void makeRoom() {
      closed.add(name);
      held.leave(this);
    }
  }

  private final Named first = new Named("first");
  private final Named second = new Named("second");
  private final Named third = new Named("third");

  @Test
  void take_noRoom_costsThoseThatHaveHeldForTheLongest() {
    assertThat(held.take(first, 40)).isTrue();
    assertThat(held.take(second, 40)).isTrue();
    assertThat(held.take(first, 20)).isTrue();

    assertThat(held.take(third, 70)).isTrue();

    assertThat(closed).containsExactly("first", "second");
    assertThat(held.now()).isEqualTo(70);
    assertThat(all.sum()).isEqualTo(70);
  }

  @Test
  void take_theOldestItself_isRefused() {
    assertThat(held.take(first, 60)).isTrue();
    assertThat(held.take(second, 40)).isTrue();

    assertThat(held.take(first, 1)).isFalse();
    assertThat(closed).isEmpty();
    assertThat(held.now()).isEqualTo(100);
    assertThat(new HeldBytes(100, all).take(third, 101)).isFalse();
  }

  @Test
  void giveBack_partsAndAll_makesRoom() {
    assertThat(held.take(first, 60)).isTrue();
    held.giveBack(first, 20);
    assertThat(held.now()).isEqualTo(40);

    held.giveBack(first, 40);
    held.giveBack(first, 40);
    held.leave(first);

    assertThat(held.now()).isZero();
    assertThat(held.take(second, 100)).isTrue();
    assertThat(closed).isEmpty();
  }
}
