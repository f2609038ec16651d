package dev.waymark.faults;

import dev.waymark.local.Installation;
import dev.waymark.local.Installation.Part;
import dev.waymark.local.Refusal;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/// One trial: a new installation under clicks and faults, until everything is quiet again, and the
/// comparison of what visitors were answered with what was counted.
final class Trial {
  private static final List<String> SLUGS =
      IntStream.rangeClosed(1, 5).mapToObj(number -> "faults-" + number).toList();

  private final Scene scene;
  private final Installation installation;
  private final Terms terms;

  private Trial(Scene scene, Terms terms) {
    this.scene = scene;
    this.installation = scene.installation();
    this.terms = terms;
  }

  /// Runs a trial on an installation in which nothing has been started yet. Whoever prepared it
  /// closes it.
  ///
  /// @throws Refusal when Waymark does not start
  /// @throws IOException when a service does not do what it is asked for
  static Report run(Installation installation, Terms terms, PrintStream out)
      throws IOException, InterruptedException, SQLException {
    try (var scene = new Scene(installation, out)) {
      return new Trial(scene, terms).run();
    }
  }

  private Report run() throws IOException, InterruptedException, SQLException {
    scene.start();
    scene.createLinks(scene.api().createWorkspace(), SLUGS);

    scene.say(
        "%,d clicks at %.0f a second, %d faults from seed %d"
            .formatted(terms.clicks(), terms.clicksPerSecond(), terms.kills(), terms.seed()));
    Schedule schedule = Schedule.draw(terms.seed(), terms.kills(), terms.every());
    List<Click> clicks;
    Map<Fault, Integer> kills;
    int whileStoring;
    Map<Part, Integer> endedByItself;
    Duration quietAfter;
    try (Attack attack = Attack.start(installation, schedule, scene.uptime())) {
      clicks = send(attack);
      long ended = System.nanoTime();
      scene.say("Waiting until everything is quiet");
      for (Part part : Part.values()) {
        scene.awaitReady(part);
      }
      scene.awaitQuiet();
      quietAfter = Duration.ofNanos(System.nanoTime() - ended);
      kills = attack.done();
      whileStoring = attack.whileStoring();
      endedByItself = attack.endedByItself();
    }
    judgeEnds(endedByItself);
    scene.judgeAnswers(clicks);
    scene.judgeAlarms();
    scene.rollUp();
    Books books = scene.books();
    scene.find(Audit.findings(clicks, List.of(), books));
    return new Report(
        terms,
        clicks,
        scene.uptime(),
        kills,
        whileStoring,
        endedByItself,
        books.size(),
        countedUnacknowledged(clicks, books),
        quietAfter,
        scene.findings());
  }

  /// Sends clicks until there are enough and the attack is over.
  private List<Click> send(Attack attack) throws InterruptedException {
    int port = installation.port(Part.REDIRECT);
    Traffic traffic = Traffic.start("click", port, SLUGS, terms.clicksPerSecond(), scene.uptime());
    // What is started again after an outage takes its time.
    Duration bound = terms.span().multipliedBy(3).plus(Scene.PATIENCE);
    try {
      attack.await(bound);
    } catch (ExecutionException e) {
      scene.find("A fault could not be carried out: " + e.getCause());
    } catch (TimeoutException e) {
      scene.find("The faults were not over after " + bound.toSeconds() + " s");
    }
    if (!Scene.within(bound, () -> traffic.acknowledged() >= terms.clicks())) {
      scene.find("Only " + traffic.acknowledged() + " clicks were acknowledged");
    }
    List<Click> clicks = traffic.stop();
    scene.uptime().down(System.nanoTime());
    return clicks;
  }

  /// Those that clicks depend on must live through whatever happens to the others.
  private void judgeEnds(Map<Part, Integer> endedByItself) {
    for (Part part : List.of(Part.REDIRECT, Part.ANALYTICS)) {
      if (endedByItself.containsKey(part)) {
        scene.find(part + " ended by itself, times: " + endedByItself.get(part));
      }
    }
  }

  private static long countedUnacknowledged(Collection<Click> clicks, Books books) {
    return clicks.stream()
        .filter(click -> !click.isAcknowledged() && books.rowsOfNonce().containsKey(click.nonce()))
        .count();
  }
}
