package dev.waymark.analytics.ingest;

import dev.waymark.analytics.credential.Proof;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whether whoever delivers a batch may deliver for its producer.
final class Admission {
  private Admission() {}

  /// Why not; null when it may. Nothing is written, and no row is locked, for a stranger.
  static @Nullable String refusal(Connection connection, UUID producer, Proof proof)
      throws SQLException {
    return switch (proof) {
      case Proof.Nothing(String reason) -> reason;
      case Proof.OwnCredential(UUID owner, int generation) ->
          owner.equals(producer)
              ? refusal(connection, producer, generation)
              : "The credential is of producer %s, the batch of %s.".formatted(owner, producer);
      case Proof.SharedKey() ->
          mayShare(connection, producer)
              ? null
              : "Producer %s needs a credential of its own.".formatted(producer);
    };
  }

  private static @Nullable String refusal(Connection connection, UUID producer, int generation)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select credential_oldest from producer where id = ?")) {
      query.setObject(1, producer);
      try (ResultSet row = query.executeQuery()) {
        return row.next() && generation < row.getInt(1)
            ? "Generation %d of the credential of producer %s is no longer accepted."
                .formatted(generation, producer)
            : null;
      }
    }
  }

  private static boolean mayShare(Connection connection, UUID producer) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select shared_key from producer where id = ?")) {
      query.setObject(1, producer);
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /// Notes by what a batch was taken. From its first batch by a credential of its own on, a
  /// producer is not believed without one.
  ///
  /// @param producer whose row is locked
  static void noteUsed(Connection connection, int producer, Proof proof) throws SQLException {
    if (!(proof instanceof Proof.OwnCredential(UUID _, int generation))) {
      return;
    }
    try (PreparedStatement update =
        connection.prepareStatement(
            "update producer set credential_newest = greatest(credential_newest, ?),"
                + " shared_key = false where number = ? and (credential_newest < ? or shared_key)")) {
      update.setInt(1, generation);
      update.setInt(2, producer);
      update.setInt(3, generation);
      update.executeUpdate();
    }
  }
}
