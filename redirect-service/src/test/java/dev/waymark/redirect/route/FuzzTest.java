package dev.waymark.redirect.route;

import static dev.waymark.patience.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.click.ClickEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sends a node what no browser would, and looks at everything that comes back.
///
/// Each connection has a script made from a fixed seed: sound requests, pipelined, and at the end
/// perhaps one that is badly framed, damaged, or in another way not to be answered as asked. It
/// sends them in pieces of any size, reads at once, slowly or late, and ends politely, half, or
/// with a reset. Many connections take turns on one thread, so their order is the same each time;
/// what the node makes of it is not.
///
/// `-Dwaymark.fuzz.requests=` says how many requests it sends, and `-Dwaymark.fuzz.seed=` which.
class FuzzTest {
  private static final int REQUESTS = Integer.getInteger("waymark.fuzz.requests", 20_000);
  private static final long SEED = Long.getLong("waymark.fuzz.seed", 12);

  /// How many connections are open at a time.
  private static final int AT_ONCE = 48;

  /// How long to wait for what comes back while there is nothing else to do.
  private static final long ARRIVAL_MILLIS = 10;

  private static final String CANARY = "GET /canary HTTP/1.1⏎Host: go.example.com⏎" + Site.HUMAN;

  private Site site;

  @BeforeEach
  void open(@TempDir Path directory) throws Exception {
    site = new Site(directory);
    site.link(FuzzScript.LINK, "'forward_params': ['n']");
    site.link(FuzzScript.LOCKED, "'password': 'no hash', 'password_version': 1");
    site.link("canary", "");
  }

  @AfterEach
  void close() throws Exception {
    site.close();
  }

  @Test
  void node_underAnything_answersWhatIsSoundAndNothingElseAndKeepsNoConnection() throws Throwable {
    var canary = new Canary(site.port());
    var run = new Run(canary);
    try (ExecutorService visitor = Executors.newSingleThreadExecutor()) {
      Future<?> visits = visitor.submit(canary);
      try {
        run.all();
      } finally {
        canary.stop();
      }
      visits.get(1, TimeUnit.MINUTES);
    }
    System.out.println(run.summary() + ", " + canary.summary());

    eventually(() -> assertThat(site.metric(RouteMeters.CONNECTIONS)).isZero());
    eventually(() -> assertThat(openSockets()).isZero());
    run.assertClicks();
    assertThat(site.get("/canary").status()).isEqualTo(302);
  }

  private final class Run {
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<FuzzClient> open = new ArrayList<>();
    private final Canary canary;
    private int connections;
    private int requests;
    private int answers;
    private long leastVisits;
    private long mostVisits;

    Run(Canary canary) {
      this.canary = canary;
    }

    void all() throws IOException {
      try (Selector arrivals = Selector.open()) {
        int idle = 0;
        while (requests < REQUESTS || !open.isEmpty()) {
          while (requests < REQUESTS && open.size() < AT_ONCE) {
            connect(arrivals);
          }
          idle = step(open.get(random.nextInt(open.size()))) ? 0 : idle + 1;
          if (idle > 2 * AT_ONCE) {
            idle = 0;
            arrivals.select(ARRIVAL_MILLIS);
            arrivals.selectedKeys().clear();
          }
        }
      }
    }

    private void connect(Selector arrivals) {
      FuzzScript script = FuzzScript.write(random.split(), connections++);
      requests += script.requests();
      mostVisits += script.visits();
      open.add(new FuzzClient(site.port(), script, random.split(), arrivals));
    }

    private boolean step(FuzzClient client) {
      boolean moved = client.step();
      if (client.isOver()) {
        open.remove(client);
        answers += client.answered();
        leastVisits += client.visits();
        canary.visit();
      }
      return moved;
    }

    String summary() {
      return "%,d requests over %,d connections, %,d answers read"
          .formatted(requests, connections, answers);
    }

    void assertClicks() {
      List<ClickEvent> clicks = site.clicks();
      assertThat(clicks)
          .as("nobody counts what was no request")
          .noneMatch(click -> Objects.equals(click.utm().source(), FuzzScript.SMUGGLED));
      assertThat(clicks.stream().filter(click -> click.link().equals("lnk_" + FuzzScript.LINK)))
          .hasSizeBetween(Math.toIntExact(leastVisits), Math.toIntExact(mostVisits));
    }
  }

  /// A visitor who is answered throughout, over one connection, each time another one has ended.
  private static final class Canary implements Runnable {
    private final int port;
    private final Semaphore turns = new Semaphore(0);
    private final List<Long> answeredMicros = new ArrayList<>();
    private volatile boolean stopped;

    Canary(int port) {
      this.port = port;
    }

    /// Lets it ask once more.
    void visit() {
      turns.release();
    }

    /// Lets it ask a last time.
    void stop() {
      stopped = true;
      turns.release();
    }

    @Override
    public void run() {
      try (var wire = new Wire(port)) {
        do {
          turns.acquireUninterruptibly();
          long start = System.nanoTime();
          String answer = wire.send(CANARY + "⏎⏎").readTo("\r\n\r\n").toLowerCase(Locale.ROOT);
          answeredMicros.add((System.nanoTime() - start) / 1_000);
          assertThat(answer)
              .startsWith("http/1.1 302 found\r\n")
              .contains("\r\nlocation: https://target.example/\r\n");
        } while (!stopped);
      }
    }

    String summary() {
      long[] micros = answeredMicros.stream().mapToLong(Long::longValue).sorted().toArray();
      return "a visitor answered %,d times, p50 %,d µs, p99 %,d µs, at most %,d µs"
          .formatted(
              micros.length,
              micros[micros.length / 2],
              micros[micros.length * 99 / 100],
              micros[micros.length - 1]);
    }
  }

  /// The sockets on the node's port that this process holds, but for the one that listens; 0 where
  /// the system does not say.
  private long openSockets() {
    String local = "%04X".formatted(site.port());
    return Stream.of(Path.of("/proc/self/net/tcp"), Path.of("/proc/self/net/tcp6"))
        .filter(Files::exists)
        .flatMap(FuzzTest::lines)
        .map(line -> line.strip().split("\\s+", -1))
        .filter(fields -> fields[1].endsWith(":" + local))
        .filter(fields -> !fields[3].equals("0A") && !fields[9].equals("0"))
        .count();
  }

  private static Stream<String> lines(Path file) {
    try {
      return Arrays.stream(Files.readString(file).split("\n", -1))
          .skip(1)
          .filter(l -> !l.isBlank());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
