package dev.waymark.analytics.kafka;

import dev.waymark.analytics.credential.ProducerSecrets;
import dev.waymark.analytics.credential.Proof;
import dev.waymark.analytics.database.DatabaseException;
import dev.waymark.analytics.database.Transactions;
import dev.waymark.analytics.ingest.Ingest;
import dev.waymark.click.ClickBatch;
import dev.waymark.click.ProducerCredential;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

/// Takes batches from a topic until it is told to stop. For one thread.
///
/// Each batch is stored, and the position moved beyond it, in one transaction. After a failure of
/// Kafka or the database it begins again where the database says, so nothing is skipped; what is
/// read twice is known by its numbers, as it is over HTTP.
final class ClickConsumer implements Runnable {
  private static final Logger LOG = Logger.getLogger(ClickConsumer.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration FIRST_RETRY = Duration.ofMillis(250);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(15);
  private static final Duration QUIET = Duration.ofMinutes(1);

  private final Brokers brokers;
  private final String topic;
  private final Ingest ingest;
  private final Transactions transactions;
  private final TopicPositions positions;
  private final ProducerSecrets secrets;
  private final Counter unreadable;
  private final Counter forged;
  private final Counter failures;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private Duration retry = FIRST_RETRY;
  private long toldNanos;

  /// Where clients come from.
  interface Brokers {
    /// A consumer that does not keep its position in Kafka, and goes to the earliest record where
    /// its position is not there any more.
    Consumer<String, byte[]> consumer();

    /// The id of the topic.
    ///
    /// @throws KafkaException when there is none, or nobody can tell now
    Uuid topicId(String topic);
  }

  ClickConsumer(
      Brokers brokers,
      String topic,
      Ingest ingest,
      Transactions transactions,
      TopicPositions positions,
      ProducerSecrets secrets,
      MeterRegistry registry) {
    this.brokers = brokers;
    this.topic = topic;
    this.ingest = ingest;
    this.transactions = transactions;
    this.positions = positions;
    this.secrets = secrets;
    this.forged =
        Counter.builder("waymark.kafka.forged")
            .description(
                "Batches in the topic that are not signed by their producer, and were passed over.")
            .register(registry);
    this.unreadable =
        Counter.builder("waymark.kafka.unreadable")
            .description("Records in the topic that are no batch of clicks.")
            .register(registry);
    this.failures =
        Counter.builder("waymark.kafka.failures")
            .description("Times that reading the topic failed and began again.")
            .register(registry);
  }

  @Override
  public void run() {
    try {
      do {
        try (Consumer<String, byte[]> consumer = brokers.consumer()) {
          consume(consumer, brokers.topicId(topic));
        } catch (KafkaException | DatabaseException e) {
          failures.increment();
          LOG.warnf("Reading clicks failed, trying again in %s: %s", retry, e);
        }
      } while (!isStoppingAfter(retry));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      stopped.countDown();
    }
  }

  private boolean isStoppingAfter(Duration pause) throws InterruptedException {
    Duration doubled = retry.multipliedBy(2);
    retry = doubled.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : doubled;
    return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void consume(Consumer<String, byte[]> consumer, Uuid topicId) {
    consumer.subscribe(List.of(topic), new GoOn(consumer, topicId));
    while (stopping.getCount() > 0) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        take(record, topicId);
        retry = FIRST_RETRY;
      }
    }
  }

  /// Begins with each partition where the database says.
  private final class GoOn implements ConsumerRebalanceListener {
    private final Consumer<String, byte[]> consumer;
    private final Uuid topicId;

    GoOn(Consumer<String, byte[]> consumer, Uuid topicId) {
      this.consumer = consumer;
      this.topicId = topicId;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      Map<Integer, Long> offsets = positions.of(topicId);
      for (TopicPartition partition : partitions) {
        consumer.seek(partition, offsets.getOrDefault(partition.partition(), 0L));
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      // Whatever was read of them is stored, and so is the position.
    }
  }

  private void take(ConsumerRecord<String, byte[]> record, Uuid topicId) {
    Ingest.InTransaction position =
        connection ->
            TopicPositions.move(connection, topicId, record.partition(), record.offset() + 1);
    byte[] value = record.value() == null ? new byte[0] : record.value();
    switch (ClickBatch.read(ByteBuffer.wrap(value))) {
      case ClickBatch.Accepted(ClickBatch batch) -> {
        Header signature = record.headers().lastHeader(ProducerCredential.SIGNATURE_HEADER);
        Proof proof =
            secrets.ofSignature(
                batch.header().producer(), value, signature == null ? null : signature.value());
        switch (ingest.take(batch, proof, position)) {
          case Ingest.Missing(long expected) -> {
            // Whoever wrote it cannot be asked: what Kafka no longer has is gone.
            LOG.errorf(
                "Clicks are missing in the topic producer=%s from=%d to=%d",
                batch.header().producer(), expected, batch.header().first() - 1);
            ingest.take(batch.withGoneFrom(expected), proof, position);
          }
          case Ingest.Refused(String reason) -> {
            forged.increment();
            tell(record, batch.header().producer(), reason);
          }
          case Ingest.Taken _, Ingest.TooOld _, Ingest.Clash _ -> {
            // Done, or there is nobody to tell.
          }
        }
      }
      case ClickBatch.Rejected(String reason) -> {
        unreadable.increment();
        LOG.errorf(
            "A record in the topic is no batch of clicks partition=%d offset=%d: %s",
            record.partition(), record.offset(), reason);
        transactions.inOne(
            connection -> {
              position.write(connection);
              return null;
            });
      }
    }
  }

  /// One line a minute, for who may write to the topic may do so without end.
  private void tell(ConsumerRecord<String, byte[]> record, UUID producer, String reason) {
    long nowNanos = System.nanoTime();
    if (toldNanos == 0 || nowNanos - toldNanos > QUIET.toNanos()) {
      toldNanos = nowNanos;
      LOG.errorf(
          "A batch in the topic was passed over; it stays there partition=%d offset=%d"
              + " producer=%s: %s",
          record.partition(), record.offset(), producer, reason);
    }
  }

  /// Ends after the batch that is being stored.
  ///
  /// @return whether it has ended within that time
  boolean stop(Duration atMost) {
    stopping.countDown();
    try {
      return stopped.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
