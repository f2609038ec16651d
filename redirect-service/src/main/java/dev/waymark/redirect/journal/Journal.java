package dev.waymark.redirect.journal;

import dev.waymark.click.RecordFrame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32C;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The click journal of one process: a directory of segment files that grow at the end of the last.
///
/// A click's number is drawn when its turn is written, under a lock that is held for that one
/// write: so the numbers of a journal have no gaps, whichever event loop a click came from. When
/// the disk fails, the segment is left as it is and a new one is tried, at once and then every
/// second; clicks that are lost meanwhile take their numbers with them, so that the receiving end
/// sees exactly how many are missing.
public final class Journal implements AutoCloseable {
  /// What became of a turn's clicks.
  enum Verdict {
    /// Answers may go.
    GO,
    /// Answers may go once {@link #sync} has returned.
    AWAIT_SYNC,
    /// Answers become 503.
    REFUSE
  }

  private static final Logger LOG = Logger.getLogger(Journal.class);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration SAY_AGAIN = Duration.ofMinutes(1);
  private static final int KEPT_BYTES = 1 << 16;

  private final JournalFiles files;
  private final JournalSettings settings;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Executor background;
  private final JournalCounters counters = new JournalCounters();
  private final GroupSync groupSync;
  private final Object writing = new Object();
  private final Object syncing = new Object();
  private final CRC32C crc = new CRC32C();

  // Written under `writing`; the volatile ones are read by other threads.
  private volatile boolean recovered;
  private volatile UUID producer = new UUID(0, 0);
  private volatile long epoch;
  private volatile long epochStart = 1;
  private volatile long next = 1;
  private volatile long mark = 1;
  private volatile List<Segment> segments = List.of();
  private JournalFiles.@Nullable AppendFile appender;
  private long appenderBytes;
  private long burned;
  private List<JournalFiles.AppendFile> retired = new ArrayList<>();
  private boolean directoryChanged;
  private volatile long failedSyncs;
  private boolean repairing;
  private Instant triedAt = Instant.MIN;
  private volatile @Nullable Instant failingSince;
  private Instant saidAt = Instant.MIN;

  private Journal(
      JournalFiles files,
      JournalSettings settings,
      InstantSource clock,
      RandomGenerator random,
      Executor background) {
    this.files = files;
    this.settings = settings;
    this.clock = clock;
    this.random = random;
    this.background = background;
    this.groupSync = new GroupSync(this, background);
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
      JournalFiles files,
      JournalSettings settings,
      InstantSource clock,
      RandomGenerator random,
      Executor background)
      throws IOException {
    files.lock();
    var journal = new Journal(files, settings, clock, random, background);
    journal.repairing = true;
    journal.repair();
    return journal;
  }

