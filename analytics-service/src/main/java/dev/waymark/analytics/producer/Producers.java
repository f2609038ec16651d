package dev.waymark.analytics.producer;

import dev.waymark.analytics.credential.ProducerSecrets;
import dev.waymark.analytics.database.Transactions;
import dev.waymark.click.ProducerCredential;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The producers, as their operator sees them.
@Singleton
final class Producers {
  private static final Logger LOG = Logger.getLogger(Producers.class);
  private static final int MOST = 1_000;

  private final Transactions transactions;
  private final ProducerSecrets secrets;

  Producers(Transactions transactions, ProducerSecrets secrets) {
    this.transactions = transactions;
    this.secrets = secrets;
  }

  /// Those that were heard of last, first.
  List<ProducerView> list() {
    return transactions.onSnapshot(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select id, sender, epoch, next, greatest(0, journal_next - next), heard_at,"
                      + " credential_newest, credential_oldest, shared_key, refused_sender,"
                      + " refused_at from producer order by heard_at desc, number limit ?")) {
            query.setInt(1, MOST);
            try (ResultSet row = query.executeQuery()) {
              List<ProducerView> producers = new ArrayList<>();
              while (row.next()) {
                producers.add(view(row));
              }
              return producers;
            }
          }
        });
  }

  private static ProducerView view(ResultSet row) throws SQLException {
    OffsetDateTime refusedAt = row.getObject(11, OffsetDateTime.class);
    return new ProducerView(
        row.getString(1),
        new ProducerView.MarkView(row.getLong(2), row.getLong(3), row.getLong(4)),
        row.getLong(5),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        new ProducerView.AcceptedCredentialView(row.getInt(7), row.getInt(8), row.getBoolean(9)),
        refusedAt == null
            ? null
            : new ProducerView.RefusedView(row.getLong(10), refusedAt.toInstant()));
  }

  /// Issues the next credential of a producer, which is registered where it is not known yet. The
  /// one before is accepted beside it, and none before that.
  CredentialView issue(UUID producer) {
    if (!secrets.canIssue()) {
      throw new ProblemException(
          ProblemType.CONFLICT,
          "There is nothing to derive a credential from: WAYMARK_INGEST_SECRET is not set.");
    }
    ProducerCredential issued =
        transactions.inOne(
            connection -> {
              register(connection, producer);
              return secrets.issue(producer, nextGeneration(connection, producer));
            });
    LOG.infof("A credential was issued producer=%s generation=%d", producer, issued.generation());
    return new CredentialView(producer.toString(), issued.generation(), issued.text());
  }

  private static int nextGeneration(Connection connection, UUID producer) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update producer set credential_newest = credential_newest + 1,"
                + " credential_oldest = greatest(credential_oldest, credential_newest)"
                + " where id = ? returning credential_newest")) {
      update.setObject(1, producer);
      try (ResultSet row = update.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private static void register(Connection connection, UUID producer) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into producer (id, sender, epoch, next, journal_next, heard_at)"
                + " values (?, 0, 0, 1, 1, now()) on conflict (id) do nothing")) {
      insert.setObject(1, producer);
      insert.executeUpdate();
    }
  }

  /// Accepts no credential of a producer any more, until another is issued; nor the shared key.
  void revoke(UUID producer) {
    change(
        producer,
        "credential_newest = greatest(credential_newest, 1),"
            + " credential_oldest = greatest(credential_newest, 1) + 1, shared_key = false");
    LOG.infof("The credentials were revoked producer=%s", producer);
  }

  /// Lets a producer deliver with the shared key, or not.
  void share(UUID producer, boolean may) {
    change(producer, "shared_key = " + may);
    LOG.infof("The shared key was %s producer=%s", may ? "allowed" : "forbidden", producer);
  }

  private void change(UUID producer, String assignments) {
    int changed =
        transactions.inOne(
            connection -> {
              try (PreparedStatement update =
                  connection.prepareStatement(
                      "update producer set " + assignments + " where id = ?")) {
                update.setObject(1, producer);
                return update.executeUpdate();
              }
            });
    if (changed == 0) {
      throw unknown();
    }
  }

  /// Releases a producer's mark from a takeover.
  ReleasedView release(UUID producer) {
    @Nullable ReleasedView released =
        transactions.<@Nullable ReleasedView>inOne(
            connection -> Takeover.undo(connection, producer));
    if (released == null) {
      throw unknown();
    }
    if (released.released()) {
      LOG.warnf(
          "The mark was released producer=%s sender=%d epoch=%d next=%d removed=%d aside=%d"
              + " restored=%d",
          producer,
          released.mark().sender(),
          released.mark().epoch(),
          released.mark().next(),
          released.removed(),
          released.removedAside(),
          released.restoredNumbers());
    }
    return released;
  }

  private static ProblemException unknown() {
    return new ProblemException(ProblemType.NOT_FOUND, "There is no such producer.");
  }
}
