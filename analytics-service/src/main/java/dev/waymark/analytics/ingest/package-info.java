/// How clicks come in: batches of a producer's stream, each in one transaction with the producer's
/// mark, so that whatever is repeated, lost or reordered on the way is stored exactly once.
@NullMarked
package dev.waymark.analytics.ingest;

import org.jspecify.annotations.NullMarked;
