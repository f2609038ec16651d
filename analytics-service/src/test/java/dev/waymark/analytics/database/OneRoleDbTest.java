package dev.waymark.analytics.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.analytics.Click;
import dev.waymark.analytics.Producer;
import dev.waymark.analytics.World;
import dev.waymark.service.database.OneRoleDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One role for everything, as the default of `WAYMARK_DATABASE_MIGRATE` has it: the service
/// migrates an empty database when it starts.
@QuarkusTest
@TestProfile(OneRoleDbTest.Profile.class)
class OneRoleDbTest {
  @Inject World world;

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
  void start_inAnEmptyDatabase_migratesAndWorks() {
    world.reset();

    assertThat(
            world.rows(
                "select distinct tableowner from pg_tables where schemaname in"
                    + " ('publication', 'analytics')"))
        .containsExactly(OneRoleDatabase.ROLE);
    assertThat(Producer.number(1).deliver(1, Click.on("lnk_1"), Click.on("lnk_2")).statusCode())
        .isEqualTo(200);
    assertThat(world.rows("select link_id from click order by link_id"))
        .containsExactly("lnk_1", "lnk_2");
    World.as("owner").delete("/api/workspaces/ws_1/clicks?everything=true").then().statusCode(200);
    assertThat(world.number("select count(*) from click")).isZero();
  }
}
