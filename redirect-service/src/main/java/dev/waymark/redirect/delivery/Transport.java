package dev.waymark.redirect.delivery;

/// How batches get to whoever stores them.
public interface Transport extends AutoCloseable {
  /// Delivers one batch, and waits for the answer. Never throws: what goes wrong is a {@link
  /// Reply.Failed}.
  ///
  /// @param batch in the wire form of {@link dev.waymark.click.ClickBatch}
  Reply deliver(byte[] batch);

  /// Most bytes that a batch may have.
  default int mostBytes() {
    return 8 << 20;
  }

  /// Lets go of what it holds.
  @Override
  default void close() {}

  /// What came of it.
  sealed interface Reply {}

  /// All of it is stored.
  record Confirmed() implements Reply {}

  /// Something before it is missing there.
  ///
  /// @param expected the number to go on with
  record Rewind(long expected) implements Reply {}

  /// A newer process delivers for this journal.
  record Superseded() implements Reply {}

  /// Nobody knows; try again.
  ///
  /// @param reason for the log
  record Failed(String reason) implements Reply {}
}
