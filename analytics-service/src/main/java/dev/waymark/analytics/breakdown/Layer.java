package dev.waymark.analytics.breakdown;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;

/// One of the two layers of the breakdowns, which together count every row once.
public enum Layer {
  /// The image of the rows of a day that are still there.
  SEALED(false),
  /// The sums of rows that are gone.
  GONE(true);

  /// So many values of a link, a day and a dimension are told apart, the most frequent ones; the
  /// rest are summed up. Visitors choose what their referrer, language and campaign are, and must
  /// not be able to fill the table.
  public static final int MOST_VALUES = 100;

  private static final String DAY = "(at at time zone 'UTC')::date";

  private final boolean gone;

  Layer(boolean gone) {
    this.gone = gone;
  }

  /// Adds the rows of a UTC day to this layer.
  public void addDay(Connection connection, LocalDate day) throws SQLException {
    // Written out, so that no other partition is even planned for.
    String rows =
        "(select * from click where at >= '%s 00:00Z' and at < '%s 00:00Z') as of_day"
            .formatted(day, day.plusDays(1));
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(breakdowns(rows));
      statement.executeUpdate(visitors(rows));
    }
  }

  /// What {@link #addDay} runs, as parts of a statement that takes the rows away and adds them up
  /// in one: `with` them, each under a name of its own.
  ///
  /// @param rows a name for rows with the columns of `click`; trusted, for it becomes part of the
  ///   statement
  public String additions(String rows) {
    return "breakdowns_added as (%s), visitors_added as (%s)"
        .formatted(breakdowns(rows), visitors(rows));
  }

  /// Removes a day from this layer.
  public void clear(Connection connection, LocalDate day) throws SQLException {
    for (String table : new String[] {"breakdown", "visitor_day"}) {
      try (PreparedStatement delete =
          connection.prepareStatement("delete from " + table + " where day = ? and gone = ?")) {
        delete.setObject(1, day);
        delete.setBoolean(2, gone);
        delete.executeUpdate();
      }
    }
  }

  private String breakdowns(String table) {
    String values =
        Arrays.stream(Dimension.values())
            .map(
                dimension ->
                    "('%s', %s, %s)"
                        .formatted(
                            dimension.key(), dimension.value(), dimension.countsEveryClick()))
            .collect(Collectors.joining(", "));
    return """
        with part as (
          select %1$s as day, workspace_id, link_id, dimension, value, %2$s
          from %3$s
          cross join lateral (values %4$s) as fact (dimension, value, every_click)
          where value is not null or every_click
          group by 1, 2, 3, 4, 5
        ), placed as (
          select *, row_number() over (
            partition by day, link_id, dimension
            order by clicks + other + bots + previews + prefetches desc, value) as place
          from part
        )
        insert into breakdown as b
          (day, workspace_id, link_id, dimension, value, gone, %5$s)
        select day, workspace_id, link_id, dimension,
          case when value is not null and place > %6$d then '' else value end, %7$s,
          sum(clicks), sum(scans), sum(other), sum(bots), sum(previews), sum(prefetches)
        from placed
        group by 1, 2, 3, 4, 5
        on conflict (link_id, day, dimension, value, gone) do update set
          clicks = b.clicks + excluded.clicks,
          scans = b.scans + excluded.scans,
          other = b.other + excluded.other,
          bots = b.bots + excluded.bots,
          previews = b.previews + excluded.previews,
          prefetches = b.prefetches + excluded.prefetches
        """
        .formatted(DAY, RowSums.SQL, table, values, RowSums.NAMES, MOST_VALUES, gone);
  }

  private String visitors(String table) {
    return """
        insert into visitor_day as v (day, workspace_id, link_id, gone, visitors)
        select %1$s, workspace_id, coalesce(link_id, ''), %3$s, count(distinct visitor)
        from %2$s
        where visitor_class = 'human' and visitor is not null
        group by grouping sets ((1, workspace_id, link_id), (1, workspace_id))
        on conflict (workspace_id, link_id, day, gone) do update set
          visitors = v.visitors + excluded.visitors
        """
        .formatted(DAY, table, gone);
  }
}
