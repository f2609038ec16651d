package dev.waymark.service.access;

/// Lets in those whose credential is no key of a workspace: other processes of this installation.
public interface Door {
  /// Looks at a credential.
  ///
  /// @throws dev.waymark.service.problem.ProblemException when it is not one that this door knows
  void check(Secret credential);
}
