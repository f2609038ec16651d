package dev.waymark.analytics.access;

import dev.waymark.analytics.database.Transactions;
import dev.waymark.publication.DocumentKind;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import org.jspecify.annotations.Nullable;

/// The workspaces' keys, as admin-service has published them. Each request looks, so a key that was
/// deleted opens nothing any more.
@Singleton
final class KeyRing {
  private final Transactions transactions;

  KeyRing(Transactions transactions) {
    this.transactions = transactions;
  }

  /// Whose key it is.
  record Holder(String workspace, Audience role) {}

  /// The holder; null when nobody has this key, or no longer.
  @Nullable Holder holder(Secret secret) {
    return transactions.<@Nullable Holder>onSnapshot(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select body ->> 'workspace', body ->> 'role' from publication.document"
                      + " where kind = ? and id = ? and body is not null")) {
            query.setString(1, DocumentKind.API_KEY.key());
            query.setString(2, secret.hash());
            try (ResultSet row = query.executeQuery()) {
              if (!row.next()) {
                return null;
              }
              String workspace = row.getString(1);
              String role = row.getString(2);
              Audience audience = role == null ? null : Audience.ofRole(role);
              return workspace == null || audience == null ? null : new Holder(workspace, audience);
            }
          }
        });
  }
}
