package dev.waymark.admin.dashboard.rule;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.check.Checks;
import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.directory.Directories;
import dev.waymark.admin.link.LinkView;
import dev.waymark.admin.link.Links;
import dev.waymark.admin.link.TestResultView;
import dev.waymark.admin.link.WarningView;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.admin.simulation.SimulationView;
import dev.waymark.admin.simulation.Simulations;
import dev.waymark.admin.simulation.WeekView;
import dev.waymark.admin.simulation.Weeks;
import dev.waymark.admin.statistics.LinkNames;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.fault.Fault;
import dev.waymark.fault.Faults;
import dev.waymark.service.problem.ProblemError;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers what the page of the editor asks: it reads the draft that came, does what a button says,
/// and lets the use cases of the API check and play it. Keeps nothing.
@Singleton
class Editor {
  private static final String RULES = "rules";
  private static final String TESTS = "tests";

  private final Links links;
  private final Workspaces workspaces;
  private final Directories directories;
  private final LinkNames linkNames;
  private final Simulations simulations;
  private final Weeks weeks;
  private final Checks checks;
  private final Sentences sentences;
  private final InstantSource clock;

  Editor(
      Links links,
      Workspaces workspaces,
      Directories directories,
      LinkNames linkNames,
      Simulations simulations,
      Weeks weeks,
      Checks checks,
      Sentences sentences,
      InstantSource clock) {
    this.links = links;
    this.workspaces = workspaces;
    this.directories = directories;
    this.linkNames = linkNames;
    this.simulations = simulations;
    this.weeks = weeks;
    this.checks = checks;
    this.sentences = sentences;
    this.clock = clock;
  }

  /// The page as somebody opens it.
  ///
  /// @param visitor who is played first
  EditorView open(String workspace, String link, PlayedVisitor visitor, boolean mayEdit) {
    Matter matter = matter(workspace, link, mayEdit);
    var desk = Desk.opened(matter, visitor);
    return shown(desk);
  }

  /// What the editor stands on.
  Matter matter(String workspace, String link, boolean mayEdit) {
    Versioned<LinkView> view = links.get(workspace, link);
    Workspace in = workspaces.get(workspace);
    return new Matter(
        view.body(),
        view.version(),
        links.asServed(workspace, link),
        in,
        directories.of(workspace),
        new OtherLinks(links, linkNames, in, view.body()),
        mayEdit,
        sentences.language(),
        sentences.of(RuleMessages.class),
        clock.instant());
  }

  /// What comes of a request of the form.
  EditorView asked(String workspace, String link, Posted posted, boolean mayEdit) {
    Matter matter = matter(workspace, link, mayEdit);
    var desk = Desk.of(matter, posted);
    Operation operation = Operation.of(posted.first("op"));
    switch (operation.verb()) {
      case "show" -> show(desk, operation.argument(0));
      case "remember" -> remember(desk);
      case "expect" -> expect(desk, operation.number(0));
      default -> desk.apply(operation);
    }
    return shown(desk);
  }

  /// Saves the draft over the version that it was made from.
  EditorView save(String workspace, String link, Posted posted) {
    Matter matter = matter(workspace, link, true);
    var desk = Desk.of(matter, posted);
    desk.close();
    List<String> how = Operation.of(posted.first("op")).arguments();
    boolean over = how.contains("over");
    boolean anyway = how.contains("anyway");
    String seen = posted.text("theirs");
    long version = over && seen.matches("[0-9]{1,18}") ? Long.parseLong(seen) : desk.version();
    List<CheckedRule> rules = desk.checked();
    if (rules.stream().anyMatch(rule -> rule.rule() == null)) {
      desk.openFirstFault(rules);
      desk.say(matter.messages().finish());
      return shown(desk);
    }
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    rules.forEach(rule -> json.add(rule.named()));
    Precondition precondition = Precondition.of("\"" + version + "\"");
    boolean onlyRules = desk.visitors().equals(desk.storedVisitors());
    try {
      if (onlyRules) {
        links.replaceRules(workspace, link, precondition, json, anyway);
      } else {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.set(RULES, json);
        patch.set(TESTS, desk.visitors().tests());
        links.change(workspace, link, precondition, patch, anyway);
      }
    } catch (ProblemException e) {
      return refused(desk, rules, e, onlyRules ? "" : "/" + RULES);
    }
    Matter saved = matter(workspace, link, true);
    var fresh = Desk.opened(saved, desk.visitor());
    fresh.markSaved();
    return shown(fresh);
  }

