package dev.waymark.service.page;

import dev.waymark.service.input.QueryParameters;
import dev.waymark.service.problem.ProblemException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which part of a list is asked for, and by which order and filters. Only parameters that the list
/// knows are taken, each at most once: a misspelt filter would otherwise show everything.
public final class PageRequest {
  /// Entries of a page when nothing is said.
  public static final int DEFAULT_LIMIT = 50;

  /// The most entries of a page.
  public static final int MAX_LIMIT = 200;

  private final QueryParameters parameters;

  private PageRequest(QueryParameters parameters) {
    this.parameters = parameters;
  }

  /// Checks the parameters of a request for a list.
  ///
  /// @param others the parameters that this list knows beside `limit` and `cursor`
  /// @throws ProblemException naming every parameter that is unknown or stands twice
  public static PageRequest of(UriInfo uri, String... others) {
    return of(uri.getQueryParameters(), List.of(others), Set.of());
  }

  /// The same of parameters that somebody has looked at already, where some may stand several
  /// times.
  ///
  /// @param repeatable those of the others
  /// @throws ProblemException naming every parameter that is unknown or stands twice
  public static PageRequest of(
      MultivaluedMap<String, String> sent, List<String> others, Set<String> repeatable) {
    Set<String> known = new LinkedHashSet<>(List.of("limit", "cursor"));
    known.addAll(others);
    return new PageRequest(QueryParameters.of(sent, known, repeatable));
  }

  /// The parameters.
  public QueryParameters parameters() {
    return parameters;
  }

  /// A parameter; null when it is not there.
  public @Nullable String get(String name) {
    return parameters.get(name);
  }

  /// A parameter that is one of a few values.
  public String oneOf(String name, List<String> allowed, String whenAbsent) {
    return parameters.oneOf(name, allowed, whenAbsent);
  }

  /// How many entries a page has: 1 to {@link #MAX_LIMIT}.
  public int limit() {
    return parameters.number("limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
  }

  /// Where the page begins; null for the beginning of the list.
  ///
  /// @param sort the order of the list
  public @Nullable Cursor cursor(String sort) {
    return Cursor.parse(get("cursor"), sort);
  }
}
