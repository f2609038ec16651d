package dev.waymark.admin.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/// Reads what belongs together as it was at one moment, however long that takes.
@Singleton
public class Snapshots {
  private final EntityManager database;

  Snapshots(EntityManager database) {
    this.database = database;
  }

  /// What is done with a snapshot.
  @FunctionalInterface
  public interface Work {
    /// Runs in a transaction of its own, which cannot write.
    void run() throws IOException;
  }

  /// Does something with a snapshot.
  ///
  /// @param longest after which the transaction is ended
  public void read(Duration longest, Work work) throws IOException {
    try {
      QuarkusTransaction.requiringNew()
          .timeout(Math.toIntExact(longest.toSeconds()))
          .run(
              () -> {
                database
                    .createNativeQuery("set transaction isolation level repeatable read, read only")
                    .executeUpdate();
                try {
                  work.run();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
  }
}
