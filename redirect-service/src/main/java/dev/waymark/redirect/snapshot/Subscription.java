package dev.waymark.redirect.snapshot;

import dev.waymark.database.DatabaseAddress;
import dev.waymark.redirect.NodeSettings;
import dev.waymark.redirect.counter.Limits;
import dev.waymark.redirect.visit.VisitorHash;
import dev.waymark.takedown.TakedownFile;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The node's subscription to what is published: begins with the file, follows the database, and
/// keeps the file up to date.
@Singleton
public class Subscription {
  /// Before the server opens, and after it closed.
  private static final int FIRST = 100;

  private static final int LAST = 5_000;
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Snapshot snapshot = new Snapshot();
  private final LastKnownGood file;
  private final VisitorHash visitors;
  private final TakedownSaver takedownSaver;
  private final @Nullable TakedownWatch takedownWatch;
  private final Feed feed;
  private final Saver saver;
  private final Thread follower;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("links-saver").factory());

  /// Not begun yet.
  public Subscription(
      SnapshotSettings settings,
      NodeSettings node,
      VisitorHash visitors,
      InstantSource clock,
      MeterRegistry registry) {
    this.visitors = visitors;
    SnapshotSettings.Database database = settings.database();
    file = new LastKnownGood(new DiskFile(node.dataDirectory().resolve("links")));
    takedownSaver =
        new TakedownSaver(
            snapshot, new LastKnownGood(new DiskFile(node.dataDirectory().resolve("takedowns"))));
    takedownWatch =
        settings
            .takedown()
            .file()
            .map(path -> new TakedownWatch(new TakedownFile(path), snapshot.takedowns()))
            .orElse(null);
    feed =
        new Feed(
            new PublicationDatabase(
                DatabaseAddress.parse(
                    database.url(),
                    database.username().orElse(null),
                    database.password().orElse(null))),
            snapshot,
            visitors,
            settings.feed(),
            clock,
            reached -> takedownSaver.saveIfChanged(reached));
    saver = new Saver(snapshot, file, settings.feed().savePause(), clock);
    follower = Thread.ofPlatform().name("publication-feed").unstarted(feed);
    SnapshotMeters.register(registry, snapshot, feed, saver);
    SnapshotMeters.registerTakedowns(registry, snapshot.takedowns(), takedownSaver, takedownWatch);
  }

  /// The links that are served.
  @Produces
  @Singleton
  public Links links() {
    return snapshot.links();
  }

  /// Those that have a limit on their clicks.
  @Produces
  @Singleton
  public Limits limits() {
    return snapshot.limits();
  }

  /// The domains that are served.
  @Produces
  @Singleton
  public Domains domains() {
    return snapshot.domains();
  }

  /// What is taken down.
  @Produces
  @Singleton
  public LiveTakedowns takedowns() {
    return snapshot.takedowns();
  }

  /// How long ago what is served was last known to be equal to the publication.
  public Duration age() {
    return feed.age();
  }

  /// How many documents are served although the publication lacks them, until an operator approves.
  public int held() {
    return snapshot.held();
  }

  void start(@Observes @Priority(FIRST) StartupEvent event) {
    if (takedownWatch != null) {
      takedownWatch.look();
      var _ =
          timer.scheduleWithFixedDelay(
              takedownWatch::look,
              TakedownFile.PAUSE_MILLIS,
              TakedownFile.PAUSE_MILLIS,
              TimeUnit.MILLISECONDS);
    }
    // Before the links, so that none of them is served that is taken down.
    takedownSaver.restore();
    LastKnownGood.Content content = file.read();
    if (content != null) {
      snapshot.restore(content);
      Log.infof("starting with the links served last: links=%d", snapshot.served());
    }
    follower.start();
    var _ = timer.scheduleWithFixedDelay(saver::saveIfDue, 1, 1, TimeUnit.SECONDS);
    var _ = timer.scheduleWithFixedDelay(visitors::forget, 1, 1, TimeUnit.SECONDS);
  }

  void stop(@Observes @Priority(LAST) ShutdownEvent event) throws InterruptedException {
    feed.stop();
    if (!follower.join(PATIENCE)) {
      Log.debug("the database keeps the feed waiting");
    }
    timer.shutdown();
    if (timer.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      saver.saveIfChanged();
    }
  }
}
