package dev.waymark.analytics.database;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Runs work in transactions of its own.
@Singleton
public final class Transactions {
  private final DataSource source;

  /// Transactions on this source's connections.
  public Transactions(DataSource source) {
    this.source = source;
  }

  /// Work on a connection, whose transaction is not its business.
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {
    /// Does it.
    T on(Connection connection) throws SQLException;
  }

  /// Runs work in one transaction, which is rolled back when the work throws.
  ///
  /// @throws DatabaseException for every `SQLException`
  public <T extends @Nullable Object> T inOne(Work<T> work) {
    return run(work, Connection.TRANSACTION_READ_COMMITTED, false);
  }

  /// Runs work that only reads, and sees one state of the database throughout.
  ///
  /// @throws DatabaseException for every `SQLException`
  public <T extends @Nullable Object> T onSnapshot(Work<T> work) {
    return run(work, Connection.TRANSACTION_REPEATABLE_READ, true);
  }

  /// Runs work that sees one state of the database throughout, and writes. It fails where it would
  /// overwrite what another transaction has changed since.
  ///
  /// @throws DatabaseException for every `SQLException`
  public <T extends @Nullable Object> T inOneOnSnapshot(Work<T> work) {
    return run(work, Connection.TRANSACTION_REPEATABLE_READ, false);
  }

  private <T extends @Nullable Object> T run(Work<T> work, int isolation, boolean readOnly) {
    try (Connection connection = source.getConnection()) {
      connection.setTransactionIsolation(isolation);
      connection.setReadOnly(readOnly);
      connection.setAutoCommit(false);
      try {
        T result = work.on(connection);
        connection.commit();
        return result;
      } catch (Throwable e) {
        rollBack(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private static void rollBack(Connection connection, Throwable reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }
}
