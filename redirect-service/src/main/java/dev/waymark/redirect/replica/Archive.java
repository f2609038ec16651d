package dev.waymark.redirect.replica;

import dev.waymark.publication.DocumentKind;
import dev.waymark.redirect.disk.DataFiles;
import dev.waymark.redirect.store.FileInput;
import dev.waymark.redirect.store.FileOutput;
import dev.waymark.redirect.store.RecordLog;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The documents that are served, on disk: what a node starts with while PostgreSQL is away, and
/// where it reads a link from that nobody has visited lately. One thread changes it, any thread may
/// read and {@link #sync}.
final class Archive {
  private static final long SEGMENT_BYTES = 64L << 20;
  private static final int MOST_PENDING = 64 << 20;

  /// About what a record has beside a document's body, in bytes.
  private static final long BESIDE = 160;

  private static final long CHECKPOINT = 0x574D4B43504E5401L;
  private static final Pattern CHECKPOINT_NAME = Pattern.compile("([0-9]{10})\\.checkpoint");

  /// About what a checkpoint has for each link, in bytes.
  private static final long CHECKPOINT_ROW = 64;

  private static final long BETWEEN_CHECKPOINTS = 32L << 20;

  /// Of files that need not be so many. Each start begins one.
  private static final int MOST_SEGMENTS = 64;

  private final DataFiles files;
  private final long segmentBytes;
  private final RecordLog log;
  private final LogCodec codec = new LogCodec();
  private final AtomicLong failures = new AtomicLong();

  /// Where the documents stand that are no links.
  private final Map<Name, Long> places = new HashMap<>();

  private final long betweenCheckpoints;

  private boolean hasNews;
  private @Nullable Position reached;
  private long sinceCheckpoint;
  private int checkpoints;
  private volatile boolean isDirty;
  private int compactedRows;

  /// A document.
  private record Name(DocumentKind kind, String id) {}

  /// @param files of a directory that is this process's own
  Archive(DataFiles files) {
    this(files, SEGMENT_BYTES, MOST_PENDING, BETWEEN_CHECKPOINTS);
  }

  /// @param segmentBytes how long a file is at least before the next one begins
  /// @param mostPending how many bytes may wait for a disk that fails
  /// @param betweenCheckpoints how many bytes are kept at least between two checkpoints
  Archive(DataFiles files, long segmentBytes, int mostPending, long betweenCheckpoints) {
    this.files = files;
    this.segmentBytes = segmentBytes;
    this.log = new RecordLog(files, segmentBytes, mostPending);
    this.betweenCheckpoints = betweenCheckpoints;
  }

  /// What an earlier start has left.
  ///
  /// @param position every change up to it is in the documents; null when that is not known
  /// @param others the documents that are no links
  record Content(@Nullable Position position, List<Published> others) {}

  /// Reads what an earlier start has left. Once, before anything else.
  ///
  /// @param links where the links go
  Content open(LinkShelf links) throws IOException {
    long from = readCheckpoint(links);
    boolean isIntact =
        log.open(
            from,
            (place, record) -> {
              sinceCheckpoint += record.remaining();
              switch (LogCodec.read(record)) {
                case Logged.Document document -> restore(links, place, document);
                case Logged.Gone(DocumentKind kind, String id) -> {
                  if (kind == DocumentKind.LINK) {
                    links.restoreGone(id);
                  } else if (kind != null) {
                    places.remove(new Name(kind, id));
                  }
                }
                case Logged.Count(String id, long clicks) -> links.restoreCount(id, clicks);
                case Logged.Reached(Position position) -> reached = position;
                case Logged.Unknown _ -> {
                  // Of a later release, which will say it again.
                }
              }
            });
    var others = new ArrayList<Published>();
    for (Map.Entry<Name, Long> other : places.entrySet()) {
      try {
        Logged.Document document = read(other.getValue());
        others.add(
            new Published(
                other.getKey().kind(),
                document.id(),
                document.version(),
                document.xid(),
                new Body(document.utf8())));
      } catch (IOException e) {
        Log.error("a document cannot be read", e);
        isIntact = false;
      }
    }
    links.claimRestored();
    if (!isIntact) {
      Log.error("documents in the data directory are damaged: everything will be loaded again");
      links.unseeAll();
      reached = null;
    }
    return new Content(reached, others);
  }

  /// Reads the newest checkpoint that is whole.
  ///
  /// @return where the log goes on; 0 when there is none, and the log is all there is
  private long readCheckpoint(LinkShelf links) throws IOException {
    for (String name : checkpointNames().reversed()) {
      FileInput in;
      try {
        in = new FileInput(files, name);
      } catch (IOException e) {
        Log.warn("a checkpoint of the documents cannot be used", e);
        continue;
      }
      if (in.getLong() == CHECKPOINT) {
        long from = in.getLong();
        reached = new Position(in.getText(), in.getText());
        for (int left = in.getInt(); left > 0; left--) {
          String kind = in.getText();
          String id = in.getText();
          long place = in.getLong();
          DocumentKind known = DocumentKind.of(kind);
          if (known != null) {
            places.put(new Name(known, id), place);
          }
        }
        links.read(in);
        return from;
      }
    }
    return 0;
  }

