package dev.waymark.admin.version;

import dev.waymark.service.input.QueryParameters;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The numbers of versions in addresses.
public final class VersionNumber {
  private static final String COMPARE = "compare";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private VersionNumber() {}

  /// The number in a path.
  ///
  /// @throws ProblemException when it is none, as for a version that is not there
  public static long of(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no such version.");
    }
    return Long.parseLong(text);
  }

  /// The number of the version to compare with, in the query; null when there is none.
  ///
  /// @throws ProblemException when it is no number, or something else is asked for
  public static @Nullable Long compared(UriInfo uri) {
    String text = QueryParameters.of(uri, Set.of(COMPARE)).get(COMPARE);
    if (text == null) {
      return null;
    }
    if (!NUMBER.matcher(text).matches()) {
      throw ProblemException.ofParameter(COMPARE, "This is the number of a version.");
    }
    return Long.parseLong(text);
  }
}
