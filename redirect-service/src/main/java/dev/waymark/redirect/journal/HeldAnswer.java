package dev.waymark.redirect.journal;

/// An answer that waits until its click is captured.
public interface HeldAnswer {
  /// Lets the answer go. Called once, on the event loop of the turn; must not throw. May append to
  /// the turn, which then is as after a flush.
  ///
  /// @param captured true: send it. False: answer 503 in its place, for the click could not be
  ///   captured and the policy is {@link DiskFailurePolicy#ACCOUNTING}
  void release(boolean captured);
}
