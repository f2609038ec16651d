package dev.waymark.faults;

import dev.waymark.faults.Click.Answer;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A visitor who sends one request after the other over a connection that is kept open. Each
/// request is sent once: no client library that helpfully sends it again stands between. For one
/// thread.
final class Visitor implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final String BROWSER =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/140.0.0.0 Safari/537.36";

  private final int port;
  private @Nullable Socket socket;
  private InputStream answers = InputStream.nullInputStream();

  /// @param port on loopback
  Visitor(int port) {
    this.port = port;
  }

  /// Sends a `GET` and waits for what becomes of it, ten seconds at most for each piece.
  Answer visit(String target) {
    try {
      Socket open = socket == null ? connect() : socket;
      open.getOutputStream().write(request(target));
      return answer();
    } catch (IOException e) {
      hangUp();
      return Answer.UNKNOWN;
    }
  }

  private Socket connect() throws IOException {
    var fresh = new Socket();
    socket = fresh;
    fresh.setTcpNoDelay(true);
    fresh.setSoTimeout(PATIENCE_MILLIS);
    fresh.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
    answers = new BufferedInputStream(fresh.getInputStream());
    return fresh;
  }

  private byte[] request(String target) {
    return """
    GET %s HTTP/1.1\r
    Host: localhost:%d\r
    User-Agent: %s\r
    Accept-Language: en\r
    \r
    """
        .formatted(target, port, BROWSER)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private Answer answer() throws IOException {
    String status = line();
    if (!status.matches("HTTP/1\\.1 [0-9]{3}( .*)?")) {
      throw new IOException("no HTTP/1.1: " + status);
    }
    long length = -1;
    boolean last = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String folded = header.toLowerCase(Locale.ROOT);
      if (folded.startsWith("content-length:")) {
        length = Long.parseLong(folded.substring("content-length:".length()).strip());
      }
      last |= folded.startsWith("connection:") && folded.contains("close");
    }
    answers.skipNBytes(Math.max(0, length));
    if (last || length < 0) {
      hangUp();
    }
    return switch (status.substring("HTTP/1.1 ".length(), "HTTP/1.1 302".length())) {
      case "302" -> Answer.ACKNOWLEDGED;
      case "503" -> Answer.REFUSED;
      default -> Answer.WRONG;
    };
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int c = answers.read(); c != '\n'; c = answers.read()) {
      if (c < 0) {
        throw new EOFException();
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  /// Leaves the connection; the next request makes a new one.
  void hangUp() {
    Socket left = socket;
    socket = null;
    if (left != null) {
      try {
        left.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    hangUp();
  }
}
