package dev.waymark.redirect.replica;

import dev.waymark.publication.DocumentKind;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Records of the archive as bytes, big-endian: what it is (1 byte), and its parts. A text is its
/// length in bytes (2) and UTF-8. Not for use by several threads, but for {@link #read}.
final class LogCodec {
  private static final byte DOCUMENT = 1;
  private static final byte GONE = 2;
  private static final byte COUNT = 3;
  private static final byte REACHED = 4;

  private static final byte LINK = 1;
  private static final byte LIMITED = 2;

  private ByteBuffer out = ByteBuffer.allocate(1 << 12);

  /// A version of a document.
  ///
  /// @param kind of the document, which a node of this release knows
  /// @return valid until the next call
  ByteBuffer document(DocumentKind kind, Logged.Document document) {
    out.clear().put(DOCUMENT);
    text(kind.key());
    text(document.id());
    room(3 * Long.BYTES + 1);
    Address address = document.address();
    int flags = (address == null ? 0 : LINK) | (document.limited() ? LIMITED : 0);
    out.putLong(document.version()).putLong(document.xid()).putLong(document.clicks());
    out.put((byte) flags);
    if (address != null) {
      text(address.domain());
      text(address.slug());
    }
    ByteBuffer body = document.body().duplicate();
    room(body.remaining());
    return out.put(body).flip();
  }

  /// A document that is not served any more.
  ///
  /// @return valid until the next call
  ByteBuffer gone(DocumentKind kind, String id) {
    out.clear().put(GONE);
    text(kind.key());
    text(id);
    return out.flip();
  }

  /// What a rollup has counted.
  ///
  /// @return valid until the next call
  ByteBuffer count(String id, long clicks) {
    out.clear().put(COUNT);
    text(id);
    room(Long.BYTES);
    return out.putLong(clicks).flip();
  }

  /// How far the publication was followed.
  ///
  /// @return valid until the next call
  ByteBuffer reached(Position position) {
    out.clear().put(REACHED);
    text(position.origin());
    byte[] snapshot = position.snapshot().getBytes(StandardCharsets.UTF_8);
    room(snapshot.length);
    return out.put(snapshot).flip();
  }

  private void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (utf8.length > 0xFFFF) {
      throw new IllegalArgumentException("a text of " + utf8.length + " bytes");
    }
    room(Short.BYTES + utf8.length);
    out.putShort((short) utf8.length).put(utf8);
  }

  private void room(int more) {
    if (out.remaining() < more) {
      int length = Math.max(2 * out.capacity(), out.position() + more);
      out = ByteBuffer.wrap(Arrays.copyOf(out.array(), length)).position(out.position());
    }
  }

  /// Reads a record.
  ///
  /// @param record backed by an array
  /// @throws IOException when it is none
  static Logged read(ByteBuffer record) throws IOException {
    try {
      return switch (record.get()) {
        case DOCUMENT -> document(record);
        case GONE -> new Logged.Gone(DocumentKind.of(text(record)), text(record));
        case COUNT -> new Logged.Count(text(record), record.getLong());
        case REACHED -> new Logged.Reached(new Position(text(record), rest(record)));
        default -> new Logged.Unknown();
      };
    } catch (BufferUnderflowException e) {
      throw new IOException("a record that is cut", e);
    }
  }

  private static Logged.Document document(ByteBuffer in) throws IOException {
    DocumentKind kind = DocumentKind.of(text(in));
    String id = text(in);
    long version = in.getLong();
    long xid = in.getLong();
    long clicks = in.getLong();
    int flags = in.get();
    Address address = (flags & LINK) == 0 ? null : new Address(text(in), text(in));
    return new Logged.Document(
        kind, id, version, xid, clicks, address, (flags & LIMITED) != 0, in.slice());
  }

  private static String text(ByteBuffer in) throws IOException {
    int length = in.getShort() & 0xFFFF;
    if (length > in.remaining()) {
      throw new IOException("a text that is cut");
    }
    var text =
        new String(in.array(), in.arrayOffset() + in.position(), length, StandardCharsets.UTF_8);
    in.position(in.position() + length);
    return text;
  }

  private static String rest(ByteBuffer in) {
    return new String(
        in.array(), in.arrayOffset() + in.position(), in.remaining(), StandardCharsets.UTF_8);
  }
}
