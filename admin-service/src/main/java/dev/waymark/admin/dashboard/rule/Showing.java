package dev.waymark.admin.dashboard.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.dashboard.rule.EditorView.Action;
import dev.waymark.admin.dashboard.rule.EditorView.Bar;
import dev.waymark.admin.dashboard.rule.EditorView.Carried;
import dev.waymark.admin.dashboard.rule.EditorView.Conflict;
import dev.waymark.admin.dashboard.rule.EditorView.Everyone;
import dev.waymark.admin.dashboard.rule.EditorView.Form;
import dev.waymark.admin.dashboard.rule.EditorView.Head;
import dev.waymark.admin.dashboard.rule.EditorView.JsonTab;
import dev.waymark.admin.dashboard.rule.EditorView.Option;
import dev.waymark.admin.dashboard.rule.EditorView.Piece;
import dev.waymark.admin.dashboard.rule.EditorView.Review;
import dev.waymark.admin.dashboard.rule.EditorView.RuleRow;
import dev.waymark.admin.dashboard.rule.EditorView.Warning;
import dev.waymark.admin.link.WarningView;
import dev.waymark.admin.simulation.SimulationView;
import dev.waymark.channel.ChannelStatus;
import dev.waymark.clock.TimeZones;
import dev.waymark.fault.Fault;
import dev.waymark.plan.Plan;
import dev.waymark.publication.Destinations;
import dev.waymark.publication.WorkspaceDocument.DefaultDestination;
import dev.waymark.rule.ConditionField;
import dev.waymark.rule.Names;
import dev.waymark.rule.PlanLimits;
import dev.waymark.rule.Rule;
import dev.waymark.rule.RuleReader;
import dev.waymark.rule.RuleReading;
import dev.waymark.rule.RuleSet;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes what the page shows of a draft and of what the use cases found out about it.
final class Showing {
  /// Whether the rules know how to be switched off.
  private static final boolean SWITCHES = knows(rule -> rule.put("enabled", false));

  /// Whether one condition of several can be enough.
  private static final boolean MATCHES_ANY = knows(rule -> rule.put("match", "any"));

  /// Whether conditions can be alternatives to each other.
  private static final boolean GROUPS =
      knows(
          rule ->
              rule.withArray("conditions").addObject().putArray("any").add(ConditionForm.sample()));

  private final Desk desk;
  private final Matter matter;
  private final RuleMessages messages;
  private final Names names;
  private final List<CheckedRule> rules;
  private final List<CheckedRule> sent;
  private final List<WarningView> warnings;
  private final Playing playing;
  private final Changes changes;

  /// @param sent those of the rules that were checked and played
  /// @param played null when nobody could be
  Showing(
      Desk desk,
      List<CheckedRule> sent,
      List<WarningView> warnings,
      @Nullable SimulationView played) {
    this.desk = desk;
    this.matter = desk.matter();
    this.messages = matter.messages();
    this.names = matter.directory().names();
    this.rules = desk.checked();
    this.sent = sent;
    this.warnings = warnings;
    this.playing = new Playing(desk, rules, sent, played);
    this.changes = Changes.of(Draft.of(desk.base()), desk.draft());
  }

  /// Whether the reader of rules takes something: what it does not take is not offered.
  private static boolean knows(Consumer<ObjectNode> member) {
    ObjectNode rule = RuleForm.empty().put("name", "x");
    member.accept(rule);
    rule.putObject("action").put("type", "redirect").put("url", "https://example.com");
    return RuleReader.read(JsonNodeFactory.instance.arrayNode().add(rule), "")
        instanceof RuleReading.Accepted;
  }

  EditorView view() {
    return new EditorView(
        matter.path(),
        matter.mayEdit(),
        SWITCHES,
        head(),
        new Carried(
            desk.version(),
            desk.base().toString(),
            desk.draft().rules().toString(),
            desk.draft().keys(),
            desk.opened(),
            desk.isTried()),
        rows(),
        everyone(),
        playing.player(),
        bar(),
        desk.tab() == Desk.Tab.REVIEW ? new Review(differences(desk.base(), desk.draft())) : null,
        conflict(),
        desk.tab() == Desk.Tab.JSON ? json() : null,
        List.copyOf(desk.faults()),
        desk.said(),
        desk.isSaved(),
        Words.countries(matter.language()),
        Words.zones(),
        Words.languages(matter.language()));
  }

  private Head head() {
    String url = matter.link().shortUrl();
    int scheme = url.indexOf("://");
    String title = matter.link().title();
    String state =
        matter.link().takenDown() != null
            ? "taken_down"
            : matter.served().document().lifecycle().active() ? "" : "off";
    Plan plan = matter.workspace().plan();
    return new Head(
        scheme < 0 ? url : url.substring(scheme + 3),
        url,
        title == null ? "" : title,
        state,
        plan.maxRules() == 0 ? plan.displayName() : "");
  }