  /// @param pointer where the rules stand in what was sent
  private EditorView refused(
      Desk desk, List<CheckedRule> rules, ProblemException e, String pointer) {
    if (e.type() == ProblemType.STALE) {
      desk.markConflict();
      return shown(desk);
    }
    if (e.type() == ProblemType.CONFLICT
        && !e.errors().isEmpty()
        && e.errors().stream().allMatch(Editor::isOfTests)) {
      desk.markFailing();
      desk.say(desk.matter().messages().savedAsk());
      return shown(desk);
    }
    if (e.errors().isEmpty()) {
      desk.addFault(e.detail());
    }
    Map<String, List<Fault>> faults = faults(e, rules, pointer);
    List<Fault> whole = faults.remove("");
    if (whole != null) {
      whole.forEach(fault -> desk.addFault(fault.detail()));
    }
    desk.refuse(faults);
    desk.openFirstFault(desk.checked());
    return shown(desk);
  }

  private static boolean isOfTests(ProblemError error) {
    return error.pointer() != null && error.pointer().startsWith("/" + TESTS);
  }

  /// Keeps the played visitor, with a name and what they are expected to get.
  private void remember(Desk desk) {
    RuleMessages messages = desk.matter().messages();
    String name = desk.posted().text("t.name");
    if (name.isEmpty()) {
      desk.markUnnamed();
      desk.say(messages.savedNameMissing());
      return;
    }
    List<CheckedRule> sent = playable(desk);
    SimulationView played = played(desk, sent);
    if (played == null || desk.visitors().full()) {
      desk.say(played == null ? messages.unclear() : messages.savedFull());
      return;
    }
    ObjectNode expected = expected(desk, sent, played);
    desk.keep(
        desk.visitors().with(name, SavedVisitors.visitor(desk.visitor(), desk.matter()), expected));
    desk.say(messages.savedKept(name));
  }

  /// What was chosen in the form of a saved visitor.
  private static ObjectNode expected(Desk desk, List<CheckedRule> sent, SimulationView played) {
    Operation chosen = Operation.of(desk.posted().text("t.expect"));
    String key = chosen.argument(0);
    ObjectNode expected = JsonNodeFactory.instance.objectNode();
    if (chosen.verb().equals("channel")) {
      return expected.put("channel", key);
    }
    for (CheckedRule rule : sent) {
      if (chosen.verb().equals("rule") && rule.key().equals(key)) {
        return expected.put("rule", rule.named().path("name").asText());
      }
    }
    return SavedVisitors.expectation(played, turns(sent, played.decidedBy().rule()));
  }

  private static boolean turns(List<CheckedRule> sent, @Nullable String decided) {
    return sent.stream()
        .anyMatch(
            rule ->
                rule.named().path("name").asText().equals(decided)
                    && rule.rule() != null
                    && Playing.turns(rule.rule()));
  }

  /// Lets a saved visitor be expected to get what they get now.
  private void expect(Desk desk, int place) {
    List<TestResultView> results = results(desk, playable(desk));
    if (place >= 0 && place < results.size()) {
      TestResultView.GotView got = results.get(place).got();
      List<CheckedRule> sent = playable(desk);
      desk.keep(
          desk.visitors()
              .expecting(
                  place,
                  turns(sent, got.rule())
                      ? JsonNodeFactory.instance.objectNode().put("rule", got.rule())
                      : SavedVisitors.expectation(
                          got.outcome(), got.channel(), got.destination())));
    }
  }

  /// What comes of the saved visitors with the draft; none when they cannot be played.
  private List<TestResultView> results(Desk desk, List<CheckedRule> sent) {
    if (desk.visitors().size() == 0) {
      return List.of();
    }
    Matter matter = desk.matter();
    ObjectNode patch = patch(sent);
    patch.set(TESTS, desk.visitors().tests());
    try {
      return checks
          .runTests(matter.workspace().id(), matter.link().id(), patch, new Faults())
          .tests();
    } catch (ProblemException e) {
      desk.addUnplayable(e.detail());
      return List.of();
    }
  }

