package dev.waymark.analytics.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.analytics.Click;
import dev.waymark.analytics.Database;
import dev.waymark.analytics.Producer;
import dev.waymark.analytics.World;
import dev.waymark.analytics.credential.ProducerSecrets;
import dev.waymark.analytics.database.Transactions;
import dev.waymark.analytics.ingest.Ingest;
import dev.waymark.click.ProducerCredential;
import dev.waymark.kafka.TestBroker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ClickConsumerDbTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir static Path directory;
  private static TestBroker broker;

  @Inject World world;
  @Inject Ingest ingest;
  @Inject Transactions transactions;
  @Inject TopicPositions positions;
  @Inject ProducerSecrets secrets;

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final Producer node = Producer.number(7);
  private String topic = "";
  private @Nullable ClickConsumer consumer;

  @BeforeAll
  static void startBroker() throws IOException {
    broker = new TestBroker(directory);
    broker.start();
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void begin(TestInfo test) throws Exception {
    world.reset();
    world.run("truncate topic_position");
    topic = test.getTestMethod().orElseThrow().getName();
    createTopic();
  }

  @AfterEach
  void stopReading() {
    if (consumer != null) {
      assertThat(consumer.stop(PATIENCE)).isTrue();
    }
  }

  private void createTopic() throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(address())) {
      admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
    }
  }

  private static Map<String, Object> address() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  private void send(byte[]... batches) throws ExecutionException, InterruptedException {
    try (var producer =
        new KafkaProducer<>(address(), new StringSerializer(), new ByteArraySerializer())) {
      for (byte[] batch : batches) {
        producer.send(record(batch, node.credential(1).sign(batch))).get();
      }
    }
  }

  private void sendSigned(byte[] batch, byte @Nullable [] signature)
      throws ExecutionException, InterruptedException {
    try (var producer =
        new KafkaProducer<>(address(), new StringSerializer(), new ByteArraySerializer())) {
      producer.send(record(batch, signature)).get();
    }
  }

  private ProducerRecord<String, byte[]> record(byte[] batch, byte @Nullable [] signature) {
    var record = new ProducerRecord<>(topic, node.id().toString(), batch);
    if (signature != null) {
      record.headers().add(ProducerCredential.SIGNATURE_HEADER, signature);
    }
    return record;
  }

  private byte[] batch(long first, int count) {
    return node.batch(first, first, Collections.nCopies(count, Click.on("lnk_1")));
  }

  private void read() throws IOException {
    KafkaSettings settings =
        new SmallRyeConfigBuilder()
            .withMapping(KafkaSettings.class)
            .withDefaultValues(Map.of("waymark.kafka.group", topic))
            .build()
            .getConfigMapping(KafkaSettings.class);
    var brokers = new KafkaBrokers(List.of(broker.bootstrapServers()), settings);
    consumer = new ClickConsumer(brokers, topic, ingest, transactions, positions, secrets, meters);
    Thread.ofPlatform().daemon().start(consumer);
  }

  private void awaitClicks(long count) {
    await("select count(*) from click", count);
  }

  private void awaitOffset(long offset) {
    await("select coalesce(sum(next_offset), 0) from topic_position", offset);
  }

  private void await(String query, long number) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (world.number(query) != number) {
      assertThat(System.nanoTime()).as(query).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  @Test
  void read_repeatsAndJunkAmongBatches_storesEachClickOnceAndGoesOn() throws Exception {
    send(
        batch(1, 3),
        batch(1, 3),
        "no batch".getBytes(StandardCharsets.UTF_8),
        batch(2, 4),
        batch(6, 1));
    read();
    awaitOffset(5);
    assertThat(world.rows("select sequence from click order by sequence"))
        .containsExactly("1", "2", "3", "4", "5", "6");
    assertThat(world.number("select sum(clicks) from click_bucket")).isEqualTo(6);
    assertThat(meters.counter("waymark.kafka.unreadable").count()).isEqualTo(1);
  }

  /// Whoever may write to the topic writes batches of the node, with a far epoch: without a
  /// signature, with one of another producer, and with the node's own of another batch.
  @Test
  void read_batchesThatTheNodeHasNotSigned_arePassedOverAndMoveNoMark() throws Exception {
    send(batch(1, 2));
    byte[] forged = node.restarted(1L << 40, 3).batch(3, 3, List.of(Click.on("lnk_9")));
    sendSigned(forged, null);
    sendSigned(forged, Producer.number(8).credential(1).sign(forged));
    sendSigned(forged, node.credential(1).sign(batch(1, 2)));
    sendSigned(forged, new byte[] {1});
    send(batch(3, 2));
    read();
    awaitOffset(6);
    assertThat(world.rows("select sequence from click order by sequence"))
        .containsExactly("1", "2", "3", "4");
    assertThat(world.rows("select sender, next from producer")).containsExactly("1 5");
    assertThat(world.number("select count(*) from lost_clicks")).isZero();
    assertThat(meters.counter("waymark.kafka.forged").count()).isEqualTo(4);
  }

  /// A node that has no credential yet, and is known from before there were any.
  @Test
  void read_unsignedBatchesOfANodeFromBefore_areTakenUntilItSigns() throws Exception {
    send(batch(1, 1));
    read();
    awaitOffset(1);
    world.run("update producer set shared_key = true");
    sendSigned(batch(2, 1), null);
    awaitOffset(2);
    send(batch(3, 1));
    sendSigned(node.restarted(9, 4).batch(4, 4, List.of(Click.on("lnk_9"))), null);
    send(batch(4, 1));
    awaitOffset(5);
    assertThat(world.rows("select epoch, sequence from click order by sequence"))
        .containsExactly("1 1", "1 2", "1 3", "1 4");
  }

  @Test
  void read_aGapInTheTopic_isNotedAsLostAndDoesNotBlock() throws Exception {
    send(batch(1, 2), batch(10, 1));
    read();
    awaitClicks(3);
    assertThat(world.rows("select first_sequence, last_sequence from lost_clicks"))
        .containsExactly("3 9");
  }

  @Test
  void read_nextStart_goesOnWhereTheDatabaseSays() throws Exception {
    send(batch(1, 2));
    read();
    awaitOffset(1);
    stopReading();
    send(batch(3, 2));
    // Whoever read the first batch again would store its clicks again.
    world.run("delete from click");
    world.run("delete from producer");
    read();
    awaitOffset(2);
    assertThat(world.rows("select sequence from click order by sequence"))
        .containsExactly("3", "4");
  }

  @Test
  void read_databaseOfAnHourAgo_storesAgainWhatItLacks() throws Exception {
    send(batch(1, 2), batch(3, 2), batch(5, 2));
    read();
    awaitClicks(6);
    stopReading();
    world.run("delete from click where sequence > 2");
    world.run("update producer set next = 3, taken = 2");
    world.run("update click_bucket set clicks = 2");
    world.run("update click_day set rows = 2");
    world.run("update topic_position set next_offset = 1");
    read();
    awaitClicks(6);
    assertThat(world.number("select sum(clicks) from click_bucket")).isEqualTo(6);
    assertThat(world.number("select count(*) from lost_clicks")).isZero();
  }

  @Test
  void read_topicMadeAnew_beginsAtItsBeginning() throws Exception {
    send(batch(1, 1), batch(2, 1), batch(3, 1));
    read();
    awaitOffset(3);
    stopReading();
    try (Admin admin = Admin.create(address())) {
      admin.deleteTopics(List.of(topic)).all().get();
    }
    createTopic();
    send(batch(4, 1));
    read();
    awaitClicks(4);
  }

  @Test
  void read_brokerStopsAndComesBack_losesNothing() throws Exception {
    send(batch(1, 2));
    read();
    awaitClicks(2);
    broker.stop();
    broker.start();
    send(batch(3, 2));
    awaitClicks(4);
  }

  @Test
  void read_databaseFails_beginsAgainWhereItWas() throws Exception {
    world.run("alter table click rename to click_elsewhere");
    send(batch(1, 2));
    read();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (meters.counter("waymark.kafka.failures").count() == 0) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.onSpinWait();
    }
    assertThat(world.number("select count(*) from topic_position")).isZero();
    world.run("alter table click_elsewhere rename to click");
    awaitClicks(2);
    awaitOffset(1);
  }
}
