package dev.waymark.faults;

import dev.waymark.local.Installation;
import dev.waymark.local.Installation.Part;
import dev.waymark.local.Refusal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// PostgreSQL is lost under the eyes of visitors, comes back empty, and then from a backup that
/// lacks the latest links. All the while every link that was ever known is answered, by redirect
/// nodes that are started meanwhile too; and in the end every click is where it belongs.
final class DatabaseLoss {
  /// In the backup.
  private static final List<String> OLD = List.of("old-1", "old-2", "old-3");

  /// Made after it.
  private static final List<String> NEW = List.of("new-1", "new-2");

  private static final double CLICKS_PER_SECOND = 50;
  private static final int A_FEW = 100;
  private static final String HELD = "waymark_links_held";

  private final Scene scene;
  private final Installation installation;
  private final Api api;
  private final Path backup;

  private DatabaseLoss(Scene scene) {
    this.scene = scene;
    this.installation = scene.installation();
    this.api = scene.api();
    this.backup = installation.dataDirectory().resolve("backup");
  }

  /// Loses the database of an installation in which nothing has been started yet. Whoever prepared
  /// it closes it.
  ///
  /// @throws Refusal when Waymark does not start
  /// @throws IOException when a service does not do what it is asked for
  static Outcome run(Installation installation, PrintStream out)
      throws IOException, InterruptedException, SQLException {
    try (var scene = new Scene(installation, out)) {
      return new DatabaseLoss(scene).run();
    }
  }

  private Outcome run() throws IOException, InterruptedException, SQLException {
    scene.start();
    String workspace = api.createWorkspace();
    scene.createLinks(workspace, OLD);
    Traffic old = visit("old", OLD);
    awaitCounted(old);

    scene.say("A backup, and links that it lacks");
    installation.stop(Part.POSTGRESQL);
    installation.backUpDatabase(backup);
    installation.start(Part.POSTGRESQL);
    scene.awaitReady(Part.ADMIN);
    scene.createLinks(workspace, NEW);
    Traffic fresh = visit("new", NEW);
    awaitCounted(fresh);
    expectHeld("nothing", 0, 0);

    scene.say("PostgreSQL is lost, and the redirect service starts without it");
    installation.kill(Part.POSTGRESQL);
    startAgain(Part.REDIRECT);
    awaitAnswered(old, fresh);

    scene.say("PostgreSQL is empty");
    installation.eraseDatabase();
    installation.start(Part.POSTGRESQL);
    expectHeld("everything", OLD.size() + NEW.size(), Integer.MAX_VALUE);
    awaitTaken(old.acknowledged() + fresh.acknowledged());
    Books empty = scene.books();
    judgeEmpty(empty);
    startAgain(Part.REDIRECT);
    expectHeld("everything", OLD.size() + NEW.size(), Integer.MAX_VALUE);
    awaitAnswered(old, fresh);

    scene.say("PostgreSQL has the backup");
    installation.stop(Part.POSTGRESQL);
    installation.restoreDatabase(backup);
    installation.start(Part.POSTGRESQL);
    long restored = System.nanoTime();
    expectHeld("what the backup lacks", NEW.size(), NEW.size());
    awaitAnswered(old, fresh);
    List<Click> newClicks = fresh.stop();
    List<Click> oldClicks = old.stop();
    scene.uptime().down(System.nanoTime());
    scene.awaitQuiet();
    var recoveredIn = Duration.ofNanos(System.nanoTime() - restored);

    scene.say("The absence of what the backup lacks is approved");
    boolean _ = scene.expect("approval", () -> api.approve());
    expectHeld("nothing", 0, 0);
    for (String slug : NEW) {
      boolean _ = scene.expect(slug + " is gone", () -> !api.isServed(slug));
    }
    for (String slug : OLD) {
      boolean _ = scene.expect(slug + " is served", () -> api.isServed(slug));
    }

    var clicks = new ArrayList<>(oldClicks);
    clicks.addAll(newClicks);
    scene.judgeAnswers(clicks);
    scene.judgeAlarms();
    scene.rollUp();
    Books books = scene.books();
    scene.find(Audit.findings(oldClicks, newClicks, books));
    return new Outcome(
        """
        counted     %,d clicks on links of the backup, before and after it
        put aside   %,d clicks on links that the backup lacks; %,d before, in the empty database
        redirect    at most %s
        recovered   %.1f s after the backup was there
        """
            .formatted(
                books.size(),
                sum(books.rejected()),
                sum(empty.rejected()),
                scene.uptime().longestGap(clicks),
                recoveredIn.toMillis() / 1e3),
        scene.findings());
  }

  private Traffic visit(String name, List<String> slugs) {
    int port = installation.port(Part.REDIRECT);
    return Traffic.start(name, port, slugs, CLICKS_PER_SECOND, scene.uptime());
  }

  /// Some more clicks have been counted.
  private void awaitCounted(Traffic traffic) throws InterruptedException, SQLException {
    long before = scene.books().size();
    awaitAnswered(traffic);
    boolean _ = scene.expect("clicks are counted", () -> scene.books().size() >= before + A_FEW);
  }

  /// Some more clicks have been answered on each of them.
  private void awaitAnswered(Traffic... traffics) throws InterruptedException {
    for (Traffic traffic : traffics) {
      long before = traffic.acknowledged();
      boolean _ =
          scene.expect("clicks are answered", () -> traffic.acknowledged() >= before + A_FEW);
    }
  }

  private void awaitTaken(long clicks) throws InterruptedException {
    boolean _ = scene.expect("clicks are delivered", () -> scene.books().taken() >= clicks);
  }

  private void startAgain(Part part) throws IOException, InterruptedException {
    scene.aboutToEnd(part);
    installation.kill(part);
    scene.start(part);
  }

  private void expectHeld(String what, int atLeast, int atMost) throws InterruptedException {
    boolean _ =
        scene.expect(
            "the redirect service keeps " + what + " beyond the publication",
            () -> {
              double held = api.metric(Part.REDIRECT, HELD);
              return held >= atLeast && held <= atMost;
            });
  }

  /// It knows no link, so it counts nothing; and it takes every number from the first on.
  private void judgeEmpty(Books books) {
    if (books.size() != 0) {
      scene.find("An empty database has counted %d clicks".formatted(books.size()));
    }
    if (books.lost() != 0 || books.taken() != sum(books.rejected())) {
      scene.find(
          "An empty database has taken %d numbers, put %d aside and lost %d"
              .formatted(books.taken(), sum(books.rejected()), books.lost()));
    }
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