  /// The faults of each rule, by its name, of those that a use case lists.
  ///
  /// @param pointer where the array stands in what was sent
  private static Map<String, List<Fault>> faults(
      ProblemException e, List<CheckedRule> sent, String pointer) {
    Map<String, List<Fault>> faults = new HashMap<>();
    for (ProblemError error : e.errors()) {
      String at = error.pointer() == null ? "" : error.pointer();
      String below = at.startsWith(pointer + "/") ? at.substring(pointer.length() + 1) : "";
      int end = below.indexOf('/');
      String place = end < 0 ? below : below.substring(0, end);
      int index = place.matches("[0-9]{1,4}") ? Integer.parseInt(place) : -1;
      String key = index >= 0 && index < sent.size() ? sent.get(index).key() : "";
      faults
          .computeIfAbsent(key, _ -> new ArrayList<>())
          .add(new Fault(end < 0 ? "" : below.substring(end), error.detail()));
    }
    return faults;
  }

  /// Puts the visitor into the player whom a rule is for and an earlier one takes.
  private void show(Desk desk, String key) {
    List<CheckedRule> sent = playable(desk);
    for (WarningView warning :
        checks
            .check(desk.matter().workspace().id(), desk.matter().link().id(), patch(sent))
            .warnings()) {
      WarningView.CounterExample example = warning.counterExample();
      if (example != null && key.equals(keyAt(warning.pointer(), sent))) {
        desk.play(PlayedVisitor.of(example.visitor(), desk.matter().workspace().timeZone()));
        desk.say(example.words());
        return;
      }
    }
    desk.say(desk.matter().messages().showNone());
  }

  /// The rules that can be played: all that nothing is wrong with.
  private static List<CheckedRule> playable(Desk desk) {
    return desk.checked().stream().filter(rule -> rule.rule() != null).toList();
  }

  private static ObjectNode patch(List<CheckedRule> rules) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    ArrayNode array = patch.putArray(RULES);
    rules.forEach(rule -> array.add(rule.named()));
    return patch;
  }

  /// The name of the rule at a pointer such as `/rules/2`; null when it is none.
  static @Nullable String keyAt(String pointer, List<CheckedRule> sent) {
    String[] steps = pointer.split("/", -1);
    if (steps.length < 3 || !steps[1].equals(RULES) || !steps[2].matches("[0-9]{1,4}")) {
      return null;
    }
    int index = Integer.parseInt(steps[2]);
    return index < sent.size() ? sent.get(index).key() : null;
  }

  private EditorView shown(Desk desk) {
    desk.nameLinks();
    Matter matter = desk.matter();
    List<CheckedRule> sent = playable(desk);
    List<WarningView> warnings = List.of();
    try {
      warnings = links.check(matter.workspace().id(), matter.link().id(), patch(sent)).warnings();
    } catch (ProblemException e) {
      // Such as a value that no visitor has, or more than the plan allows: what is not named of the
      // rules is said above them, and the others can still be played.
      Map<String, List<Fault>> faults = faults(e, sent, "/" + RULES);
      List<Fault> whole = faults.remove("");
      if (e.errors().isEmpty()) {
        desk.addFault(e.detail());
      } else if (whole != null) {
        whole.forEach(fault -> desk.addFault(fault.detail()));
      }
      desk.refuse(faults);
      sent = playable(desk);
    }
    SimulationView played = played(desk, sent);
    return new Showing(
            desk,
            sent,
            new Showing.Found(
                warnings, played, played == null ? null : week(desk, sent), results(desk, sent)))
        .view();
  }

  /// What the played visitor gets in the coming week; null when nobody looks at it.
  private @Nullable WeekView week(Desk desk, List<CheckedRule> sent) {
    if (desk.tab() != Desk.Tab.WEEK) {
      return null;
    }
    Matter matter = desk.matter();
    try {
      return weeks.of(
          matter.workspace().id(),
          matter.link().id(),
          patch(sent),
          desk.visitor().withoutTime(matter.now()),
          desk.visitor().zoneId().getId());
    } catch (ProblemException e) {
      desk.addUnplayable(e.detail());
      return null;
    }
  }

  /// What the played visitor gets; null when they cannot be played.
  private @Nullable SimulationView played(Desk desk, List<CheckedRule> sent) {
    Matter matter = desk.matter();
    Instant now = matter.now();
    if (!desk.visitor().unclear(now).isEmpty()) {
      return null;
    }
    try {
      return simulations
          .play(
              matter.workspace().id(),
              matter.link().id(),
              patch(sent),
              desk.visitor().toJson(now),
              List.of())
          .getFirst();
    } catch (ProblemException e) {
      desk.addUnplayable(e.detail());
      return null;
    }
  }
}
