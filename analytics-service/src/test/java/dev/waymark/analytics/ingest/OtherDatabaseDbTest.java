package dev.waymark.analytics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.analytics.Click;
import dev.waymark.analytics.Database;
import dev.waymark.analytics.Producer;
import dev.waymark.analytics.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class OtherDatabaseDbTest {
  @Inject World world;
  private final Producer producer = Producer.number(1);

  @BeforeEach
  void reset() {
    world.reset();
  }

  /// A copy comes in the place of the database that the service is connected to.
  private void replaceTheDatabase() throws SQLException {
    try (Connection connection = world.connectTo("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists former");
      statement.execute("alter database waymark allow_connections false");
      statement.execute(
          "select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = 'waymark'");
      statement.execute("alter database waymark rename to former");
      statement.execute("create database waymark template former");
    }
  }

  /// Connections that were cut are noticed one by one.
  private Response deliverUntilTaken(long first, Click... clicks) {
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    Response response = producer.deliver(first, clicks);
    while (response.statusCode() != 200) {
      assertThat(System.nanoTime()).as(response.asString()).isLessThan(deadline);
      response = producer.deliver(first, clicks);
    }
    return response;
  }

  /// It came from a backup, say, while the service went on: what the service remembers of links and
  /// partitions is of another one.
  @Test
  void deliver_toADatabaseThatLacksWhatWasKnown_storesByWhatIsThere() throws Exception {
    assertThat(producer.deliver(1, Click.on("lnk_1"), Click.on("lnk_2")).statusCode())
        .isEqualTo(200);
    replaceTheDatabase();
    world.run("delete from publication.document where id = 'lnk_1'");
    world
        .rows("select inhrelid::regclass from pg_inherits where inhparent = 'click'::regclass")
        .forEach(partition -> world.run("drop table " + partition));

    Response receipt = deliverUntilTaken(3, Click.on("lnk_1"), Click.on("lnk_2"));

    assertThat(receipt.jsonPath().getInt("stored")).as(receipt.asString()).isEqualTo(1);
    assertThat(receipt.jsonPath().getInt("rejected")).isEqualTo(1);
    assertThat(world.rows("select link_id, sequence from click")).containsExactly("lnk_2 4");
    assertThat(world.rows("select missing_link from rejected_click")).containsExactly("lnk_1");
  }
}
