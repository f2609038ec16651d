package dev.waymark.analytics.recent;

import dev.waymark.analytics.query.Parameters;
import dev.waymark.analytics.query.Place;
import dev.waymark.analytics.query.Span;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which clicks are asked for.
///
/// @param link one link's id; null for all of the workspace
/// @param includeBots whether bots, previews and prefetches too
/// @param limit how many make a page
/// @param after where the page before ended; null for the first page
record ClicksQuery(
    @Nullable String link, Span span, boolean includeBots, int limit, @Nullable Place after) {
  /// The most rows of a table, which is for other programs to open.
  static final int MOST_ROWS = 10_000;

  private static final Set<String> KNOWN =
      Set.of("link", "from", "to", "days", "time_zone", "include_bots", "limit", "cursor");

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
            parameters.spanOfList(parameters.zone()),
            parameters.flag("include_bots"),
            asTable ? parameters.limit(MOST_ROWS, MOST_ROWS) : parameters.limit(),
            after);
    parameters.end();
    return query;
  }
}
