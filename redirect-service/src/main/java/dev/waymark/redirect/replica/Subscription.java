package dev.waymark.redirect.replica;

import dev.waymark.redirect.database.Database;
import dev.waymark.redirect.disk.DataFiles;
import dev.waymark.redirect.disk.DiskFiles;
import dev.waymark.redirect.disk.HeapFiles;
import dev.waymark.takedown.TakedownFile;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The node's subscription to what is published: begins with what its directory has, follows the
/// database, and keeps the directory up to date.
public final class Subscription {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /// Of an earlier release, which had all documents in one file.
  private static final String FORMER_FILE = "links";

  /// One visit may need as many as a link has rules that lead to others.
  private static final int LEAST_COMPILED = 100;

  private static final String DIRECTORY = "documents";

  private final Archive archive;
  private final Replica replica;
  private final ExecutorService readers = ColdLinks.readers();
  private final Path formerFile;
  private final TakedownSaver takedownSaver;
  private final @Nullable TakedownWatch takedownWatch;
  private final Feed feed;
  private final Duration syncPause;
  private final Thread follower;
  private final ScheduledExecutorService syncing =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("documents-sync").daemon().factory());

  private final ScheduledExecutorService watching =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("takedown-file").daemon().factory());

  /// Not begun yet.
  ///
  /// @param dataDirectory where the node keeps what it starts with next time
  /// @param random what nobody may guess
  /// @throws IllegalArgumentException when a setting cannot be used
  public Subscription(
      ReplicaSettings settings,
      Database database,
      Path dataDirectory,
      InstantSource clock,
      RandomGenerator random,
      MeterRegistry registry) {
    if (settings.links().compiled() < LEAST_COMPILED) {
      throw new IllegalArgumentException(
          "WAYMARK_LINKS_COMPILED: at least %d, not %d"
              .formatted(LEAST_COMPILED, settings.links().compiled()));
    }
    archive = new Archive(files(dataDirectory.resolve(DIRECTORY)));
    replica = new Replica(archive, settings.links().compiled(), random, readers);
    formerFile = dataDirectory.resolve(FORMER_FILE);
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
    syncPause = settings.feed().savePause();
    follower = Thread.ofPlatform().name("publication-feed").unstarted(feed);
    ReplicaMeters.register(registry, replica, feed, archive);
    ReplicaMeters.registerTakedowns(registry, replica.takedowns(), takedownSaver, takedownWatch);
  }

  /// The directory, or one in memory where that cannot be had: a node answers without a disk too.
  private static DataFiles files(Path directory) {
    var disk = new DiskFiles(directory);
    try {
      disk.lock();
      return disk;
    } catch (IOException e) {
      Log.error("the directory of the documents cannot be used, they are kept in memory", e);
      return new HeapFiles();
    }
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
    restore();
    replica.warm();
    follower.start();
    long pause = syncPause.toMillis();
    var _ = syncing.scheduleWithFixedDelay(replica::sync, pause, pause, TimeUnit.MILLISECONDS);
  }

  private void restore() {
    try {
      replica.restore();
      if (replica.position() != null) {
        Files.deleteIfExists(formerFile);
      } else {
        restoreFormerFile();
      }
    } catch (IOException e) {
      Log.error("the documents in the data directory cannot be read, starting without", e);
    }
    if (replica.served() > 0) {
      Log.infof("starting with the links served last: links=%d", replica.served());
    }
  }

  /// It stays until the next start, so that the earlier release can be started again until then.
  private void restoreFormerFile() {
    LastKnownGood.Content content = new LastKnownGood(new DiskFile(formerFile)).read();
    if (content != null) {
      replica.restore(content);
    }
  }

  /// Follows no longer, and has what is served on the medium. To be called after {@link #start},
  /// which may have failed.
  public void stop() throws InterruptedException {
    watching.shutdownNow();
    feed.stop();
    boolean isFollowing = follower.getState() != Thread.State.NEW;
    if (isFollowing && !follower.join(PATIENCE)) {
      Log.debug("the database keeps the feed waiting");
    }
    syncing.shutdown();
    if (!syncing.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      Log.debug("the disk keeps the documents waiting");
    }
    readers.shutdownNow();
    if (!isFollowing || !follower.isAlive()) {
      try {
        replica.close();
      } catch (IOException e) {
        Log.warn("the last documents were not written", e);
      }
    }
  }
}
