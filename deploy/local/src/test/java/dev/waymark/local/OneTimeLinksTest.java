package dev.waymark.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OneTimeLinksTest {
  private static final String KEY = "operator-key-0123456789-0123456789";

  private final List<String> asked = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private HttpServer admin;
  private int status = 200;
  private String answer = "{\"url\": \"http://127.0.0.1:8081/setup#abc\"}";

  @BeforeEach
  void listen() throws IOException {
    admin = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    admin.createContext(
        "/",
        exchange -> {
          asked.add(
              "%s %s %s %s"
                  .formatted(
                      exchange.getRequestMethod(),
                      exchange.getRequestURI(),
                      exchange.getRequestHeaders().getFirst("X-API-Key"),
                      new String(
                          exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    admin.start();
  }

  @AfterEach
  void close() {
    admin.stop(0);
    http.close();
  }

  private OneTimeLinks links() {
    return new OneTimeLinks("http://127.0.0.1:" + admin.getAddress().getPort(), KEY, http);
  }

  @Test
  void setup_nobodyThere_isTheAddress() throws Exception {
    assertThat(links().setup()).isEqualTo("http://127.0.0.1:8081/setup#abc");
    assertThat(asked).containsExactly("POST /api/setup/codes " + KEY + " ");
  }

  @Test
  void setup_somebodyThereOrNoAnswer_isNone() throws Exception {
    status = 409;
    answer = "{\"detail\": \"Somebody is there already.\"}";
    assertThat(links().setup()).isNull();
    OneTimeLinks nowhere = links();
    admin.stop(0);
    assertThat(nowhere.setup()).isNull();
  }

  @Test
  void resetPassword_somebody_isTheAddress() throws Exception {
    assertThat(links().resetPassword("ana@example.com", false)).endsWith("#abc");
    assertThat(asked)
        .containsExactly("POST /api/password-codes " + KEY + " {\"email\":\"ana@example.com\"}");
  }

  @Test
  void resetPassword_appLost_asksForThatToo() throws Exception {
    links().resetPassword("ana@example.com", true);
    assertThat(asked.getFirst()).contains("\"take_off_second_factor\":true");
  }

  @Test
  void resetPassword_nobodyOrNoAnswer_saysWhy() {
    status = 400;
    answer = "{\"detail\": \"Nobody with this address may sign in here.\"}";
    assertThatThrownBy(() -> links().resetPassword("bea@example.com", false))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("Nobody with this address");
    OneTimeLinks nowhere = links();
    admin.stop(0);
    assertThatThrownBy(() -> nowhere.resetPassword("bea@example.com", false))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("./waymark up");
  }
}
