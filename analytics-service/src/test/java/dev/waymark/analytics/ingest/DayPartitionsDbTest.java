package dev.waymark.analytics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.analytics.Database;
import dev.waymark.analytics.World;
import dev.waymark.analytics.clock.DatabaseClock;
import dev.waymark.analytics.database.Transactions;
import dev.waymark.service.database.SchemaCare;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(Database.class)
class DayPartitionsDbTest {
  private static final int SERVICES = 4;
  private static final LocalDate FIRST = LocalDate.of(2031, 1, 1);
  private static final List<LocalDate> DAYS =
      IntStream.range(0, 25).mapToObj(FIRST::plusDays).toList();

  @Inject World world;
  @Inject Transactions transactions;
  @Inject SchemaCare schema;
  @Inject DatabaseClock clock;

  @AfterEach
  void dropThem() {
    DAYS.forEach(day -> world.run("drop table if exists " + DayPartitions.nameOf(day)));
  }

  @Test
  void create_byServicesAtTheSameTime_makesEachOnce() throws Exception {
    var together = new CyclicBarrier(SERVICES);
    Callable<Void> service =
        () -> {
          var partitions = new DayPartitions(transactions, schema, clock);
          for (LocalDate day : DAYS) {
            together.await(30, TimeUnit.SECONDS);
            partitions.create(List.of(day), partitions.now());
          }
          return null;
        };
    try (var threads = Executors.newFixedThreadPool(SERVICES)) {
      for (Future<Void> done :
          threads.invokeAll(Stream.generate(() -> service).limit(SERVICES).toList())) {
        done.get();
      }
    }
    assertThat(
            world.rows(
                "select count(*) from pg_inherits join pg_class c on c.oid = inhrelid"
                    + " where inhparent = 'click'::regclass and relname like 'click_2031%'"))
        .containsExactly(String.valueOf(DAYS.size()));
  }

  /// Somebody may read a table of clicks for minutes, and would hold up all ingest.
  @Test
  @Timeout(60)
  void create_whileSomebodyReads_waitsForNobody() throws Exception {
    try (Connection reader = world.connect();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("select count(*) from click");
      var partitions = new DayPartitions(transactions, schema, clock);

      partitions.create(List.of(FIRST), partitions.now());
    }
    world.run(
        "insert into click (at, id, workspace_id, link_id, producer, epoch, sequence, visitor_class,"
            + " outcome, scan, step) values ('2031-01-01Z', gen_random_uuid(), 'ws_1', 'lnk_1', 1, 1,"
            + " 1, 'human', 'redirect', false, 'target')");
    assertThat(world.number("select count(*) from click_20310101")).isEqualTo(1);
    assertThat(
            world.number(
                "select count(*) from pg_inherits where inhrelid::regclass::text like"
                    + " '%click_20310101%' and inhparent in (select indexrelid from pg_index where"
                    + " indrelid = 'click'::regclass)"))
        .isEqualTo(2);
  }
}
