package dev.waymark.analytics.kafka;

import dev.waymark.analytics.credential.ProducerSecrets;
import dev.waymark.analytics.database.Transactions;
import dev.waymark.analytics.ingest.Ingest;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads the topic from the start of the process to its end, where there is a Kafka.
@Singleton
final class Consumption {
  private static final Logger LOG = Logger.getLogger(Consumption.class);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

  private final @Nullable ClickConsumer consumer;

  /// @throws IOException when the file of client properties cannot be read
  Consumption(
      KafkaSettings settings,
      Ingest ingest,
      Transactions transactions,
      TopicPositions positions,
      ProducerSecrets secrets,
      MeterRegistry registry)
      throws IOException {
    this.consumer =
        settings.bootstrapServers().isEmpty()
            ? null
            : new ClickConsumer(
                new KafkaBrokers(settings.bootstrapServers().get(), settings),
                settings.topic(),
                ingest,
                transactions,
                positions,
                secrets,
                registry);
  }

  void start(@Observes StartupEvent event) {
    ClickConsumer reading = consumer;
    if (reading != null) {
      Thread.ofPlatform().name("click-consumer").daemon().start(reading);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    if (consumer != null && !consumer.stop(STOP_WITHIN)) {
      LOG.warn("The reading of clicks did not end in time; what is not stored is read again.");
    }
  }
}
