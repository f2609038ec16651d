package dev.waymark.redirect.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.redirect.delivery.Backlog;
import dev.waymark.redirect.route.Departure;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrainTest {
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final Backlog SOME = new Backlog(12L, "The analytics service is away.");
  private static final Backlog NONE = new Backlog(0L, null);

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Departure departure = new Departure();
  private final AtomicReference<Backlog> backlog = new AtomicReference<>(SOME);
  private final AtomicInteger looks = new AtomicInteger();
  private int port;

  @AfterEach
  void close() {
    client.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private record Given(Optional<String> key, Duration atMost) implements DrainSettings {
    @Override
    public Optional<Path> keyFile() {
      return Optional.empty();
    }
  }

  private void open(@Nullable String key, Duration atMost) {
    Router router = Router.router(vertx);
    new Drain(
            vertx,
            new Given(Optional.ofNullable(key), atMost),
            departure,
            () -> {
              looks.incrementAndGet();
              return backlog.get();
            })
        .install(router);
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    port = server.actualPort();
  }

  private HttpRequest request(String method, @Nullable String authorization) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + Drain.PATH))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return request.build();
  }

  private HttpResponse<String> send(String method, @Nullable String authorization)
      throws IOException, InterruptedException {
    return client.send(request(method, authorization), HttpResponse.BodyHandlers.ofString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Bearer 0123456789abcdef0123456789abcdeF",
        "Bearer 0123456789abcdef0123456789abcdef0",
        "Basic 0123456789abcdef0123456789abcdef",
        KEY,
      })
  void post_withoutTheKey_isRefusedAndChangesNothing(String authorization) throws Exception {
    open(KEY, Duration.ofMinutes(1));

    HttpResponse<String> answer = send("POST", authorization.isEmpty() ? null : authorization);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(answer.body()).doesNotContain("undelivered").doesNotContain(KEY);
    assertThat(departure.hasBegun()).isFalse();
  }

  @Test
  void post_noKeyIsSet_isRefusedForEverybody() throws Exception {
    open(null, Duration.ofMinutes(1));

    HttpResponse<String> answer = send("POST", "Bearer " + KEY);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("WAYMARK_DRAIN_KEY is not set");
    assertThat(departure.hasBegun()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "0123456789abcdef 0123456789abcdef"})
  void key_weak_isRefusedAtTheStart(String key) {
    assertThatThrownBy(() -> open(key, Duration.ofMinutes(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("WAYMARK_DRAIN_KEY needs at least 32 characters, without white space.");
  }

  @Test
  void get_withTheKey_changesNothing() throws Exception {
    open(KEY, Duration.ofMinutes(1));

    assertThat(send("GET", "Bearer " + KEY).statusCode()).isEqualTo(405);
    assertThat(departure.hasBegun()).isFalse();
  }

  @Test
  void post_everythingDelivered_saysSoEachTime() throws Exception {
    open(KEY, Duration.ofMinutes(1));
    backlog.set(NONE);

    for (int i = 0; i < 2; i++) {
      HttpResponse<String> answer = send("POST", "bearer " + KEY);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
      assertThat(answer.body()).isEqualTo("{\"undelivered\":0}\n");
      assertThat(departure.hasBegun()).isTrue();
    }
  }

  @Test
  void post_somethingLeft_waitsForIt() throws Exception {
    open(KEY, Duration.ofMinutes(1));
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request("POST", "Bearer " + KEY), HttpResponse.BodyHandlers.ofString());
    while (looks.get() < 3) {
      Thread.onSpinWait();
    }
    assertThat(answer).isNotDone();
    assertThat(departure.hasBegun()).isTrue();

    backlog.set(NONE);

    assertThat(answer.get().statusCode()).isEqualTo(200);
  }

  @Test
  void post_somethingStaysLeft_saysHowMuchAndWhy() throws Exception {
    open(KEY, Duration.ofMillis(100));

    HttpResponse<String> answer = send("POST", "Bearer " + KEY);

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body())
        .isEqualTo("{\"undelivered\":12,\"problem\":\"The analytics service is away.\"}\n");
  }

  @Test
  void post_nobodyKnowsHowMuchIsLeft_isNotDone() throws Exception {
    open(KEY, Duration.ZERO);
    backlog.set(new Backlog(null, "The disk fails."));

    HttpResponse<String> answer = send("POST", "Bearer " + KEY);

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("{\"undelivered\":null,\"problem\":\"The disk fails.\"}\n");
  }
}
