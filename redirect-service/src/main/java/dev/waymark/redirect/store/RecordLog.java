package dev.waymark.redirect.store;

import dev.waymark.redirect.disk.DataFiles;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Records one after another in files that are only appended to, the segments. A record is found by
/// its place: the number of its segment in the upper 32 bits, its offset in the lower ones.
///
/// A segment begins with the eight bytes `WMKDOCS` and the version of the format. Each record
/// stands in a frame, big-endian: length of the record (4 bytes, at least 1, so that zeros are no
/// frame), CRC-32C of it (4), record. Only the newest segment is written to, and an older one is on
/// the medium before a newer one begins; so a crash tears no more than the end of the newest.
///
/// What is appended can be read at once, and is written by {@link #flush}. When the disk fails it
/// stays in memory, is tried again with the next flush, and only when too much waits is a record
/// refused. One thread appends, flushes and deletes; any thread may read and {@link #sync}.
public final class RecordLog {
  /// The longest record, in bytes.
  public static final int LONGEST = 16 << 20;

  /// Beside each record, in bytes.
  static final int OVERHEAD = 8;

  /// What a segment begins with, in bytes.
  static final int HEADER = 8;

  private static final long FORMAT = 0x574D4B444F435301L;
  private static final Pattern NAME = Pattern.compile("([0-9]{10})\\.documents");
  private static final int FIRST_READ = 4 << 10;
  private static final int FLUSHED_AT_ONCE = 1 << 20;

  private final DataFiles files;
  private final long segmentBytes;
  private final int mostPending;

  /// The length of each segment on disk, by its number.
  private final TreeMap<Integer, Long> segments = new TreeMap<>();

  private final CRC32C crc = new CRC32C();

  // The newest segment, all under the lock of this.
  private int number;
  private DataFiles.@Nullable AppendFile file;
  private long flushed;
  private byte[] pending = new byte[FLUSHED_AT_ONCE];
  private int pendingBytes;
  private boolean mayBeTorn;
  private boolean isNamed;
  private boolean isFailing;

  /// Not open yet.
  ///
  /// @param segmentBytes how long a segment is at least before the next one begins
  /// @param mostPending how many bytes may wait for a disk that fails
  public RecordLog(DataFiles files, long segmentBytes, int mostPending) {
    this.files = files;
    this.segmentBytes = segmentBytes;
    this.mostPending = mostPending;
  }

  /// Takes a record that is read in order.
  @FunctionalInterface
  public interface Reader {
    /// The next record.
    ///
    /// @param place where it is
    /// @param record valid for this call
    void record(long place, ByteBuffer record) throws IOException;
  }

  /// Reads what the directory has, from a place on, and cuts what a crash left torn. Once, before
  /// anything else.
  ///
  /// @param from where to begin, as {@link #end} said it; 0 for the oldest
  /// @return false when records are missing or damaged that were written in full
  public synchronized boolean open(long from, Reader reader) throws IOException {
    for (String name : files.names()) {
      Matcher matcher = NAME.matcher(name);
      if (matcher.matches()) {
        segments.put(Integer.parseInt(matcher.group(1)), files.size(name));
      }
    }
    number = segments.isEmpty() ? 1 : segments.lastKey() + 1;
    boolean isIntact = true;
    if (from != place(number, HEADER)) {
      isIntact = from == 0 || segments.containsKey(segmentOf(from));
      for (int segment : segments.tailMap(segmentOf(from)).keySet().toArray(Integer[]::new)) {
        // The header too, unless it was there for sure when somebody noted the place.
        long start = segment == segmentOf(from) && offsetOf(from) > HEADER ? offsetOf(from) : 0;
        isIntact &= read(segment, start, reader);
      }
    }
    if (!segments.isEmpty()) {
      // Whoever was killed may have left it in the page cache alone, and what is appended from now
      // on goes on from it.
      Map.Entry<Integer, Long> newest = segments.lastEntry();
      files.truncate(name(newest.getKey()), newest.getValue());
      files.sync();
    }
    begin();
    return isIntact;
  }

