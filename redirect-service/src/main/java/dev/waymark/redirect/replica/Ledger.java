package dev.waymark.redirect.replica;

import dev.waymark.publication.DocumentKind;
import io.quarkus.logging.Log;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What is counted over the documents of all kinds. One thread changes it, any thread may read the
/// counts.
final class Ledger {
  /// Of the versions that were seen.
  final Fingerprint fingerprint = new Fingerprint();

  /// Documents that are served although the publication lacks them.
  final AtomicInteger held = new AtomicInteger();

  /// The length of all documents that are served, in bytes.
  final AtomicLong bytes = new AtomicLong();

  /// Documents that were refused so far.
  final AtomicLong refused = new AtomicLong();

  /// Notes that a document cannot be read. Any thread.
  ///
  /// @param failure of our own code; null when the document is at fault
  void refuse(
      DocumentKind kind,
      String id,
      long version,
      @Nullable RuntimeException failure,
      String faults) {
    refused.incrementAndGet();
    Log.warnf(
        failure,
        "refused a document, what is served of it stays as it was: kind=%s id=%s version=%d"
            + " faults=%s",
        kind.key(),
        id,
        version,
        faults);
  }
}
