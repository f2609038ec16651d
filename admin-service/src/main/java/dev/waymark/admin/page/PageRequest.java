package dev.waymark.admin.page;

import dev.waymark.admin.input.Moments;
import dev.waymark.admin.problem.ProblemError;
import dev.waymark.admin.problem.ProblemException;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which part of a list is asked for, and by which order and filters. Only parameters that the list
/// knows are taken, each at most once: a misspelt filter would otherwise show everything.
public final class PageRequest {
  /// Entries of a page when nothing is said.
  public static final int DEFAULT_LIMIT = 50;

  /// The most entries of a page.
  public static final int MAX_LIMIT = 200;

  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private final UriInfo uri;

  private PageRequest(UriInfo uri) {
    this.uri = uri;
  }

  /// Checks the parameters of a request for a list.
  ///
  /// @param others the parameters that this list knows beside `limit` and `cursor`
  /// @throws ProblemException naming every parameter that is unknown or stands twice
  public static PageRequest of(UriInfo uri, String... others) {
    Set<String> known = new LinkedHashSet<>(List.of("limit", "cursor"));
    known.addAll(List.of(others));
    var errors = new ArrayList<ProblemError>();
    uri.getQueryParameters()
        .forEach(
            (name, values) -> {
              if (!known.contains(name)) {
                errors.add(
                    ProblemError.inParameter(
                        name, "Unknown parameter. There are: " + String.join(", ", known) + "."));
              } else if (values.size() > 1) {
                errors.add(ProblemError.inParameter(name, "This parameter may stand only once."));
              } else if (values.getFirst().indexOf('\0') >= 0) {
                errors.add(ProblemError.inParameter(name, "A NUL character is not allowed."));
              }
            });
    if (!errors.isEmpty()) {
      throw ProblemException.ofParameters(errors);
    }
    return new PageRequest(uri);
  }

  /// A parameter; null when it is not there.
  public @Nullable String get(String name) {
    return uri.getQueryParameters().getFirst(name);
  }

  /// A parameter that is one of a few values.
  public String oneOf(String name, List<String> allowed, String whenAbsent) {
    String value = get(name);
    if (value == null) {
      return whenAbsent;
    }
    if (!allowed.contains(value)) {
      throw ProblemException.ofParameter(
          name, "This is one of: " + String.join(", ", allowed) + ".");
    }
    return value;
  }

  /// How many entries a page has: 1 to {@link #MAX_LIMIT}.
  public int limit() {
    String text = get("limit");
    if (text == null) {
      return DEFAULT_LIMIT;
    }
    int limit = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MAX_LIMIT) {
      throw ProblemException.ofParameter(
          "limit", "This is a whole number from 1 to " + MAX_LIMIT + ".");
    }
    return limit;
  }

  /// A time from which on something counts; null when it is not there. A date stands for its
  /// beginning in UTC.
  public @Nullable Instant from(String name) {
    return time(name, 0);
  }

  /// A time up to which something counts, itself not included; null when it is not there. A date
  /// counts as a whole.
  public @Nullable Instant until(String name) {
    return time(name, 1);
  }

  private @Nullable Instant time(String name, int daysAfterDate) {
    String text = get(name);
    if (text == null) {
      return null;
    }
    Instant time = Moments.parse(DATE.matcher(text).matches() ? text + "T00:00:00Z" : text);
    if (time == null) {
      throw ProblemException.ofParameter(name, Moments.FAULT);
    }
    return DATE.matcher(text).matches() ? time.plus(daysAfterDate, ChronoUnit.DAYS) : time;
  }

  /// Where the page begins; null for the beginning of the list.
  ///
  /// @param sort the order of the list
  public @Nullable Cursor cursor(String sort) {
    return Cursor.parse(get("cursor"), sort);
  }
}
