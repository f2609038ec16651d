package dev.waymark.service.problem;

import dev.waymark.fault.FaultList;
import dev.waymark.fault.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An outcome of a use case that its caller must see: becomes a problem document, and rolls the
/// transaction back.
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final transient List<ProblemError> errors;
  private final int errorCount;
  private final @Nullable Duration retryAfter;
  private final transient Map<String, Object> extensions;

  private ProblemException(
      ProblemType type,
      String detail,
      List<ProblemError> errors,
      int errorCount,
      @Nullable Duration retryAfter,
      Map<String, Object> extensions) {
    super(detail, null, false, false);
    this.type = type;
    this.errors = List.copyOf(errors);
    this.errorCount = errorCount;
    this.retryAfter = retryAfter;
    this.extensions = Map.copyOf(extensions);
  }

  /// A problem that one sentence explains.
  public ProblemException(ProblemType type, String detail) {
    this(type, detail, List.of(), 0, null, Map.of());
  }

  /// A request that came too early.
  ///
  /// @param wait after which it may come again
  public static ProblemException tooEarly(String detail, Duration wait) {
    return new ProblemException(ProblemType.RATE_LIMITED, detail, List.of(), 0, wait, Map.of());
  }

  /// A request that is refused only for the time being.
  ///
  /// @param wait after which it may come again
  public static ProblemException later(ProblemType type, String detail, Duration wait) {
    return new ProblemException(type, detail, List.of(), 0, wait, Map.of());
  }

  /// A problem that one sentence explains to people, and a member of its own to programs.
  ///
  /// @param member its name in JSON
  public static ProblemException of(ProblemType type, String detail, String member, Object value) {
    return new ProblemException(type, detail, List.of(), 0, null, Map.of(member, value));
  }

  /// A body with faults; those that are listed are named in the answer.
  public static ProblemException of(ProblemType type, FaultList faults) {
    return of(type, faults, Map.of());
  }

  /// The same, with a member of its own for programs.
  ///
  /// @param member its name in JSON
  public static ProblemException of(
      ProblemType type, FaultList faults, String member, Object value) {
    return of(type, faults, Map.of(member, value));
  }

  private static ProblemException of(
      ProblemType type, FaultList faults, Map<String, Object> extensions) {
    var errors =
        faults.listed().stream()
            .map(fault -> ProblemError.inBody(fault.pointer(), fault.detail()))
            .toList();
    return new ProblemException(
        type,
        sentence(errors.getFirst(), faults.count()),
        errors,
        faults.count(),
        null,
        extensions);
  }

  /// A query parameter or header that cannot be understood.
  public static ProblemException ofParameter(String name, String detail) {
    return ofParameters(List.of(ProblemError.inParameter(name, detail)));
  }

  /// Several of them, at least one; as many are listed as of a body's faults.
  public static ProblemException ofParameters(List<ProblemError> errors) {
    return new ProblemException(
        ProblemType.INVALID,
        sentence(errors.getFirst(), errors.size()),
        errors.subList(0, Math.min(errors.size(), Faults.MAX_LISTED)),
        errors.size(),
        null,
        Map.of());
  }

  /// Throws when anything was found to be wrong with a body.
  public static void throwIfAny(Faults faults) {
    if (!faults.isEmpty()) {
      throw of(ProblemType.INVALID, faults.list());
    }
  }

  private static String sentence(ProblemError first, int count) {
    return switch (count) {
      case 1 -> first.detail();
      case 2 -> first.detail() + " And one more fault: see errors.";
      default ->
          "%s And %d more faults: %s."
              .formatted(
                  first.detail(),
                  count - 1,
                  count > Faults.MAX_LISTED
                      ? "errors has the first " + Faults.MAX_LISTED
                      : "see errors");
    };
  }

  /// Its kind.
  public ProblemType type() {
    return type;
  }

  /// The HTTP status that it is answered with.
  public int status() {
    return type.status();
  }

  /// What happened, a sentence for people.
  public String detail() {
    return String.valueOf(getMessage());
  }

  /// What is wrong with the request, as many as are listed; empty when there is nothing to point
  /// at.
  public List<ProblemError> errors() {
    return errors;
  }

  /// How many faults there are, those that are not listed among them.
  public int errorCount() {
    return errorCount;
  }

  Map<String, Object> extensions() {
    return extensions;
  }

  /// When to come again; null when that is not a question of time.
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
