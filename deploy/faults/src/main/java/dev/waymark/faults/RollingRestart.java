package dev.waymark.faults;

import dev.waymark.local.Installation;
import dev.waymark.local.Installation.Part;
import dev.waymark.local.RedirectNode;
import dev.waymark.local.Refusal;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Three redirect nodes behind a balancer are stopped by SIGTERM and started again, one after the
/// other, while visitors come over new connections and over kept-alive ones. Each visitor is
/// answered, each node ends with status 0, and in the end, when every node is drained, each click
/// is counted once.
final class RollingRestart {
  private static final int NODES = 3;
  private static final List<String> SLUGS = List.of("restart-1", "restart-2", "restart-3");
  private static final double CLICKS_PER_SECOND = 60;
  private static final int A_FEW = 60;
  private static final String DRAIN_KEY = "drain-key-of-a-trial-on-loopback-only";

  /// Far more than the balancer takes to notice, and than a visitor takes to come again.
  private static final Duration STOP_DELAY = Duration.ofSeconds(3);

  private final Scene scene;
  private final Installation installation;
  private final int restarts;
  private final Random random;
  private final List<RedirectNode> nodes = new ArrayList<>();
  private final Uptime always = new Uptime();

  private RollingRestart(Scene scene, int restarts, long seed) {
    this.scene = scene;
    this.installation = scene.installation();
    this.restarts = restarts;
    this.random = new Random(seed);
  }

  /// Restarts the nodes of an installation in which nothing has been started yet. Whoever prepared
  /// it closes it.
  ///
  /// @param restarts how many in all
  /// @param seed decides which node comes next
  /// @throws Refusal when Waymark does not start, or a node not again
  static Outcome run(Installation installation, int restarts, long seed, PrintStream out)
      throws IOException, InterruptedException, SQLException {
    try (var scene = new Scene(installation, out)) {
      return new RollingRestart(scene, restarts, seed).run();
    }
  }

  private Outcome run() throws IOException, InterruptedException, SQLException {
    scene.say("Waymark starts, with its data in " + installation.dataDirectory());
    List<Part> parts = List.of(Part.POSTGRESQL, Part.ANALYTICS, Part.ADMIN);
    for (Part part : parts) {
      installation.start(part);
    }
    for (int i = 0; i < NODES; i++) {
      RedirectNode node =
          installation.addRedirectNode(
              Map.of(
                  "WAYMARK_STOP_DELAY",
                  STOP_DELAY.toSeconds() + "s",
                  "WAYMARK_DRAIN_KEY",
                  DRAIN_KEY));
      nodes.add(node);
      node.start();
    }
    for (Part part : parts) {
      if (!scene.awaitReady(part)) {
        throw new Refusal(part + " does not start.");
      }
    }
    String workspace = scene.api().createWorkspace();
    for (String slug : SLUGS) {
      scene.api().createLink(workspace, slug);
    }
    try (Balancer balancer = Balancer.start(nodes);
        HttpClient http = HttpClient.newHttpClient()) {
      return visit(balancer, http);
    }
  }

  private Outcome visit(Balancer balancer, HttpClient http)
      throws IOException, InterruptedException, SQLException {
    awaitAll(balancer, http);
    always.up(System.nanoTime());
    Traffic kept = Traffic.start("kept", balancer.port(), SLUGS, CLICKS_PER_SECOND, always);
    Traffic fresh =
        Traffic.startWithNewConnections("fresh", balancer.port(), SLUGS, CLICKS_PER_SECOND, always);
    awaitVisitors(kept, fresh);
    long longest = 0;
    int last = -1;
    for (int i = 1; i <= restarts; i++) {
      int chosen = random.nextInt(last < 0 ? NODES : NODES - 1);
      last = last >= 0 && chosen >= last ? chosen + 1 : chosen; // another than the one before
      scene.say("restart %d of %d: node %d".formatted(i, restarts, last + 1));
      RedirectNode node = nodes.get(last);
      long began = System.nanoTime();
      int status = node.stop();
      longest = Math.max(longest, System.nanoTime() - began);
      if (status != 0) {
        scene.find("A node ended with status " + status);
      }
      node.start();
      awaitAll(balancer, http);
      awaitVisitors(kept, fresh);
    }
    List<Click> keptClicks = kept.stop();
    List<Click> freshClicks = fresh.stop();
    for (RedirectNode node : nodes) {
      drain(node, http);
    }
    judge("kept-alive", keptClicks);
    judge("new", freshClicks);
    var all = new ArrayList<>(keptClicks);
    all.addAll(freshClicks);
    scene.rollUp();
    Books books = scene.books();
    scene.find(Audit.findings(all, List.of(), books));
    if (books.size() != all.size()) {
      scene.find("%d clicks were sent, %d are counted".formatted(all.size(), books.size()));
    }
    return new Outcome(
        """
        restarts    %d of %d nodes; the longest stop took %.1f s, %d s of which it answered on
        kept-alive  %,d requests, %d failed
        new         %,d requests, %d failed
        counted     %,d clicks
        """
            .formatted(
                restarts,
                NODES,
                longest / 1e9,
                STOP_DELAY.toSeconds(),
                keptClicks.size(),
                failed(keptClicks),
                freshClicks.size(),
                failed(freshClicks),
                books.size()),
        scene.findings());
  }

  /// Every node is ready, knows the links and gets visitors.
  private void awaitAll(Balancer balancer, HttpClient http) throws InterruptedException {
    boolean all =
        scene.within(
            () -> {
              for (RedirectNode node : nodes) {
                for (String slug : SLUGS) {
                  if (status(http, HttpRequest.newBuilder(uri(node.port(), "/" + slug)).HEAD())
                      != 302) {
                    return false;
                  }
                }
              }
              return balancer.ready().size() == NODES;
            });
    if (!all) {
      throw new Refusal("A node is not ready; its log is in " + installation.dataDirectory());
    }
  }

  private void awaitVisitors(Traffic... all) throws InterruptedException {
    for (Traffic traffic : all) {
      long before = traffic.acknowledged();
      boolean _ =
          scene.expect("visitors are answered", () -> traffic.acknowledged() > before + A_FEW);
    }
  }

  private void drain(RedirectNode node, HttpClient http) throws InterruptedException {
    boolean _ =
        scene.expect(
            "a node is drained",
            () ->
                status(
                        http,
                        HttpRequest.newBuilder(uri(node.managementPort(), "/drain"))
                            .header("Authorization", "Bearer " + DRAIN_KEY)
                            .POST(HttpRequest.BodyPublishers.noBody()))
                    == 200);
    if (node.isReady()) {
      scene.find("A node is ready although it was drained");
    }
  }

  private static int status(HttpClient http, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(
            request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static URI uri(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private void judge(String connections, List<Click> clicks) {
    long failed = failed(clicks);
    if (failed > 0) {
      scene.find(
          "%d of %d requests over %s connections failed, such as %s"
              .formatted(
                  failed,
                  clicks.size(),
                  connections,
                  clicks.stream().filter(click -> !click.isAcknowledged()).findFirst()));
    }
  }

  private static long failed(List<Click> clicks) {
    return clicks.stream().filter(click -> !click.isAcknowledged()).count();
  }
}
