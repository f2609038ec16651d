package dev.waymark.redirect.replica;

import dev.waymark.publication.DocumentKind;
import io.quarkus.logging.Log;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/// What was served last, in a file, so that a node can start while PostgreSQL is away.
///
/// The file: the eight bytes `waymark` and the version of the format, the position, how many
/// documents, the documents, and a CRC-32C of everything before it. A file that is damaged anywhere
/// is not used at all. Format 1 had links only, and did not say so. Documents of a kind that only a
/// later release knows are passed over: the node serves the rest, as it does beside a database that
/// has them.
final class LastKnownGood {
  private static final long FORMAT_1 = 0x7761796d61726b01L;
  private static final long FORMAT_2 = 0x7761796d61726b02L;
  private static final int MOST_RESERVED = 1 << 20;

  private final ReplaceableFile file;

  LastKnownGood(ReplaceableFile file) {
    this.file = file;
  }

  /// A document in the file.
  ///
  /// @param row the last version that could be read; never a tombstone
  /// @param clicks on a link as of the last rollup; 0 for other documents
  record Stored(Published row, long clicks) {}

  /// All that is in the file.
  ///
  /// @param position every change up to it is in the documents
  /// @param documents they may also have later changes
  record Content(Position position, List<Stored> documents) {}

  /// What the file has; null when there is none, or none that can be used.
  @Nullable Content read() {
    try (InputStream in = file.open()) {
      return in == null ? null : read(in);
    } catch (IOException e) {
      Log.warnf("the last known good documents cannot be used, starting without: %s", e.toString());
      return null;
    }
  }

  private static Content read(InputStream file) throws IOException {
    var checked = new CheckedInputStream(new BufferedInputStream(file, 1 << 16), new CRC32C());
    var in = new DataInputStream(checked);
    long format = in.readLong();
    if (format != FORMAT_1 && format != FORMAT_2) {
      throw new StreamCorruptedException("not in a format that this version reads");
    }
    var position = new Position(in.readUTF(), in.readUTF());
    int count = in.readInt();
    var documents = new ArrayList<Stored>(Math.clamp(count, 0, MOST_RESERVED));
    for (int i = 0; i < count; i++) {
      DocumentKind kind = format == FORMAT_1 ? DocumentKind.LINK : DocumentKind.of(in.readUTF());
      String id = in.readUTF();
      long version = in.readLong();
      long xid = in.readLong();
      long clicks = in.readLong();
      Body body = body(in);
      if (kind != null) {
        documents.add(new Stored(new Published(kind, id, version, xid, body), clicks));
      }
    }
    long checksum = checked.getChecksum().getValue();
    if (in.readLong() != checksum || in.read() >= 0) {
      throw new StreamCorruptedException("the checksum is wrong");
    }
    return new Content(position, documents);
  }

  private static Body body(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      throw new StreamCorruptedException("a document of negative length");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the file ends within a document");
    }
    return new Body(bytes);
  }

  /// Replaces the file.
  ///
  /// @throws IOException and then the old file is still there
  void write(Content content) throws IOException {
    file.replace(
        raw -> {
          var checked = new CheckedOutputStream(raw, new CRC32C());
          var out = new DataOutputStream(checked);
          out.writeLong(FORMAT_2);
          out.writeUTF(content.position().origin());
          out.writeUTF(content.position().snapshot());
          out.writeInt(content.documents().size());
          for (Stored document : content.documents()) {
            Published row = document.row();
            out.writeUTF(row.kind().key());
            out.writeUTF(row.id());
            out.writeLong(row.version());
            out.writeLong(row.xid());
            out.writeLong(document.clicks());
            Body body = Objects.requireNonNull(row.body(), "a tombstone is not served");
            out.writeInt(body.length());
            out.write(body.utf8());
          }
          out.writeLong(checked.getChecksum().getValue());
          out.flush();
        });
  }
}
