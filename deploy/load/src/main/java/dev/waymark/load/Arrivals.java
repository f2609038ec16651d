package dev.waymark.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// Visitors who come when they come, whether the server answers those before them or not: each
/// waits from the moment at which it was due (so that a server that stalls is not excused from
/// those who would have come meanwhile, which is known as coordinated omission). They come at
/// random, so many a second on average, in the same way to each server. One thread, which takes all
/// of its core.
final class Arrivals implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int LONGEST_ANSWER = 4 << 10;
  private static final int MOST_OPEN = 4_096;

  /// Where a status line has its status.
  private static final int STATUS = "HTTP/1.1 ".length();

  private static final byte[] CONTENT_LENGTH =
      "content-length: ".getBytes(StandardCharsets.US_ASCII);

  /// What sets a lower letter apart from its capital.
  private static final int LOWER = 0x20;

  /// Loopback addresses of the client, since one has too few ports for a connection each visit.
  private static final int ADDRESSES = 200;

  private final InetSocketAddress server;
  private final List<ByteBuffer> visits = new ArrayList<>();
  private final Selector selector = Selector.open();
  private final Deque<Line> free = new ArrayDeque<>();
  private final boolean areKept;
  private int open;
  private int opened;

  /// When each was due, and then how long it waited; in nanoseconds.
  private long[] due = {};

  private long began;
  private int answered;

  /// @param visits complete requests, one for each visitor
  /// @param connections how many are kept and used in turn; 0 for a new one each visit
  Arrivals(int port, List<String> visits, int connections) throws IOException {
    server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    areKept = connections > 0;
    for (String visit : visits) {
      byte[] bytes = visit.getBytes(StandardCharsets.ISO_8859_1);
      this.visits.add(ByteBuffer.allocateDirect(bytes.length).put(bytes).flip());
    }
    for (int i = 0; i < connections; i++) {
      var line = new Line();
      line.channel.configureBlocking(true);
      line.channel.connect(server);
      line.channel.configureBlocking(false);
      line.channel.register(selector, SelectionKey.OP_READ, line);
      free.add(line);
    }
  }

  /// Has them come for some seconds.
  ///
  /// @param perSecond on average
  /// @throws IOException when one was not answered as it should
  Latencies come(double perSecond, double seconds) throws IOException {
    var random = new SplittableRandom(1);
    due = new long[(int) (perSecond * seconds)];
    double at = 0;
    for (int i = 0; i < due.length; i++) {
      at += -Math.log(1 - random.nextDouble()) / perSecond * 1e9;
      due[i] = (long) at;
    }
    answered = 0;
    int next = 0;
    began = System.nanoTime();
    long lastAnswer = 0;
    while (answered < due.length) {
      long now = System.nanoTime() - began;
      while (next < due.length && due[next] <= now && send(next)) {
        next++;
      }
      int before = answered;
      selector.selectNow(
          key -> {
            try {
              ((Line) key.attachment()).go(key);
            } catch (IOException e) {
              throw new Failed(e);
            }
          });
      if (answered > before || answered == next) {
        lastAnswer = now;
      } else if (now - lastAnswer > PATIENCE_NANOS) {
        throw new IOException("no answer for 5 s");
      }
    }
    return Latencies.of(due);
  }

  /// What the selector's callback cannot throw.
  private static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failed(IOException cause) {
      super(cause);
    }
  }

  private boolean send(int visit) throws IOException {
    if (areKept) {
      Line line = free.poll();
      if (line != null) {
        line.send(visit);
      }
      return line != null;
    }
    if (open == MOST_OPEN) {
      return false;
    }
    new Line().connect(visit);
    return true;
  }

  private final class Line {
    private final SocketChannel channel = SocketChannel.open();
    private int visit;
    private final ByteBuffer answer = ByteBuffer.allocate(LONGEST_ANSWER);

    Line() throws IOException {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    void connect(int next) throws IOException {
      visit = next;
      open++;
      int address = 2 + opened++ % ADDRESSES;
      channel.bind(
          new InetSocketAddress(
              InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) address}), 0));
      if (channel.connect(server)) {
        channel.register(selector, SelectionKey.OP_READ, this);
        send(next);
      } else {
        channel.register(selector, SelectionKey.OP_CONNECT, this);
      }
    }

    void go(SelectionKey key) throws IOException {
      if (key.isConnectable()) {
        channel.finishConnect();
        key.interestOps(SelectionKey.OP_READ);
        send(visit);
      } else {
        read();
      }
    }

    void send(int next) throws IOException {
      visit = next;
      answer.clear();
      ByteBuffer request = visits.get(next % visits.size());
      while (request.hasRemaining()) {
        channel.write(request);
      }
      request.rewind();
    }

    private void read() throws IOException {
      if (channel.read(answer) < 0 || !answer.hasRemaining()) {
        throw new IOException("an answer that ends too soon, or is too long");
      }
      if (isWhole()) {
        answered();
      }
    }

    private boolean isWhole() throws IOException {
      byte[] text = answer.array();
      int end = answer.position();
      if (end > STATUS && text[STATUS] != '3') {
        throw new IOException(new String(text, 0, end, StandardCharsets.US_ASCII));
      }
      int body = 0;
      for (int at = 0; at + 3 < end; at++) {
        if (text[at] == '\r' && text[at + 2] == '\r') {
          return at + 4 + body == end;
        }
        if (text[at] == '\n' && isContentLength(text, at + 1, end)) {
          body = number(text, at + 1 + CONTENT_LENGTH.length, end);
        }
      }
      return false;
    }

    private void answered() throws IOException {
      due[visit] = System.nanoTime() - began - due[visit];
      answered++;
      if (areKept) {
        free.add(this);
      } else {
        channel.close();
        open--;
      }
    }
  }

  private static boolean isContentLength(byte[] text, int at, int end) {
    if (at + CONTENT_LENGTH.length >= end) {
      return false;
    }
    for (int i = 0; i < CONTENT_LENGTH.length; i++) {
      if ((text[at + i] | LOWER) != (CONTENT_LENGTH[i] | LOWER)) {
        return false;
      }
    }
    return true;
  }

  private static int number(byte[] text, int from, int end) {
    int number = 0;
    for (int at = from; at < end && text[at] >= '0' && text[at] <= '9'; at++) {
      number = 10 * number + text[at] - '0';
    }
    return number;
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