  private boolean read(int segment, long start, Reader reader) throws IOException {
    long size = segments.getOrDefault(segment, 0L);
    if (start > size) {
      return false;
    }
    long end = readFrom(segment, start, reader);
    if (end == size) {
      return true;
    }
    boolean isNewest = segment == segments.lastKey();
    Log.warnf(
        "%d bytes at the end of a file of documents cannot be read: segment=%d",
        size - end, segment);
    if (isNewest) {
      segments.put(segment, end);
    }
    return isNewest;
  }

  /// @return the offset behind the last intact record
  private long readFrom(int segment, long start, Reader reader) throws IOException {
    var scan = new SegmentScan(files, name(segment), start);
    if (start == 0 && scan.header() != FORMAT) {
      return 0;
    }
    while (scan.next()) {
      reader.record(place(segment, scan.recordOffset()), scan.record());
    }
    return scan.offset();
  }

  /// Whether there is a segment that is not written to any more.
  public synchronized boolean hasOldest() {
    return !segments.isEmpty() && segments.firstKey() < number;
  }

  /// The number of the oldest segment. There is one.
  public synchronized int oldest() {
    return segments.firstKey();
  }

  /// Deletes the oldest segment, after whatever of it is still needed was appended again, and is on
  /// the medium.
  public void deleteOldest() throws IOException {
    sync();
    int oldest = oldest();
    files.delete(name(oldest));
    synchronized (this) {
      segments.remove(oldest);
    }
  }

  /// How many segments there are.
  public synchronized int count() {
    return segments.size();
  }

  /// The length of all segments, in bytes.
  public synchronized long bytes() {
    long sum = flushed + pendingBytes;
    for (var segment : segments.entrySet()) {
      sum += segment.getKey() < number ? segment.getValue() : 0;
    }
    return sum;
  }

  /// Where the next record will be, or behind there.
  public synchronized long end() {
    return place(number, flushed + pendingBytes);
  }

  private void begin() {
    file = null;
    flushed = 0;
    pendingBytes = 0;
    reserve(HEADER);
    ByteBuffer.wrap(pending).putLong(FORMAT);
    pendingBytes = HEADER;
  }

  /// Appends a record.
  ///
  /// @param record backed by an array; from its position to its limit
  /// @return its place, never 0
  /// @throws IOException when the disk has failed for so long that no more may wait for it
  public synchronized long append(ByteBuffer record) throws IOException {
    int length = record.remaining();
    if (length < 1 || length > LONGEST) {
      throw new IOException("a record of " + length + " bytes");
    }
    if (pendingBytes + OVERHEAD + length > mostPending) {
      flush();
    }
    if (flushed + pendingBytes >= segmentBytes) {
      roll();
    }
    reserve(OVERHEAD + length);
    crc.reset();
    crc.update(record.array(), record.arrayOffset() + record.position(), length);
    long place = place(number, flushed + pendingBytes);
    ByteBuffer.wrap(pending)
        .position(pendingBytes)
        .putInt(length)
        .putInt((int) crc.getValue())
        .put(record);
    pendingBytes += OVERHEAD + length;
    if (pendingBytes >= FLUSHED_AT_ONCE && !isFailing) {
      tryFlush();
    }
    return place;
  }

  private void reserve(int more) {
    if (pendingBytes + more > pending.length) {
      var longer = new byte[Math.max(2 * pending.length, pendingBytes + more)];
      System.arraycopy(pending, 0, longer, 0, pendingBytes);
      pending = longer;
    }
  }

  /// Begins the next segment. When that fails, the newest becomes longer.
  private void roll() {
    try {
      sync();
      DataFiles.AppendFile full = file;
      segments.put(number, flushed);
      number++;
      begin();
      if (full != null) {
        full.close();
      }
    } catch (IOException e) {
      failed(e);
    }
  }

  /// As {@link #flush}, but a failure is only noted: what was appended waits.
  public synchronized void tryFlush() {
    try {
      flush();
    } catch (IOException e) {
      failed(e);
    }
  }

  private void failed(IOException e) {
    if (!isFailing) {
      isFailing = true;
      Log.warn("the documents cannot be written, they wait in memory", e);
    }
  }

