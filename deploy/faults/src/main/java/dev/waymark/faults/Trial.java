package dev.waymark.faults;

import dev.waymark.local.Installation;
import dev.waymark.local.Installation.Part;
import dev.waymark.local.Refusal;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/// One trial: a new installation under clicks and faults, until everything is quiet again, and the
/// comparison of what visitors were answered with what was counted.
final class Trial {
  private static final List<String> SLUGS =
      IntStream.rangeClosed(1, 5).mapToObj(number -> "faults-" + number).toList();

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(250);

  /// How long visitors may go without an answer, even on a machine that starts three services
  /// meanwhile: whoever waits for another process waits longer.
  private static final Duration LONGEST_GAP = Duration.ofSeconds(5);

  /// What the services themselves count and must be 0.
  private static final List<String> ALARMS =
      List.of(
          "waymark_journal_lost_total",
          "waymark_journal_undurable_total",
          "waymark_journal_damaged_headers_total",
          "waymark_delivery_gone_total",
          "waymark_delivery_superseded_total");

  private final Installation installation;
  private final Api api;
  private final Terms terms;
  private final PrintStream out;
  private final Uptime uptime = new Uptime();
  private final List<String> findings = new ArrayList<>();

  private Trial(Installation installation, Api api, Terms terms, PrintStream out) {
    this.installation = installation;
    this.api = api;
    this.terms = terms;
    this.out = out;
  }

  /// Runs a trial on an installation in which nothing has been started yet. Whoever prepared it
  /// closes it.
  ///
  /// @throws Refusal when Waymark does not start
  /// @throws IOException when a service does not do what it is asked for
  static Report run(Installation installation, Terms terms, PrintStream out)
      throws IOException, InterruptedException, SQLException {
    try (var api = new Api(installation)) {
      return new Trial(installation, api, terms, out).run();
    }
  }

  private Report run() throws IOException, InterruptedException, SQLException {
    say("Waymark starts, with its data in " + installation.dataDirectory());
    start();
    createLinks();

    say(
        "%,d clicks at %.0f a second, %d faults from seed %d"
            .formatted(terms.clicks(), terms.clicksPerSecond(), terms.kills(), terms.seed()));
    Schedule schedule = Schedule.draw(terms.seed(), terms.kills(), terms.every());
    uptime.up(System.nanoTime());
    List<Click> clicks;
    Map<Fault, Integer> kills;
    int whileStoring;
    Map<Part, Integer> endedByItself;
    Duration quietAfter;
    try (Attack attack = Attack.start(installation, schedule, uptime)) {
      clicks = send(attack);
      long ended = System.nanoTime();
      say("Waiting until everything is quiet");
      for (Part part : Part.values()) {
        awaitReady(part);
      }
      awaitQuiet();
      quietAfter = Duration.ofNanos(System.nanoTime() - ended);
      kills = attack.done();
      whileStoring = attack.whileStoring();
      endedByItself = attack.endedByItself();
    }
    judgeEnds(endedByItself);
    judgeAnswers(clicks);
    judgeAlarms();
    rollUp();
    Books books = books();
    findings.addAll(Audit.findings(clicks, books));
    return new Report(
        terms,
        clicks,
        uptime,
        kills,
        whileStoring,
        endedByItself,
        books.size(),
        countedUnacknowledged(clicks, books),
        quietAfter,
        findings);
  }

  private void start() throws IOException, InterruptedException {
    for (Part part : Part.values()) {
      if (!installation.has(part)) {
        throw new Refusal("There is no " + part + " service in this checkout.");
      }
      installation.start(part);
    }
    for (Part part : Part.values()) {
      if (!awaitReady(part)) {
        throw new Refusal(part + " does not start; its log is in " + installation.dataDirectory());
      }
    }
  }

  /// The redirect service stops and starts once, so that it has on its disk what it is to answer
  /// with while the database is away.
  private void createLinks() throws IOException, InterruptedException {
    String workspace = api.createWorkspace();
    for (String slug : SLUGS) {
      api.createLink(workspace, slug);
    }
    awaitServed();
    installation.stop(Part.REDIRECT);
    installation.start(Part.REDIRECT);
    if (!awaitReady(Part.REDIRECT)) {
      throw new Refusal("The redirect service does not start again.");
    }
    awaitServed();
  }

  private void awaitServed() throws InterruptedException {
    if (!within(PATIENCE, () -> api.isServed(SLUGS.getLast()))) {
      throw new Refusal("The redirect service does not know the links.");
    }
  }

