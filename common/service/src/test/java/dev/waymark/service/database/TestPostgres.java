package dev.waymark.service.database;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL of its own for the tests of a service, which has one database there. What the tests
/// themselves do there, they do as the superuser.
public abstract class TestPostgres implements QuarkusTestResourceLifecycleManager {
  /// The setting of the tests that says where the database is, with the superuser in it.
  public static final String SUPERUSER_URL = "tests.superuser-url";

  /// The database's name.
  protected static final String NAME = "waymark";

  private @Nullable EmbeddedPostgres postgres;

  /// Makes the database, and says with which settings the service uses it.
  protected abstract Map<String, String> settings(TestDatabase database) throws SQLException;

  @Override
  public final Map<String, String> start() {
    try {
      postgres = EmbeddedPostgres.builder().start();
      return settings(new TestDatabase(postgres, NAME));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public final void stop() {
    try {
      if (postgres != null) {
        postgres.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
