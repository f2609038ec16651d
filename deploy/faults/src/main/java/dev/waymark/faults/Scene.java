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
import java.util.concurrent.TimeUnit;

/// Where a trial takes place: a new installation, what its services say, and what was found to be
/// wrong with it.
final class Scene implements AutoCloseable {
  /// How long anything may take that is to happen by itself.
  static final Duration PATIENCE = Duration.ofMinutes(2);

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
  private final PrintStream out;
  private final Uptime uptime = new Uptime();
  private final List<String> findings = new ArrayList<>();

  /// @param installation in which nothing has been started yet; whoever prepared it closes it
  Scene(Installation installation, PrintStream out) {
    this.installation = installation;
    this.api = new Api(installation);
    this.out = out;
  }

  /// Something that may come true, or fail for the moment.
  @FunctionalInterface
  interface Condition {
    boolean holds() throws IOException, InterruptedException, SQLException;
  }

  Installation installation() {
    return installation;
  }

  Api api() {
    return api;
  }

  /// Of the redirect service, as far as it was told.
  Uptime uptime() {
    return uptime;
  }

  /// All that is wrong so far.
  List<String> findings() {
    return List.copyOf(findings);
  }

  /// Something is wrong.
  void find(String finding) {
    findings.add(finding);
  }

  void find(Collection<String> more) {
    findings.addAll(more);
  }

  /// What happens now, for the screen.
  void say(String sentence) {
    out.println(sentence + " ...");
    out.flush();
  }

  /// Starts everything.
  ///
  /// @throws Refusal when Waymark does not start
  void start() throws IOException, InterruptedException {
    say("Waymark starts, with its data in " + installation.dataDirectory());
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

  /// Makes links, and has the redirect service stop and start once, so that it has on its disk what
  /// it is to answer with while the database is away.
  void createLinks(String workspace, List<String> slugs) throws IOException, InterruptedException {
    for (String slug : slugs) {
      api.createLink(workspace, slug);
    }
    awaitServed(slugs);
    aboutToEnd(Part.REDIRECT);
    installation.stop(Part.REDIRECT);
    start(Part.REDIRECT);
    awaitServed(slugs);
  }

  private void awaitServed(List<String> slugs) throws InterruptedException {
    for (String slug : slugs) {
      if (!within(() -> api.isServed(slug))) {
        throw new Refusal("The redirect service does not know the link " + slug + ".");
      }
    }
  }

  /// A part is about to be ended: visitors may go without an answer from now on, if it is theirs.
  void aboutToEnd(Part part) {
    if (part == Part.REDIRECT) {
      uptime.down(System.nanoTime());
    }
  }

  /// Starts a part that was ended, and waits until it is ready.
  ///
  /// @throws Refusal when the redirect service is not; if another is not, that is a finding
  void start(Part part) throws IOException, InterruptedException {
    installation.start(part);
    boolean ready = awaitReady(part);
    if (part == Part.REDIRECT) {
      if (!ready) {
        throw new Refusal("The redirect service does not start again.");
      }
      uptime.up(System.nanoTime());
    }
  }

  /// Waits until a part says that it is ready.
  ///
  /// @return whether it is; if not, that is a finding
  boolean awaitReady(Part part) throws InterruptedException {
    return expect(part + " is ready", () -> installation.isReady(part));
  }

  /// Everything is delivered, and no row comes in any more.
  void awaitQuiet() throws InterruptedException {
    var rows = new long[] {-1};
    boolean _ =
        expect(
            "no click is on its way any more",
            () -> {
              long before = rows[0];
              rows[0] = books().taken();
              return api.metric(Part.REDIRECT, "waymark_journal_undelivered") == 0
                  && rows[0] == before;
            });
  }

  /// Waits until something comes true.
  ///
  /// @return whether it did; if not, that is a finding
  boolean expect(String what, Condition condition) throws InterruptedException {
    boolean holds = within(condition);
    if (!holds) {
      find("Not after " + PATIENCE.toSeconds() + " s: " + what);
    }
    return holds;
  }

  boolean within(Condition condition) throws InterruptedException {
    return within(PATIENCE, condition);
  }

  static boolean within(Duration bound, Condition condition) throws InterruptedException {
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

  /// Visitors were answered whenever the redirect service was up, and never in a wrong way.
  void judgeAnswers(Collection<Click> clicks) {
    List<Click> unanswered =
        clicks.stream().filter(click -> !click.isAcknowledged() && uptime.covers(click)).toList();
    if (!unanswered.isEmpty()) {
      find(
          "%d clicks were not answered with a redirect while the redirect service was up, such as %s"
              .formatted(unanswered.size(), unanswered.getFirst()));
    }
    long wrong = clicks.stream().filter(click -> click.answer() == Click.Answer.WRONG).count();
    if (wrong > 0) {
      find(wrong + " answers were neither a redirect nor a 503");
    }
    Uptime.Gap gap = uptime.longestGap(clicks);
    if (gap.length().compareTo(LONGEST_GAP) > 0) {
      find("The redirect service was up and gave no answer: " + gap);
    }
  }

  /// The services themselves have no alarm to raise.
  void judgeAlarms() throws IOException, InterruptedException {
    judgeAlarms(ALARMS);
  }

  /// They have none but one to raise.
  void judgeAlarmsBut(String expected) throws IOException, InterruptedException {
    judgeAlarms(ALARMS.stream().filter(alarm -> !alarm.equals(expected)).toList());
  }

  private void judgeAlarms(List<String> alarms) throws IOException, InterruptedException {
    for (String alarm : alarms) {
      double value = api.metric(Part.REDIRECT, alarm);
      if (value != 0) {
        find(alarm + " is " + value);
      }
    }
  }

  /// Runs the rollup of today twice, which must not make a difference.
  void rollUp() throws IOException, InterruptedException, SQLException {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    api.rollUp(today);
    Map<String, Long> once = books().clickCount();
    api.rollUp(today);
    Map<String, Long> twice = books().clickCount();
    if (!once.equals(twice)) {
      find("A second rollup changed %s to %s".formatted(once, twice));
    }
  }

  /// What is counted now.
  Books books() throws SQLException {
    try (Connection connection = installation.connect()) {
      return Books.read(connection);
    }
  }

  @Override
  public void close() {
    api.close();
  }
}
