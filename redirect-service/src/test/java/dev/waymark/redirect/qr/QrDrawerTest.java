package dev.waymark.redirect.qr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QrDrawerTest {
  private static final String ADDRESS = "https://go.example.com/x?wm=qr";
  private static final int WAITING = 3;

  @Test
  void draw_moreThanMayWait_refusesTheRestAtOnce() throws Exception {
    List<byte @Nullable []> drawn = new CopyOnWriteArrayList<>();
    var goOn = new CountDownLatch(1);
    var busy = new CountDownLatch(1);
    var done = new CountDownLatch(1 + WAITING);
    try (var drawer = new QrDrawer(WAITING)) {
      drawer.draw(
          ADDRESS,
          QrPicture.SVG,
          task -> {
            busy.countDown();
            await(goOn);
            task.run();
          },
          svg -> note(drawn, svg, done));
      await(busy);
      for (int i = 0; i < WAITING; i++) {
        drawer.draw(ADDRESS, QrPicture.SVG, Runnable::run, svg -> note(drawn, svg, done));
      }
      assertThat(drawn).isEmpty();

      List<byte @Nullable []> refused = new ArrayList<>();
      drawer.draw(ADDRESS, QrPicture.SVG, Runnable::run, refused::add);

      assertThat(refused).hasSize(1).containsOnlyNulls();
      goOn.countDown();
      await(done);
      assertThat(drawn).hasSize(1 + WAITING).containsOnly(QrPicture.SVG.of(ADDRESS));
    }
  }

  @Test
  void draw_addressThatNoCodeHolds_isRefused() throws Exception {
    List<byte @Nullable []> drawn = new CopyOnWriteArrayList<>();
    var done = new CountDownLatch(1);
    try (var drawer = new QrDrawer(WAITING)) {
      drawer.draw("a".repeat(5_000), QrPicture.PNG, Runnable::run, svg -> note(drawn, svg, done));
      await(done);
    }

    assertThat(drawn).containsOnlyNulls();
  }

  private static void note(
      List<byte @Nullable []> drawn, byte @Nullable [] svg, CountDownLatch done) {
    drawn.add(svg);
    done.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