  /// Sends clicks until there are enough and the attack is over.
  private List<Click> send(Attack attack) throws InterruptedException {
    Traffic traffic =
        Traffic.start(installation.port(Part.REDIRECT), SLUGS, terms.clicksPerSecond(), uptime);
    // What is started again after an outage takes its time.
    Duration bound = terms.span().multipliedBy(3).plus(PATIENCE);
    try {
      attack.await(bound);
    } catch (ExecutionException e) {
      findings.add("A fault could not be carried out: " + e.getCause());
    } catch (TimeoutException e) {
      findings.add("The faults were not over after " + bound.toSeconds() + " s");
    }
    if (!within(bound, () -> traffic.acknowledged() >= terms.clicks())) {
      findings.add("Only " + traffic.acknowledged() + " clicks were acknowledged");
    }
    List<Click> clicks = traffic.stop();
    uptime.down(System.nanoTime());
    return clicks;
  }

  private boolean awaitReady(Part part) throws InterruptedException {
    boolean ready = within(PATIENCE, () -> installation.isReady(part));
    if (!ready) {
      findings.add(part + " was not ready after " + PATIENCE.toSeconds() + " s");
    }
    return ready;
  }

  /// Everything is delivered, and no row comes in any more.
  private void awaitQuiet() throws InterruptedException {
    var rows = new long[] {-1};
    boolean quiet =
        within(
            PATIENCE,
            () -> {
              long before = rows[0];
              rows[0] = books().size();
              return api.metric(Part.REDIRECT, "waymark_journal_undelivered") == 0
                  && rows[0] == before;
            });
    if (!quiet) {
      findings.add("Clicks were still being delivered after " + PATIENCE.toSeconds() + " s");
    }
  }

  /// Those that clicks depend on must live through whatever happens to the others.
  private void judgeEnds(Map<Part, Integer> endedByItself) {
    for (Part part : List.of(Part.REDIRECT, Part.ANALYTICS)) {
      if (endedByItself.containsKey(part)) {
        findings.add(part + " ended by itself, times: " + endedByItself.get(part));
      }
    }
  }

  private void judgeAnswers(Collection<Click> clicks) {
    List<Click> unanswered =
        clicks.stream().filter(click -> !click.isAcknowledged() && uptime.covers(click)).toList();
    if (!unanswered.isEmpty()) {
      findings.add(
          "%d clicks were not answered with a redirect while the redirect service was up, such as %s"
              .formatted(unanswered.size(), unanswered.getFirst()));
    }
    long wrong = clicks.stream().filter(click -> click.answer() == Click.Answer.WRONG).count();
    if (wrong > 0) {
      findings.add(wrong + " answers were neither a redirect nor a 503");
    }
    Uptime.Gap gap = uptime.longestGap(clicks);
    if (gap.length().compareTo(LONGEST_GAP) > 0) {
      findings.add("The redirect service was up and gave no answer: " + gap);
    }
  }

  private void judgeAlarms() throws IOException, InterruptedException {
    for (String alarm : ALARMS) {
      double value = api.metric(Part.REDIRECT, alarm);
      if (value != 0) {
        findings.add(alarm + " is " + value);
      }
    }
  }

  /// Twice, which must not make a difference.
  private void rollUp() throws IOException, InterruptedException, SQLException {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    api.rollUp(today);
    Map<String, Long> once = books().clickCount();
    api.rollUp(today);
    Map<String, Long> twice = books().clickCount();
    if (!once.equals(twice)) {
      findings.add("A second rollup changed %s to %s".formatted(once, twice));
    }
  }

  private Books books() throws SQLException {
    try (Connection connection = installation.connect()) {
      return Books.read(connection);
    }
  }

  private static long countedUnacknowledged(Collection<Click> clicks, Books books) {
    return clicks.stream()
        .filter(click -> !click.isAcknowledged() && books.rowsOfNonce().containsKey(click.nonce()))
        .count();
  }

  /// Something that may come true, or fail for the moment.
  @FunctionalInterface
  private interface Condition {
    boolean holds() throws IOException, InterruptedException, SQLException;
  }

  private static boolean within(Duration bound, Condition condition) throws InterruptedException {
    long deadline = System.nanoTime() + bound.toNanos();
    while (true) {
      try {
        if (condition.holds()) {
          return true;
        }
      } catch (IOException | SQLException notNow) {
        // It may be starting.
      }
      if (System.nanoTime() > deadline) {
        return false;
      }
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    }
  }

  private void say(String sentence) {
    out.println(sentence + " ...");
    out.flush();
  }
}
