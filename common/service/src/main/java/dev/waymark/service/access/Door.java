package dev.waymark.service.access;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets in those whose credential is no key of a workspace: other processes of this installation.
public interface Door {
  /// Looks at what a request brings.
  ///
  /// @param authorization the header of that name; null when there is none
  /// @param key gives the key that the request brings as others do, and throws when there is none
  /// @throws dev.waymark.service.problem.ProblemException when it brings nothing that this door
  ///   knows
  void check(@Nullable String authorization, Supplier<Secret> key);
}
