package dev.waymark.analytics.stats;

import dev.waymark.analytics.BenchDatabase;
import dev.waymark.analytics.breakdown.Dimension;
import dev.waymark.analytics.breakdown.SealedDays;
import dev.waymark.analytics.breakdown.SummedDays;
import dev.waymark.analytics.database.Transactions;
import dev.waymark.analytics.recent.RecentClicksBench;
import dev.waymark.analytics.retention.RetentionSettings;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Measures every statistic of the page, with fsync on and on the same machine: a main, not a test.
/// Arguments: clicks, links. The clicks are those of 30 days in one workspace, half of them on a
/// tenth of the links; the last day is not over.
final class StatsBench {
  private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
  private static final int DAYS = 30;
  private static final Instant NOW = Instant.parse("2026-03-30T18:00:00Z");
  private static final int ROUNDS = 5;
  private static final String WORKSPACE = "ws_1";

  private StatsBench() {}

  public static void main(String[] arguments) throws Exception {
    long clicks = Long.parseLong(arguments[0]);
    int links = Integer.parseInt(arguments[1]);
    try (var database = new BenchDatabase(links)) {
      Transactions transactions = database.transactions();
      fill(transactions, clicks, links);
      database.analyze();
      seal(transactions);
      database.analyze();
      sizes(transactions);
      measure(transactions, clicks);
      RecentClicksBench.measure(transactions, WORKSPACE, "lnk_" + (links - 1), NOW);
    }
  }

  private static void fill(Transactions transactions, long clicks, int links) {
    long start = System.nanoTime();
    for (int day = 0; day < DAYS; day++) {
      LocalDate date = FIRST.plusDays(day);
      run(transactions, "select make_click_day('%s')".formatted(date));
      run(
          transactions,
          """
          insert into click (at, id, workspace_id, link_id, producer, epoch, sequence,
            visitor_class, outcome, scan, step, rule, rules_version, variant, channel, country,
            device, os, browser, language, referrer, utm_source, utm_medium, utm_campaign, visitor,
            entry)
          select timestamptz '%1$s 00:00Z' + interval '24 hours' * (n / %2$d.0), gen_random_uuid(),
            '%3$s', 'lnk_' || floor(random() * case when n %% 2 = 0 then %4$d else %5$d end),
            1, 1, n + %2$d * %6$d,
            case when a < 0.9 then 'human' when a < 0.96 then 'bot' else 'preview' end, 'redirect',
            b < 0.1, 'rule', case when c < 0.7 then 'rule ' || floor(c * 10) end, 7,
            case when d < 0.2 then 'A' when d < 0.4 then 'B' end,
            case when e < 0.3 then 'channel ' || floor(e * 20) end,
            (array['DE','ES','FR','IT','US','GB','AT','CH','NL','PL'])[1 + floor(10 * f * f)],
            (array['mobile','desktop','tablet'])[1 + floor(3 * g * g)],
            (array['Android','iOS','Windows','macOS','Linux'])[1 + floor(5 * g * h)],
            (array['Chrome','Safari','Firefox','Edge','Samsung Internet'])[1 + floor(5 * h * h)],
            (array['de-de','es-es','en-us','fr-fr','en-gb'])[1 + floor(5 * f * h)],
            case when i < 0.4 then 'site' || floor(1000 * i * i) || '.example' end,
            'newsletter', 'mail', case when j < 0.5 then 'campaign ' || floor(50 * j) end,
            (random() * 1e15)::bigint / 30, null
          from (select n, random() a, random() b, random() c, random() d, random() e, random() f,
            random() g, random() h, random() i, random() j
            from generate_series(0, %2$d - 1) n) as drawn
          """
              .formatted(date, clicks / DAYS, WORKSPACE, links, Math.max(1, links / 10), day));
      run(
          transactions,
          """
          insert into click_bucket
          select link_id, date_bin('15 minutes', at, 'epoch'), workspace_id,
            count(*) filter (where visitor_class = 'human'),
            count(*) filter (where visitor_class = 'human' and scan), 0,
            count(*) filter (where visitor_class = 'bot'),
            count(*) filter (where visitor_class = 'preview'), 0
          from click where at >= '%1$s 00:00Z' and at < '%2$s 00:00Z' group by 1, 2, 3
          """
              .formatted(date, date.plusDays(1)));
      run(
          transactions,
          "insert into click_day (day, producer, rows) values ('%s', 1, %d)"
              .formatted(date, clicks / DAYS));
    }
    System.out.printf(
        "%d clicks on %d links in %d days, made in %.0f s%n",
        clicks, links, DAYS, (System.nanoTime() - start) / 1e9);
  }

