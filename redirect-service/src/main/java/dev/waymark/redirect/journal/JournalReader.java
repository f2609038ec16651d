package dev.waymark.redirect.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Reads the journal back, in order, while it grows. For one thread.
public final class JournalReader {
  private final Journal journal;
  private final FrameScan scan;
  private final LongAdder damaged;

  /// Where the last stretch ended, so that reading on does not search.
  private @Nullable Segment lastSegment;

  private long lastSequence;
  private long lastOffset;

  /// No number below it is counted as damaged any more.
  private long examined;

  /// A reader of stretches of up to so many bytes.
  public JournalReader(Journal journal, int stretchBytes) {
    this(journal, stretchBytes, new LongAdder());
  }

  private JournalReader(Journal journal, int stretchBytes, LongAdder damaged) {
    this.journal = journal;
    this.scan = new FrameScan(journal.files(), stretchBytes);
    this.damaged = damaged;
  }

  /// A reader that adds the damaged records that it meets to the journal's counters, each once. For
  /// delivery, which reads every record.
  public static JournalReader counting(Journal journal, int stretchBytes) {
    return new JournalReader(journal, stretchBytes, journal.counters().damagedRecords);
  }

  /// Records that stand one after the other, of one epoch.
  ///
  /// @param epoch in which they were written
  /// @param epochStart the first number of that epoch
  /// @param previousEpoch of the records before that number; 0 when the journal holds none
  /// @param first the number of the first record
  /// @param count how many, at least 1
  /// @param frames the records in their frames; valid until the reader reads on
  public record Stretch(
      long epoch, long epochStart, long previousEpoch, long first, int count, ByteBuffer frames) {
    /// The number after the last.
    public long end() {
      return first + count;
    }
  }

  /// The records from a number on, or, where that one is gone, from the first one after it; null
  /// when there are none yet.
  public @Nullable Stretch read(long from) throws IOException {
    long limit = journal.next();
    List<Segment> segments = journal.segments();
    int place = 0;
    while (place + 1 < segments.size() && segments.get(place + 1).first() <= from) {
      place++;
    }
    for (; place < segments.size(); place++) {
      boolean last = place + 1 == segments.size();
      long end = last ? limit : Math.min(limit, segments.get(place + 1).first());
      Stretch stretch =
          from < end ? read(segments.get(place), previousEpoch(segments, place), from, end) : null;
      if (stretch != null) {
        return stretch;
      }
    }
    return null;
  }

  /// The numbers in a file have no gaps, so what is missing between two records is damaged.
  private void countDamaged(long expected, long found) {
    damaged.add(Math.max(0, found - Math.max(expected, examined)));
    examined = Math.max(examined, found + 1);
  }

  private static long previousEpoch(List<Segment> segments, int place) {
    long epoch = segments.get(place).epoch();
    for (int before = place - 1; before >= 0; before--) {
      Segment segment = segments.get(before);
      boolean hasNumbers = segment.first() < segments.get(before + 1).first();
      if (hasNumbers && segment.epoch() < epoch) {
        return segment.epoch();
      }
    }
    return 0;
  }

  private @Nullable Stretch read(Segment segment, long previousEpoch, long from, long end)
      throws IOException {
    boolean readsOn = segment.equals(lastSegment) && lastSequence <= from;
    scan.begin(segment.name(), readsOn ? lastOffset : Segment.HEADER_BYTES);
    long expected = readsOn ? lastSequence : segment.first();
    do {
      if (!scan.next() || scan.sequence() >= end) {
        return null;
      }
      countDamaged(Math.max(expected, from), scan.sequence());
      expected = scan.sequence() + 1;
    } while (scan.sequence() < from);
    long first = scan.sequence();
    int start = scan.start();
    int stop = scan.end();
    int count = 1;
    lastOffset = scan.endOffset();
    while (scan.nextInBuffer() && scan.sequence() == first + count && scan.sequence() < end) {
      count++;
      stop = scan.end();
      lastOffset = scan.endOffset();
    }
    lastSegment = segment;
    lastSequence = first + count;
    return new Stretch(
        segment.epoch(),
        segment.epochStart(),
        previousEpoch,
        first,
        count,
        scan.slice(start, stop));
  }
}
