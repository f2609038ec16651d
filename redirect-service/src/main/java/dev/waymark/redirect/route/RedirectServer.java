package dev.waymark.redirect.route;

import dev.waymark.address.PublicUrl;
import dev.waymark.redirect.cookie.Cookies;
import dev.waymark.redirect.cookie.Seal;
import dev.waymark.redirect.counter.LiveCounts;
import dev.waymark.redirect.journal.Journal;
import dev.waymark.redirect.password.PasswordDoor;
import dev.waymark.redirect.qr.QrDrawer;
import dev.waymark.redirect.replica.Replica;
import dev.waymark.redirect.visit.Visitors;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The public server: a port that all event loops share, and a watchdog over them.
public final class RedirectServer {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// Drawn within a twentieth of a second.
  private static final int WAITING_CODES = 64;

  private final Vertx vertx;
  private final InstantSource clock;
  private final Slots slots;
  private final ConnectionLimits limits;
  private final EventLoopHandlers handlers;
  private final PasswordDoor door;
  private final QrDrawer drawer = new QrDrawer(WAITING_CODES);
  private final Departure departure;
  private final Duration requestsAtMost;
  private final Pulses pulses = new Pulses();
  private final Watchdog watchdog;
  private final ScheduledExecutorService watching =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("watchdog").daemon().factory());
  private @Nullable String deployment;

  /// Not open yet.
  ///
  /// @param departure what tells visitors to go elsewhere; begins by itself when this stops
  /// @param served what it answers from
  /// @param visitors what reads who asks
  /// @param journal where clicks are captured before they are answered
  /// @param counts where the clicks of links that run out are reserved
  /// @param seal signs what visitors keep
  /// @param random what nobody may guess
  /// @throws IllegalArgumentException when a setting cannot be used
  public RedirectServer(
      Vertx vertx,
      RouteSettings settings,
      StopSettings stop,
      Departure departure,
      Replica served,
      Visitors visitors,
      Journal journal,
      LiveCounts counts,
      Seal seal,
      InstantSource clock,
      RandomGenerator random,
      MeterRegistry registry) {
    PublicUrl.check(settings.publicUrl(), settings.publicHttp());
    RouteSettings.Server server = settings.server();
    this.vertx = vertx;
    this.clock = clock;
    this.departure = departure;
    this.requestsAtMost = stop.requestsAtMost();
    this.slots =
        new Slots(
            visitors.clientAddresses(), server.maxConnections(), server.maxConnectionsPerNetwork());
    var held = new LongAdder();
    var meters = new RouteMeters(registry, slots, held);
    this.limits =
        new ConnectionLimits(
            server,
            server.eventLoops().orElse(Runtime.getRuntime().availableProcessors()),
            new Entrance(slots, meters),
            held,
            meters,
            departure);
    var shortUrls = new ShortUrls(settings.publicUrl());
    var cookies = new Cookies(seal, shortUrls.isSecure());
    this.door = new PasswordDoor(seal, cookies, clock, random, registry);
    this.handlers =
        new EventLoopHandlers(
            settings, shortUrls, served, visitors, journal, counts, cookies, door, drawer, clock,
            meters);
    this.watchdog =
        new Watchdog(pulses, slots, server.standstill(), System.nanoTime(), Halt::because);
  }

  /// Opens the port. What it serves from must be there. Once.
  ///
  /// @throws ExecutionException when the port cannot be had
  public void start() throws InterruptedException, ExecutionException, TimeoutException {
    deployment =
        vertx
            .deployVerticle(
                () -> new EventLoopServer(limits, handlers, clock, pulses, requestsAtMost),
                new DeploymentOptions().setInstances(limits.eventLoops()))
            .toCompletionStage()
            .toCompletableFuture()
            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    long period = Watchdog.PERIOD.toMillis();
    var _ =
        watching.scheduleAtFixedRate(
            () -> watchdog.look(System.nanoTime()), period, period, TimeUnit.MILLISECONDS);
    Log.infof(
        "answering visitors: host=%s port=%d eventLoops=%d nativeTransport=%b",
        limits.settings().host(),
        limits.settings().port(),
        limits.eventLoops(),
        vertx.isNativeTransportEnabled());
  }

  /// What watches over the event loops.
  Watchdog watchdog() {
    return watchdog;
  }

  /// Whether visitors are to go elsewhere.
  Departure departure() {
    return departure;
  }

  /// The pulses of the event loops.
  Pulses pulses() {
    return pulses;
  }

  /// The slots of the open connections.
  Slots slots() {
    return slots;
  }

  /// Closes the port, answers what was asked by then, and closes every connection. Before anything
  /// that it serves from is stopped.
  ///
  /// @throws ExecutionException when the event loops do not end; everything else is closed all the
  ///   same
  public void stop() throws InterruptedException, ExecutionException {
    departure.begin();
    watching.shutdownNow();
    limits.entrance().close();
    try {
      if (deployment != null) {
        vertx
            .undeploy(deployment)
            .toCompletionStage()
            .toCompletableFuture()
            .get(requestsAtMost.plus(PATIENCE).toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (TimeoutException e) {
      Log.warn("connections did not close in time", e);
    } finally {
      door.close();
      drawer.close();
    }
  }
}
