package dev.waymark.service;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/// Speaks HTTP by hand, for what no client would send.
public final class RawHttp {
  private static final int SILENCE_MILLIS = 10_000;

  private RawHttp() {}

  /// Sends bytes, and gives what comes back until the server closes.
  public static String send(int port, String request) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(SILENCE_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return untilClosed(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Sends bytes, and hangs up at once.
  public static void hangUp(int port, String request) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String untilClosed(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var chunk = new byte[8192];
    try {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        bytes.write(chunk, 0, n);
      }
    } catch (SocketException _) {
      // Closed with something unread, which the server need not read.
    } catch (SocketTimeoutException e) {
      throw new AssertionError("The server neither closes nor says more: " + bytes, e);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }
}