  private static void run(Transactions transactions, String sql) {
    boolean _ =
        transactions.inOne(
            connection -> {
              try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
              }
            });
  }

  private static void seal(Transactions transactions) {
    eachDay("sealing", transactions, SealedDays::seal);
    eachDay("adding up", transactions, SummedDays::sum);
  }

  /// What is done with a day that is over.
  private interface OfDay {
    void on(Connection connection, LocalDate day) throws SQLException;
  }

  private static void eachDay(String what, Transactions transactions, OfDay work) {
    long start = System.nanoTime();
    for (int day = 0; day < DAYS - 1; day++) {
      LocalDate date = FIRST.plusDays(day);
      boolean _ =
          transactions.inOneOnSnapshot(
              connection -> {
                work.on(connection, date);
                return true;
              });
    }
    System.out.printf("%s a day: %.2f s%n", what, (System.nanoTime() - start) / 1e9 / (DAYS - 1));
  }

  private static void sizes(Transactions transactions) {
    transactions.onSnapshot(
        connection -> {
          try (Statement statement = connection.createStatement();
              var row =
                  statement.executeQuery(
                      "select c.relname, pg_total_relation_size(c.oid) / 1000000 from pg_class c"
                          + " where c.relnamespace = 'analytics'::regnamespace and relkind = 'r'"
                          + " and c.relname !~ '^click_[0-9]' union all"
                          + " select 'rows of clicks', sum(pg_total_relation_size(c.oid)) / 1000000"
                          + " from pg_class c where c.relnamespace = 'analytics'::regnamespace"
                          + " and relkind = 'r' and c.relname ~ '^click_[0-9]' order by 2 desc"
                          + " limit 8")) {
            while (row.next()) {
              System.out.printf("%-16s %6d MB%n", row.getString(1), row.getLong(2));
            }
          }
          return true;
        });
  }

  private static MultivaluedMap<String, String> asked(String query) {
    var map = new MultivaluedHashMap<String, String>();
    for (String part : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      String[] nameAndValue = part.split("=", 2);
      map.add(nameAndValue[0], nameAndValue[1]);
    }
    return map;
  }

  private record Question(String name, Callable<?> answer) {}

  private static void measure(Transactions transactions, long clicks) throws Exception {
    var kept =
        new Kept(
            new RetentionSettings() {
              @Override
              public int clickDays() {
                return DAYS;
              }

              @Override
              public int countDays() {
                return 760;
              }

              @Override
              public String every() {
                return "off";
              }
            },
            InstantSource.fixed(NOW));
    var stats = new Stats(transactions, kept);
    var breakdowns = new Breakdowns(transactions, kept);
    long counted =
        stats
            .summary(WORKSPACE, StatsQuery.ofSummary(asked("include_bots=true"), NOW))
            .counts()
            .clicks();
    System.out.printf("%d of them count%n", counted);
    String zone = "time_zone=Europe/Berlin";
    for (String which :
        List.of(
            "days=1",
            "days=7",
            "days=30",
            "days=30&link=lnk_1",
            "days=30&country=DE&device=mobile")) {
      String query = which + "&" + zone;
      List<Question> page =
          List.of(
              new Question(
                  "summary",
                  () -> stats.summary(WORKSPACE, StatsQuery.ofSummary(asked(query), NOW))),
              new Question(
                  "series", () -> stats.series(WORKSPACE, StatsQuery.ofSeries(asked(query), NOW))),
              new Question(
                  "hours", () -> stats.week(WORKSPACE, StatsQuery.ofGrid(asked(query), NOW))),
              new Question(
                  "countries",
                  () ->
                      breakdowns.by(
                          Dimension.COUNTRIES,
                          WORKSPACE,
                          StatsQuery.ofBreakdown(asked(query), NOW))),
              new Question(
                  "referrers",
                  () ->
                      breakdowns.by(
                          Dimension.REFERRERS,
                          WORKSPACE,
                          StatsQuery.ofBreakdown(asked(query), NOW))),
              new Question(
                  "rules",
                  () ->
                      breakdowns.by(
                          Dimension.RULES, WORKSPACE, StatsQuery.ofBreakdown(asked(query), NOW))),
              new Question(
                  "links",
                  () -> breakdowns.byLink(WORKSPACE, StatsQuery.ofBreakdown(asked(query), NOW))));
      System.out.println(which);
      for (Question question : page) {
        timed(question.name(), question.answer());
      }
      try (ExecutorService all = Executors.newFixedThreadPool(page.size())) {
        timed(
            "all at once",
            () -> {
              for (var answer :
                  all.invokeAll(
                      page.stream().<Callable<Object>>map(one -> one.answer()::call).toList())) {
                answer.get();
              }
              return clicks;
            });
      }
    }
  }

  private static void timed(String what, Callable<?> work) throws Exception {
    var millis = new long[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      work.call();
      millis[round] = (System.nanoTime() - start) / 1_000_000;
    }
    Arrays.sort(millis);
    System.out.printf(
        "  %-12s %6d ms (slowest of %d: %d ms)%n",
        what, millis[ROUNDS / 2], ROUNDS, millis[ROUNDS - 1]);
  }
}
