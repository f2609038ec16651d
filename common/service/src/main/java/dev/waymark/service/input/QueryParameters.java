package dev.waymark.service.input;

import dev.waymark.service.problem.ProblemError;
import dev.waymark.service.problem.ProblemException;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The query parameters of a request. Only those that the operation knows are taken, each at most
/// once: a misspelt one would otherwise be left out unnoticed.
public final class QueryParameters {
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

  private final UriInfo uri;

  private QueryParameters(UriInfo uri) {
    this.uri = uri;
  }

  /// Checks the parameters of a request.
  ///
  /// @param known the parameters that the operation has, in the order in which to tell of them
  /// @throws ProblemException naming every parameter that is unknown or stands twice
  public static QueryParameters of(UriInfo uri, Set<String> known) {
    var errors = new ArrayList<ProblemError>();
    uri.getQueryParameters()
        .forEach(
            (name, values) -> {
              if (!known.contains(name)) {
                errors.add(
                    ProblemError.inParameter(
                        name,
                        errors.isEmpty()
                            ? "Unknown parameter. There are: " + String.join(", ", known) + "."
                            : "Unknown parameter."));
              } else if (values.size() > 1) {
                errors.add(ProblemError.inParameter(name, "This parameter may stand only once."));
              } else if (values.getFirst().indexOf('\0') >= 0) {
                errors.add(ProblemError.inParameter(name, "A NUL character is not allowed."));
              }
            });
    if (!errors.isEmpty()) {
      throw ProblemException.ofParameters(errors);
    }
    return new QueryParameters(uri);
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

  /// A parameter that is a whole number within bounds, both included; at most six digits.
  public int number(String name, int min, int max, int whenAbsent) {
    String text = get(name);
    if (text == null) {
      return whenAbsent;
    }
    int number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
    if (number < min || number > max) {
      throw ProblemException.ofParameter(
          name, "This is a whole number from " + min + " to " + max + ".");
    }
    return number;
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
    boolean isDate = DATE.matcher(text).matches();
    Instant time = Moments.parse(isDate ? text + "T00:00:00Z" : text);
    if (time == null) {
      throw ProblemException.ofParameter(name, Moments.FAULT);
    }
    return isDate ? time.plus(daysAfterDate, ChronoUnit.DAYS) : time;
  }
}
