package dev.waymark.redirect.journal;

import dev.waymark.redirect.disk.DataFiles;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Keeps the mark of delivery, and deletes the segments that nobody needs any more.
final class Retention {
  private final DataFiles files;
  private final Segments segments;
  private final Duration keep;
  private final InstantSource clock;
  private volatile long mark = 1;

  /// @param keep how long delivered records are kept
  Retention(DataFiles files, Segments segments, Duration keep, InstantSource clock) {
    this.files = files;
    this.segments = segments;
    this.keep = keep;
    this.clock = clock;
  }

  /// The number from which on clicks are still to be delivered.
  long mark() {
    return mark;
  }

  /// Begins with the mark that a recovery found.
  void begin(long found) {
    mark = found;
  }

  /// Moves the mark, durably, and then deletes segments that are delivered and old enough. For the
  /// delivering thread.
  void confirm(long deliveredBefore) throws IOException {
    SmallFile.write(files, SmallFile.MARK, deliveredBefore);
    mark = deliveredBefore;
    long nowMillis = clock.millis();
    long keepFromMillis = nowMillis - keep.toMillis();
    List<Segment> all = segments.all();
    int old = 0;
    while (old + 1 < all.size()
        && all.get(old + 1).first() <= deliveredBefore
        && endedMillis(all.subList(old + 1, all.size()), nowMillis) <= keepFromMillis) {
      files.delete(all.get(old).name());
      old++;
    }
    if (old > 0) {
      segments.remove(all.subList(0, old));
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

  /// Deletes what earlier openings left without a record.
  ///
  /// @param epoch of this opening
  /// @param kept the segments that stay
  void deleteEmpty(long epoch, List<Segment> kept) throws IOException {
    var names = kept.stream().map(Segment::name).toList();
    for (String name : files.names()) {
      Segment segment = Segment.ofName(name);
      if (segment != null && segment.epoch() < epoch && !names.contains(name)) {
        files.delete(name);
      }
    }
  }
}
