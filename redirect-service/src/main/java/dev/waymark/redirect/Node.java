package dev.waymark.redirect;

import dev.waymark.redirect.cookie.CookieSecrets;
import dev.waymark.redirect.cookie.CookieSettings;
import dev.waymark.redirect.counter.Counting;
import dev.waymark.redirect.database.Database;
import dev.waymark.redirect.database.DatabaseSettings;
import dev.waymark.redirect.delivery.DeliveryHealth;
import dev.waymark.redirect.delivery.DeliverySettings;
import dev.waymark.redirect.delivery.Dispatch;
import dev.waymark.redirect.delivery.DispatchSettings;
import dev.waymark.redirect.delivery.KafkaSettings;
import dev.waymark.redirect.domain.CertificateDomains;
import dev.waymark.redirect.drain.Drain;
import dev.waymark.redirect.drain.DrainSettings;
import dev.waymark.redirect.journal.JournalHealth;
import dev.waymark.redirect.journal.JournalSettings;
import dev.waymark.redirect.replica.ReplicaReadiness;
import dev.waymark.redirect.replica.ReplicaSettings;
import dev.waymark.redirect.replica.Subscription;
import dev.waymark.redirect.route.Departure;
import dev.waymark.redirect.route.RedirectServer;
import dev.waymark.redirect.route.RouteSettings;
import dev.waymark.redirect.route.ServerReadiness;
import dev.waymark.redirect.route.StopSettings;
import dev.waymark.redirect.visit.SaltFeed;
import dev.waymark.redirect.visit.VisitSettings;
import dev.waymark.redirect.visit.VisitorConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.ManagementInterface;
import io.smallrye.health.api.Wellness;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;

/// The composition root: makes every part of a redirect node, gives each what it needs, and starts
/// and stops them in order. It knows all packages, and none of them knows it or its container.
@Singleton
public class Node {
  private final Departure departure = new Departure();
  private final Subscription subscription;
  private final Dispatch dispatch;
  private final RedirectServer server;
  private final CertificateDomains certificates;
  private final Drain drain;
  private final HealthCheck journalHealth;
  private final Lifecycle lifecycle;

  /// Makes the parts, and opens the journal. Nothing is answered yet.
  ///
  /// @throws IllegalArgumentException when a setting cannot be used
  /// @throws IOException when the journal cannot be had
  public Node(
      NodeSettings node,
      DatabaseSettings databaseSettings,
      ReplicaSettings replicaSettings,
      VisitSettings visitSettings,
      CookieSettings cookieSettings,
      JournalSettings journalSettings,
      DispatchSettings dispatchSettings,
      DeliverySettings deliverySettings,
      KafkaSettings kafkaSettings,
      RouteSettings routeSettings,
      StopSettings stopSettings,
      DrainSettings drainSettings,
      Vertx vertx,
      MeterRegistry registry)
      throws IOException {
    InstantSource clock = InstantSource.system();
    var random = new SecureRandom();
    Path data = node.dataDirectory();
    Database database = Database.of(databaseSettings);
    var visitors = new VisitorConfiguration(visitSettings, clock, registry);
    var salts =
        new SaltFeed(database, visitors.visitors().hash(), replicaSettings.feed().longestPause());
    subscription = new Subscription(replicaSettings, database, data, clock, random, registry);
    dispatch =
        new Dispatch(
            data,
            dispatchSettings,
            journalSettings,
            deliverySettings,
            kafkaSettings,
            clock,
            random,
            registry);
    certificates =
        new CertificateDomains(subscription.replica().domains(), routeSettings.publicUrl());
    journalHealth = new JournalHealth(dispatch.journal(), journalSettings, clock);
    var counting = new Counting(dispatch.journal(), subscription.replica().limits());
    server =
        new RedirectServer(
            vertx,
            routeSettings,
            stopSettings,
            departure,
            subscription.replica(),
            visitors.visitors(),
            dispatch.journal(),
            counting.live(),
            CookieSecrets.seal(cookieSettings, random),
            clock,
            random,
            registry);
    drain = new Drain(vertx, drainSettings, departure, dispatch::backlog);
    lifecycle =
        new Lifecycle()
            .then("country database", visitors::start, visitors::stop)
            .then("visitor salts", salts::start, salts::stop)
            .then("publication", subscription::start, subscription::stop)
            .then("delivery", dispatch::start, dispatch::stop)
            // Reads the journal, and counts towards the limits of links.
            .then("live counts", counting::start, counting::stop)
            // Serves from all of the above.
            .then("server", server::start, server::stop)
            .then("user agents", visitors::warm, () -> {});
  }

  void start(@Observes StartupEvent event) throws Exception {
    lifecycle.start();
  }

  /// The management port is about to open.
  void manage(@Observes ManagementInterface management) {
    certificates.install(management.router());
    drain.install(management.router());
  }

  /// The process is asked to stop, and answers on for a while.
  void depart(@Observes ShutdownDelayInitiatedEvent event) {
    departure.begin();
  }

  void stop(@Observes ShutdownEvent event) {
    lifecycle.stop();
  }

  @Produces
  @Singleton
  @Readiness
  HealthCheck links() {
    return new ReplicaReadiness(subscription);
  }

  @Produces
  @Singleton
  @Readiness
  HealthCheck server() {
    return new ServerReadiness(server);
  }

  @Produces
  @Singleton
  @Wellness
  HealthCheck journal() {
    return journalHealth;
  }

  @Produces
  @Singleton
  @Wellness
  HealthCheck delivery() {
    return new DeliveryHealth(dispatch);
  }
}
