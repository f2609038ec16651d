package dev.waymark.analytics.problem;

import dev.waymark.fault.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An outcome of a use case that its caller must see: becomes a problem document, and rolls the
/// transaction back.
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final @Nullable Long expectedSequence;
  private final transient List<ProblemError> errors;

  private ProblemException(
      ProblemType type, String detail, @Nullable Long expectedSequence, List<ProblemError> errors) {
    super(detail, null, false, false);
    this.type = type;
    this.expectedSequence = expectedSequence;
    this.errors = List.copyOf(errors);
  }

  /// A problem that one sentence explains.
  public ProblemException(ProblemType type, String detail) {
    this(type, detail, null, List.of());
  }

  /// A gap in a stream of clicks.
  ///
  /// @param expectedSequence the number to go on with
  public static ProblemException gap(String detail, long expectedSequence) {
    return new ProblemException(ProblemType.GAP, detail, expectedSequence, List.of());
  }

  /// A query parameter or header that cannot be understood.
  public static ProblemException ofParameter(String name, String detail) {
    return ofParameters(List.of(ProblemError.inParameter(name, detail)));
  }

  /// Several of them, at least one.
  public static ProblemException ofParameters(List<ProblemError> errors) {
    return new ProblemException(ProblemType.INVALID, sentence(errors), null, errors);
  }

  /// A body with faults, at least one; each of them is named in the answer.
  public static ProblemException ofBody(List<Fault> faults) {
    return ofParameters(faults.stream().map(ProblemError::of).toList());
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

  @Nullable Long expectedSequence() {
    return expectedSequence;
  }

  List<ProblemError> errors() {
    return errors;
  }
}
