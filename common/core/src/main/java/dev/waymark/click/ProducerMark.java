package dev.waymark.click;

/// How far a producer's stream has been taken over, and the rule by which the next batch is judged.
/// Whoever stores clicks moves this mark in the same transaction.
///
/// @param sender the newest process of this producer that has sent; older ones are refused
/// @param epoch the epoch of the last record that was taken
/// @param next the number expected next in that epoch
public record ProducerMark(long sender, long epoch, long next) {
  /// The mark of a producer that was never heard of.
  public static final ProducerMark NONE = new ProducerMark(0, 0, 1);

  /// What is to be done with a batch.
  public sealed interface Judgement {}

  /// Take it, and move the mark.
  ///
  /// @param skip how many of its first records were taken before
  /// @param lostFrom the numbers from here up to the batch's first are lost for good; equal to it
  ///   when none are
  /// @param moved the mark afterwards
  public record Take(int skip, long lostFrom, ProducerMark moved) implements Judgement {}

  /// Something is missing before it: the sender has to go back.
  ///
  /// @param expected the number to go on with
  public record Gap(long expected) implements Judgement {}

  /// A newer process of this producer has sent already: this one must stop.
  ///
  /// @param sender the epoch of that newer process
  public record Superseded(long sender) implements Judgement {}

  /// Judges a batch.
  public Judgement judge(BatchHeader batch) {
    if (batch.sender() < sender) {
      return new Superseded(sender);
    }
    if (batch.epoch() < epoch) {
      // An epoch is only left behind once all that its journal kept of it was taken.
      return new Take(batch.count(), batch.first(), new ProducerMark(batch.sender(), epoch, next));
    }
    long expected = batch.epoch() == epoch ? next : begin(batch);
    if (batch.first() > expected && batch.goneFrom() > expected) {
      return new Gap(expected);
    }
    int skip = (int) Math.min(batch.count(), Math.max(0, expected - batch.first()));
    long end = Math.max(batch.end(), expected);
    return new Take(
        skip,
        Math.min(expected, batch.first()),
        new ProducerMark(batch.sender(), batch.epoch(), end));
  }

  /// Where the stream goes on in a newer epoch, which may be before the mark: what was taken beyond
  /// that point is what the producer itself lost in a power cut. Where there is an epoch in between
  /// of which nothing was taken, numbers do not tell where that began: everything comes again then,
  /// and what was taken is dropped.
  private long begin(BatchHeader batch) {
    boolean wasWalked = batch.goneFrom() < batch.epochStart();
    return batch.previousEpoch() > epoch && !wasWalked ? 1 : Math.min(next, batch.epochStart());
  }
}
