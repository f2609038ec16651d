package dev.waymark.analytics.ingest;

import dev.waymark.click.ClickEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Adds clicks to the aggregates. Grouped first, and always in the same order, so that transactions
/// that meet at a link wait for each other and never in a circle.
final class Buckets {
  /// What a bucket spans.
  static final Duration WIDTH = Duration.ofMinutes(15);

  private record Key(String link, long startMillis) {
    static final Comparator<Key> ORDER =
        Comparator.comparing(Key::link).thenComparingLong(Key::startMillis);
  }

  private static final class Sums {
    private final String workspace;
    private int clicks;
    private int scans;
    private int other;
    private int bots;
    private int previews;
    private int prefetches;

    Sums(String workspace) {
      this.workspace = workspace;
    }

    void add(ClickEvent click) {
      switch (click.visitorClass()) {
        case HUMAN -> {
          if (click.counts()) {
            clicks++;
            scans += click.scan() ? 1 : 0;
          } else {
            other++;
          }
        }
        case BOT -> bots++;
        case PREVIEW -> previews++;
        case PREFETCH -> prefetches++;
      }
    }
  }

  private Buckets() {}

  static void add(Connection connection, List<ClickStore.Storable> storable) throws SQLException {
    if (storable.isEmpty()) {
      return;
    }
    Map<Key, Sums> buckets = new HashMap<>();
    for (ClickStore.Storable click : storable) {
      ClickEvent event = click.event();
      long start = event.atMillis() - Math.floorMod(event.atMillis(), WIDTH.toMillis());
      buckets
          .computeIfAbsent(
              new Key(ClickCopy.storableText(event.link()), start),
              key -> new Sums(ClickCopy.storableText(event.workspace())))
          .add(event);
    }
    List<Map.Entry<Key, Sums>> sorted =
        buckets.entrySet().stream().sorted(Map.Entry.comparingByKey(Key.ORDER)).toList();
    int size = sorted.size();
    var links = new String[size];
    var starts = new OffsetDateTime[size];
    var workspaces = new String[size];
    var counts = new Integer[6][size];
    for (int i = 0; i < size; i++) {
      Key key = sorted.get(i).getKey();
      Sums sums = sorted.get(i).getValue();
      links[i] = key.link();
      starts[i] = Instant.ofEpochMilli(key.startMillis()).atOffset(ZoneOffset.UTC);
      workspaces[i] = sums.workspace;
      counts[0][i] = sums.clicks;
      counts[1][i] = sums.scans;
      counts[2][i] = sums.other;
      counts[3][i] = sums.bots;
      counts[4][i] = sums.previews;
      counts[5][i] = sums.prefetches;
    }
    try (PreparedStatement upsert =
        connection.prepareStatement(
            """
            insert into click_bucket as b
              (link_id, bucket, workspace_id, clicks, scans, other, bots, previews, prefetches)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (link_id, bucket) do update set
              clicks = b.clicks + excluded.clicks,
              scans = b.scans + excluded.scans,
              other = b.other + excluded.other,
              bots = b.bots + excluded.bots,
              previews = b.previews + excluded.previews,
              prefetches = b.prefetches + excluded.prefetches
            """)) {
      upsert.setArray(1, connection.createArrayOf("text", links));
      upsert.setArray(2, connection.createArrayOf("timestamptz", starts));
      upsert.setArray(3, connection.createArrayOf("text", workspaces));
      for (int column = 0; column < counts.length; column++) {
        upsert.setArray(4 + column, connection.createArrayOf("int4", counts[column]));
      }
      upsert.executeUpdate();
    }
  }
}
