package dev.waymark.faults;

import dev.waymark.local.Installation;
import dev.waymark.local.Installation.Part;
import dev.waymark.local.Refusal;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// Thousands of connections that misbehave, one kind after the other, while visitors click. Each
/// visitor is answered, and afterwards nothing of the connections is left: no slot is taken, and
/// memory is as before.
final class Siege {
  private static final double CLICKS_PER_SECOND = 100;
  private static final Duration QUIET = Duration.ofSeconds(60);

  /// Of all that was taken at the end of the first kind, how much more may be at the end of all.
  private static final double GROWTH = 1.25;

  private static final String SLUG = "besieged";

  private final Scene scene;
  private final Installation installation;
  private final int connections;
  private final StringBuilder facts = new StringBuilder();
  private long residentAfterFirst;

  private Siege(Scene scene, int connections) {
    this.scene = scene;
    this.installation = scene.installation();
    this.connections = connections;
  }

  /// Attacks an installation in which nothing has been started yet. Whoever prepared it closes it.
  ///
  /// @param connections of each kind
  /// @throws Refusal when Waymark does not start
  static Outcome run(Installation installation, int connections, PrintStream out)
      throws IOException, InterruptedException {
    try (var scene = new Scene(installation, out)) {
      return new Siege(scene, connections).run();
    }
  }

  private Outcome run() throws IOException, InterruptedException {
    scene.start();
    scene.createLinks(scene.api().createWorkspace(), List.of(SLUG));
    warmUp();
    facts.append(
        "%-12s %8s %10s %10s %10s %8s %8s%n"
            .formatted("kind", "opened", "clicks", "p50 ms", "p99 ms", "RSS MB", "peak MB"));
    for (Besieger.Kind kind : Besieger.Kind.values()) {
      attack(kind);
    }
    scene.judgeAlarms();
    return new Outcome(facts.toString(), scene.findings());
  }

  private void warmUp() throws InterruptedException {
    Traffic traffic = visit("warm");
    boolean _ = scene.expect("visitors are answered", () -> traffic.acknowledged() > 2_000);
    var _ = traffic.stop();
  }

  private Traffic visit(String name) {
    return Traffic.start(
        name, installation.port(Part.REDIRECT), List.of(SLUG), CLICKS_PER_SECOND, scene.uptime());
  }

  private void attack(Besieger.Kind kind) throws IOException, InterruptedException {
    scene.say("%d connections: %s".formatted(connections, kind));
    var opened = new AtomicInteger();
    var peak = new long[] {resident()};
    Traffic traffic = visit(kind.name());
    var places = new Semaphore(kind.atOnce());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < connections; i++) {
        places.acquire();
        int number = i;
        threads.execute(
            () -> {
              try (var besieger =
                  new Besieger(kind, installation.port(Part.REDIRECT), SLUG, number)) {
                opened.incrementAndGet();
                besieger.run();
              } catch (IOException e) {
                // Closed by the service, as it should be; or refused, which the clicks show.
              } finally {
                places.release();
              }
            });
        if (i % 500 == 0) {
          peak[0] = Math.max(peak[0], resident());
        }
      }
    }
    List<Click> clicks = traffic.stop();
    boolean _ =
        Scene.within(QUIET, () -> open() == 0)
            || scene.expect(kind + ": no slot is taken after a minute", () -> open() == 0);
    judge(kind, clicks, opened.get(), peak[0]);
  }

  private void judge(Besieger.Kind kind, List<Click> clicks, int opened, long peak)
      throws IOException {
    long unanswered = clicks.stream().filter(click -> !click.isAcknowledged()).count();
    if (unanswered > 0) {
      scene.find(
          "%s: %d of %d clicks were not answered".formatted(kind, unanswered, clicks.size()));
    }
    if (!installation.isRunning(Part.REDIRECT)) {
      scene.find(kind + ": the redirect service has ended");
      return;
    }
    long resident = resident();
    if (residentAfterFirst == 0) {
      residentAfterFirst = resident;
    } else if (resident > residentAfterFirst * GROWTH) {
      scene.find(
          "%s: memory has grown from %d MB to %d MB"
              .formatted(kind, residentAfterFirst >> 20, resident >> 20));
    }
    List<Long> nanos =
        clicks.stream().map(click -> click.endedNanos() - click.beganNanos()).sorted().toList();
    facts.append(
        "%-12s %8d %10d %10.1f %10.1f %8d %8d%n"
            .formatted(
                kind,
                opened,
                clicks.size(),
                nanos.get(nanos.size() / 2) / 1e6,
                nanos.get(nanos.size() * 99 / 100) / 1e6,
                resident >> 20,
                peak >> 20));
  }

  private double open() throws IOException, InterruptedException {
    return scene.api().metric(Part.REDIRECT, "waymark_connections");
  }

  /// What the redirect service takes of the machine's memory, in bytes.
  private long resident() throws IOException {
    ServiceProcess service = ServiceProcess.of("redirect-service");
    return service == null ? 0 : service.resident();
  }
}
