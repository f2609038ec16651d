package dev.waymark.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.faults.Click.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Against a server that answers what it is told to, or breaks off.
@Timeout(60)
class VisitorTest {
  private static final String REDIRECT =
      "HTTP/1.1 302 Found\r\nLocation: https://example.com\r\nContent-Length: 0\r\n\r\n";

  private final Queue<String> answers = new LinkedBlockingQueue<>();
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket connection = server.accept()) {
        connections.add(connection);
        answer(connection);
      } catch (IOException e) {
        // The visitor, or the test, has gone.
      }
    }
  }

  /// Breaks the connection off after an answer that is not whole.
  private void answer(Socket connection) throws IOException {
    var reader =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
    OutputStream out = connection.getOutputStream();
    for (String first = reader.readLine(); first != null; first = reader.readLine()) {
      var request = new StringBuilder(first);
      for (String line = reader.readLine(); line != null && !line.isEmpty(); ) {
        request.append('\n').append(line);
        line = reader.readLine();
      }
      requests.add(request.toString());
      String answer = answers.remove();
      out.write(answer.getBytes(StandardCharsets.US_ASCII));
      if (answer.endsWith("...")) {
        return;
      }
    }
  }

  private Visitor visitor() {
    return new Visitor(server.getLocalPort());
  }

  @Test
  void visit_redirects_overOneConnection() {
    answers.add(REDIRECT);
    answers.add(REDIRECT);
    try (Visitor visitor = visitor()) {
      assertThat(visitor.visit("/a?utm_content=n1")).isEqualTo(Answer.ACKNOWLEDGED);
      assertThat(visitor.visit("/a?utm_content=n2")).isEqualTo(Answer.ACKNOWLEDGED);
    }
    assertThat(connections).hasSize(1);
    assertThat(requests.remove())
        .startsWith("GET /a?utm_content=n1 HTTP/1.1\nHost: localhost:" + server.getLocalPort())
        .contains("\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64)");
  }

  @Test
  void visit_otherAnswers_areTold() {
    answers.add("HTTP/1.1 503 Service Unavailable\r\ncontent-length: 5\r\n\r\nsorry");
    answers.add("HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\nConnection: close\r\n\r\nnone");
    answers.add(REDIRECT);
    try (Visitor visitor = visitor()) {
      assertThat(visitor.visit("/a")).isEqualTo(Answer.REFUSED);
      assertThat(visitor.visit("/a")).isEqualTo(Answer.WRONG);
      assertThat(visitor.visit("/a")).isEqualTo(Answer.ACKNOWLEDGED);
    }
    assertThat(connections).hasSize(2);
  }

  @Test
  void visit_answerBreaksOff_isUnknownAndSentOnce() {
    answers.add("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n...");
    answers.add("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 9\r\n\r\nsor...");
    answers.add("...");
    answers.add(REDIRECT);
    try (Visitor visitor = visitor()) {
      assertThat(visitor.visit("/1")).isEqualTo(Answer.UNKNOWN);
      assertThat(visitor.visit("/2")).isEqualTo(Answer.UNKNOWN);
      assertThat(visitor.visit("/3")).isEqualTo(Answer.UNKNOWN);
      assertThat(visitor.visit("/4")).isEqualTo(Answer.ACKNOWLEDGED);
    }
    assertThat(requests).hasSize(4);
  }

  @Test
  void visit_nobodyThere_isUnknown() throws IOException {
    server.close();
    try (Visitor visitor = visitor()) {
      assertThat(visitor.visit("/a")).isEqualTo(Answer.UNKNOWN);
    }
  }
}
