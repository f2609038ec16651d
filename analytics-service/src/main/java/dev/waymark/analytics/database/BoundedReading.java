package dev.waymark.analytics.database;

import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/// Reads what may be as much as a workspace has clicks: for a bounded time, so that a few who ask
/// for it do not keep all connections.
public final class BoundedReading {
  private static final String WITHIN = "20s";
  private static final String CANCELED = "57014";

  private BoundedReading() {}

  /// Runs work that only reads, and sees one state of the database throughout.
  ///
  /// @throws ProblemException when one of its statements takes too long
  /// @throws DatabaseException for every other `SQLException`
  public static <T extends @Nullable Object> T onSnapshot(
      Transactions transactions, Transactions.Work<T> work) {
    return onSnapshot(transactions, WITHIN, work);
  }

  /// @param within how long a statement may take, as PostgreSQL writes it
  static <T extends @Nullable Object> T onSnapshot(
      Transactions transactions, String within, Transactions.Work<T> work) {
    try {
      return transactions.onSnapshot(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              statement.execute("set local statement_timeout = '" + within + "'");
            }
            return work.on(connection);
          });
    } catch (DatabaseException e) {
      if (e.getCause() instanceof SQLException sql && CANCELED.equals(sql.getSQLState())) {
        throw new ProblemException(
            ProblemType.UNAVAILABLE,
            "Going through the clicks of that span takes too long; ask for a shorter one.");
      }
      throw e;
    }
  }
}
