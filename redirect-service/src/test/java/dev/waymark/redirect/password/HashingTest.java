package dev.waymark.redirect.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.redirect.password.Hashing.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class HashingTest {
  private final ManualLoop loop = new ManualLoop();

  @Test
  void check_anyPassword_isLookedAtElsewhereAndAnsweredOnTheLoop() throws Exception {
    var threads = new ArrayList<String>();
    try (var hashing = new Hashing()) {
      var found = new ArrayList<Finding>();
      for (boolean right : List.of(true, false)) {
        BooleanSupplier isRight = () -> threads.add(Thread.currentThread().getName()) && right;
        hashing.check("lnk_1", isRight, loop, found::add);
        loop.runNext();
      }

      assertThat(found).containsExactly(Finding.RIGHT, Finding.WRONG);
      assertThat(threads).hasSize(2).allMatch(name -> name.startsWith("passwords-"));
    }
  }

  @Test
  void check_beyondTwoAtOnceAndSixteenWaitingAtOneLink_isBusyWithoutAHash() throws Exception {
    var gate = new Semaphore(0);
    var atOnce = new AtomicInteger();
    var most = new AtomicInteger();
    var compared = new AtomicInteger();
    try (var hashing = new Hashing()) {
      List<Finding> found = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        hashing.check(
            "lnk_1",
            () -> {
              most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
              gate.acquireUninterruptibly();
              atOnce.decrementAndGet();
              compared.incrementAndGet();
              return true;
            },
            loop,
            found::add);
      }
      for (int i = 0; i < 12; i++) {
        loop.runNext();
      }
      assertThat(found).hasSize(12).containsOnly(Finding.BUSY);

      gate.release(18);
      for (int i = 0; i < 18; i++) {
        loop.runNext();
      }
      assertThat(found.subList(12, 30)).hasSize(18).containsOnly(Finding.RIGHT);
      assertThat(compared).hasValue(18);
      assertThat(most).hasValueLessThanOrEqualTo(2);
    }
  }

  @Test
  void check_floodAtOtherLinks_delaysTheFirstAtALinkByOneHash() throws Exception {
    var gate = new Semaphore(0);
    try (var hashing = new Hashing()) {
      List<String> answered = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        hashing.check("flooded", held(gate), loop, finding -> answered.add("flooded " + finding));
      }
      for (int i = 0; i < 1_000 - 2 - 16; i++) {
        loop.runNext();
      }
      assertThat(answered).containsOnly("flooded BUSY");
      answered.clear();

      hashing.check("quiet", () -> true, loop, finding -> answered.add("quiet " + finding));
      // For two of the flooded link: those that were held already, or one of them and one turn.
      gate.release(2);
      for (int i = 0; i < 3; i++) {
        loop.runNext();
      }
      assertThat(answered).contains("quiet RIGHT");
      gate.release(1_000);
    }
  }

  @Test
  void check_placesTakenByAFlood_areGivenToOtherLinks() throws Exception {
    var gate = new Semaphore(0);
    try (var hashing = new Hashing()) {
      List<String> answered = new ArrayList<>();
      for (int i = 0; i < 2 + Hashing.WAITING; i++) {
        String link = "flooded " + i % 4;
        hashing.check(link, held(gate), loop, finding -> answered.add(link + " " + finding));
      }
      for (int i = 0; i < 40; i++) {
        String link = "quiet " + i;
        hashing.check(link, held(gate), loop, finding -> answered.add(link + " " + finding));
      }
      for (int i = 0; i < 40; i++) {
        loop.runNext();
      }

      assertThat(answered).hasSize(40).allMatch(answer -> answer.matches("flooded . BUSY"));
      gate.release(1_000);
    }
  }

  @Test
  void check_thatThrows_isBusyAndGivesItsPlaceOn() throws Exception {
    try (var hashing = new Hashing(quietly())) {
      List<Finding> found = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        hashing.check(
            "lnk_1",
            () -> {
              throw new IllegalArgumentException("a password that cannot be hashed");
            },
            loop,
            found::add);
        loop.runNext();
      }
      hashing.check("lnk_1", () -> true, loop, found::add);
      loop.runNext();

      assertThat(found.subList(0, 10)).containsOnly(Finding.BUSY);
      assertThat(found.getLast()).isEqualTo(Finding.RIGHT);
    }
  }

  private static ThreadFactory quietly() {
    return Thread.ofPlatform().daemon().uncaughtExceptionHandler((_, _) -> {}).factory();
  }

  @Test
  void check_afterClose_isBusy() throws Exception {
    var hashing = new Hashing();
    hashing.close();
    List<Finding> found = new ArrayList<>();
    hashing.check("lnk_1", () -> true, loop, found::add);
    loop.runNext();

    assertThat(found).containsExactly(Finding.BUSY);
  }

  private static BooleanSupplier held(Semaphore gate) {
    return () -> {
      gate.acquireUninterruptibly();
      return true;
    };
  }
}
