package dev.waymark.analytics.credential;

import java.util.UUID;

/// What whoever delivers a batch has proved about whose it is.
public sealed interface Proof {
  /// It is of this producer: it came by a credential of that producer's own.
  ///
  /// @param generation of the credential; whether that one is still accepted is another question
  record OwnCredential(UUID producer, int generation) implements Proof {}

  /// It is of some producer: it came by what all of them shared before there were credentials. Good
  /// only for those that have none yet.
  record SharedKey() implements Proof {}

  /// Nothing.
  ///
  /// @param reason a sentence for the operator
  record Nothing(String reason) implements Proof {}
}
