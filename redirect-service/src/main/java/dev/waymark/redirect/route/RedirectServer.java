package dev.waymark.redirect.route;

import dev.waymark.redirect.journal.Journal;
import dev.waymark.redirect.snapshot.Links;
import dev.waymark.redirect.visit.AgentReader;
import dev.waymark.redirect.visit.VisitorHash;
import dev.waymark.redirect.visit.Whereabouts;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The public server: opens when the links are there to be served from, closes before anything
/// else.
@Singleton
public class RedirectServer {
  /// After what it serves from is there, and before that is gone.
  private static final int AFTER_THE_LINKS = 1_000;

  private static final int BEFORE_ALL_ELSE = 100;
  private static final long PATIENCE_SECONDS = 10;

  private final Vertx vertx;
  private final RouteSettings settings;
  private final Links links;
  private final AgentReader agents;
  private final Whereabouts whereabouts;
  private final VisitorHash visitors;
  private final Journal journal;
  private final InstantSource clock;
  private final ConnectionLimit limit;
  private final RouteMeters meters;
  private @Nullable String deployment;

  /// Not open yet.
  public RedirectServer(
      Vertx vertx,
      RouteSettings settings,
      Links links,
      AgentReader agents,
      Whereabouts whereabouts,
      VisitorHash visitors,
      Journal journal,
      InstantSource clock,
      MeterRegistry registry) {
    this.vertx = vertx;
    this.settings = settings;
    this.links = links;
    this.agents = agents;
    this.whereabouts = whereabouts;
    this.visitors = visitors;
    this.journal = journal;
    this.clock = clock;
    this.limit = new ConnectionLimit(settings.server().maxConnections());
    this.meters = new RouteMeters(registry, limit);
  }

  void open(@Observes @Priority(AFTER_THE_LINKS) StartupEvent event) throws Exception {
    int eventLoops =
        settings.server().eventLoops().orElse(Runtime.getRuntime().availableProcessors());
    deployment =
        vertx
            .deployVerticle(this::eventLoopServer, new DeploymentOptions().setInstances(eventLoops))
            .toCompletionStage()
            .toCompletableFuture()
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    Log.infof(
        "answering visitors: host=%s port=%d eventLoops=%d nativeTransport=%b",
        settings.server().host(),
        settings.server().port(),
        eventLoops,
        vertx.isNativeTransportEnabled());
  }

  private EventLoopServer eventLoopServer() {
    return new EventLoopServer(
        settings, links, agents, whereabouts, visitors, journal, clock, limit, meters);
  }

  void close(@Observes @Priority(BEFORE_ALL_ELSE) ShutdownEvent event) throws Exception {
    if (deployment != null) {
      try {
        vertx
            .undeploy(deployment)
            .toCompletionStage()
            .toCompletableFuture()
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        Log.warn("connections did not close in time", e);
      }
    }
  }
}
