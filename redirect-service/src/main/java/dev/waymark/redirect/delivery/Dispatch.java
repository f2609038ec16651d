package dev.waymark.redirect.delivery;

import dev.waymark.redirect.journal.Journal;
import dev.waymark.redirect.journal.JournalMeters;
import dev.waymark.redirect.journal.JournalSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The journal of this node and its delivery, from the start of the process to its end.
public final class Dispatch {
  private static final Logger LOG = Logger.getLogger(Dispatch.class);

  private final ScheduledExecutorService background = Journal.backgroundThread();
  private final Journal journal;
  private final @Nullable Transport transport;
  private final @Nullable Delivery delivery;
  private final Duration drainAtMost;
  private @Nullable DeliveryLoop loop;

  /// Opens the journal.
  ///
  /// @param dataDirectory where the journal has its directory
  /// @throws IOException when another process has its directory, or it cannot be created
  public Dispatch(
      Path dataDirectory,
      DispatchSettings settings,
      JournalSettings journalSettings,
      DeliverySettings deliverySettings,
      KafkaSettings kafkaSettings,
      InstantSource clock,
      RandomGenerator random,
      MeterRegistry registry)
      throws IOException {
    journal =
        Journal.open(dataDirectory.resolve("journal"), journalSettings, clock, random, background);
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
  public @Nullable Delivery delivery() {
    return delivery;
  }

  /// What clicks are captured in.
  public Journal journal() {
    return journal;
  }

  /// What is captured and not delivered.
  public Backlog backlog() {
    if (journal.epoch() == 0) {
      return new Backlog(null, "The journal could not be opened, for its disk fails.");
    }
    long undelivered = Math.max(0, journal.next() - journal.mark());
    return new Backlog(
        undelivered, delivery == null ? "Nobody said where clicks go." : delivery.problem());
  }

  /// Delivers from now on. Once.
  public void start() {
    if (delivery == null) {
      LOG.warn(
          "Clicks stay in the journal: WAYMARK_ANALYTICS_URL, or WAYMARK_KAFKA_BOOTSTRAP_SERVERS,"
              + " says where they go, and WAYMARK_INGEST_CREDENTIAL whose they are");
    } else {
      loop = DeliveryLoop.start(delivery, DeliveryLoop.thread());
    }
  }

  /// Delivers what is left, as far as there is time, and closes the journal. After the server has
  /// closed.
  public void stop() throws IOException {
    if (loop != null) {
      loop.drain(drainAtMost);
    }
    try (journal) {
      if (transport != null) {
        transport.close();
      }
    } finally {
      background.shutdown();
    }
  }
}
