package dev.waymark.service.problem;

import dev.waymark.fault.FaultList;
import dev.waymark.fault.Faults;
import org.jspecify.annotations.Nullable;

/// What is refused of a request that asks for many things, told at once. Not for use by several
/// threads.
public final class Refusals {
  private final Faults faults = new Faults();
  private @Nullable ProblemType worst;

  /// Notes why one of the things is refused. Of several types, the one that comes first in {@link
  /// ProblemType} is answered: a fault before the plan, and the plan before a conflict.
  ///
  /// @param pointer where the thing stands in the body; the faults stand within it
  public void add(ProblemType type, String pointer, FaultList refused) {
    faults.addAll(pointer, refused);
    if (worst == null || type.compareTo(worst) < 0) {
      worst = type;
    }
  }

  /// Throws when anything was refused.
  public void throwIfAny() {
    if (worst != null) {
      throw ProblemException.of(worst, faults.list());
    }
  }
}
