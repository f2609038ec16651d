package dev.waymark.analytics.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Clients of the brokers that the settings name.
final class KafkaBrokers implements ClickConsumer.Brokers {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

  /// A batch is a record; each may be as large as HTTP takes them.
  private static final int MOST_BATCHES = 16;

  private static final int BATCH_BYTES = 8 << 20;

  private final Properties properties = new Properties();
  private final String group;

  /// @throws IOException when the file of client properties cannot be read
  KafkaBrokers(List<String> brokers, KafkaSettings settings) throws IOException {
    if (settings.clientProperties().isPresent()) {
      try (Reader file = Files.newBufferedReader(settings.clientProperties().get())) {
        properties.load(file);
      }
    }
    properties.put("bootstrap.servers", String.join(",", brokers));
    properties.put("default.api.timeout.ms", Long.toString(ANSWER_WITHIN.toMillis()));
    properties.put("request.timeout.ms", Long.toString(ANSWER_WITHIN.dividedBy(2).toMillis()));
    this.group = settings.group();
  }

  @Override
  public Consumer<String, byte[]> consumer() {
    var consuming = new Properties();
    consuming.putAll(properties);
    consuming.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    consuming.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    consuming.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    consuming.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(MOST_BATCHES));
    consuming.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Integer.toString(BATCH_BYTES));
    return new KafkaConsumer<>(consuming, new StringDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public Uuid topicId(String topic) {
    try (Admin admin = Admin.create(properties)) {
      return Objects.requireNonNull(
              admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic), topic)
          .topicId();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
