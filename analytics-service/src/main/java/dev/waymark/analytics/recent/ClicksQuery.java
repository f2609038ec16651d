package dev.waymark.analytics.recent;

import dev.waymark.analytics.query.Filter;
import dev.waymark.analytics.query.Parameters;
import dev.waymark.analytics.query.Place;
import dev.waymark.analytics.query.Span;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which clicks are asked for.
///
/// @param link one link's id; null for all of the workspace
/// @param filter which of its clicks
/// @param includeBots whether bots, previews and prefetches too
/// @param limit how many make a page
/// @param after where the page before ended; null for the first page
record ClicksQuery(
    @Nullable String link,
    Filter filter,
    Span span,
    boolean includeBots,
    int limit,
    @Nullable Place after) {
  /// The most rows of a table, which is for other programs to open.
  static final int MOST_ROWS = 10_000;

  private static final Set<String> KNOWN =
      with(Parameters.WHICH, "include_bots", "limit", "cursor");
  private static final Set<String> KNOWN_LIVE = with(Set.of(), "link", "include_bots", "limit");

  /// So far back the latest clicks are looked for.
  private static final Duration LIVE = Duration.ofDays(1);

  private static final int LATEST = 20;
  private static final int MOST_LATEST = 100;

  private static Set<String> with(Set<String> some, String... others) {
    Set<String> all = new HashSet<>(some);
    all.addAll(Filter.NAMES);
    all.addAll(List.of(others));
    return Set.copyOf(all);
  }

  /// The latest clicks of the last day.
  static ClicksQuery ofLive(MultivaluedMap<String, String> given, Instant now) {
    var parameters = new Parameters(given, now, KNOWN_LIVE);
    var query =
        new ClicksQuery(
            parameters.link(),
            parameters.filter(),
            new Span(now.minus(LIVE), now.plus(LIVE)),
            parameters.flag("include_bots"),
            parameters.limit(LATEST, MOST_LATEST),
            null);
    parameters.end();
    return query;
  }

  /// The same from a moment on.
  ClicksQuery since(Instant from) {
    return new ClicksQuery(link, filter, new Span(from, span.to()), includeBots, limit, after);
  }

  /// @param asTable whether the answer is a table, whose pages are longer
  static ClicksQuery of(MultivaluedMap<String, String> given, Instant now, boolean asTable) {
    var parameters = new Parameters(given, now, KNOWN);
    Place after = parameters.cursor();
    if (after != null && !RecentClicks.isPlace(after)) {
      parameters.fault("cursor", "This is no cursor of this list.");
    }
    var query =
        new ClicksQuery(
            parameters.link(),
            parameters.filter(),
            parameters.spanOfList(parameters.zone()),
            parameters.flag("include_bots"),
            asTable ? parameters.limit(MOST_ROWS, MOST_ROWS) : parameters.limit(),
            after);
    parameters.end();
    return query;
  }
}
