package dev.waymark.analytics.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.analytics.Click;
import dev.waymark.analytics.Database;
import dev.waymark.analytics.Producer;
import dev.waymark.analytics.World;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// One role for everything, as the default of `WAYMARK_DATABASE_MIGRATE` has it: the service
/// migrates an empty database when it starts.
@QuarkusTest
@TestProfile(OneRoleDbTest.Profile.class)
class OneRoleDbTest {
  @Inject World world;

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
  void start_inAnEmptyDatabase_migratesAndWorks() {
    world.reset();

    assertThat(
            world.rows(
                "select distinct tableowner from pg_tables where schemaname in"
                    + " ('publication', 'analytics')"))
        .containsExactly("everything");
    assertThat(Producer.number(1).deliver(1, Click.on("lnk_1"), Click.on("lnk_2")).statusCode())
        .isEqualTo(200);
    assertThat(world.rows("select link_id from click order by link_id"))
        .containsExactly("lnk_1", "lnk_2");
    World.as("owner").delete("/api/workspaces/ws_1/clicks?everything=true").then().statusCode(200);
    assertThat(world.number("select count(*) from click")).isZero();
  }
}
