package dev.waymark.admin.replay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Stands for the analytics service: it has three clicks of every link, a Spaniard's and those of
/// two French, or what a test has put there. The test and this are in different class loaders, so
/// they talk over HTTP: `PUT /answer?link=lnk_...&status=200`, with the id of a click in the place
/// of the link's for what it says of one click, and with the path of a statistic, from
/// `/api/workspaces/` on, for what it says of that; what nobody has put there is answered 404.
public final class FakeAnalytics implements QuarkusTestResourceLifecycleManager {
  private record Answer(int status, String body) {}

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private @Nullable HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      HttpServer made =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      made.createContext("/api/kept-clicks", this::clicks);
      made.createContext("/api/workspaces", this::statistics);
      made.createContext("/answer", this::put);
      made.start();
      server = made;
      return Map.of("waymark.analytics.url", "http://127.0.0.1:" + made.getAddress().getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  private void put(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    answers.put(
        parameter(exchange, "link"),
        new Answer(Integer.parseInt(parameter(exchange, "status")), body));
    send(exchange, new Answer(200, "{}"));
  }

  private void clicks(HttpExchange exchange) throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (authorization == null || !authorization.matches("Waymark-Admin [0-9a-f]{64}")) {
      send(exchange, new Answer(401, "{}"));
      return;
    }
    String path = exchange.getRequestURI().getPath();
    String click = path.substring(path.lastIndexOf('/') + 1);
    if (!click.equals("kept-clicks")) {
      Answer one =
          new Answer(
              200,
              """
              {"at":"2026-11-20T10:00:00Z","outcome":"redirect","step":"rule","rule":"Spain",
               "channel":"es-team","rules_version":1}
              """);
      send(exchange, answers.getOrDefault(click, one));
      return;
    }
    String from = parameter(exchange, "from");
    Answer usual =
        new Answer(
            200,
            "{\"covered_from\":\""
                + from
                + "\",\"clicks\":3,\"rows\":["
                + row("ES")
                + ","
                + row("FR")
                + ","
                + row("FR")
                + "]}");
    send(exchange, answers.getOrDefault(parameter(exchange, "link"), usual));
  }

  private void statistics(HttpExchange exchange) throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    boolean isAdmin = authorization != null && authorization.matches("Waymark-Admin [0-9a-f]{64}");
    send(
        exchange,
        isAdmin
            ? answers.getOrDefault(exchange.getRequestURI().getPath(), new Answer(404, "{}"))
            : new Answer(401, "{}"));
  }

  private static String row(String country) {
    return "[\"01kn1cr5g0h2m3n4p5q6r7s8t9\",1796040000000,\"%s\",\"mobile\",\"iOS\",\"Safari\",\"%s\""
            .formatted(country, country.toLowerCase(Locale.ROOT))
        + ",null,null,null,null,null,null]";
  }

  private static String parameter(HttpExchange exchange, String name) {
    return Arrays.stream(exchange.getRequestURI().getRawQuery().split("&"))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1))
        .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
        .findFirst()
        .orElseThrow();
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
