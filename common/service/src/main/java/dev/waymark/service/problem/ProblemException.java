package dev.waymark.service.problem;

import dev.waymark.fault.Fault;
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
  private final @Nullable Duration retryAfter;
  private final transient Map<String, Object> extensions;

  private ProblemException(
      ProblemType type,
      String detail,
      List<ProblemError> errors,
      @Nullable Duration retryAfter,
      Map<String, Object> extensions) {
    super(detail, null, false, false);
    this.type = type;
    this.errors = List.copyOf(errors);
    this.retryAfter = retryAfter;
    this.extensions = Map.copyOf(extensions);
  }

  private ProblemException(ProblemType type, String detail, List<ProblemError> errors) {
    this(type, detail, errors, null, Map.of());
  }

  /// A problem that one sentence explains.
  public ProblemException(ProblemType type, String detail) {
    this(type, detail, List.of());
  }

  /// A request that came too early.
  ///
  /// @param wait after which it may come again
  public static ProblemException tooEarly(String detail, Duration wait) {
    return new ProblemException(ProblemType.RATE_LIMITED, detail, List.of(), wait, Map.of());
  }

  /// A problem that one sentence explains to people, and a member of its own to programs.
  ///
  /// @param member its name in JSON
  public static ProblemException of(ProblemType type, String detail, String member, Object value) {
    return new ProblemException(type, detail, List.of(), null, Map.of(member, value));
  }

  /// A body with faults; each of them is named in the answer.
  public static ProblemException of(ProblemType type, List<Fault> faults) {
    var errors =
        faults.stream().map(fault -> ProblemError.inBody(fault.pointer(), fault.detail())).toList();
    return new ProblemException(type, sentence(errors), errors);
  }

  /// A query parameter or header that cannot be understood.
  public static ProblemException ofParameter(String name, String detail) {
    return ofParameters(List.of(ProblemError.inParameter(name, detail)));
  }

  /// Several of them, at least one.
  public static ProblemException ofParameters(List<ProblemError> errors) {
    return new ProblemException(ProblemType.INVALID, sentence(errors), errors);
  }

  /// Throws when anything was found to be wrong with a body.
  public static void throwIfAny(Faults faults) {
    if (!faults.isEmpty()) {
      throw of(ProblemType.INVALID, faults.toList());
    }
  }

  private static String sentence(List<ProblemError> errors) {
    String first = errors.getFirst().detail();
    return switch (errors.size()) {
      case 1 -> first;
      case 2 -> first + " And one more fault: see errors.";
      default -> first + " And " + (errors.size() - 1) + " more faults: see errors.";
    };
  }

  ProblemType type() {
    return type;
  }

  String detail() {
    return String.valueOf(getMessage());
  }

  List<ProblemError> errors() {
    return errors;
  }

  Map<String, Object> extensions() {
    return extensions;
  }

  /// When to come again; null when that is not a question of time.
  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
