package dev.waymark.redirect.replica;

import dev.waymark.publication.DocumentKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A checksum of which versions there are, whatever their order, that PostgreSQL computes alike: so
/// a node can tell whether it has what the database has without reading it all. Not for use by
/// several threads.
final class Fingerprint {
  /// The same over the rows of the publication: how many there are, and the checksum.
  static final String SQL =
      """
      select count(*), coalesce(bit_xor(
          ('x' || left(encode(sha256(convert_to(
              kind || ' ' || id || ' ' || version || ' ' || xid::text, 'UTF8')), 'hex'), 16))
          ::bit(64)::bigint), 0)
      from publication.served_document
      where body is not null and\s"""
          + Pass.ANY;

  private final MessageDigest sha256;
  private long count;
  private long checksum;

  Fingerprint() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  void add(Published row) {
    add(hash(row));
  }

  void remove(Published row) {
    remove(hash(row));
  }

  /// @param hash of a row
  void add(long hash) {
    count++;
    checksum ^= hash;
  }

  /// @param hash of a row that was added
  void remove(long hash) {
    count--;
    checksum ^= hash;
  }

  /// How many rows there are.
  long count() {
    return count;
  }

  /// Depends on every id, version and transaction.
  long checksum() {
    return checksum;
  }

  /// What a row adds.
  long hash(Published row) {
    return hash(row.kind(), row.id(), row.version(), row.xid());
  }

  /// What a row adds.
  long hash(DocumentKind kind, String id, long version, long xid) {
    String text = kind.key() + ' ' + id + ' ' + version + ' ' + xid;
    return ByteBuffer.wrap(sha256.digest(text.getBytes(StandardCharsets.UTF_8))).getLong();
  }
}
