package dev.waymark.redirect.route;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;

/// One connection to a server on loopback, for tests that say when it reads, closes or hangs up.
final class Wire implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 60_000;

  private final Socket socket = new Socket();

  Wire(int port) {
    try {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      // So that an answer that nobody reads soon stands on the other side.
      socket.setOption(StandardSocketOptions.SO_RCVBUF, 4_096);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Sends what is written, with `⏎` for a line's end.
  Wire send(String text) {
    try {
      socket.getOutputStream().write(bytes(text));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Sends the same again and again, in the background, until it was sent so often or the
  /// connection is closed.
  void flood(String text, int times) {
    byte[] bytes = bytes(text);
    background(
        () -> {
          for (int i = 0; i < times; i++) {
            socket.getOutputStream().write(bytes);
          }
        });
  }

  /// Sends in the background, for more than fits on the way while nobody reads.
  void sendLater(String text) {
    background(() -> socket.getOutputStream().write(bytes(text)));
  }

  private interface Sending {
    void send() throws IOException;
  }

  private static void background(Sending sending) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                sending.send();
              } catch (IOException e) {
                // The other side has closed.
              }
            });
  }

  private static byte[] bytes(String text) {
    return text.replace("⏎", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  /// Reads until the other side closes.
  String readAll() {
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads until what came ends with this, and returns all of it.
  String readTo(String end) {
    var text = new StringBuilder();
    try {
      while (!text.toString().endsWith(end)) {
        int next = socket.getInputStream().read();
        if (next < 0) {
          throw new AssertionError("closed after: " + text);
        }
        text.append((char) next);
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits until the other side has closed, whatever it sends before.
  void awaitEnd() {
    try {
      while (socket.getInputStream().read() >= 0) {
        // What it had sent before.
      }
    } catch (SocketTimeoutException e) {
      throw new AssertionError("still open", e);
    } catch (IOException e) {
      // Reset, which is an end too.
    }
  }

  /// Says that nothing more comes, and goes on reading.
  void halfClose() {
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Resets the connection.
  void hangUp() {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
