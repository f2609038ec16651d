package dev.waymark.redirect.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.click.ClickBatch;
import dev.waymark.redirect.journal.Clicks;
import dev.waymark.redirect.journal.FakeAnalytics;
import dev.waymark.redirect.journal.GroupCommit;
import dev.waymark.redirect.journal.Journal;
import dev.waymark.redirect.journal.Settings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {
  private record Tuning(
      int batchBytes, Duration pollEvery, Duration retryAtMost, Duration drainAtMost)
      implements DeliverySettings {}

  private static final DeliverySettings SETTINGS =
      new Tuning(1 << 16, Duration.ofMillis(5), Duration.ofMillis(800), Duration.ofSeconds(5));

  @TempDir Path directory;
  private Journal journal;
  private GroupCommit commit;
  private final FakeAnalytics analytics = new FakeAnalytics();
  private final List<byte[]> sent = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    journal =
        Journal.open(
            directory.resolve("journal"),
            Settings.SMALL,
            InstantSource.system(),
            new SplittableRandom(1),
            Runnable::run);
    commit = journal.groupCommit(Runnable::run);
  }

  @AfterEach
  void close() throws IOException {
    journal.close();
  }

  private Delivery delivery(Transport transport) {
    return new Delivery(journal, transport, SETTINGS, new SplittableRandom(1));
  }

  private void click(long number) {
    commit.append(Clicks.click(number), captured -> {});
    commit.flush();
  }

  @Test
  void step_nothingToDeliver_waits() {
    assertThat(delivery(analytics).step()).isEqualTo(Duration.ofMillis(5));
  }

  @Test
  void step_failures_repeatTheSameBatchAndWaitLongerEachTime() {
    click(1);
    Delivery delivery =
        delivery(
            batch -> {
              sent.add(batch);
              return new Transport.Failed("refused");
            });
    List<Duration> waits = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      waits.add(delivery.step());
    }
    assertThat(sent).hasSize(8).allSatisfy(batch -> assertThat(batch).isEqualTo(sent.getFirst()));
    assertThat(waits.getFirst()).isBetween(Duration.ofMillis(50), Duration.ofMillis(150));
    assertThat(waits.getLast()).isBetween(Duration.ofMillis(400), Duration.ofMillis(1200));
    assertThat(delivery.counters().failures()).isEqualTo(8);
    assertThat(journal.mark()).isEqualTo(1);
  }

  @Test
  void step_failures_showHowLongAndWhyUntilOneIsConfirmed() {
    click(1);
    var nanos = new AtomicLong(1_000);
    var replies = new ArrayDeque<Transport.Reply>();
    replies.add(new Transport.Failed("down"));
    replies.add(new Transport.Superseded());
    replies.add(new Transport.Confirmed());
    var delivery =
        new Delivery(
            journal, batch -> replies.remove(), SETTINGS, new SplittableRandom(1), nanos::get);
    assertThat(delivery.stalled()).isZero();
    delivery.step();
    assertThat(delivery.problem()).isEqualTo("down");
    nanos.addAndGet(Duration.ofSeconds(7).toNanos());
    delivery.step();
    assertThat(delivery.stalled()).isEqualTo(Duration.ofSeconds(7));
    assertThat(delivery.problem()).contains("newer process");
    delivery.step();
    assertThat(delivery.stalled()).isZero();
    assertThat(delivery.problem()).isNull();
  }

  @Test
  void step_confirmed_movesTheMark() {
    click(1);
    Delivery delivery = delivery(analytics);
    assertThat(delivery.isDone()).isFalse();
    assertThat(delivery.step()).isEqualTo(Duration.ofMillis(5));
    assertThat(journal.mark()).isEqualTo(2);
    assertThat(delivery.isDone()).isTrue();
    assertThat(delivery.counters().clicks()).isEqualTo(1);
  }

  @Test
  void step_superseded_deliversNothingMoreAndKeepsEverything() {
    click(1);
    Delivery delivery = delivery(batch -> new Transport.Superseded());
    assertThat(delivery.step()).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
    assertThat(delivery.counters().superseded()).isEqualTo(1);
    assertThat(journal.mark()).isEqualTo(1);
  }

  @Test
  void step_askedToGoForward_doesNotFollow() {
    click(1);
    Delivery delivery = delivery(batch -> new Transport.Rewind(500));
    assertThat(delivery.step()).isPositive();
    assertThat(delivery.counters().failures()).isEqualTo(1);
    assertThat(journal.mark()).isEqualTo(1);
  }

  @Test
  void batch_saysHowFarTheJournalIs() {
    for (int click = 1; click <= 9; click++) {
      click(click);
    }
    Delivery delivery =
        delivery(
            batch -> {
              sent.add(batch);
              return analytics.deliver(batch);
            });
    assertThat(delivery.step()).isZero();
    var batch = (ClickBatch.Accepted) ClickBatch.read(ByteBuffer.wrap(sent.getFirst()));
    assertThat(batch.batch().header().journalNext()).isEqualTo(10);
    assertThat(batch.batch().header().sender()).isEqualTo(1);
  }

  @Test
  void step_moreThanOneBatch_goesOnAtOnceUntilAllIsDelivered() {
    for (int click = 1; click <= 2_000; click++) {
      click(click);
    }
    Delivery delivery = delivery(analytics);
    while (delivery.step().isZero()) {
      assertThat(delivery.isDone()).isFalse();
    }
    assertThat(delivery.isDone()).isTrue();
    assertThat(delivery.counters().batches()).isGreaterThan(1);
  }

  @Test
  void step_clicksThatComeDuringADelivery_gatherForTheNext() {
    click(1);
    Delivery delivery =
        delivery(
            batch -> {
              click(2);
              return analytics.deliver(batch);
            });
    assertThat(delivery.step()).isEqualTo(Duration.ofMillis(5));
    assertThat(delivery.isDone()).isFalse();
  }

  @Test
  void loop_deliversWhatComes_andDrainsWhatIsLeft() {
    DeliveryLoop loop = DeliveryLoop.start(delivery(analytics), DeliveryLoop.thread());
    for (int click = 1; click <= 500; click++) {
      click(click);
    }
    loop.drain(Duration.ofSeconds(30));
    assertThat(analytics.clicks()).hasSize(500).doesNotHaveDuplicates();
    assertThat(journal.mark()).isEqualTo(501);
  }

  @Test
  void drain_nobodyTakesTheClicks_givesUpAndKeepsThem() {
    click(1);
    DeliveryLoop loop =
        DeliveryLoop.start(delivery(batch -> new Transport.Failed("down")), DeliveryLoop.thread());
    loop.drain(Duration.ofMillis(300));
    assertThat(journal.mark()).isEqualTo(1);
  }

  @Test
  void loop_aStepThatThrows_isNotTheLast() {
    click(1);
    var calls = new ArrayList<Integer>();
    DeliveryLoop loop =
        DeliveryLoop.start(
            delivery(
                batch -> {
                  calls.add(1);
                  if (calls.size() == 1) {
                    throw new IllegalStateException("broken on purpose");
                  }
                  return analytics.deliver(batch);
                }),
            DeliveryLoop.thread());
    loop.drain(Duration.ofSeconds(30));
    assertThat(analytics.clicks()).containsExactly(1L);
  }
}
