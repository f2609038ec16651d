package dev.waymark.admin.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DnsTxtRecordsTest {
  private static final int NO_ERROR = 0;
  private static final int NAME_ERROR = 3;
  private static final int REFUSED = 5;

  private record Settings(Optional<String> nameServer) implements DomainSettings {
    @Override
    public Duration verifyEvery() {
      return Duration.ZERO;
    }

    @Override
    public String recheckEvery() {
      return "off";
    }
  }

  /// A name server that gives every question the same answer.
  private record NameServer(DatagramSocket socket) implements AutoCloseable {
    static NameServer answering(int code, String... texts) throws IOException {
      var server = new NameServer(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
      Thread.ofPlatform().daemon().start(() -> server.serve(code, texts));
      return server;
    }

    DnsTxtRecords client() {
      String address = "127.0.0.1:" + socket.getLocalPort();
      return new DnsTxtRecords(new Settings(Optional.of(address)));
    }

    private void serve(int code, String... texts) {
      try {
        while (true) {
          var question = new DatagramPacket(new byte[512], 512);
          socket.receive(question);
          byte[] answer = answer(question, code, texts);
          socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
        }
      } catch (SocketException e) {
        // closed
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    /// RFC 1035, section 4: the question again, and a TXT record for each text.
    private static byte[] answer(DatagramPacket question, int code, String... texts)
        throws IOException {
      byte[] asked = Arrays.copyOf(question.getData(), question.getLength());
      int end = 12;
      while (asked[end] != 0) {
        end += asked[end] + 1;
      }
      end += 5;
      var bytes = new ByteArrayOutputStream();
      var out = new DataOutputStream(bytes);
      out.write(asked, 0, 2);
      out.writeShort(0x8180 | code);
      out.writeShort(1);
      out.writeShort(texts.length);
      out.writeInt(0);
      out.write(asked, 12, end - 12);
      for (String text : texts) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        out.writeShort(0xC00C);
        out.writeShort(16);
        out.writeShort(1);
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

  @Test
  void at_recordsAreThere_givesTheirTexts() throws IOException {
    try (var server = NameServer.answering(NO_ERROR, "v=spf1", "waymark-verify=0123456789abcdef")) {
      assertThat(server.client().at("go.example.com"))
          .containsExactlyInAnyOrder("v=spf1", "waymark-verify=0123456789abcdef");
    }
  }

  @Test
  void at_nameWithoutRecords_hasNone() throws IOException {
    try (var server = NameServer.answering(NO_ERROR)) {
      assertThat(server.client().at("go.example.com")).isEqualTo(List.of());
    }
  }

  @Test
  void at_unknownName_hasNone() throws IOException {
    try (var server = NameServer.answering(NAME_ERROR)) {
      assertThat(server.client().at("_waymark.go.example.com")).isEqualTo(List.of());
    }
  }

  @Test
  void at_serverRefuses_fails() throws IOException {
    try (var server = NameServer.answering(REFUSED)) {
      DnsTxtRecords client = server.client();
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> client.at("go.example.com"));
    }
  }
}
