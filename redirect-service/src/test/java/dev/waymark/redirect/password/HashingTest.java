package dev.waymark.redirect.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.redirect.password.Hashing.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HashingTest {
  private final ManualLoop loop = new ManualLoop();

  @Test
  void check_anyPassword_isComparedElsewhereAndAnsweredOnTheLoop() throws Exception {
    var threads = new ArrayList<String>();
    try (var hashing =
        new Hashing(
            (hash, password) -> {
              threads.add(Thread.currentThread().getName());
              return hash.equals(password);
            })) {
      var found = new ArrayList<Finding>();
      hashing.check("a", "a", loop, found::add);
      loop.runNext();
      hashing.check("a", "b", loop, found::add);
      loop.runNext();

      assertThat(found).containsExactly(Finding.RIGHT, Finding.WRONG);
      assertThat(threads).hasSize(2).allMatch(name -> name.startsWith("passwords-"));
    }
  }

  @Test
  void check_beyondTwoAtOnceAndSixteenWaiting_isBusyWithoutAHash() throws Exception {
    var gate = new Semaphore(0);
    var atOnce = new AtomicInteger();
    var most = new AtomicInteger();
    var compared = new AtomicInteger();
    try (var hashing =
        new Hashing(
            (hash, password) -> {
              most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
              gate.acquireUninterruptibly();
              atOnce.decrementAndGet();
              compared.incrementAndGet();
              return true;
            })) {
      List<Finding> found = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        hashing.check("hash", "password", loop, found::add);
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
}