  /// Writes what was appended. While that is nothing, a segment has no file.
  ///
  /// @throws IOException and then it still waits
  public synchronized void flush() throws IOException {
    DataFiles.AppendFile to = file;
    if (to == null && pendingBytes == HEADER) {
      return;
    }
    if (to == null) {
      files.delete(name(number)); // of an attempt that failed
      to = files.create(name(number));
      file = to;
      mayBeTorn = false;
      isNamed = false;
    }
    if (!isNamed) {
      files.sync();
      isNamed = true;
    }
    if (pendingBytes > 0) {
      if (mayBeTorn) {
        to.truncate(flushed);
      }
      mayBeTorn = true;
      to.write(ByteBuffer.wrap(pending, 0, pendingBytes));
      mayBeTorn = false;
      flushed += pendingBytes;
      segments.put(number, flushed);
      pendingBytes = 0;
      if (pending.length > 2 * FLUSHED_AT_ONCE) {
        pending = new byte[FLUSHED_AT_ONCE];
      }
    }
    if (isFailing) {
      isFailing = false;
      Log.info("the documents are written again");
    }
  }

  /// Has everything that was appended so far on the medium.
  public void sync() throws IOException {
    DataFiles.AppendFile to;
    int segment;
    synchronized (this) {
      flush();
      to = file;
      segment = number;
    }
    if (to == null) {
      return;
    }
    try {
      to.sync();
    } catch (IOException e) {
      synchronized (this) {
        if (segment == number) {
          throw e;
        }
      } // else the next one has begun, and it was synchronised for that
    }
  }

  /// Whether the disk has failed, so that records wait in memory.
  public synchronized boolean isFailing() {
    return isFailing;
  }

  /// Reads a record, from the disk or from what waits for it.
  ///
  /// @param place where it was appended
  /// @throws IOException when it is missing or damaged
  public ByteBuffer read(long place) throws IOException {
    synchronized (this) {
      long offset = offsetOf(place);
      if (segmentOf(place) == number && offset >= flushed) {
        long start = offset - flushed;
        int length =
            start + OVERHEAD > pendingBytes ? -1 : ByteBuffer.wrap(pending).getInt((int) start);
        if (length < 1 || start + OVERHEAD + length > pendingBytes) {
          throw new IOException("no record at " + offset + " of what waits");
        }
        var record = new byte[length];
        System.arraycopy(pending, (int) start + OVERHEAD, record, 0, length);
        return ByteBuffer.wrap(record);
      }
    }
    String name = name(segmentOf(place));
    ByteBuffer frame = ByteBuffer.allocate(FIRST_READ);
    files.read(name, offsetOf(place), frame);
    int length = frame.position() < OVERHEAD ? -1 : frame.getInt(0);
    if (length < 1 || length > LONGEST) {
      throw new IOException("no record at " + offsetOf(place) + " of " + name);
    }
    if (OVERHEAD + length > frame.position()) {
      ByteBuffer longer = ByteBuffer.allocate(OVERHEAD + length).put(frame.flip());
      files.read(name, offsetOf(place) + longer.position(), longer);
      frame = longer;
    }
    var check = new CRC32C();
    if (frame.position() >= OVERHEAD + length) {
      check.update(frame.array(), OVERHEAD, length);
    }
    if (frame.position() < OVERHEAD + length || (int) check.getValue() != frame.getInt(4)) {
      throw new IOException("a damaged record at " + offsetOf(place) + " of " + name);
    }
    return frame.slice(OVERHEAD, length);
  }

  /// Writes what waits and gives the files back.
  public synchronized void close() throws IOException {
    try {
      sync();
    } finally {
      if (file != null) {
        file.close();
      }
    }
  }

  private static String name(int segment) {
    return String.format(Locale.ROOT, "%010d.documents", segment);
  }

  private static long place(int segment, long offset) {
    return ((long) segment << Integer.SIZE) | offset;
  }

  /// The number of the segment in which a place is.
  public static int segmentOf(long place) {
    return (int) (place >>> Integer.SIZE);
  }

  private static long offsetOf(long place) {
    return place & 0xFFFFFFFFL;
  }
}