  /// Oldest first.
  private List<String> checkpointNames() throws IOException {
    List<String> names =
        files.names().stream()
            .filter(name -> CHECKPOINT_NAME.matcher(name).matches())
            .sorted()
            .toList();
    if (!names.isEmpty()) {
      checkpoints = Integer.parseInt(names.getLast(), 0, 10, 10);
    }
    return names;
  }

  /// Writes down what is known of every document, so that the next start need not read them, when
  /// reading them would take longer than that.
  private void checkpointIfDue(LinkShelf links) {
    if (sinceCheckpoint > Math.max(betweenCheckpoints, CHECKPOINT_ROW * links.served())) {
      checkpoint(links);
    }
  }

  /// Writes down what is known of every document. Never throws.
  void checkpoint(LinkShelf links) {
    Position position = reached;
    if (position == null || sinceCheckpoint == 0) {
      return;
    }
    try {
      List<String> older = checkpointNames();
      log.sync();
      String name = String.format(Locale.ROOT, "%010d.checkpoint", ++checkpoints);
      try (var out = new FileOutput(files, name)) {
        out.putLong(CHECKPOINT);
        out.putLong(log.end());
        out.putText(position.origin());
        out.putText(position.snapshot());
        out.putInt(places.size());
        for (Map.Entry<Name, Long> other : places.entrySet()) {
          out.putText(other.getKey().kind().key());
          out.putText(other.getKey().id());
          out.putLong(other.getValue());
        }
        links.write(out);
        out.end();
      }
      files.sync();
      sinceCheckpoint = 0;
      for (String former : older) {
        files.delete(former);
      }
    } catch (IOException e) {
      // Not again at once: it is long, and only makes the next start faster.
      sinceCheckpoint = 0;
      failures.incrementAndGet();
      Log.warn("a checkpoint of the documents could not be written", e);
    }
  }

  private void restore(LinkShelf links, long place, Logged.Document document) {
    DocumentKind kind = document.kind();
    if (kind == DocumentKind.LINK) {
      links.restore(place, document);
    } else if (kind != null) {
      places.put(new Name(kind, document.id()), place);
    }
  }

  /// Keeps a version of a document.
  ///
  /// @return its place
  long put(Logged.Document document) {
    DocumentKind kind = Objects.requireNonNull(document.kind(), "it was read");
    long place = append(codec.document(kind, document));
    if (kind != DocumentKind.LINK) {
      places.put(new Name(kind, document.id()), place);
    }
    return place;
  }

  /// A document is not served any more.
  void gone(DocumentKind kind, String id) {
    append(codec.gone(kind, id));
    places.remove(new Name(kind, id));
  }

  /// A rollup has counted the clicks on a link.
  void count(String id, long clicks) {
    append(codec.count(id, clicks));
  }

  private long append(ByteBuffer record) {
    sinceCheckpoint += record.remaining();
    hasNews = true;
    try {
      return log.append(record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Every change up to a position is in what was kept.
  void reached(Position position, LinkShelf links) {
    if (hasNews || reached == null) {
      append(codec.reached(position));
      reached = position;
      hasNews = false;
      isDirty = true;
      log.tryFlush();
      checkpointIfDue(links);
    }
  }

  /// The document at a place.
  ///
  /// @throws IOException when it is missing or damaged
  Logged.Document read(long place) throws IOException {
    if (LogCodec.read(log.read(place)) instanceof Logged.Document document) {
      return document;
    }
    throw new IOException("no document at " + place);
  }

  /// Has what was kept on the medium. Never throws.
  void sync() {
    if (isDirty) {
      isDirty = false;
      try {
        log.sync();
      } catch (IOException e) {
        isDirty = true;
        failures.incrementAndGet();
        Log.debug("the documents are not on the medium", e);
      }
    }
  }

  /// How often {@link #sync} failed.
  long failures() {
    return failures.get();
  }

  /// Makes room on the disk when more than half of it is of no use, or files are many and short:
  /// keeps again, some at a time, what is needed of the oldest file, and deletes that.
  ///
  /// @param needed the length of all documents that are served, in bytes
  /// @param position how far the publication was followed
  void compact(LinkShelf links, long needed, Position position) {
    long documents = (long) links.served() + places.size();
    long bytes = log.bytes();
    boolean isTooLong = bytes >= 2 * (needed + BESIDE * documents + segmentBytes);
    boolean isInPieces = log.count() > MOST_SEGMENTS + bytes / segmentBytes;
    if (!log.hasOldest() || !(isTooLong || isInPieces)) {
      return;
    }
    try {
      int oldest = log.oldest();
      compactedRows = links.moveFrom(oldest, compactedRows);
      if (compactedRows > 0) {
        return;
      }
      for (Map.Entry<Name, Long> other : places.entrySet()) {
        if (RecordLog.segmentOf(other.getValue()) == oldest) {
          Logged.Document document = read(other.getValue());
          other.setValue(append(codec.document(other.getKey().kind(), document)));
        }
      }
      append(codec.reached(position));
      reached = position;
      log.deleteOldest();
    } catch (IOException | UncheckedIOException e) {
      failures.incrementAndGet();
      Log.warn("room on the disk could not be made", e);
    }
  }

  /// Writes what waits and gives the directory back.
  ///
  /// @param links nobody changes them any more
  void close(LinkShelf links) throws IOException {
    checkpoint(links);
    log.close();
    files.close();
  }
}
