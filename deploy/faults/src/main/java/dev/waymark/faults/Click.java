package dev.waymark.faults;

/// One request that was sent, and what came of it.
///
/// @param nonce its name, in no other request
/// @param beganNanos when it was sent, as {@link System#nanoTime} counts
/// @param endedNanos when its answer was complete, or given up
record Click(String nonce, Answer answer, long beganNanos, long endedNanos) {

  /// What a visitor may see.
  enum Answer {
    /// A complete redirect: this click must be counted.
    ACKNOWLEDGED,
    /// A complete 503: the visitor was told to come again.
    REFUSED,
    /// No connection, or one that broke or went silent before the answer was complete.
    UNKNOWN,
    /// A complete answer that such a link never gives.
    WRONG
  }

  boolean isAcknowledged() {
    return answer == Answer.ACKNOWLEDGED;
  }
}
