package dev.waymark.redirect.journal;

/// A response that waits until its click is captured.
public interface PendingResponse {
  /// Lets the response go. Called once, on the event loop of the commit; must not throw. May append
  /// to the commit, which then is as after a flush.
  ///
  /// @param captured true: send it. False: answer 503 in its place, for the click could not be
  ///   captured and the policy is {@link DiskFailurePolicy#ACCOUNTING}
  void release(boolean captured);
}
