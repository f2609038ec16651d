package dev.waymark.redirect.delivery;

import dev.waymark.click.ClickBatch;
import dev.waymark.click.ProducerCredential;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Delivers to a Kafka topic: one record a batch, keyed by the producer, so that a journal stays in
/// order in its partition. Confirmed when all in-sync replicas have it.
///
/// A record may be there twice, and a late repeat may follow the next batch: whoever reads the
/// topic knows what it has stored by the numbers in the batches, and whose a batch is by the
/// signature in the record's header. Nobody asks to go back here, for the reader finds what it
/// lacks in the topic.
public final class KafkaTransport implements Transport {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final Duration REQUEST_WITHIN = Duration.ofSeconds(10);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

  private final Producer<String, byte[]> producer;
  private final String topic;
  private final int recordBytes;
  private final Credentials credentials;

  /// A transport on this producer, which it closes.
  ///
  /// @param recordBytes most bytes in a record
  KafkaTransport(
      Producer<String, byte[]> producer, String topic, int recordBytes, Credentials credentials) {
    this.producer = producer;
    this.topic = topic;
    this.recordBytes = recordBytes;
    this.credentials = credentials;
  }

  /// A transport to these brokers. That they cannot be reached shows when something is delivered.
  ///
  /// @throws IOException when the file of client properties cannot be read
  /// @throws KafkaException when the properties are not usable
  static KafkaTransport to(List<String> brokers, KafkaSettings settings, Credentials credentials)
      throws IOException {
    var properties = new Properties();
    if (settings.clientProperties().isPresent()) {
      try (Reader file = Files.newBufferedReader(settings.clientProperties().get())) {
        properties.load(file);
      }
    }
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, String.join(",", brokers));
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    properties.put(ProducerConfig.LINGER_MS_CONFIG, "0");
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(ANSWER_WITHIN));
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(REQUEST_WITHIN));
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(REQUEST_WITHIN));
    // With room for what surrounds a record; the topic has the last word.
    properties.put(
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(2 * settings.recordBytes()));
    return new KafkaTransport(
        new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer()),
        settings.topic(),
        settings.recordBytes(),
        credentials);
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }

  @Override
  public int mostBytes() {
    return recordBytes;
  }

  @Override
  public Reply deliver(byte[] batch) {
    ProducerCredential credential = credentials.get();
    if (credential == null) {
      // Kafka would confirm it, and whoever reads the topic would pass it over.
      return new Failed("This node has no credential (WAYMARK_INGEST_CREDENTIAL) to sign with");
    }
    String misfit = Credentials.misfit(credential, batch);
    if (misfit != null) {
      return new Failed(misfit);
    }
    try {
      String key = ClickBatch.producerOf(ByteBuffer.wrap(batch)).toString();
      var record = new ProducerRecord<>(topic, key, batch);
      record.headers().add(ProducerCredential.SIGNATURE_HEADER, credential.sign(batch));
      Future<?> sent = producer.send(record);
      // Ends by itself: the client gives up when its delivery timeout is over.
      sent.get();
      return new Confirmed();
    } catch (ExecutionException e) {
      return new Failed(String.valueOf(e.getCause()));
    } catch (KafkaException | IllegalStateException e) {
      return new Failed(String.valueOf(e));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Failed("interrupted");
    }
  }

  @Override
  public void close() {
    producer.close(CLOSE_WITHIN);
  }
}
