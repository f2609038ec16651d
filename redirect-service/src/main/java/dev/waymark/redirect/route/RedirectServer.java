package dev.waymark.redirect.route;

import dev.waymark.redirect.cookie.Cookies;
import dev.waymark.redirect.cookie.Seal;
import dev.waymark.redirect.counter.LiveCounts;
import dev.waymark.redirect.journal.Journal;
import dev.waymark.redirect.page.Footer;
import dev.waymark.redirect.password.PasswordDoor;
import dev.waymark.redirect.qr.QrDrawer;
import dev.waymark.redirect.snapshot.Domains;
import dev.waymark.redirect.snapshot.Links;
import dev.waymark.redirect.snapshot.LiveTakedowns;
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
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// The public server: opens when the links are there to be served from, closes before anything
/// else.
@Singleton
public class RedirectServer {
  /// After what it serves from is there, and before that is gone.
  private static final int AFTER_THE_LINKS = 1_000;

  private static final int BEFORE_ALL_ELSE = 100;
  private static final long PATIENCE_SECONDS = 10;

  /// Drawn within a twentieth of a second.
  private static final int WAITING_CODES = 64;

  private final Vertx vertx;
  private final Shared shared;
  private final Slots slots;
  private final Watchdog watchdog;
  private final ScheduledExecutorService watching =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("watchdog").daemon().factory());
  private @Nullable String deployment;

  /// Not open yet.
  public RedirectServer(
      Vertx vertx,
      RouteSettings settings,
      Links links,
      Domains domains,
      LiveTakedowns takedowns,
      AgentReader agents,
      Whereabouts whereabouts,
      VisitorHash visitors,
      Journal journal,
      LiveCounts counts,
      Seal seal,
      InstantSource clock,
      MeterRegistry registry) {
    this.vertx = vertx;
    var shortUrls = new ShortUrls(settings.publicUrl());
    var cookies = new Cookies(seal, shortUrls.isSecure());
    this.slots =
        new Slots(
            whereabouts,
            settings.server().maxConnections(),
            settings.server().maxConnectionsPerNetwork());
    var pulses = new Pulses();
    var held = new LongAdder();
    var meters = new RouteMeters(registry, slots, held);
    this.watchdog =
        new Watchdog(
            pulses, slots, settings.server().standstill(), System.nanoTime(), Halt::because);
    this.shared =
        new Shared(
            settings,
            shortUrls,
            Footer.of(settings.abuse().contact().orElse(null)),
            links,
            domains,
            takedowns,
            agents,
            whereabouts,
            visitors,
            journal,
            counts,
            cookies,
            new PasswordDoor(seal, cookies, clock, new SecureRandom(), registry),
            new PoolTurns(),
            clock,
            new Entrance(slots, meters),
            held,
            pulses,
            new QrDrawer(WAITING_CODES),
            meters);
  }

  void open(@Observes @Priority(AFTER_THE_LINKS) StartupEvent event) throws Exception {
    RouteSettings.Server server = shared.settings().server();
    int eventLoops = shared.eventLoops();
    deployment =
        vertx
            .deployVerticle(
                () -> new EventLoopServer(shared), new DeploymentOptions().setInstances(eventLoops))
            .toCompletionStage()
            .toCompletableFuture()
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    long period = Watchdog.PERIOD.toMillis();
    var _ =
        watching.scheduleAtFixedRate(
            () -> watchdog.look(System.nanoTime()), period, period, TimeUnit.MILLISECONDS);
    Log.infof(
        "answering visitors: host=%s port=%d eventLoops=%d nativeTransport=%b",
        server.host(), server.port(), eventLoops, vertx.isNativeTransportEnabled());
  }

  /// What watches over the event loops.
  Watchdog watchdog() {
    return watchdog;
  }

  /// How many connections are open.
  int connections() {
    return slots.taken();
  }

  void close(@Observes @Priority(BEFORE_ALL_ELSE) ShutdownEvent event) throws Exception {
    watching.shutdownNow();
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
    shared.door().close();
    shared.drawer().close();
  }
}