  private Bar bar() {
    int faulty = (int) rules.stream().filter(rule -> rule.rule() == null).count();
    return new Bar(
        !changes.isEmpty() || desk.typed() != null,
        changes.added().size(),
        changes.changed().size(),
        changes.moved().size(),
        changes.removed().size(),
        faulty,
        desk.isConflict());
  }

  // ---- the list

  private List<RuleRow> rows() {
    List<@Nullable String> paused = paused();
    var rows = new ArrayList<RuleRow>();
    for (int i = 0; i < rules.size(); i++) {
      CheckedRule rule = rules.get(i);
      boolean open = rule.key().equals(desk.opened()) && desk.tab() == Desk.Tab.LIST;
      rows.add(
          new RuleRow(
              rule.key(),
              i + 1,
              rules.size(),
              rule.entry().rule().path("name").asText(),
              rule.entry().rule().path("enabled").asBoolean(true),
              pieces(rule),
              playing.mark(rule.key()),
              change(rule.key()),
              paused.get(i),
              warnings(rule.key()),
              open ? List.of() : rule.faults().stream().map(Fault::detail).distinct().toList(),
              open ? form(rule) : null));
    }
    return rows;
  }

  private String change(String key) {
    return changes.added().contains(key)
        ? "added"
        : changes.changed().contains(key)
            ? "changed"
            : changes.moved().contains(key) ? "moved" : "";
  }

  /// Why the plan pauses each rule of the draft; null for one in force, and for one that is not
  /// finished.
  private List<@Nullable String> paused() {
    List<Rule> read = rules.stream().map(CheckedRule::rule).filter(Objects::nonNull).toList();
    List<@Nullable String> found =
        PlanLimits.paused(matter.workspace().plan(), new RuleSet(read), names.language());
    var paused = new ArrayList<@Nullable String>();
    int next = 0;
    for (CheckedRule rule : rules) {
      paused.add(rule.rule() == null ? null : found.get(next++));
    }
    return paused;
  }

  private List<Piece> pieces(CheckedRule rule) {
    Sentence sentence = sentence(rule);
    List<String> held = playing.held(rule.key());
    return sentence.spans().stream()
        .map(
            span ->
                new Piece(
                    span.text(),
                    span.condition() >= 0 && span.condition() < held.size()
                        ? held.get(span.condition())
                        : "",
                    span.missing()))
        .toList();
  }

  private Sentence sentence(CheckedRule rule) {
    Rule read = rule.rule();
    return read == null
        ? Sentence.unfinished(rule.entry().rule(), matter)
        : Sentence.of(read, names);
  }

  private List<Warning> warnings(String key) {
    var found = new ArrayList<Warning>();
    for (WarningView warning : warnings) {
      if (key.equals(Editor.keyAt(warning.pointer(), sent))) {
        String above =
            warning.others().isEmpty() ? null : Editor.keyAt(warning.others().getFirst(), sent);
        found.add(
            new Warning(
                warning.detail(),
                warning.certainty().equals("certain"),
                warning.shadows() ? key : "",
                above == null || !warning.kind().equals("never_reached") ? "" : above,
                above == null ? 0 : desk.draft().placeOf(above) + 1));
      }
    }
    return found;
  }

  // ---- the form

  private Form form(CheckedRule rule) {
    JsonNode json = rule.entry().rule();
    var lines = new Lines(matter, rule, desk.isTried());
    return new Form(
        json.path("name").asText(),
        rule.rule() == null ? "" : rule.named().path("name").asText(),
        fault(rule, "/name"),
        MATCHES_ANY && json.path("conditions").size() > 1 ? json.path("match").asText("all") : "",
        GROUPS,
        lines.all(),
        fields(),
        action(rule));
  }

  private static String fault(CheckedRule rule, String pointer) {
    return rule.faults().stream()
        .filter(fault -> fault.pointer().equals(pointer))
        .map(Fault::detail)
        .findFirst()
        .orElse("");
  }

  /// What another condition can ask about; what the plan lacks stands there with the plan's name.
  private List<Option> fields() {
    return Arrays.stream(ConditionField.values())
        .map(field -> Lines.option(field, matter, false))
        .toList();
  }

  private Action action(CheckedRule rule) {
    JsonNode json = rule.entry().rule().path("action");
    String type = json.path("type").asText();
    boolean known = List.of("channel", "pool", "redirect").contains(type);
    String channel = text(json, "channel");
    String pool = text(json, "pool");
    String url = text(json, "url");
    boolean blank =
        switch (type) {
          case "channel" -> channel.isBlank();
          case "pool" -> pool.isBlank();
          case "redirect" -> url.isBlank();
          default -> false;
        };
    List<String> faults =
        rule.faults().stream()
            .filter(fault -> fault.pointer().startsWith("/action"))
            .map(Fault::detail)
            .toList();
    return new Action(
        known ? type : "other",
        matter.directory().channels().stream()
            .map(
                each ->
                    new Option(
                        each.key(),
                        each.name() + " (" + each.kind().label(names.language()) + ")",
                        each.status() == ChannelStatus.PASSIVE ? messages.passive() : "",
                        each.key().equals(channel),
                        false))
            .toList(),
        matter.directory().pools().stream()
            .map(each -> new Option(each.key(), each.name(), each.key().equals(pool)))
            .toList(),
        url,
        blank && !faults.isEmpty() ? List.of(messages.fillInAction()) : faults,
        desk.isTried() || !blank,
        known ? "" : json.toString());
  }

