package dev.waymark.redirect.journal;

import dev.waymark.click.RecordFrame;
import dev.waymark.redirect.disk.DataFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Writes records at the end of the newest segment, and waits for the medium. Any thread.
///
/// Numbers are drawn when records are written, under a lock that is held for that one write. When
/// the disk fails, the segment is left as it is and a new one is tried.
final class Appender {
  /// What became of the clicks of one write.
  enum Verdict {
    /// Answers may go.
    GO,
    /// Answers may go once {@link #sync} has returned.
    AWAIT_SYNC,
    /// Answers become 503.
    REFUSE
  }

  private final DataFiles files;
  private final JournalSettings settings;
  private final InstantSource clock;
  private final Executor background;
  private final Runnable repair;
  private final Segments segments;
  private final JournalCounters counters;
  private final Outage outage;
  private final Object writing = new Object();
  private final Object syncing = new Object();
  private final CRC32C crc = new CRC32C();

  // Written under `writing`; the volatile ones are read by other threads.
  private volatile long next = 1;
  private volatile long failedSyncs;
  private DataFiles.@Nullable AppendFile current;
  private long currentBytes;
  private long burned;
  private Opening opening = Opening.NONE;
  private List<DataFiles.AppendFile> retired = new ArrayList<>();
  private boolean directoryChanged;

  /// Not open yet: the first {@link #reopen} is to come.
  ///
  /// @param background where `repair` runs, and where it waits for the medium
  /// @param repair what to do when the disk has failed
  Appender(
      DataFiles files,
      JournalSettings settings,
      InstantSource clock,
      Executor background,
      Runnable repair,
      Segments segments,
      JournalCounters counters) {
    this.files = files;
    this.settings = settings;
    this.clock = clock;
    this.background = background;
    this.repair = repair;
    this.segments = segments;
    this.counters = counters;
    this.outage = new Outage(counters, clock);
  }

  /// What is known of a failure of the disk. Its changes need the lock of this appender.
  Outage outage() {
    return outage;
  }

  /// The number that the next record will get.
  long next() {
    return next;
  }

  /// Writes frames that lack their numbers, in one go.
  ///
  /// @param frames from 0 to the limit
  Verdict write(ByteBuffer frames, int records) {
    synchronized (writing) {
      DataFiles.AppendFile file = current;
      if (file == null) {
        Verdict verdict = missed(records);
        repairSoon();
        return verdict;
      }
      long sequence = next;
      for (int at = 0; at < frames.limit(); ) {
        at = RecordFrame.seal(frames, at, sequence++, crc);
      }
      try {
        file.write(frames);
      } catch (IOException e) {
        Verdict verdict = missed(records);
        if (!cutBack(file) && verdict == Verdict.REFUSE) {
          burned += records; // some of them may be there, so their numbers are taken
        }
        breakOff("write", e);
        return verdict;
      }
      currentBytes += frames.limit();
      next = sequence;
      counters.captured.add(records);
      if (currentBytes >= settings.segmentBytes()) {
        roll();
      }
      return settings.durability() == Durability.POWER_FAILURE ? Verdict.AWAIT_SYNC : Verdict.GO;
    }
  }

  private boolean cutBack(DataFiles.AppendFile file) {
    try {
      file.truncate(currentBytes);
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
  private void breakOff(String operation, IOException e) {
    outage.begin(operation, next, e);
    if (current != null) {
      retired.add(current);
      current = null;
      if (currentBytes == Segment.HEADER_BYTES) {
        dropLast();
      }
    }
    repairSoon();
  }

  /// A full disk must not fill up with empty files.
  private void dropLast() {
    Segment empty = segments.all().getLast();
    segments.remove(List.of(empty));
    deleteIfPossible(empty.name());
  }

  private void deleteIfPossible(String name) {
    try {
      files.delete(name);
    } catch (IOException _) {
      // The next opening deletes it.
    }
  }

  /// Has a failed disk tried again, unless it was within the last second. Does nothing while the
  /// disk works.
  void retry() {
    synchronized (writing) {
      if (current == null) {
        repairSoon();
      }
    }
  }

  private void repairSoon() {
    if (outage.isRepairDue()) {
      background.execute(repair);
    }
  }

  /// An attempt at repair begins.
  void beginRepair() {
    synchronized (writing) {
      outage.beginRepair();
    }
  }

  /// The journal is recovered.
  ///
  /// @param first the number of the next record
  void begin(Opening opened, long first) {
    synchronized (writing) {
      opening = opened;
      next = first;
    }
  }

  /// Goes on in a new segment, and waits for it to be on the medium.
  ///
  /// @return the segments with the new one; null when the medium failed, which has been seen to
  /// @throws IOException when there is no new segment
  @Nullable List<Segment> reopen() throws IOException {
    List<Segment> all;
    synchronized (writing) {
      openSegment(next + burned);
      burned = 0;
      all = segments.all();
    }
    if (!sync()) {
      return null;
    }
    synchronized (writing) {
      if (current != null) {
        outage.end();
      }
    }
    return all;
  }

  /// The attempt at repair is over.
  ///
  /// @param failure why there is no new segment; null when there is one
  void endRepair(@Nullable IOException failure) {
    synchronized (writing) {
      if (failure != null) {
        outage.goesOn(failure);
      }
      outage.endRepair();
    }
  }

  private void openSegment(long first) throws IOException {
    var segment = new Segment(opening.epoch(), opening.start(), first, clock.millis());
    ByteBuffer header = ByteBuffer.allocate(Segment.HEADER_BYTES);
    segment.writeHeader(opening.producer(), header);
    DataFiles.AppendFile file = null;
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
    current = file;
    currentBytes = Segment.HEADER_BYTES;
    directoryChanged = true;
    next = first;
    segments.add(segment);
  }

  private void roll() {
    if (current != null) {
      retired.add(current);
      current = null;
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
      List<DataFiles.AppendFile> finished;
      DataFiles.AppendFile file;
      boolean names;
      synchronized (writing) {
        finished = retired;
        retired = new ArrayList<>();
        file = current;
        names = directoryChanged;
        directoryChanged = false;
      }
      IOException failure = force(finished, file, names);
      if (failure != null) {
        synchronized (writing) {
          failedSyncs++;
          directoryChanged |= names;
          if (Objects.equals(current, file)) {
            breakOff("sync", failure);
          }
        }
      }
      return failure == null;
    }
  }

  /// @param names whether names of files were created
  private @Nullable IOException force(
      List<DataFiles.AppendFile> finished, DataFiles.@Nullable AppendFile file, boolean names) {
    counters.syncs.increment();
    IOException failure = null;
    for (DataFiles.AppendFile one : finished) {
      try (one) {
        one.sync();
      } catch (IOException e) {
        failure = e;
      }
    }
    try {
      if (names) {
        files.sync();
      }
      if (file != null) {
        file.sync();
      }
    } catch (IOException e) {
      failure = e;
    }
    return failure;
  }

  /// How often {@link #sync} has failed. What was written before it last did may be missing on the
  /// medium although a later one succeeds: the operating system tells of a failure once.
  long failedSyncs() {
    return failedSyncs;
  }

  /// What answers do whose clicks are written but did not reach the medium.
  boolean releaseUndurable(int records) {
    boolean go = settings.onDiskFailure() == DiskFailurePolicy.AVAILABILITY;
    (go ? counters.undurable : counters.refused).add(records);
    return go;
  }

  /// Brings everything to the medium, and writes no more.
  void close() throws IOException {
    sync();
    synchronized (writing) {
      if (current != null) {
        current.close();
        current = null;
      }
      outage.giveUp();
    }
  }
}
