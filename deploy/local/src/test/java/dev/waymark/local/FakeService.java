package dev.waymark.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// Stands for a service in a process of its own: ready on its management port at once; on its port
/// it tells its environment (`/env/NAME`) and dies when asked to (`/die`).
final class FakeService {
  private FakeService() {}

  public static void main(String... arguments) throws IOException {
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
    management.start();
    HttpServer service = listen(port);
    service.createContext(
        "/env/",
        exchange -> {
          String name = exchange.getRequestURI().getPath().substring("/env/".length());
          byte[] value = ("" + System.getenv(name)).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, value.length);
          exchange.getResponseBody().write(value);
          exchange.close();
        });
    service.createContext(
        "/die",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
          System.out.println("the reason why it dies");
          System.exit(3);
        });
    service.start();
    System.out.println("listening on " + port);
  }

  private static HttpServer listen(int port) throws IOException {
    return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
  }
}
