package dev.waymark.admin.dashboard;

import dev.waymark.service.problem.ProblemError;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is wrong with a form that was sent, for its fields and for the summary above them.
///
/// @param faults in their order; empty for a form that nobody has sent yet
public record FormFaults(List<FormFault> faults) {
  private static final FormFaults NONE = new FormFaults(List.of());

  /// One of them.
  ///
  /// @param field the name of the field, which is the id of its control too; null for the form as a
  ///   whole
  /// @param text what is wrong and what would be right
  public record FormFault(@Nullable String field, String text) {}

  /// A list of its own.
  public FormFaults {
    faults = List.copyOf(faults);
  }

  /// Nothing is wrong.
  public static FormFaults none() {
    return NONE;
  }

  /// One thing is wrong with one field.
  public static FormFaults of(String field, String text) {
    return new FormFaults(List.of(new FormFault(field, text)));
  }

  /// One thing is wrong with the form as a whole.
  public static FormFaults ofWhole(String text) {
    return new FormFaults(List.of(new FormFault(null, text)));
  }

  /// What a use case refused. A fault belongs to the control that stands for its place in the body,
  /// or for what is around that place: that of `/rules/2/action` to `rules.2`, or else to `rules`;
  /// where there is none, it belongs to the form as a whole.
  ///
  /// @param controls the names of the form's controls, each the pointer with dots
  public static FormFaults of(ProblemException refusal, String... controls) {
    if (refusal.errors().isEmpty()) {
      return ofWhole(refusal.detail());
    }
    return new FormFaults(
        refusal.errors().stream()
            .map(error -> new FormFault(control(error, Set.of(controls)), error.detail()))
            .toList());
  }

  /// What a use case refused to change, as {@link #of(ProblemException, String...)}.
  ///
  /// @param stale what is said when somebody else has changed it meanwhile
  public static FormFaults ofChange(ProblemException refusal, String stale, String... controls) {
    return refusal.type() == ProblemType.STALE ? ofWhole(stale) : of(refusal, controls);
  }

  private static @Nullable String control(ProblemError error, Set<String> controls) {
    String pointer = error.pointer();
    String name =
        pointer == null ? error.parameter() : pointer.replaceFirst("^/", "").replace('/', '.');
    while (name != null && !controls.contains(name)) {
      int dot = name.lastIndexOf('.');
      name = dot < 0 ? null : name.substring(0, dot);
    }
    return name;
  }

  /// Whether nothing is wrong.
  public boolean isEmpty() {
    return faults.isEmpty();
  }

  /// What is wrong with a field; null for nothing.
  public @Nullable String at(String field) {
    return faults.stream()
        .filter(fault -> Objects.equals(fault.field(), field))
        .map(FormFault::text)
        .findFirst()
        .orElse(null);
  }
}
