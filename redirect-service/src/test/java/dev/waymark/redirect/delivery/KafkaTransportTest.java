package dev.waymark.redirect.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.click.BatchHeader;
import dev.waymark.click.ClickBatch;
import dev.waymark.click.ProducerCredential;
import dev.waymark.kafka.TestBroker;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaTransportTest {
  private static final UUID JOURNAL = new UUID(1, 2);
  private static final int RECORD_BYTES = 70_000;

  private static final ProducerCredential CREDENTIAL =
      ProducerCredential.derive("s".repeat(32), JOURNAL, 1);

  @TempDir static Path directory;
  private static TestBroker broker;

  @TempDir Path files;
  private @Nullable KafkaTransport transport;
  private @Nullable ProducerCredential credential = CREDENTIAL;

  @BeforeAll
  static void startBroker() throws IOException {
    broker = new TestBroker(directory);
  }

  @BeforeEach
  void start() {
    broker.start();
  }

  @AfterEach
  void stop() {
    if (transport != null) {
      transport.close();
    }
    broker.stop();
  }

  @AfterAll
  static void closeBroker() {
    broker.close();
  }

  private static KafkaSettings settings(String topic, Map<String, String> others) {
    var values = new HashMap<>(others);
    values.put("waymark.kafka.topic", topic);
    values.put("waymark.kafka.record-bytes", Integer.toString(RECORD_BYTES));
    return new SmallRyeConfigBuilder()
        .withMapping(KafkaSettings.class)
        .withDefaultValues(values)
        .build()
        .getConfigMapping(KafkaSettings.class);
  }

  private KafkaTransport transport(String topic, Map<String, String> others) throws IOException {
    transport =
        KafkaTransport.to(
            List.of(broker.bootstrapServers()), settings(topic, others), () -> credential);
    return transport;
  }

  private static byte[] batch(long first, int bytes) {
    ByteBuffer batch = ByteBuffer.allocate(bytes);
    ClickBatch.writeHeader(new BatchHeader(JOURNAL, 1, 1, 1, first, first, first + 1, 1), batch);
    return batch.array();
  }

  private static List<ConsumerRecord<String, byte[]>> read(String topic, int count) {
    Map<String, Object> properties =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "fetch.max.bytes", 4 * RECORD_BYTES);
    var all = new ArrayList<ConsumerRecord<String, byte[]>>();
    try (var consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
      var partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      for (int i = 0; i < 100 && all.size() < count; i++) {
        consumer.poll(Duration.ofMillis(100)).forEach(all::add);
      }
    }
    return all;
  }

  @Test
  void deliver_batches_areInTheTopicInOrderUnderTheKeyOfTheirJournal() throws IOException {
    KafkaTransport kafka = transport("in-order", Map.of());
    for (int i = 1; i <= 3; i++) {
      assertThat(kafka.deliver(batch(i, RECORD_BYTES))).isInstanceOf(Transport.Confirmed.class);
    }
    assertThat(read("in-order", 3))
        .satisfiesExactly(
            first -> assertThat(first.value()).isEqualTo(batch(1, RECORD_BYTES)),
            second -> assertThat(second.value()).isEqualTo(batch(2, RECORD_BYTES)),
            third -> assertThat(third.value()).isEqualTo(batch(3, RECORD_BYTES)))
        .allSatisfy(record -> assertThat(record.key()).isEqualTo(JOURNAL.toString()))
        .allSatisfy(
            record ->
                assertThat(
                        CREDENTIAL.hasSigned(
                            record.value(),
                            record
                                .headers()
                                .lastHeader(ProducerCredential.SIGNATURE_HEADER)
                                .value()))
                    .isTrue());
    assertThat(kafka.mostBytes()).isEqualTo(RECORD_BYTES);
  }

  @Test
  void deliver_brokerStopsAndComesBack_failsAndThenConfirms() throws IOException {
    Path impatient = files.resolve("client.properties");
    Files.writeString(impatient, "reconnect.backoff.max.ms=100\n");
    KafkaTransport kafka =
        transport("broken", Map.of("waymark.kafka.client-properties", impatient.toString()));
    assertThat(kafka.deliver(batch(1, 100))).isInstanceOf(Transport.Confirmed.class);
    broker.stop();
    Thread.currentThread().interrupt();
    assertThat(kafka.deliver(batch(2, 100))).isInstanceOf(Transport.Failed.class);
    assertThat(Thread.interrupted()).isTrue();
    broker.start();
    assertThat(kafka.deliver(batch(2, 100))).isInstanceOf(Transport.Confirmed.class);
    // A try that was given up may arrive yet, once more: the reader knows it by its numbers.
    List<ConsumerRecord<String, byte[]>> all = read("broken", 2);
    assertThat(all.getFirst().value()).isEqualTo(batch(1, 100));
    assertThat(all.subList(1, all.size()))
        .isNotEmpty()
        .allSatisfy(record -> assertThat(record.value()).isEqualTo(batch(2, 100)));
  }

  @Test
  void deliver_moreThanTheBrokerTakes_fails() throws IOException {
    assertThat(transport("large", Map.of()).deliver(batch(1, 2 << 20)))
        .isInstanceOfSatisfying(
            Transport.Failed.class,
            failed -> assertThat(failed.reason()).contains("RecordTooLarge"));
  }

  /// Kafka would confirm it, the journal would let go of it, and nobody would store it.
  @Test
  void deliver_withoutACredentialOfItsOwn_sendsNothing() throws IOException {
    KafkaTransport kafka = transport("unsigned", Map.of());
    credential = null;
    assertThat(kafka.deliver(batch(1, 100))).isInstanceOf(Transport.Failed.class);
    credential = ProducerCredential.derive("s".repeat(32), new UUID(1, 3), 1);
    assertThat(kafka.deliver(batch(1, 100))).isInstanceOf(Transport.Failed.class);
    credential = CREDENTIAL;
    assertThat(kafka.deliver(batch(2, 100))).isInstanceOf(Transport.Confirmed.class);
    assertThat(read("unsigned", 1))
        .singleElement()
        .extracting(ConsumerRecord::value)
        .isEqualTo(batch(2, 100));
  }

  @Test
  void to_noSuchFileOfProperties_refuses() {
    assertThatThrownBy(
            () -> transport("never", Map.of("waymark.kafka.client-properties", "/no/such/file")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
