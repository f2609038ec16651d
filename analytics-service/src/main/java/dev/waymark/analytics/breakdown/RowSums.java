package dev.waymark.analytics.breakdown;

import dev.waymark.click.Outcome;
import dev.waymark.visitor.VisitorClass;
import java.util.Arrays;
import java.util.stream.Collectors;

/// The sums that aggregates have, over rows of `click`: what counts is asked of {@link
/// Outcome#counts}, so that there is one place that says it.
public final class RowSums {
  private static final String HUMAN = "visitor_class = 'human'";

  /// Whether a row is one of `clicks`.
  public static final String COUNTS =
      HUMAN
          + Arrays.stream(Outcome.values())
              .filter(outcome -> outcome.counts(VisitorClass.HUMAN))
              .map(outcome -> "'" + outcome.key() + "'")
              .collect(Collectors.joining(", ", " and outcome in (", ")"));

  /// The names of the sums, in the order of {@link #SQL}.
  public static final String NAMES = "clicks, scans, other, bots, previews, prefetches";

  /// A list of expressions for a `select`, each with its name.
  public static final String SQL =
      """
      count(*) filter (where %2$s) as clicks,
      count(*) filter (where %2$s and scan) as scans,
      count(*) filter (where %1$s and not (%2$s)) as other,
      count(*) filter (where visitor_class = 'bot') as bots,
      count(*) filter (where visitor_class = 'preview') as previews,
      count(*) filter (where visitor_class = 'prefetch') as prefetches
      """
          .formatted(HUMAN, COUNTS);

  /// What a row counts as, for {@link #OF_KINDS}.
  static final String KIND =
      """
      case visitor_class
        when 'human' then case when not (%1$s) then 'other' when scan then 'scan' else 'click' end
        else visitor_class
      end
      """
          .formatted(COUNTS);

  /// The same as {@link #SQL}, over `rows` that are counted by `kind` already.
  static final String OF_KINDS =
      """
      coalesce(sum(rows) filter (where kind in ('click', 'scan')), 0) as clicks,
      coalesce(sum(rows) filter (where kind = 'scan'), 0) as scans,
      coalesce(sum(rows) filter (where kind = 'other'), 0) as other,
      coalesce(sum(rows) filter (where kind = 'bot'), 0) as bots,
      coalesce(sum(rows) filter (where kind = 'preview'), 0) as previews,
      coalesce(sum(rows) filter (where kind = 'prefetch'), 0) as prefetches
      """;

  private RowSums() {}
}
