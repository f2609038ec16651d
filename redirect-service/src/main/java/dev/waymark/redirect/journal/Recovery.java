package dev.waymark.redirect.journal;

import dev.waymark.redirect.disk.DataFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What was found in the directory, put in order: a torn tail is cut, the epoch is raised durably.
///
/// @param producer the id under which this journal delivers
/// @param epoch this opening's
/// @param next the first number to draw
/// @param mark the number from which on clicks are still to be delivered
/// @param segments those with records, oldest first
/// @param tornBytes how much was cut from the end of the last one
/// @param damagedHeaders how many segments are known by their name only
record Recovery(
    UUID producer,
    long epoch,
    long next,
    long mark,
    List<Segment> segments,
    long tornBytes,
    int damagedHeaders) {

  private static final int SCAN_BYTES = 1 << 20;

  static Recovery recover(DataFiles files, RandomGenerator random, long nowMillis)
      throws IOException {
    UUID producer = null;
    long epoch = 0;
    int damagedHeaders = 0;
    var segments = new ArrayList<Segment>();
    for (String name : files.names()) {
      Segment named = Segment.ofName(name);
      if (named == null) {
        continue;
      }
      Segment.Header header = header(files, name);
      if (header != null && header.segment().name().equals(name)) {
        producer = header.producer();
        segments.add(header.segment());
      } else {
        damagedHeaders++;
        segments.add(named.createdAt(nowMillis));
      }
      epoch = Math.max(epoch, named.epoch());
    }
    segments.sort(null);

    long[] identity = SmallFile.read(files, SmallFile.PRODUCER, 3);
    if (identity != null) {
      producer = new UUID(identity[0], identity[1]);
      epoch = Math.max(epoch, identity[2]);
    } else if (producer == null) {
      producer = new UUID(random.nextLong(), random.nextLong());
    }

    long tornBytes = 0;
    long next = 1;
    while (!segments.isEmpty()) {
      Segment last = segments.getLast();
      next = Math.max(next, last.first());
      Tail tail = tail(files, last);
      if (tail.lastSequence() >= last.first()) {
        next = Math.max(next, tail.lastSequence() + 1);
        tornBytes = tail.tornBytes();
        if (tornBytes > 0) {
          files.truncate(last.name(), tail.end());
        }
        break;
      }
      segments.removeLast(); // without records; deleted once its successor is there
    }

    long[] mark = SmallFile.read(files, SmallFile.MARK, 1);
    long oldest = segments.isEmpty() ? next : segments.getFirst().first();
    // What was confirmed may be beyond what a power cut left here; its numbers stay taken.
    next = Math.max(next, mark == null ? 1 : mark[0]);

    epoch++;
    SmallFile.write(
        files,
        SmallFile.PRODUCER,
        producer.getMostSignificantBits(),
        producer.getLeastSignificantBits(),
        epoch);
    return new Recovery(
        producer,
        epoch,
        next,
        mark == null ? oldest : mark[0],
        List.copyOf(segments),
        tornBytes,
        damagedHeaders);
  }

  static Segment.@Nullable Header header(DataFiles files, String name) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(Segment.HEADER_BYTES);
    files.read(name, 0, head);
    return Segment.readHeader(head.flip());
  }

  /// The end of a segment.
  ///
  /// @param lastSequence of its last intact record; 0 when it has none
  /// @param end offset behind that record
  /// @param tornBytes what follows it
  private record Tail(long lastSequence, long end, long tornBytes) {}

  private static Tail tail(DataFiles files, Segment segment) throws IOException {
    var scan = new FrameScan(files, SCAN_BYTES);
    scan.begin(segment.name(), Segment.HEADER_BYTES);
    long lastSequence = 0;
    long end = Segment.HEADER_BYTES;
    while (scan.next()) {
      if (scan.sequence() > lastSequence) {
        lastSequence = scan.sequence();
        end = scan.endOffset();
      }
    }
    return new Tail(lastSequence, end, scan.endOffset() - end);
  }
}
