package dev.waymark.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One connection that misbehaves. For one thread.
final class Besieger implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 30_000;
  private static final int NETWORKS = 200;
  private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\n";

  private final Kind kind;
  private final String slug;
  private final int number;
  private final Socket socket = new Socket();

  /// How connections misbehave.
  enum Kind {
    /// Three requests at once of which the last has no right form, and nobody waits for answers.
    REFUSED(64),
    /// Requests that end in the middle, in many ways.
    ABORTED(64),
    /// Asks again and again, and never reads.
    UNREAD(1_000),
    /// Begins a large request and does not end it.
    UNFINISHED(1_000),
    /// Asks for what takes long to make.
    DRAWN(256);

    private final int atOnce;

    Kind(int atOnce) {
      this.atOnce = atOnce;
    }

    /// How many there are at a time.
    int atOnce() {
      return atOnce;
    }
  }

  /// @param port of the redirect service on loopback
  /// @param number of this connection; each comes from another address
  Besieger(Kind kind, int port, String slug, int number) throws IOException {
    this.kind = kind;
    this.slug = slug;
    this.number = number;
    socket.setSoTimeout(PATIENCE_MILLIS);
    if (kind == Kind.UNREAD) {
      socket.setOption(StandardSocketOptions.SO_RCVBUF, 4_096);
    }
    socket.bind(new InetSocketAddress("127.0." + (1 + number % NETWORKS) + ".1", 0));
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
  }

  /// Misbehaves.
  ///
  /// @throws IOException when the other end has had enough
  void run() throws IOException {
    switch (kind) {
      case REFUSED -> {
        send("HEAD /none" + HOST + "\r\nGET /" + slug + "/qr.svg" + HOST + "\r\n");
        send("HEAD /none" + HOST + "A: \u0001\r\n\r\n");
      }
      case ABORTED -> send(aborted());
      case UNREAD -> flood();
      case UNFINISHED -> {
        send("GET /" + slug + HOST);
        for (int i = 0; i < 2; i++) {
          send("A" + i + ": " + "a".repeat(7_000) + "\r\n");
        }
        awaitEnd();
      }
      case DRAWN -> {
        for (int i = 0; i < 8; i++) {
          send("GET /" + slug + "/qr.svg" + HOST + "\r\n");
        }
        var _ = socket.getInputStream().readNBytes(1_000);
      }
    }
  }

  private String aborted() {
    String link = "GET /" + slug + HOST;
    String code = "GET /" + slug + "/qr.svg" + HOST + "\r\n";
    List<String> all =
        List.of(
            "",
            "GET",
            link,
            code + code + link,
            code + link + "\r\nPOST /" + slug + HOST + "Content-Length: 100\r\n\r\nabc",
            code + "nonsense\r\n\r\n" + link + "\r\n",
            "POST /" + slug + HOST + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" + link + "\r\n",
            link + "User-Agent: " + number + "\r\n\r\n" + link + "A: \u0000\r\n\r\n",
            code + "PUT /" + slug + HOST + "Content-Length: 9\r\n\r\nabc");
    return all.get(number % all.size());
  }

  /// Ends when the service cuts the connection off.
  private void flood() throws IOException {
    byte[] requests =
        ("GET /"
                + (number % 2 == 0 ? "none" : slug + "/qr.svg")
                + HOST
                + "Accept: text/html\r\n\r\n")
            .repeat(100)
            .getBytes(StandardCharsets.ISO_8859_1);
    OutputStream out = socket.getOutputStream();
    for (int i = 0; i < 10_000; i++) {
      out.write(requests);
    }
  }

  private void awaitEnd() throws IOException {
    var _ = socket.getInputStream().readAllBytes();
  }

  private void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /// Hangs up, in one of three ways.
  @Override
  public void close() throws IOException {
    if (number % 3 > 0) {
      socket.setSoLinger(true, 0);
    } else if (!socket.isClosed() && number % 2 == 0) {
      try {
        socket.shutdownOutput();
      } catch (IOException alreadyReset) {
        // Then there is nothing to say.
      }
    }
    socket.close();
  }
}
