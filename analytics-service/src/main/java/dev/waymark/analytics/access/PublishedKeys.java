package dev.waymark.analytics.access;

import dev.waymark.analytics.database.Transactions;
import dev.waymark.service.access.Caller;
import dev.waymark.service.access.Grant;
import dev.waymark.service.access.KeyRing;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import org.jspecify.annotations.Nullable;

/// The workspaces' keys, as admin-service has published them. Each request looks, so a key that was
/// deleted opens nothing any more. What is published has no id, so the hash stands for it.
@Singleton
final class PublishedKeys implements KeyRing {
  private final Transactions transactions;

  PublishedKeys(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Caller.@Nullable KeyHolder holder(String hash) {
    return transactions.<Caller.@Nullable KeyHolder>onSnapshot(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select workspace, role from publication.api_key_holder where hash = ?")) {
            query.setString(1, hash);
            try (ResultSet row = query.executeQuery()) {
              if (!row.next()) {
                return null;
              }
              String workspace = row.getString(1);
              String text = row.getString(2);
              Grant grant = text == null ? null : Grant.of(text);
              return workspace == null || grant == null
                  ? null
                  : new Caller.KeyHolder(hash, workspace, grant);
            }
          }
        });
  }
}
