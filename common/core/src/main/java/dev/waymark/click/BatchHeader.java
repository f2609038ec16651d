package dev.waymark.click;

import java.util.UUID;

/// What a batch says of itself.
///
/// Sequence numbers grow by one from record to record, over epochs too. An epoch is one opening of
/// the producer's journal: after a power cut took the end of a journal away, numbers are drawn
/// again that were drawn before, and the epoch tells the two apart.
///
/// @param producer the journal that the records come from
/// @param sender the epoch of the process that sends, which is the producer's newest
/// @param epoch the epoch in which the records were written; at most `sender`
/// @param epochStart the first number drawn in that epoch
/// @param previousEpoch the epoch of the records that stand before `epochStart` in the journal:
///   with numbers that are drawn again, those alone do not tell whether something is between; 0
///   when the journal holds none, or its sender does not say
/// @param goneFrom the records from here up to `first` can no longer be sent; equal to `first` when
///   none are missing
/// @param first the number of the first record; the others follow without a gap
/// @param journalNext the number that the producer's next click will get: how far behind the batch
///   is
/// @param count how many records, at least 1
public record BatchHeader(
    UUID producer,
    long sender,
    long epoch,
    long epochStart,
    long previousEpoch,
    long goneFrom,
    long first,
    long journalNext,
    int count) {

  /// The same of a journal that holds nothing from before the epoch.
  public BatchHeader(
      UUID producer,
      long sender,
      long epoch,
      long epochStart,
      long goneFrom,
      long first,
      long journalNext,
      int count) {
    this(producer, sender, epoch, epochStart, 0, goneFrom, first, journalNext, count);
  }

  /// The number after the last record.
  public long end() {
    return first + count;
  }

  boolean isSound() {
    return epoch >= 1
        && sender >= epoch
        && epochStart >= 1
        && previousEpoch >= 0
        && previousEpoch < epoch
        && first >= epochStart
        && goneFrom >= 1
        && goneFrom <= first
        && count >= 1
        && first <= Long.MAX_VALUE - count
        && journalNext >= end();
  }
}
