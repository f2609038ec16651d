package dev.waymark.analytics;

import dev.waymark.analytics.database.Program;
import dev.waymark.analytics.database.Transactions;
import dev.waymark.database.DatabaseRole;
import dev.waymark.service.database.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalPropertiesReader;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;

/// A PostgreSQL for measurements, with fsync on and on the same machine, in which `ws_1` has the
/// links `lnk_0`, `lnk_1` and so on.
public final class BenchDatabase implements AutoCloseable {
  private static final String NAME = "waymark";

  private final EmbeddedPostgres postgres;
  private final TestDatabase database;
  private final AgroalDataSource source;

  /// Starts it.
  public BenchDatabase(int links) throws IOException, SQLException {
    postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start();
    database = new TestDatabase(postgres, NAME).create().setUp(Program.schemas());
    source =
        AgroalDataSource.from(
            new AgroalPropertiesReader()
                .readProperties(
                    Map.of(
                        "jdbcUrl",
                        database.url(DatabaseRole.ANALYTICS.key()) + "&currentSchema=analytics",
                        "maxSize",
                        "8")));
    database.execute(
        TestDatabase.SUPERUSER,
        "insert into publication.document (kind, id, version, body) select 'link', 'lnk_' ||"
            + " n, 1, '{\"workspace\": \"ws_1\"}' from generate_series(0, "
            + links
            + ") n");
  }

  /// Has PostgreSQL look at what there is, as it does by itself after a while.
  public void analyze() throws SQLException {
    database.execute(TestDatabase.SUPERUSER, "vacuum analyze");
  }

  /// Transactions in it.
  public Transactions transactions() {
    return new Transactions(source);
  }

  @Override
  public void close() throws IOException {
    source.close();
    postgres.close();
  }
}
