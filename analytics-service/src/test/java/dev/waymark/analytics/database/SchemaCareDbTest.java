package dev.waymark.analytics.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.analytics.Database;
import dev.waymark.analytics.World;
import dev.waymark.database.DatabaseRole;
import dev.waymark.service.database.Schemas;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class SchemaCareDbTest {
  @Inject World world;
  @Inject DataSource source;
  @Inject Schemas schemas;

  private void wasMigrated(int rank, String version) {
    world.run(
        """
        insert into flyway_schema_history
          (installed_rank, version, description, type, script, installed_by, execution_time, success)
        values (%d, '%s', 'planted', 'SQL', 'V%2$s__planted.sql', 'test', 0, true)"""
            .formatted(rank, version));
  }

  private void migrate() {
    schemas.migrate(world.urlOf(DatabaseRole.MIGRATION), null, null);
  }

  @AfterEach
  void forget() {
    world.run("delete from flyway_schema_history where description = 'planted'");
  }

  /// In a rolling update, and when one is taken back.
  @Test
  void start_besideTablesOfALaterVersion_goesOn() {
    wasMigrated(9_999, "9999");

    assertThatCode(() -> schemas.check(source)).doesNotThrowAnyException();
    assertThatCode(this::migrate).doesNotThrowAnyException();
  }

  @Test
  void start_besideTablesThatNobodyKnows_refuses() {
    wasMigrated(9_999, "1.5");

    assertThatThrownBy(() -> schemas.check(source)).hasMessageContaining("analytics");
    assertThatThrownBy(this::migrate).isInstanceOf(FlywayValidateException.class);
  }

  /// Ready only once somebody else has migrated, and no sooner.
  @Test
  void check_aSchemaIsOlder_saysSoAndChangesNothing() {
    world.run(
        """
        create table publication.aside as
          select * from publication.flyway_schema_history where version = '3';
        delete from publication.flyway_schema_history where version = '3'""");
    try {
      assertThatThrownBy(() -> schemas.check(source))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("publication")
          .hasMessageContaining("3");
      assertThat(
              world.number(
                  "select count(*) from publication.flyway_schema_history where version = '3'"))
          .isZero();
    } finally {
      world.run(
          """
          insert into publication.flyway_schema_history select * from publication.aside;
          drop table publication.aside""");
    }
    assertThatCode(() -> schemas.check(source)).doesNotThrowAnyException();
  }

  /// So that a service that holds its own role only cannot be had to migrate.
  @Test
  void migrate_asTheService_isDenied() {
    world.run(
        """
        create table aside as
          select * from flyway_schema_history order by installed_rank desc limit 1;
        delete from flyway_schema_history
          where installed_rank = (select installed_rank from aside)""");
    try {
      assertThatThrownBy(() -> schemas.migrate(source)).hasMessageContaining("permission denied");
    } finally {
      world.run("insert into flyway_schema_history select * from aside; drop table aside");
    }
    assertThatCode(() -> schemas.check(source)).doesNotThrowAnyException();
  }
}
