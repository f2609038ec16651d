package dev.waymark.analytics.breakdown;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Function;
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
      // By hash tables, which grow with the number of values and spill in parts: sorting all rows
      // once for each dimension takes longer than a statement may where a day has many.
      statement.execute("set local work_mem = '64MB'");
      statement.execute("set local enable_sort = off");
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

  /// All dimensions in one pass over the rows, each in a hash table of its own. What a row counts
  /// as is a part of the key, so that there is one number to add to for each of them.
  private String breakdowns(String table) {
    Dimension[] dimensions = Dimension.values();
    String facts = columns(dimension -> dimension.value() + " as " + dimension.key(), ", ");
    String keys = columns(Dimension::key, ", ");
    String sets = columns(dimension -> "(" + dimension.key() + ")", ", ");
    String names =
        columns(
            dimension ->
                "when %d then '%s'"
                    .formatted(
                        // grouping() has a bit for each column that is not in the set
                        ~(1 << (dimensions.length - 1 - dimension.ordinal()))
                            & ((1 << dimensions.length) - 1),
                        dimension.key()),
            " ");
    String sparse =
        Arrays.stream(dimensions)
            .filter(dimension -> !dimension.countsEveryClick())
            .map(dimension -> "'" + dimension.key() + "'")
            .collect(Collectors.joining(", "));
    return """
        with fact as (
          select %1$s as day, workspace_id, link_id, %2$s as kind, %3$s from %4$s
        ), counted as (
          select day, workspace_id, link_id, kind, coalesce(%5$s) as value,
            case grouping(%5$s) %6$s end as dimension, count(*) as rows
          from fact
          group by day, workspace_id, link_id, kind, grouping sets (%7$s)
        ), part as (
          select day, workspace_id, link_id, dimension, value, %8$s
          from counted
          where value is not null or dimension not in (%9$s)
          group by 1, 2, 3, 4, 5
        ), placed as (
          select *, row_number() over (
            partition by day, link_id, dimension
            order by clicks + other + bots + previews + prefetches desc, value) as place
          from part
        )
        insert into breakdown as b
          (day, workspace_id, link_id, dimension, value, gone, %10$s)
        select day, workspace_id, link_id, dimension,
          case when value is not null and place > %11$d then '' else value end, %12$s,
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
        .formatted(
            DAY,
            RowSums.KIND,
            facts,
            table,
            keys,
            names,
            sets,
            RowSums.OF_KINDS,
            sparse,
            RowSums.NAMES,
            MOST_VALUES,
            gone);
  }

  private static String columns(Function<Dimension, String> written, String between) {
    return Arrays.stream(Dimension.values()).map(written).collect(Collectors.joining(between));
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
