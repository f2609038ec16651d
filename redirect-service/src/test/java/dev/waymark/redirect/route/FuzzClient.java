package dev.waymark.redirect.route;

import dev.waymark.redirect.route.FuzzScript.End;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.SplittableRandom;

/// One connection of the fuzzer: sends a script in pieces, reads when it likes, and ends as it
/// likes. It never waits; whoever owns it lets it go on, step by step, between those of others.
final class FuzzClient {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int FEW_BYTES = 64;
  private static final int MANY_BYTES = 16_384;
  private static final int SMALL_WINDOW = 4_096;

  private enum Reading {
    EAGER,
    SLOW,
    /// Not before everything is sent.
    LATE
  }

  private enum Ending {
    /// Once everything has come.
    SATISFIED,
    /// Says that nothing more comes, and reads on.
    HALF_CLOSED,
    /// Closes once everything is sent.
    CLOSED,
    /// Resets at any time.
    RESET
  }

  private final FuzzScript script;
  private final FuzzAnswers answers;
  private final Reading reading;
  private final Ending ending;
  private final Queue<ByteBuffer> pieces = new ArrayDeque<>();
  private final SocketChannel channel;
  private final ByteBuffer buffer;
  private final long deadline = System.nanoTime() + PATIENCE.toNanos();
  private boolean halfClosed;
  private boolean over;

  /// Bytes that went or came.
  private int moved;

  /// Connects.
  ///
  /// @param arrivals where to see that something has come back
  FuzzClient(int port, FuzzScript script, SplittableRandom random, Selector arrivals) {
    this.script = script;
    this.answers = new FuzzAnswers(script);
    this.reading =
        switch (random.nextInt(6)) {
          case 0 -> Reading.SLOW;
          case 1 -> Reading.LATE;
          default -> Reading.EAGER;
        };
    this.ending =
        switch (random.nextInt(8)) {
          case 0 -> Ending.HALF_CLOSED;
          case 1 -> Ending.CLOSED;
          case 2, 3 -> Ending.RESET;
          default -> Ending.SATISFIED;
        };
    this.buffer = ByteBuffer.allocate(reading == Reading.SLOW ? FEW_BYTES : MANY_BYTES);
    split(random);
    try {
      channel = SocketChannel.open();
      if (reading != Reading.EAGER) {
        channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_WINDOW);
      }
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      channel.configureBlocking(false);
      channel.register(arrivals, SelectionKey.OP_READ);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// In one piece, a few, or so many that each has few bytes; when the connection is to be reset,
  /// only some of them.
  private void split(SplittableRandom random) {
    byte[] wire = script.wire();
    int most =
        switch (random.nextInt(4)) {
          case 0 -> 1 + wire.length / 40;
          case 1, 2 -> 1 + wire.length / 2;
          default -> wire.length;
        };
    int sent = ending == Ending.RESET ? random.nextInt(wire.length + 1) : wire.length;
    int start = 0;
    while (start < sent) {
      int end = Math.min(sent, start + 1 + random.nextInt(Math.max(1, most)));
      pieces.add(ByteBuffer.wrap(Arrays.copyOfRange(wire, start, end)));
      start = end;
    }
  }

  /// Does what comes next.
  ///
  /// @return whether there was anything to do
  /// @throws AssertionError when something else came back than had to
  boolean step() {
    int before = moved;
    try {
      send();
      if (!over) {
        readOrEnd();
      }
    } catch (IOException e) {
      cut(); // the server has closed while there was more to send
    }
    answers.check(over || System.nanoTime() < deadline, "unanswered after two minutes");
    return over || moved != before;
  }

  /// Whether it is over.
  boolean isOver() {
    return over;
  }

  private void send() throws IOException {
    ByteBuffer piece = pieces.peek();
    if (piece != null) {
      moved += channel.write(piece);
      if (!piece.hasRemaining()) {
        pieces.remove();
      }
    }
  }

  private void readOrEnd() throws IOException {
    boolean sent = pieces.isEmpty();
    if (sent && (ending == Ending.RESET || ending == Ending.CLOSED)) {
      end(ending == Ending.RESET);
      return;
    }
    if (sent && !halfClosed && (ending == Ending.HALF_CLOSED || script.end() == End.ANY)) {
      halfClosed = true;
      channel.shutdownOutput();
    }
    if (sent || reading != Reading.LATE) {
      read();
    }
    if (!over && sent && !halfClosed && script.end() == End.OPEN && answers.isComplete()) {
      answers.check(!answers.isCut(), "more than was asked for");
      end(false);
    }
  }

  private void read() throws IOException {
    int read = channel.read(buffer.clear());
    while (read > 0) {
      moved += read;
      answers.take(buffer.array(), read);
      read = reading == Reading.SLOW ? 0 : channel.read(buffer.clear());
    }
    if (read < 0) {
      answers.end();
      boolean mayMiss = halfClosed || reading != Reading.EAGER;
      answers.check(mayMiss || !answers.isCut(), "an answer without its end");
      answers.check(mayMiss || answers.isComplete(), "closed without an answer");
      answers.check(mayMiss || script.end() != End.OPEN, "closed without a reason");
      end(false);
    }
  }

  /// The server has reset the connection, which may cost the last answers.
  private void cut() throws AssertionError {
    answers.check(
        halfClosed || reading != Reading.EAGER || script.end() != End.OPEN, "reset for no reason");
    try {
      end(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void end(boolean reset) throws IOException {
    over = true;
    if (reset) {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    }
    channel.close();
  }

  /// How many clicks have come back, at least.
  int visits() {
    return answers.visits();
  }

  /// How many answers have come back.
  int answered() {
    return answers.complete();
  }
}
