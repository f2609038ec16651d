package dev.waymark.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What an image needs: not a test of the build, for time and memory are the machine's, but run by
/// the same means. README.md has the command.
class Measurements {
  private static final int CLIENTS = 16;
  private static final int REQUESTS = 20_000;
  private static final int STARTS = 3;

  @Test
  @SuppressWarnings("SystemOut")
  void print() throws Throwable {
    Tools.require();
    Suite.build();
    try (Suite suite = Suite.start()) {
      System.out.println("| image | size | start to ready | memory idle | under load | limit |");
      System.out.println("|---|---|---|---|---|---|");
      for (String name : Suite.SERVICES) {
        var starts = new ArrayList<String>();
        for (int i = 0; i < STARTS; i++) {
          suite.stop(name);
          long begun = System.nanoTime();
          suite.start(name);
          suite.awaitReady(name);
          starts.add("%.1f s".formatted((System.nanoTime() - begun) / 1e9));
        }
        // What is begun at the start, such as the reader of user agents, is done by then.
        TimeUnit.SECONDS.sleep(10);
        Container container = suite.container(name);
        String idle = megabytes(container, "VmRSS");
        load(suite, name);
        System.out.println(
            "| %s | %d MB | %s | %s | %s | %s |"
                .formatted(
                    name,
                    suite.imageBytes(name) / 1_000_000,
                    String.join(", ", starts),
                    idle,
                    megabytes(container, "VmHWM"),
                    suite.limit(name)));
      }
    }
  }

  private static String megabytes(Container container, String name) throws IOException {
    return Long.parseLong(container.status(name).replace(" kB", "")) / 1024 + " MiB";
  }

  /// The same request again and again, by many at once.
  private static void load(Suite suite, String name) throws Exception {
    String path = name.equals("redirect") ? "/sale" : "/api/workspaces";
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      Callable<Integer> client =
          () -> {
            int answered = 0;
            for (int i = 0; i < REQUESTS / CLIENTS; i++) {
              var request =
                  HttpRequest.newBuilder(URI.create("http://localhost:" + suite.port(name) + path))
                      .header("X-API-Key", suite.operatorKey())
                      .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:" + i + ".0)")
                      .build();
              answered +=
                  http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 500
                      ? 1
                      : 0;
            }
            return answered;
          };
      var all = new ArrayList<Future<Integer>>();
      for (int i = 0; i < CLIENTS; i++) {
        all.add(clients.submit(client));
      }
      for (Future<Integer> each : all) {
        assertThat(each.get()).isEqualTo(REQUESTS / CLIENTS);
      }
    }
  }
}