  /// What an action has, or what was typed for another type of action before this one was chosen.
  private String text(JsonNode action, String member) {
    return action.has(member) ? action.path(member).asText() : desk.posted().text(member);
  }

  // ---- everyone else

  private Everyone everyone() {
    Destinations served = matter.served().document().destinations();
    var steps = new ArrayList<String>();
    if (!served.legacy().isEmpty()) {
      steps.add(messages.everyoneLegacy());
    }
    boolean ended = false;
    if (!served.variants().isEmpty()) {
      steps.add(messages.everyoneVariants(served.variants().variants().size()));
      ended = true;
    }
    if (!ended && served.hub() != null) {
      steps.add(messages.everyoneHub());
      ended = true;
    }
    if (!ended && served.fallbackChannel() != null) {
      String name = names.channel(served.fallbackChannel());
      steps.add(name == null ? served.fallbackChannel() : name);
    }
    if (!ended && !served.sequence().isEmpty()) {
      steps.add(messages.everyoneSequence());
      ended = true;
    }
    if (!ended && served.target() != null) {
      steps.add(Playing.shown(served.target()));
      ended = true;
    }
    if (!ended) {
      steps.add(defaultDestination());
    }
    return new Everyone(
        steps,
        playing.isLeftToEveryone(),
        "/w/" + matter.workspace().id() + "/links/" + matter.link().id());
  }

  private String defaultDestination() {
    return switch (matter.workspace().defaultDestination()) {
      case null -> messages.everyoneLast();
      case DefaultDestination.Url(String url) ->
          Playing.shown(url) + " (" + messages.everyoneDefault() + ")";
      case DefaultDestination.Channel(String key) -> {
        String name = names.channel(key);
        yield (name == null ? key : name) + " (" + messages.everyoneDefault() + ")";
      }
    };
  }

  // ---- differences

  private List<EditorView.Difference> differences(ArrayNode from, Draft to) {
    Draft before = Draft.of(from);
    Changes found = Changes.of(before, to);
    Map<String, String> sentences = new HashMap<>();
    for (CheckedRule rule : CheckedRule.all(before, matter.directory())) {
      sentences.put(rule.key(), label(rule));
    }
    var differences = new ArrayList<EditorView.Difference>();
    List<CheckedRule> after = CheckedRule.all(to, matter.directory());
    for (int i = 0; i < after.size(); i++) {
      CheckedRule rule = after.get(i);
      String key = rule.key();
      String name = rule.entry().rule().path("name").asText();
      if (found.added().contains(key)) {
        differences.add(
            new EditorView.Difference(
                "added", key, 0, i + 1, name, List.of(new Changes.Word(label(rule), '='))));
        continue;
      }
      int stored = rule.entry().stored() + 1;
      if (found.changed().contains(key)) {
        differences.add(
            new EditorView.Difference(
                "changed",
                key,
                stored,
                i + 1,
                name,
                Changes.words(sentences.getOrDefault(key, ""), label(rule))));
      }
      if (found.moved().contains(key)) {
        differences.add(
            new EditorView.Difference(
                "moved", key, stored, i + 1, name, List.of(new Changes.Word(label(rule), '='))));
      }
    }
    for (int place : found.removed()) {
      String key = before.entries().get(place).key();
      differences.add(
          new EditorView.Difference(
              "removed",
              key,
              place + 1,
              place,
              before.entries().get(place).rule().path("name").asText(),
              List.of(new Changes.Word(sentences.getOrDefault(key, ""), '='))));
    }
    return differences;
  }

  private String label(CheckedRule rule) {
    boolean enabled = rule.entry().rule().path("enabled").asBoolean(true);
    return (enabled ? "" : messages.isOff() + ": ") + sentence(rule).text();
  }

  private @Nullable Conflict conflict() {
    if (!desk.isConflict()) {
      return null;
    }
    return new Conflict(
        differences(desk.base(), Draft.named(matter.rules(), desk.base())),
        differences(desk.base(), desk.draft()),
        matter.version());
  }

  // ---- JSON

  private JsonTab json() {
    String typed = desk.typed();
    var faults = new ArrayList<>(desk.faults());
    if (typed == null) {
      for (int i = 0; i < rules.size(); i++) {
        for (Fault fault : rules.get(i).faults()) {
          faults.add("/" + i + fault.pointer() + ": " + fault.detail());
        }
      }
    }
    return new JsonTab(
        typed == null ? desk.draft().rules().toPrettyString() : typed, List.copyOf(faults));
  }

  /// The zone of a name; UTC when there is none.
  static ZoneId zone(String name) {
    ZoneId zone = TimeZones.of(name);
    return zone == null ? java.time.ZoneOffset.UTC : zone;
  }
}
