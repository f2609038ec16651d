package dev.waymark.admin.database;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.waymark.admin.Database;
import dev.waymark.admin.Superuser;
import dev.waymark.service.database.Schemas;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class SchemaCareDbTest {
  @Inject Superuser superuser;
  @Inject DataSource source;
  @Inject Schemas schemas;

  private void run(String sql) throws SQLException {
    try (Connection connection = superuser.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void laterVersionMigrated(String schema) throws SQLException {
    run(
        """
        insert into %s.flyway_schema_history
          (installed_rank, version, description, type, script, installed_by, execution_time, success)
        values (9999, '9999', 'planted', 'SQL', 'V9999__planted.sql', 'test', 0, true)"""
            .formatted(schema));
  }

  @AfterEach
  void forget() throws SQLException {
    run("delete from admin.flyway_schema_history where description = 'planted'");
    run("delete from publication.flyway_schema_history where description = 'planted'");
  }

  /// In a rolling update, and when one is taken back.
  @Test
  void start_besideTablesOfALaterVersion_goesOn() throws SQLException {
    laterVersionMigrated("admin");
    laterVersionMigrated("publication");

    assertThatCode(() -> schemas.check(source)).doesNotThrowAnyException();
    assertThatCode(() -> schemas.migrate(superuser.url(), null, null)).doesNotThrowAnyException();
  }
}
