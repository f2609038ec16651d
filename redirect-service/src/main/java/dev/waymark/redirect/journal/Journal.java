package dev.waymark.redirect.journal;

import dev.waymark.redirect.disk.DataFiles;
import dev.waymark.redirect.disk.DiskFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The click journal of one process: a directory of segment files that grow at the end of the last.
///
/// An {@link Appender} writes, {@link Segments} says which files there are, and {@link Retention}
/// deletes those that are delivered. The numbers of a journal have no gaps, whichever event loop a
/// click came from; clicks that are lost while the disk fails take their numbers with them, so that
/// the receiving end sees exactly how many are missing.
public final class Journal implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Journal.class);
  private static final int KEPT_BYTES = 1 << 16;

  private final DataFiles files;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final JournalCounters counters = new JournalCounters();
  private final Segments segments = new Segments();
  private final Retention retention;
  private final Appender appender;
  private final GroupSync groupSync;

  /// Set after everything else that a recovery finds, for whoever waits for it reads the rest.
  private volatile Opening opening = Opening.NONE;

  private Journal(
      DataFiles files,
      JournalSettings settings,
      InstantSource clock,
      RandomGenerator random,
      Executor background) {
    this.files = files;
    this.clock = clock;
    this.random = random;
    this.retention = new Retention(files, segments, settings.retention(), clock);
    this.appender =
        new Appender(files, settings, clock, background, this::repair, segments, counters);
    this.groupSync = new GroupSync(appender, background);
  }

  /// Opens the journal in a directory of its own, which is created if need be.
  ///
  /// A disk that fails is no reason not to open: the journal then acts as its settings say for such
  /// a disk, and tries again.
  ///
  /// @param background where the journal waits for the disk; one thread is enough
  /// @throws IOException when the directory cannot be had, because another process has it or
  ///   because it cannot be created
  public static Journal open(
      Path directory,
      JournalSettings settings,
      InstantSource clock,
      RandomGenerator random,
      Executor background)
      throws IOException {
    return open(new DiskFiles(directory), settings, clock, random, background);
  }

  static Journal open(
      DataFiles files,
      JournalSettings settings,
      InstantSource clock,
      RandomGenerator random,
      Executor background)
      throws IOException {
    files.lock();
    var journal = new Journal(files, settings, clock, random, background);
    journal.repair();
    return journal;
  }

  /// A thread on which a journal may wait for the disk.
  public static ScheduledExecutorService backgroundThread() {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().name("click-journal").daemon().factory());
  }

  /// A group commit for one event loop.
  ///
  /// @param eventLoop runs what it is given on the thread of that loop
  public GroupCommit groupCommit(Executor eventLoop) {
    return new GroupCommit(appender, groupSync, eventLoop);
  }

  /// Since when nothing can be written; null while it can.
  public @Nullable Instant failingSince() {
    return appender.outage().since();
  }

  /// Has a failed disk tried again. Clicks do so too, but on a quiet node there may be none for
  /// hours. To be called about every second; does nothing while the disk works.
  public void retry() {
    appender.retry();
  }

  private void repair() {
    IOException failure = null;
    appender.beginRepair();
    try {
      if (opening.epoch() == 0) {
        recover();
      }
      List<Segment> kept = appender.reopen();
      if (kept != null) {
        deleteEmpty(kept);
      }
    } catch (IOException e) {
      failure = e;
    } finally {
      appender.endRepair(failure);
    }
  }

  private void recover() throws IOException {
    Recovery found = Recovery.recover(files, random, clock.millis());
    counters.tornBytes.add(found.tornBytes());
    counters.damagedHeaders.add(found.damagedHeaders());
    LOG.infof(
        "Click journal opened producer=%s epoch=%d sequence=%d undelivered=%d tornBytes=%d",
        found.producer(),
        found.epoch(),
        found.next(),
        found.next() - found.mark(),
        found.tornBytes());
    var opened = new Opening(found.producer(), found.epoch(), found.next());
    segments.begin(found.segments());
    retention.begin(found.mark());
    appender.begin(opened, found.next());
    opening = opened;
  }

  /// The journal works all the same when that fails.
  private void deleteEmpty(List<Segment> kept) {
    try {
      retention.deleteEmpty(opening.epoch(), kept);
    } catch (IOException e) {
      counters.failures.increment();
      LOG.warn("Empty files of the click journal stay until its next opening", e);
    }
  }

  /// Notes that everything before a number was delivered, durably, and then deletes segments that
  /// are delivered and old enough. For the delivering thread.
  public void confirm(long deliveredBefore) throws IOException {
    retention.confirm(deliveredBefore);
  }

  /// Keeps a small file beside the clicks, in place of what it was: after a crash there is either
  /// the old content or the new. Durable on return.
  ///
  /// @param name a plain word, and none of the journal's own
  public void keep(String name, ByteBuffer content) throws IOException {
    files.replace(name, content);
  }

  /// What is kept in such a file; null when there is none.
  public @Nullable ByteBuffer kept(String name) throws IOException {
    if (!files.names().contains(name)) {
      return null;
    }
    ByteBuffer content = ByteBuffer.allocate(KEPT_BYTES);
    files.read(name, 0, content);
    while (!content.hasRemaining()) {
      ByteBuffer larger = ByteBuffer.allocate(2 * content.capacity());
      larger.put(content.flip());
      files.read(name, larger.position(), larger);
      content = larger;
    }
    return content.flip();
  }

  DataFiles files() {
    return files;
  }

  /// Those that may hold records, oldest first.
  List<Segment> segments() {
    return segments.all();
  }

  /// The id under which this journal delivers. Meaningless until there is something to read.
  public UUID producer() {
    return opening.producer();
  }

  /// This opening of the journal; 0 while it could not be opened yet.
  public long epoch() {
    return opening.epoch();
  }

  /// The first number of this opening.
  public long epochStart() {
    return opening.start();
  }

  /// The number that the next click will get.
  public long next() {
    return appender.next();
  }

  /// The number from which on clicks are still to be delivered.
  public long mark() {
    return retention.mark();
  }

  /// What the journal has gone through.
  public JournalCounters counters() {
    return counters;
  }

  /// Writes everything to the medium and gives the directory back. Group commits are to be flushed
  /// before.
  @Override
  public void close() throws IOException {
    appender.close();
    files.close();
  }
}
