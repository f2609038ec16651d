package dev.waymark.redirect.visit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.visitor.Device;
import dev.waymark.visitor.agent.AgentFacts;
import dev.waymark.visitor.agent.UserAgents;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgentReaderTest {
  private static final String PHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
          + " Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

  private final AgentReader reader = new AgentReader(new UserAgents(10), 2);

  @AfterEach
  void close() {
    reader.close();
  }

  @Test
  void read_newHeader_comesBackOnTheCallersThreadAndIsKnownThen() throws Exception {
    BlockingQueue<Runnable> eventLoop = new LinkedBlockingQueue<>();
    var facts = new CompletableFuture<AgentFacts>();
    var thread = new CompletableFuture<Thread>();

    assertThat(reader.known(PHONE)).isNull();
    reader.read(
        PHONE,
        eventLoop::add,
        read -> {
          facts.complete(read);
          thread.complete(Thread.currentThread());
        });
    assertThat(facts).isNotDone();
    Runnable back = eventLoop.poll(10, TimeUnit.SECONDS);
    assertThat(back).isNotNull();
    back.run();

    assertThat(facts.join().device()).isEqualTo(Device.MOBILE);
    assertThat(thread.join()).isSameAs(Thread.currentThread());
    assertThat(reader.known(PHONE)).isSameAs(facts.join());
    assertThat(reader.misses()).isEqualTo(1);
  }

  @Test
  void known_noHeader_isABotWithoutReading() {
    assertThat(reader.known(null)).isEqualTo(AgentFacts.BOT);
    assertThat(reader.misses()).isZero();
  }

  @Test
  void read_tooManyWaiting_theRestAreUnknownAtOnce() throws Exception {
    var reading = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    reader.read(
        "first",
        task -> {
          reading.countDown();
          awaitQuietly(goOn);
        },
        _ -> {});
    assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();
    List<AgentFacts> waiting = new ArrayList<>();
    reader.read("second", Runnable::run, waiting::add);
    reader.read("third", Runnable::run, waiting::add);
    assertThat(waiting).isEmpty();

    List<AgentFacts> overflown = new ArrayList<>();
    reader.read("fourth", task -> {}, overflown::add);

    assertThat(overflown).containsExactly(AgentFacts.UNKNOWN);
    assertThat(reader.overflows()).isEqualTo(1);
    goOn.countDown();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
