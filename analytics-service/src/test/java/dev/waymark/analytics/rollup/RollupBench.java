package dev.waymark.analytics.rollup;

import dev.waymark.analytics.BenchDatabase;
import dev.waymark.analytics.clock.ClockSkewGuard;
import dev.waymark.analytics.database.Transactions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.concurrent.Callable;

/// Measures the rollup, with fsync on and on the same machine: a main, not a test. Arguments:
/// clicks, links. The clicks are those of 30 days, half of them on a tenth of the links.
final class RollupBench {
  private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
  private static final int DAYS = 30;

  private RollupBench() {}

  public static void main(String[] arguments) throws Exception {
    long clicks = Long.parseLong(arguments[0]);
    int links = Integer.parseInt(arguments[1]);
    try (var database = new BenchDatabase(links)) {
      Transactions transactions = database.transactions();
      fill(transactions, clicks, links);
      Instant now = Instant.parse("2026-04-10T00:05:00Z");
      var clockSkew =
          new ClockSkewGuard(InstantSource.fixed(now), _ -> now, new SimpleMeterRegistry());
      var rollup = new Rollup(transactions, clockSkew);
      LocalDate last = FIRST.plusDays(DAYS - 1);
      timed("the first rollup", clicks, () -> rollup.run(last).clicks());
      timed("the same again", clicks, () -> rollup.run(last).clicks());
      timed("that of the next day", clicks, () -> rollup.run(last.plusDays(1)).clicks());
      timed(
          "counting the rows instead",
          clicks,
          () ->
              number(
                  transactions,
                  "select sum(n) from (select count(*) as n from click group by link_id) as link"));
    }
  }

  private static void fill(Transactions transactions, long clicks, int links) {
    boolean _ =
        transactions.inOne(
            connection -> {
              try (Statement statement = connection.createStatement()) {
                statement.execute(
                    "create table click_bench partition of click for values from ('%s 00:00Z') to ('%s 00:00Z')"
                        .formatted(FIRST, FIRST.plusDays(DAYS)));
                statement.execute(
                    """
                    insert into click (at, id, workspace_id, link_id, producer, epoch, sequence,
                      visitor_class, outcome, scan, step)
                    select timestamptz '%1$s 00:00Z' + interval '%2$d days' * (n / %3$d.0),
                      gen_random_uuid(), 'ws_1',
                      'lnk_' || floor(random() * case when n %% 2 = 0 then %4$d else %5$d end), 1, 1,
                      n, 'human', 'redirect', false, 'target'
                    from generate_series(0, %3$d - 1) as n
                    """
                        .formatted(FIRST, DAYS, clicks, links, Math.max(1, links / 10)));
                statement.execute(
                    """
                    insert into click_bucket
                    select link_id, date_bin('15 minutes', at, 'epoch'), 'ws_1', count(*), 0, 0, 0,
                      0, 0
                    from click group by 1, 2
                    """);
                statement.execute("analyze click, click_bucket");
              }
              return true;
            });
    System.out.printf(
        "%d clicks on %d links in %d days, in %d aggregates%n",
        clicks, links, DAYS, number(transactions, "select count(*) from click_bucket"));
  }

  private static long number(Transactions transactions, String query) {
    return transactions.onSnapshot(
        connection -> {
          try (Statement statement = connection.createStatement();
              var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  private static void timed(String what, long clicks, Callable<Long> work) throws Exception {
    long start = System.nanoTime();
    long counted = work.call();
    if (counted != clicks) {
      throw new IllegalStateException(what + " counted " + counted);
    }
    System.out.printf("%s: %.2f s%n", what, (System.nanoTime() - start) / 1e9);
  }
}
