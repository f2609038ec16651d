package dev.waymark.redirect.delivery;

import java.util.concurrent.atomic.LongAdder;

/// What delivery has gone through since the process started.
public final class DeliveryCounters {
  final LongAdder batches = new LongAdder();
  final LongAdder clicks = new LongAdder();
  final LongAdder failures = new LongAdder();
  final LongAdder rewinds = new LongAdder();
  final LongAdder gone = new LongAdder();
  final LongAdder superseded = new LongAdder();

  DeliveryCounters() {}

  /// Batches that were confirmed.
  public long batches() {
    return batches.sum();
  }

  /// Clicks that were confirmed, repeats among them.
  public long clicks() {
    return clicks.sum();
  }

  /// Attempts that failed.
  public long failures() {
    return failures.sum();
  }

  /// Times that the receiving end asked to go back.
  public long rewinds() {
    return rewinds.sum();
  }

  /// Clicks whose numbers were declared lost, because the journal does not hold them.
  public long gone() {
    return gone.sum();
  }

  /// Attempts refused because a newer process delivers for this journal.
  public long superseded() {
    return superseded.sum();
  }
}
