package dev.waymark.redirect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sends exactly the bytes it is given, and shows exactly what comes back.
public final class RawHttp {
  private static final int TIMEOUT_MILLIS = 10_000;

  private final int port;

  private final String host;

  /// On the default domain.
  RawHttp(int port) {
    this(port, "go.example.com");
  }

  /// On a domain.
  public RawHttp(int port, String host) {
    this.port = port;
    this.host = host;
  }

  /// What came back until the server closed the connection.
  ///
  /// @param status the number in the status line; 0 when nothing came
  /// @param headers name and value each, in order
  /// @param body what follows the empty line
  public record Response(int status, List<String> headers, String body) {
    /// The values of a header, in order.
    public List<String> values(String name) {
      var values = new ArrayList<String>();
      for (String header : headers) {
        int colon = header.indexOf(':');
        if (header.substring(0, colon).equalsIgnoreCase(name)) {
          values.add(header.substring(colon + 1).strip());
        }
      }
      return values;
    }

    /// The first value of a header; null when there is none.
    public @Nullable String value(String name) {
      List<String> values = values(name);
      return values.isEmpty() ? null : values.getFirst();
    }
  }

  /// A request for a path, with these headers.
  public Response get(String path, String... headers) {
    return request("GET", path, headers);
  }

  /// The same with another method.
  public Response request(String method, String path, String... headers) {
    var text = new StringBuilder(method + " " + path + " HTTP/1.1⏎Host: " + host + "⏎");
    for (String header : headers) {
      text.append(header).append('⏎');
    }
    return send(text.append("Connection: close⏎⏎").toString());
  }

  /// A form with these headers.
  public Response post(String path, String form, String... headers) {
    var text = new StringBuilder("POST " + path + " HTTP/1.1⏎Host: " + host + "⏎");
    for (String header : headers) {
      text.append(header).append('⏎');
    }
    return send(
        text.append("Content-Type: application/x-www-form-urlencoded⏎Content-Length: ")
            .append(form.length())
            .append("⏎Connection: close⏎⏎")
            .append(form)
            .toString());
  }

  /// Sends what is written, with `⏎` for a line's end and every other character as the byte of the
  /// same number. Ends when the server closes.
  public Response send(String wire) {
    String bytes = wire.replace("⏎", "\r\n");
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return parse(new String(readAll(socket.getInputStream()), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Sends likewise, and resets the connection without reading.
  void sendAndHangUp(String wire) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoLinger(true, 0);
      socket
          .getOutputStream()
          .write(wire.replace("⏎", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] readAll(InputStream in) throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    try {
      in.transferTo(bytes);
    } catch (SocketException e) {
      // Reset by the peer: it did not want to read the rest.
    }
    return bytes.toByteArray();
  }

  private static Response parse(String text) {
    if (text.isEmpty()) {
      return new Response(0, List.of(), "");
    }
    int end = text.indexOf("\r\n\r\n");
    List<String> lines = List.of(text.substring(0, end).split("\r\n", -1));
    return new Response(
        Integer.parseInt(lines.getFirst().split(" ", -1)[1]),
        lines.subList(1, lines.size()),
        text.substring(end + 4));
  }
}
