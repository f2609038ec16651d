package dev.waymark.analytics.recent;

import dev.waymark.analytics.database.Transactions;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.Callable;

/// What the list of recent clicks takes, as a part of the measurement of statistics.
public final class RecentClicksBench {
  private static final int ROUNDS = 5;

  private RecentClicksBench() {}

  /// Measures it for a workspace and for one of its quiet links.
  public static void measure(Transactions transactions, String workspace, String link, Instant now)
      throws Exception {
    var clicks = new RecentClicks(transactions);
    System.out.println("recent clicks");
    for (String of : new String[] {"", link}) {
      var given = new MultivaluedHashMap<String, String>();
      if (!of.isEmpty()) {
        given.add("link", of);
      }
      ClicksQuery page = ClicksQuery.of(given, now, false);
      timed(of.isEmpty() ? "all" : "of one link", () -> clicks.list(workspace, page, 51));
      ClicksQuery live = ClicksQuery.ofLive(given, now);
      timed(of.isEmpty() ? "live" : "live of one", () -> clicks.list(workspace, live, 20));
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
    System.out.printf("  %-12s %6d ms%n", what, millis[ROUNDS / 2]);
  }
}
