package dev.waymark.admin.dashboard.rule;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.check.Checks;
import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.directory.Directories;
import dev.waymark.admin.link.LinkView;
import dev.waymark.admin.link.Links;
import dev.waymark.admin.link.WarningView;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.admin.simulation.SimulationView;
import dev.waymark.admin.simulation.Simulations;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.fault.Fault;
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
  private final Links links;
  private final Workspaces workspaces;
  private final Directories directories;
  private final Simulations simulations;
  private final Checks checks;
  private final Sentences sentences;
  private final InstantSource clock;

  Editor(
      Links links,
      Workspaces workspaces,
      Directories directories,
      Simulations simulations,
      Checks checks,
      Sentences sentences,
      InstantSource clock) {
    this.links = links;
    this.workspaces = workspaces;
    this.directories = directories;
    this.simulations = simulations;
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
  private Matter matter(String workspace, String link, boolean mayEdit) {
    Versioned<LinkView> view = links.get(workspace, link);
    return new Matter(
        view.body(),
        view.version(),
        links.asServed(workspace, link),
        workspaces.get(workspace),
        directories.of(workspace),
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
    if (operation.verb().equals("show")) {
      show(desk, operation.argument(0));
    } else {
      desk.apply(operation);
    }
    return shown(desk);
  }

  /// Saves the draft over the version that it was made from.
  EditorView save(String workspace, String link, Posted posted) {
    Matter matter = matter(workspace, link, true);
    var desk = Desk.of(matter, posted);
    desk.close();
    boolean over = Operation.of(posted.first("op")).argument(0).equals("over");
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
    try {
      links.replaceRules(workspace, link, Precondition.of("\"" + version + "\""), json);
    } catch (ProblemException e) {
      return refused(desk, rules, e);
    }
    Matter saved = matter(workspace, link, true);
    var fresh = Desk.opened(saved, desk.visitor());
    fresh.markSaved();
    return shown(fresh);
  }

  private EditorView refused(Desk desk, List<CheckedRule> rules, ProblemException e) {
    if (e.type() == ProblemType.STALE) {
      desk.markConflict();
      return shown(desk);
    }
    if (e.errors().isEmpty()) {
      desk.addFault(e.detail());
    }
    desk.refuse(faults(e, rules, ""));
    desk.openFirstFault(desk.checked());
    return shown(desk);
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
    ArrayNode array = patch.putArray("rules");
    rules.forEach(rule -> array.add(rule.named()));
    return patch;
  }

  /// The name of the rule at a pointer such as `/rules/2`; null when it is none.
  static @Nullable String keyAt(String pointer, List<CheckedRule> sent) {
    String[] steps = pointer.split("/", -1);
    if (steps.length < 3 || !steps[1].equals("rules") || !steps[2].matches("[0-9]{1,4}")) {
      return null;
    }
    int index = Integer.parseInt(steps[2]);
    return index < sent.size() ? sent.get(index).key() : null;
  }

  private EditorView shown(Desk desk) {
    Matter matter = desk.matter();
    List<CheckedRule> sent = playable(desk);
    List<WarningView> warnings = List.of();
    try {
      warnings = links.check(matter.workspace().id(), matter.link().id(), patch(sent)).warnings();
    } catch (ProblemException e) {
      // Such as a value that no visitor has, or more than the plan allows: what is not named of the
      // rules is said above them, and the others can still be played.
      Map<String, List<Fault>> faults = faults(e, sent, "/rules");
      List<Fault> whole = faults.remove("");
      if (e.errors().isEmpty()) {
        desk.addFault(e.detail());
      } else if (whole != null) {
        whole.forEach(fault -> desk.addFault(fault.detail()));
      }
      desk.refuse(faults);
      sent = playable(desk);
    }
    return new Showing(desk, sent, warnings, played(desk, sent)).view();
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
