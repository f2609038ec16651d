package dev.waymark.redirect.replica;

import dev.waymark.publication.DocumentKind;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// A record of the archive. What happened is what its records say in their order.
sealed interface Logged {

  /// A version of a document that could be read.
  ///
  /// @param kind null for one that only a later release knows
  /// @param clicks on a link as of the last rollup; 0 for other documents
  /// @param address where a link answers; null for other documents
  /// @param limited whether it is a link with `max_clicks`
  /// @param body JSON in UTF-8; valid as long as what it was read from
  record Document(
      @Nullable DocumentKind kind,
      String id,
      long version,
      long xid,
      long clicks,
      @Nullable Address address,
      boolean limited,
      ByteBuffer body)
      implements Logged {

    /// The same with other clicks.
    Document withClicks(long other) {
      return new Document(kind, id, version, xid, other, address, limited, body);
    }

    /// A copy of the body.
    byte[] utf8() {
      var utf8 = new byte[body.remaining()];
      body.get(body.position(), utf8);
      return utf8;
    }
  }

  /// A document is not served any more.
  ///
  /// @param kind null for one that only a later release knows
  record Gone(@Nullable DocumentKind kind, String id) implements Logged {}

  /// What the last rollup counted for a link.
  record Count(String id, long clicks) implements Logged {}

  /// Every change up to this position was in the records before.
  record Reached(Position position) implements Logged {}

  /// A record that only a later release knows.
  record Unknown() implements Logged {}
}