  /// A thread on which a journal may wait for the disk.
  public static ScheduledExecutorService backgroundThread() {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().name("click-journal").daemon().factory());
  }

  /// A turn for one event loop.
  ///
  /// @param eventLoop runs what it is given on the thread of that loop
  public Turn turn(Executor eventLoop) {
    return new Turn(this, eventLoop);
  }

  /// Writes frames that lack their numbers, in one go.
  ///
  /// @param frames from 0 to the limit
  Verdict write(ByteBuffer frames, int records) {
    synchronized (writing) {
      if (appender == null) {
        Verdict verdict = missed(records);
        repairSoon();
        return verdict;
      }
      long sequence = next;
      for (int at = 0; at < frames.limit(); ) {
        at = RecordFrame.seal(frames, at, sequence++, crc);
      }
      try {
        appender.write(frames);
      } catch (IOException e) {
        Verdict verdict = missed(records);
        if (!cutBack(appender) && verdict == Verdict.REFUSE) {
          burned += records; // some of them may be there, so their numbers are taken
        }
        breakOff("write", e);
        return verdict;
      }
      appenderBytes += frames.limit();
      next = sequence;
      counters.captured.add(records);
      if (appenderBytes >= settings.segmentBytes()) {
        roll();
      }
      return settings.durability() == Durability.POWER_FAILURE ? Verdict.AWAIT_SYNC : Verdict.GO;
    }
  }

  private boolean cutBack(JournalFiles.AppendFile file) {
    try {
      file.truncate(appenderBytes);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private Verdict missed(int records) {
    return switch (settings.onDiskFailure()) {
      case AVAILABILITY -> {
        counters.lost.add(records);
        burned += records;
        yield Verdict.GO;
      }
      case ACCOUNTING -> {
        counters.refused.add(records);
        yield Verdict.REFUSE;
      }
    };
  }

  /// Leaves the file at hand and has a new one made.
  private void breakOff(String what, IOException e) {
    counters.failures.increment();
    failing();
    LOG.errorf(e, "The click journal's disk failed operation=%s sequence=%d", what, next);
    if (appender != null) {
      retired.add(appender);
      appender = null;
      if (appenderBytes == Segment.HEADER_BYTES) {
        dropLast();
      }
    }
    repairSoon();
  }

  /// A full disk must not fill up with empty files.
  private void dropLast() {
    Segment empty = segments.getLast();
    forget(List.of(empty));
    deleteIfPossible(empty.name());
  }

  private void deleteIfPossible(String name) {
    try {
      files.delete(name);
    } catch (IOException _) {
      // The next opening deletes it.
    }
  }

  /// Notes that nothing can be written from now on, unless that is known.
  private void failing() {
    if (failingSince == null) {
      failingSince = clock.instant();
      saidAt = clock.instant();
    }
  }

  /// Since when nothing can be written; null while it can.
  public @Nullable Instant failingSince() {
    return failingSince;
  }

  /// Has a failed disk tried again. Clicks do so too, but on a quiet node there may be none for
  /// hours. To be called about every second; does nothing while the disk works.
  public void retry() {
    synchronized (writing) {
      if (appender == null) {
        repairSoon();
      }
    }
  }

  private void repairSoon() {
    if (!repairing && !hasJustTried()) {
      repairing = true;
      background.execute(this::repair);
    }
  }

  /// Not so when the clock was set back behind the last attempt, which may be for days.
  private boolean hasJustTried() {
    Instant now = clock.instant();
    return !now.isBefore(triedAt) && now.isBefore(triedAt.plus(RETRY));
  }

  private void repair() {
    synchronized (writing) {
      triedAt = clock.instant();
    }
    try {
      if (!recovered) {
        recover();
      }
      List<Segment> kept;
      synchronized (writing) {
        openSegment(next + burned);
        burned = 0;
        kept = segments;
      }
      if (sync()) {
        works();
        deleteEmpty(kept);
      }
    } catch (IOException e) {
      stillFails(e);
    } finally {
      synchronized (writing) {
        repairing = false;
      }
    }
  }

  private void works() {
    synchronized (writing) {
      Instant since = failingSince;
      if (appender == null || since == null) {
        return;
      }
      failingSince = null;
      LOG.infof(
          "The click journal can be written again failedFor=%s lost=%d refused=%d",
          Duration.between(since, clock.instant()), counters.lost(), counters.refused());
    }
  }

  /// Says so at once, and then once a minute: a disk may be full for days.
  private void stillFails(IOException e) {
    synchronized (writing) {
      counters.failures.increment();
      boolean isNew = failingSince == null;
      failing();
      Instant now = clock.instant();
      if (isNew) {
        LOG.errorf(e, "The click journal cannot be opened; trying again every %s", RETRY);
      } else if (now.isBefore(saidAt) || !now.isBefore(saidAt.plus(SAY_AGAIN))) {
        saidAt = now;
        LOG.errorf(
            "The click journal still cannot be opened lost=%d refused=%d: %s",
            counters.lost(), counters.refused(), e);
      }
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
    synchronized (writing) {
      producer = found.producer();
      epochStart = found.next();
      next = found.next();
      mark = found.mark();
      segments = found.segments();
      epoch = found.epoch(); // last, for whoever waits for it reads the others
      recovered = true;
    }
  }

  private void openSegment(long first) throws IOException {
    var segment = new Segment(epoch, epochStart, first, clock.millis());
    ByteBuffer header = ByteBuffer.allocate(Segment.HEADER_BYTES);
    segment.writeHeader(producer, header);
    JournalFiles.AppendFile file = null;
    try {
      file = files.create(segment.name());
      file.write(header.flip());
    } catch (IOException e) {
      if (file != null) {
        retired.add(file);
      }
      deleteIfPossible(segment.name());
      throw e;
    }
    appender = file;
    appenderBytes = Segment.HEADER_BYTES;
    directoryChanged = true;
    next = first;
    var all = new ArrayList<>(segments);
    all.add(segment);
    segments = List.copyOf(all);
  }

  private void roll() {
    if (appender != null) {
      retired.add(appender);
      appender = null;
    }
    try {
      openSegment(next);
      background.execute(this::sync);
    } catch (IOException e) {
      breakOff("roll", e);
    }
  }

  /// Waits until all that was written before this call is on the medium.
  ///
  /// @return false when that failed
  boolean sync() {
    synchronized (syncing) {
      List<JournalFiles.AppendFile> finished;
      JournalFiles.AppendFile current;
      boolean names;
      synchronized (writing) {
        finished = retired;
        retired = new ArrayList<>();
        current = appender;
        names = directoryChanged;
        directoryChanged = false;
      }
      counters.syncs.increment();
      IOException failure = null;
      for (JournalFiles.AppendFile file : finished) {
        try (file) {
          file.sync();
        } catch (IOException e) {
          failure = e;
        }
      }
      try {
        if (names) {
          files.sync();
        }
        if (current != null) {
          current.sync();
        }
      } catch (IOException e) {
        failure = e;
      }
      if (failure != null) {
        synchronized (writing) {
          failedSyncs++;
          directoryChanged |= names;
          if (Objects.equals(appender, current)) {
            breakOff("sync", failure);
          }
        }
      }
      return failure == null;
    }
  }

  /// How often {@link #sync} has failed. What was written before it last did may be missing on the
  /// medium although a later one succeeds: the operating system tells of a failure once.
  long failedSyncs() {
    return failedSyncs;
  }

  GroupSync groupSync() {
    return groupSync;
  }

  /// What answers do whose clicks are written but did not reach the medium.
  boolean releaseUndurable(int records) {
    boolean go = settings.onDiskFailure() == DiskFailurePolicy.AVAILABILITY;
    (go ? counters.undurable : counters.refused).add(records);
    return go;
  }

  /// Notes that everything before a number was delivered, durably, and then deletes segments that
  /// are delivered and old enough. For the delivering thread.
  public void confirm(long deliveredBefore) throws IOException {
    SmallFile.write(files, SmallFile.MARK, deliveredBefore);
    mark = deliveredBefore;
    long nowMillis = clock.millis();
    long keepFromMillis = nowMillis - settings.retention().toMillis();
    List<Segment> all = segments;
    int old = 0;
    while (old + 1 < all.size()
        && all.get(old + 1).first() <= deliveredBefore
        && endedMillis(all.subList(old + 1, all.size()), nowMillis) <= keepFromMillis) {
      files.delete(all.get(old).name());
      old++;
    }
    if (old > 0) {
      forget(all.subList(0, old));
    }
  }

  /// When a segment had got its last record: the next one was made then. A segment that lies ahead
  /// of the clock was made before the clock was set back and tells nothing; the first one that was
  /// made since does. Else a clock that was a year ahead would have its segments kept for a year.
  ///
  /// @param later the segments that follow it
  private static long endedMillis(List<Segment> later, long nowMillis) {
    for (Segment segment : later) {
      if (segment.createdMillis() <= nowMillis) {
        return segment.createdMillis();
      }
    }
    return nowMillis;
  }

  private void forget(List<Segment> gone) {
    synchronized (writing) {
      var rest = new ArrayList<>(segments);
      rest.removeAll(gone);
      segments = List.copyOf(rest);
    }
  }

  /// Deletes what earlier openings left without a record.
  private void deleteEmpty(List<Segment> kept) throws IOException {
    var names = kept.stream().map(Segment::name).toList();
    for (String name : files.names()) {
      Segment segment = Segment.ofName(name);
      if (segment != null && segment.epoch() < epoch && !names.contains(name)) {
        files.delete(name);
      }
    }
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

  JournalFiles files() {
    return files;
  }

  /// Those that may hold records, oldest first.
  List<Segment> segments() {
    return segments;
  }

  /// The id under which this journal delivers. Meaningless until there is something to read.
  public UUID producer() {
    return producer;
  }

  /// This opening of the journal; 0 while it could not be opened yet.
  public long epoch() {
    return epoch;
  }

  /// The first number of this opening.
  public long epochStart() {
    return epochStart;
  }

  /// The number that the next click will get.
  public long next() {
    return next;
  }

  /// The number from which on clicks are still to be delivered.
  public long mark() {
    return mark;
  }

  /// What the journal has gone through.
  public JournalCounters counters() {
    return counters;
  }

  /// Writes everything to the medium and gives the directory back. Turns are to be flushed before.
  @Override
  public void close() throws IOException {
    sync();
    synchronized (writing) {
      if (appender != null) {
        appender.close();
        appender = null;
      }
      repairing = true; // for good
    }
    files.close();
  }
}
