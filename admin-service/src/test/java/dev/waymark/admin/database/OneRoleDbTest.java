package dev.waymark.admin.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.admin.Api;
import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Superuser;
import dev.waymark.service.database.OneRoleDatabase;
import dev.waymark.service.database.SchemaCare;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One role for everything, as the default of `WAYMARK_DATABASE_MIGRATE` has it: the service
/// migrates an empty database when it starts.
@QuarkusTest
@TestProfile(OneRoleDbTest.Profile.class)
class OneRoleDbTest {
  @Inject Superuser superuser;
  @Inject SchemaCare schema;

  /// Has a database with one role, and no other.
  public static final class Profile implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(OneRoleDatabase.class));
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
      assertThat(row.getString(1)).isEqualTo(OneRoleDatabase.ROLE);
      assertThat(row.getString(2)).isEqualTo(link);
    }
  }
}
