package dev.waymark.redirect.replica;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// What is counted over the documents of all kinds. One thread changes it, any thread may read the
/// counts.
final class Ledger {
  /// Of the versions that were seen.
  final Fingerprint fingerprint = new Fingerprint();

  /// Documents that are served although the publication lacks them.
  final AtomicInteger held = new AtomicInteger();

  /// The length of all documents that are served, in bytes.
  final AtomicLong bytes = new AtomicLong();

  /// Grows with each change of what is served.
  final AtomicLong changes = new AtomicLong();

  /// Documents that were refused so far.
  final AtomicLong refused = new AtomicLong();
}
