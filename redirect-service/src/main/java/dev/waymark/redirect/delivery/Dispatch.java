package dev.waymark.redirect.delivery;

import dev.waymark.redirect.NodeSettings;
import dev.waymark.redirect.journal.Journal;
import dev.waymark.redirect.journal.JournalMeters;
import dev.waymark.redirect.journal.JournalSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The journal of this node and its delivery, from the start of the process to its end.
@Singleton
public class Dispatch {
  private static final Logger LOG = Logger.getLogger(Dispatch.class);

  /// Before the server opens, and after it closed.
  private static final int FIRST = 100;

  private static final int AFTER_THE_SERVER = 1_000;

  private final ScheduledExecutorService background = Journal.backgroundThread();
  private final Journal journal;
  private final @Nullable Transport transport;
  private final @Nullable Delivery delivery;
  private final Duration drainAtMost;
  private @Nullable DeliveryLoop loop;

  /// Opens the journal.
  ///
  /// @throws IOException when another process has its directory, or it cannot be created
  public Dispatch(
      NodeSettings node,
      DispatchSettings settings,
      JournalSettings journalSettings,
      DeliverySettings deliverySettings,
      KafkaSettings kafkaSettings,
      InstantSource clock,
      MeterRegistry registry)
      throws IOException {
    RandomGenerator random = new SecureRandom();
    journal =
        Journal.open(
            node.dataDirectory().resolve("journal"), journalSettings, clock, random, background);
    new JournalMeters(journal).bindTo(registry);
    var _ = background.scheduleWithFixedDelay(journal::retry, 1, 1, TimeUnit.SECONDS);
    drainAtMost = deliverySettings.drainAtMost();
    transport = transport(settings, kafkaSettings, Credentials.of(settings, System::nanoTime));
    if (transport == null) {
      delivery = null;
    } else {
      delivery = new Delivery(journal, transport, deliverySettings, random);
      new DeliveryMeters(delivery).bindTo(registry);
    }
  }

  /// How clicks get to the analytics service; null when nobody said where it is.
  private static @Nullable Transport transport(
      DispatchSettings settings, KafkaSettings kafka, Credentials credentials) throws IOException {
    if (kafka.bootstrapServers().isPresent()) {
      return KafkaTransport.to(kafka.bootstrapServers().get(), kafka, credentials);
    }
    boolean isProved = settings.ingestCredential().isPresent() || settings.ingestKey().isPresent();
    return settings.analyticsUrl().isPresent() && isProved
        ? new HttpTransport(
            settings.analyticsUrl().get(), credentials, settings.ingestKey().orElse(null))
        : null;
  }

  /// The delivery; null when nobody said where clicks go.
  @Nullable Delivery delivery() {
    return delivery;
  }

  /// What clicks are captured in.
  @Produces
  @Singleton
  public Journal journal() {
    return journal;
  }

  void start(@Observes @Priority(FIRST) StartupEvent event) {
    if (delivery == null) {
      LOG.warn(
          "Clicks stay in the journal: WAYMARK_ANALYTICS_URL, or WAYMARK_KAFKA_BOOTSTRAP_SERVERS,"
              + " says where they go, and WAYMARK_INGEST_CREDENTIAL whose they are");
    } else {
      loop = DeliveryLoop.start(delivery, DeliveryLoop.thread());
    }
  }

  void stop(@Observes @Priority(AFTER_THE_SERVER) ShutdownEvent event) throws IOException {
    if (loop != null) {
      loop.drain(drainAtMost);
    }
    if (transport != null) {
      transport.close();
    }
    journal.close();
    background.shutdown();
  }
}
