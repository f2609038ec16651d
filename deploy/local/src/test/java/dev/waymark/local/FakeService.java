package dev.waymark.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/// Stands for a service in a process of its own: ready on its management port at once; on its port
/// it tells its environment (`/env/NAME`), its properties (`/property/NAME`) and its process
/// (`/pid`), has a problem from then on (`/problem?CHECK=SENTENCE`, `/problem` for none any more),
/// and dies when asked to (`/die`, `/die?status=N`). With an argument it says that and as whom, and
/// ends.
final class FakeService {
  private FakeService() {}

  public static void main(String... arguments) throws IOException {
    if (arguments.length > 0) {
      System.out.println(arguments[0] + " as " + System.getenv("WAYMARK_DATABASE_USERNAME"));
      System.exit(System.getenv("FAKE_UNMIGRATED") == null ? 0 : 4);
    }
    if (System.getenv("FAKE_BROKEN") != null) {
      System.out.println("the reason why it cannot start");
      System.exit(3);
    }
    int port = Integer.parseInt(System.getenv("FAKE_PORT"));
    HttpServer management = listen(port + Settings.MANAGEMENT_OFFSET);
    management.createContext(
        "/q/health/ready",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    var problem = new AtomicReference<String>("");
    management.createContext(
        "/q/health/well", exchange -> answer(exchange, wellness(problem.get())));
    management.start();
    HttpServer service = listen(port);
    service.createContext(
        "/env/", exchange -> answer(exchange, "" + System.getenv(end(exchange, "/env/"))));
    service.createContext(
        "/property/",
        exchange -> answer(exchange, "" + System.getProperty(end(exchange, "/property/"))));
    service.createContext("/pid", exchange -> answer(exchange, "" + ProcessHandle.current().pid()));
    service.createContext(
        "/problem",
        exchange -> {
          problem.set(query(exchange));
          answer(exchange, "");
        });
    service.createContext(
        "/die",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
          System.out.println("the reason why it dies");
          String status = query(exchange).replace("status=", "");
          System.exit(status.isEmpty() ? 3 : Integer.parseInt(status));
        });
    service.start();
    System.out.println("listening on " + port);
  }

  private static String end(HttpExchange exchange, String start) {
    return exchange.getRequestURI().getPath().substring(start.length());
  }

  private static String query(HttpExchange exchange) {
    String query = exchange.getRequestURI().getQuery();
    return query == null ? "" : query;
  }

  private static String wellness(String problem) {
    if (problem.isEmpty()) {
      return "{\"status\": \"UP\", \"checks\": [{\"name\": \"journal\", \"status\": \"UP\"}]}";
    }
    String[] parts = problem.split("=", 2);
    return "{\"checks\": [{\"name\": \"%s\", \"status\": \"DOWN\", \"data\": {\"problem\": \"%s\"}}]}"
        .formatted(parts[0], parts[1]);
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private static HttpServer listen(int port) throws IOException {
    return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
  }
}
