package dev.waymark.redirect.journal;

import dev.waymark.click.ClickCodec;
import dev.waymark.click.ClickEvent;
import dev.waymark.click.RecordFrame;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// The clicks of one iteration of an event loop, gathered so that one write serves them all.
/// Belongs to the thread of that loop.
///
/// The loop appends a click with the response that waits for it, and at the end of the iteration
/// calls {@link #flush}. The answers are released in their order, at the end of `flush` or, where
/// they wait for the medium, later on the same loop.
public final class GroupCommit {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int RECORD_BYTES = RecordFrame.OVERHEAD + ClickCodec.MAX_BYTES;

  private final Appender appender;
  private final GroupSync groupSync;
  private final Executor eventLoop;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
  private List<PendingResponse> held = new ArrayList<>();

  /// An empty list for the answers that are held next; null while one is being emptied.
  private @Nullable List<PendingResponse> spare = new ArrayList<>();

  GroupCommit(Appender appender, GroupSync groupSync, Executor eventLoop) {
    this.appender = appender;
    this.groupSync = groupSync;
    this.eventLoop = eventLoop;
  }

  /// Takes a click, and its answer until the click is captured. When the buffer is full, what is in
  /// it is flushed first.
  ///
  /// @return whether this is the first click since the last flush: then, and only then, the caller
  ///   has to see to it that {@link #flush} is called at the end of the iteration
  public boolean append(ClickEvent event, PendingResponse answer) {
    boolean first = held.isEmpty();
    if (buffer.remaining() < RECORD_BYTES) {
      flush();
    }
    int start = RecordFrame.begin(buffer);
    ClickCodec.write(event, buffer);
    RecordFrame.end(buffer, start);
    held.add(answer);
    return first;
  }

  /// Writes what was appended, and releases the answers.
  public void flush() {
    if (held.isEmpty()) {
      return;
    }
    buffer.flip();
    long failedSyncs = appender.failedSyncs();
    Appender.Verdict verdict = appender.write(buffer, held.size());
    buffer.clear();
    switch (verdict) {
      case GO -> release(true);
      case REFUSE -> release(false);
      case AWAIT_SYNC -> {
        groupSync.join(new GroupSync.Group(held, eventLoop, failedSyncs));
        held = new ArrayList<>();
      }
    }
  }

  /// An answer that goes lets the connection's next request in, which may append a click while
  /// others are released: it is held for the next flush.
  private void release(boolean captured) {
    List<PendingResponse> released = held;
    held = spare == null ? new ArrayList<>() : spare;
    spare = null;
    for (int i = 0; i < released.size(); i++) {
      released.get(i).release(captured);
    }
    released.clear();
    spare = released;
  }
}
