package dev.waymark.admin.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.admin.Api;
import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.Superuser;
import dev.waymark.service.database.SchemaCare;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// One role for everything, as the default of `WAYMARK_DATABASE_MIGRATE` has it: the service
/// migrates an empty database when it starts.
@QuarkusTest
@TestProfile(OneRoleDbTest.Profile.class)
class OneRoleDbTest {
  @Inject Superuser superuser;
  @Inject SchemaCare schema;

  /// A role that owns the database and is no superuser; the roles of `db/roles.sql` are not there.
  public static final class OneRole implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
      try {
        postgres = EmbeddedPostgres.builder().start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
            Statement statement = connection.createStatement()) {
          statement.execute("create role everything login");
          statement.execute("create database waymark owner everything");
        }
        return Map.of(
            "waymark.database.url",
            postgres.getJdbcUrl("everything", "waymark"),
            Database.SUPERUSER_URL,
            postgres.getJdbcUrl("postgres", "waymark"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void stop() {
      try {
        if (postgres != null) {
          postgres.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Has this database and no other.
  public static final class Profile implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(OneRole.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }
  }

  @Test
  void start_inAnEmptyDatabase_migratesAndWorks() throws Exception {
    assertThat(schema.awaitMigrated(Duration.ofMinutes(1))).isTrue();

    Tenant tenant = Api.tenant("free");
    String link = tenant.link("{\"target\": \"https://example.com/\"}");

    try (Connection connection = superuser.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select (select string_agg(distinct tableowner, ' ') from pg_tables
                  where schemaname in ('publication', 'admin')), id
                from publication.served_document where kind = 'link'""")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEqualTo("everything");
      assertThat(row.getString(2)).isEqualTo(link);
    }
  }
}
