package dev.waymark.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// An nginx of our own, pinned to the server's core, which ends with this program.
final class Nginx {
  private static final int TRIES = 100;

  private Nginx() {}

  static Server start(String name, String template, Path directory, Path geo)
      throws IOException, InterruptedException {
    Path own = Files.createDirectories(directory.resolve(template.replace(".conf", "")));
    int port = freePort();
    Path configuration = own.resolve("nginx.conf");
    Files.writeString(
        configuration,
        resource(template)
            .replace("@DIR@", own.toString())
            .replace("@GEO@", geo.toString())
            .replace("@PORT@", Integer.toString(port)));
    Process nginx =
        new ProcessBuilder(List.of("taskset", "-c", "0", "nginx", "-c", configuration.toString()))
            .inheritIO()
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(nginx::destroy));
    for (int i = 0; i < TRIES; i++) {
      if (!nginx.isAlive()) {
        throw new IOException("nginx did not start: see above");
      }
      try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return new Server(name, port, nginx.toHandle());
      } catch (IOException _) {
        nginx.waitFor(50, TimeUnit.MILLISECONDS);
      }
    }
    throw new IOException("nginx does not answer on port " + port);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  static String resource(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(Nginx.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
