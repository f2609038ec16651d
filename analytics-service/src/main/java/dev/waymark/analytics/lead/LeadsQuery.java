package dev.waymark.analytics.lead;

import dev.waymark.analytics.query.Parameters;
import dev.waymark.analytics.query.Place;
import dev.waymark.analytics.query.Span;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which leads are asked for.
///
/// @param link one link's id; null for all of the workspace
/// @param span when they were reported
/// @param limit how many make a page
/// @param after where the page before ended; null for the first page
record LeadsQuery(@Nullable String link, Span span, int limit, @Nullable Place after) {
  private static final Set<String> KNOWN =
      Set.of("link", "from", "to", "days", "time_zone", "limit", "cursor");

  static LeadsQuery of(MultivaluedMap<String, String> given, Instant now) {
    var parameters = new Parameters(given, now, KNOWN);
    var query =
        new LeadsQuery(
            parameters.link(),
            parameters.spanOfList(parameters.zone()),
            parameters.limit(),
            parameters.cursor());
    parameters.end();
    return query;
  }
}
