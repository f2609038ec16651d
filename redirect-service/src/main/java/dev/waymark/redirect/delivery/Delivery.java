package dev.waymark.redirect.delivery;

import dev.waymark.click.BatchHeader;
import dev.waymark.click.ClickBatch;
import dev.waymark.redirect.journal.Journal;
import dev.waymark.redirect.journal.JournalReader;
import dev.waymark.redirect.journal.JournalReader.Stretch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Delivers a journal, step by step. For one thread; {@link DeliveryLoop} is that thread.
public final class Delivery {
  private static final Logger LOG = Logger.getLogger(Delivery.class);
  private static final Duration FIRST_RETRY = Duration.ofMillis(100);
  private static final Duration SUPERSEDED_RETRY = Duration.ofSeconds(20);

  private final Journal journal;
  private final JournalReader reader;
  private final Transport transport;
  private final DeliverySettings settings;
  private final RandomGenerator random;
  private final DeliveryCounters counters = new DeliveryCounters();
  private final LongSupplier nanos;
  private Duration retry = FIRST_RETRY;
  private volatile @Nullable Standstill standstill;

  /// The number to go on with; 0 before the first step, and after the journal had to be waited for.
  private long position;

  /// Since when nothing was confirmed, and why.
  private record Standstill(long sinceNanos, String reason) {}

  /// A delivery from the journal's mark on.
  public Delivery(
      Journal journal, Transport transport, DeliverySettings settings, RandomGenerator random) {
    this(journal, transport, settings, random, System::nanoTime);
  }

  /// @param nanos tells how time passes, as {@link System#nanoTime} does
  Delivery(
      Journal journal,
      Transport transport,
      DeliverySettings settings,
      RandomGenerator random,
      LongSupplier nanos) {
    this.journal = journal;
    this.reader =
        JournalReader.counting(
            journal,
            Math.min(settings.batchBytes(), transport.mostBytes()) - ClickBatch.HEADER_BYTES);
    this.transport = transport;
    this.settings = settings;
    this.random = random;
    this.nanos = nanos;
  }

  /// Delivers the next batch, if there is something to deliver.
  ///
  /// @return how long to wait before the next step
  public Duration step() {
    if (journal.epoch() == 0) {
      return settings.pollEvery();
    }
    try {
      return deliverNext();
    } catch (IOException e) {
      return failed("The journal cannot be read or its mark not moved: " + e);
    }
  }

  private Duration deliverNext() throws IOException {
    if (position == 0) {
      position = journal.mark();
    }
    long captured = journal.next();
    Stretch stretch = reader.read(position);
    if (stretch == null) {
      markWhatIsConfirmed();
      return settings.pollEvery();
    }
    return switch (transport.deliver(batch(stretch))) {
      case Transport.Confirmed _ -> {
        confirmed(stretch);
        // What came meanwhile waits for company: a request for a few clicks costs as much as one
        // for
        // thousands, and it is paid for by the processor that answers visitors.
        yield position < captured ? Duration.ZERO : settings.pollEvery();
      }
      case Transport.Rewind rewind -> rewound(stretch, rewind.expected());
      case Transport.Superseded _ -> {
        counters.superseded.increment();
        LOG.errorf(
            "A newer process delivers for this journal: is its directory a copy? producer=%s"
                + " epoch=%d",
            journal.producer(), journal.epoch());
        standStill("A newer process delivers for this journal");
        yield SUPERSEDED_RETRY;
      }
      case Transport.Failed failed -> failed(failed.reason());
    };
  }

  private byte[] batch(Stretch stretch) {
    ByteBuffer batch = ByteBuffer.allocate(ClickBatch.HEADER_BYTES + stretch.frames().remaining());
    ClickBatch.writeHeader(
        new BatchHeader(
            journal.producer(),
            journal.epoch(),
            stretch.epoch(),
            stretch.epochStart(),
            stretch.previousEpoch(),
            Math.min(position, stretch.first()),
            stretch.first(),
            Math.max(journal.next(), stretch.end()),
            stretch.count()),
        batch);
    return batch.put(stretch.frames()).array();
  }

  private void confirmed(Stretch stretch) throws IOException {
    long gone = stretch.first() - position;
    if (gone > 0) {
      counters.gone.add(gone);
      LOG.errorf(
          "Clicks that the journal does not hold were declared lost producer=%s from=%d count=%d",
          journal.producer(), position, gone);
    }
    position = stretch.end();
    retry = FIRST_RETRY;
    standstill = null;
    counters.batches.increment();
    counters.clicks.add(stretch.count());
    journal.confirm(position);
  }

  /// When the mark could not be moved, for the disk was full, the next batch moves it; but there
  /// may be none for hours.
  private void markWhatIsConfirmed() throws IOException {
    if (journal.mark() < position) {
      journal.confirm(position);
      retry = FIRST_RETRY;
      standstill = null;
    }
  }

  private Duration rewound(Stretch stretch, long expected) {
    if (expected < 1 || expected >= stretch.first()) {
      return failed("It asks to go back to " + expected + " from " + stretch.first());
    }
    counters.rewinds.increment();
    LOG.warnf(
        "The analytics service asks to go back producer=%s from=%d to=%d",
        journal.producer(), stretch.first(), expected);
    if (position == expected) {
      return failed("It asks again for what was declared lost");
    }
    position = expected;
    return Duration.ZERO;
  }

  private Duration failed(String reason) {
    counters.failures.increment();
    standStill(reason);
    LOG.warnf("Delivery failed, trying again in about %s: %s", retry, reason);
    Duration wait = retry.dividedBy(2).plusNanos(random.nextLong(retry.toNanos()));
    Duration doubled = retry.multipliedBy(2);
    retry = doubled.compareTo(settings.retryAtMost()) > 0 ? settings.retryAtMost() : doubled;
    return wait;
  }

  private void standStill(String reason) {
    Standstill before = standstill;
    standstill = new Standstill(before == null ? nanos.getAsLong() : before.sinceNanos(), reason);
  }

  /// How long delivery has been failing; zero when the last attempt was confirmed.
  public Duration stalled() {
    Standstill now = standstill;
    return now == null ? Duration.ZERO : Duration.ofNanos(nanos.getAsLong() - now.sinceNanos());
  }

  /// Why the last attempt failed; null when it was confirmed.
  @Nullable String problem() {
    Standstill now = standstill;
    return now == null ? null : now.reason();
  }

  /// Whether everything that was captured is delivered.
  public boolean isDone() {
    return journal.mark() >= journal.next();
  }

  /// What delivery has gone through.
  public DeliveryCounters counters() {
    return counters;
  }

  /// For the log.
  @Nullable String whatIsLeft() {
    return isDone() ? null : (journal.next() - journal.mark()) + " clicks";
  }
}
