package dev.waymark.redirect.journal;

import java.util.concurrent.atomic.LongAdder;

/// What a journal has gone through since the process started.
public final class JournalCounters {
  final LongAdder captured = new LongAdder();
  final LongAdder lost = new LongAdder();
  final LongAdder refused = new LongAdder();
  final LongAdder undurable = new LongAdder();
  final LongAdder failures = new LongAdder();
  final LongAdder syncs = new LongAdder();
  final LongAdder tornBytes = new LongAdder();
  final LongAdder damagedHeaders = new LongAdder();
  final LongAdder damagedRecords = new LongAdder();

  JournalCounters() {}

  /// Clicks that were written.
  public long captured() {
    return captured.sum();
  }

  /// Clicks that were answered and could not be written: must be 0.
  public long lost() {
    return lost.sum();
  }

  /// Clicks that were answered with 503 because they could not be written.
  public long refused() {
    return refused.sum();
  }

  /// Clicks that were answered although writing them to the medium failed: must be 0.
  public long undurable() {
    return undurable.sum();
  }

  /// Errors of the disk.
  public long failures() {
    return failures.sum();
  }

  /// Times that the journal waited for the medium.
  public long syncs() {
    return syncs.sum();
  }

  /// Bytes of half-written records that were cut when the journal was opened.
  public long tornBytes() {
    return tornBytes.sum();
  }

  /// Files whose header was damaged when the journal was opened.
  public long damagedHeaders() {
    return damagedHeaders.sum();
  }

  /// Records that could not be read for delivery, between others of their file that could: must be
  /// 0.
  public long damagedRecords() {
    return damagedRecords.sum();
  }
}
