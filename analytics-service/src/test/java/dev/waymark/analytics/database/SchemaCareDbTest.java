package dev.waymark.analytics.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.analytics.Database;
import dev.waymark.analytics.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class SchemaCareDbTest {
  @Inject World world;
  @Inject Flyway flyway;

  private void wasMigrated(int rank, String version) {
    world.run(
        """
        insert into flyway_schema_history
          (installed_rank, version, description, type, script, installed_by, execution_time, success)
        values (%d, '%s', 'planted', 'SQL', 'V%2$s__planted.sql', 'test', 0, true)"""
            .formatted(rank, version));
  }

  @AfterEach
  void forget() {
    world.run("delete from flyway_schema_history where description = 'planted'");
  }

  /// In a rolling update, and when one is taken back.
  @Test
  void migrate_besideTablesOfALaterVersion_goesOn() {
    wasMigrated(9_999, "9999");

    assertThatCode(flyway::migrate).doesNotThrowAnyException();
  }

  @Test
  void migrate_besideTablesThatNobodyKnows_refuses() {
    wasMigrated(9_999, "1.5");

    assertThatThrownBy(flyway::migrate).isInstanceOf(FlywayValidateException.class);
  }
}
