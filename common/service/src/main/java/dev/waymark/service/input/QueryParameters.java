package dev.waymark.service.input;

import dev.waymark.service.problem.ProblemError;
import dev.waymark.service.problem.ProblemException;
import jakarta.ws.rs.core.MultivaluedMap;
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

  private final MultivaluedMap<String, String> sent;

  private QueryParameters(MultivaluedMap<String, String> sent) {
    this.sent = sent;
  }

  /// Checks the parameters of a request.
  ///
  /// @param known the parameters that the operation has, in the order in which to tell of them
  /// @throws ProblemException naming every parameter that is unknown or stands twice
  public static QueryParameters of(UriInfo uri, Set<String> known) {
    return of(uri.getQueryParameters(), known, Set.of());
  }

  /// The same of parameters that somebody has looked at already, where some may stand several
  /// times.
  ///
  /// @param repeatable those of the known ones; read them by {@link #all}
  /// @throws ProblemException naming every parameter that is unknown or stands twice
  public static QueryParameters of(
      MultivaluedMap<String, String> sent, Set<String> known, Set<String> repeatable) {
    var errors = new ArrayList<ProblemError>();
    sent.forEach(
        (name, values) -> {
          if (!known.contains(name)) {
            errors.add(
                ProblemError.inParameter(
                    name,
                    errors.isEmpty()
                        ? "Unknown parameter. There are: " + String.join(", ", known) + "."
                        : "Unknown parameter."));
          } else if (values.size() > 1 && !repeatable.contains(name)) {
            errors.add(ProblemError.inParameter(name, "This parameter may stand only once."));
          } else if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
            errors.add(ProblemError.inParameter(name, "A NUL character is not allowed."));
          }
        });
    if (!errors.isEmpty()) {
      throw ProblemException.ofParameters(errors);
    }
    return new QueryParameters(sent);
  }

  /// A parameter; null when it is not there.
  public @Nullable String get(String name) {
    return sent.getFirst(name);
  }

  /// All values of a parameter that may stand several times; none when it is not there.
  public List<String> all(String name) {
    return List.copyOf(sent.getOrDefault(name, List.of()));
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
