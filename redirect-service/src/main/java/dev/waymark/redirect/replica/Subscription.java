package dev.waymark.redirect.replica;

import dev.waymark.redirect.database.Database;
import dev.waymark.takedown.TakedownFile;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The node's subscription to what is published: begins with the file, follows the database, and
/// keeps the file up to date.
public final class Subscription {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Replica replica = new Replica();
  private final LastKnownGood file;
  private final TakedownSaver takedownSaver;
  private final @Nullable TakedownWatch takedownWatch;
  private final Feed feed;
  private final Saver saver;
  private final Thread follower;
  private final ScheduledExecutorService saving =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("links-saver").factory());

  /// Apart from saving: a takedown must not wait for a million links to be written.
  private final ScheduledExecutorService watching =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("takedown-file").daemon().factory());

  /// Not begun yet.
  ///
  /// @param dataDirectory where the node keeps what it starts with next time
  public Subscription(
      ReplicaSettings settings,
      Database database,
      Path dataDirectory,
      InstantSource clock,
      MeterRegistry registry) {
    file = new LastKnownGood(new DiskFile(dataDirectory.resolve("links")));
    takedownSaver =
        new TakedownSaver(
            replica, new LastKnownGood(new DiskFile(dataDirectory.resolve("takedowns"))));
    takedownWatch =
        settings
            .takedown()
            .file()
            .map(path -> new TakedownWatch(new TakedownFile(path), replica.takedowns()))
            .orElse(null);
    feed = new Feed(database, replica, settings.feed(), clock, takedownSaver::saveIfChanged);
    saver = new Saver(replica, file, settings.feed().savePause(), clock);
    follower = Thread.ofPlatform().name("publication-feed").unstarted(feed);
    ReplicaMeters.register(registry, replica, feed, saver);
    ReplicaMeters.registerTakedowns(registry, replica.takedowns(), takedownSaver, takedownWatch);
  }

  /// What is served.
  public Replica replica() {
    return replica;
  }

  /// How long ago what is served was last known to be equal to the publication.
  public Duration age() {
    return feed.age();
  }

  /// How many documents are served although the publication lacks them, until an operator approves.
  public int held() {
    return replica.held();
  }

  /// Serves what the files have, and follows the database from now on. Returns when the files are
  /// read. Once.
  public void start() {
    if (takedownWatch != null) {
      takedownWatch.look();
      var _ =
          watching.scheduleWithFixedDelay(
              takedownWatch::look,
              TakedownFile.PAUSE_MILLIS,
              TakedownFile.PAUSE_MILLIS,
              TimeUnit.MILLISECONDS);
    }
    // Before the links, so that none of them is served that is taken down.
    takedownSaver.restore();
    LastKnownGood.Content content = file.read();
    if (content != null) {
      replica.restore(content);
      Log.infof("starting with the links served last: links=%d", replica.served());
    }
    follower.start();
    var _ = saving.scheduleWithFixedDelay(saver::saveIfDue, 1, 1, TimeUnit.SECONDS);
  }

  /// Follows no longer, and saves what is served. To be called after {@link #start}, which may have
  /// failed.
  public void stop() throws InterruptedException {
    watching.shutdownNow();
    feed.stop();
    boolean isFollowing = follower.getState() != Thread.State.NEW;
    if (isFollowing && !follower.join(PATIENCE)) {
      Log.debug("the database keeps the feed waiting");
    }
    saving.shutdown();
    if (saving.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      saver.saveIfChanged();
    }
  }
}
