package dev.waymark.browser;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A DNS of the stories' own: it has the TXT records that it is given, and no other. Of names with
/// `broken` in them it can say nothing.
final class NameServer implements AutoCloseable {
  private static final int HEADER = 12;
  private static final int ANSWERED = 0x8180;
  private static final int SERVER_FAILURE = 2;
  private static final int TXT = 16;
  private static final int INTERNET = 1;

  /// Where the name stands that was asked for: at the end of the header.
  private static final int NAME_ASKED = 0xC000 | HEADER;

  private final Map<String, String> texts = new ConcurrentHashMap<>();
  private final DatagramSocket socket;

  private NameServer(DatagramSocket socket) {
    this.socket = socket;
  }

  static NameServer start() throws IOException {
    var server = new NameServer(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
    Thread.ofPlatform().daemon().start(server::serve);
    return server;
  }

  /// As `WAYMARK_DOMAINS_NAME_SERVER` wants it.
  String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  /// Has a name with one text, in the place of the one before.
  void put(String name, String text) {
    texts.put(name, text);
  }

  private void serve() {
    try {
      while (true) {
        var question = new DatagramPacket(new byte[512], 512);
        socket.receive(question);
        byte[] answer = answer(Arrays.copyOf(question.getData(), question.getLength()));
        socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
      }
    } catch (SocketException e) {
      // closed
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// RFC 1035, section 4: the question again, and a TXT record where there is one.
  private byte[] answer(byte[] asked) throws IOException {
    var name = new StringBuilder();
    int end = HEADER;
    while (asked[end] != 0) {
      name.append(name.isEmpty() ? "" : ".")
          .append(new String(asked, end + 1, asked[end], StandardCharsets.US_ASCII));
      end += asked[end] + 1;
    }
    String text = texts.get(name.toString().toLowerCase(Locale.ROOT));
    boolean isBroken = name.indexOf("broken") >= 0;
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.write(asked, 0, 2);
    out.writeShort(ANSWERED | (isBroken ? SERVER_FAILURE : 0));
    out.writeShort(1);
    out.writeShort(text == null ? 0 : 1);
    out.writeInt(0);
    // The name, its end, type and class.
    out.write(asked, HEADER, end + 5 - HEADER);
    if (text != null) {
      byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
      out.writeShort(NAME_ASKED);
      out.writeShort(TXT);
      out.writeShort(INTERNET);
      out.writeInt(60);
      out.writeShort(ascii.length + 1);
      out.writeByte(ascii.length);
      out.write(ascii);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    socket.close();
  }
}
