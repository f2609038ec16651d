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
import dev.waymark.admin.dashboard.rule.EditorView.Saved;
import dev.waymark.admin.dashboard.rule.EditorView.SavedVisitor;
import dev.waymark.admin.dashboard.rule.EditorView.Warning;
import dev.waymark.admin.link.TestResultView;
import dev.waymark.admin.link.WarningView;
import dev.waymark.admin.simulation.SimulationView;
import dev.waymark.admin.simulation.WeekView;
import dev.waymark.clock.TimeZones;
import dev.waymark.fault.Fault;
import dev.waymark.plan.Plan;
import dev.waymark.publication.Destinations;
import dev.waymark.publication.WorkspaceDocument.DefaultDestination;
import dev.waymark.rule.Names;
import dev.waymark.rule.PlanLimits;
import dev.waymark.rule.Rule;
import dev.waymark.rule.RuleReader;
import dev.waymark.rule.RuleReading;
import dev.waymark.rule.RuleSet;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
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
  private final List<SavedVisitors.Difference> otherVisitors;
  private final @Nullable WeekView week;
  private final List<TestResultView> results;

  /// What the use cases found out about a draft.
  ///
  /// @param played what the played visitor gets; null when they cannot be played
  /// @param week the same in the coming week; null when nobody looks at it
  /// @param results of the saved visitors; none when they cannot be played
  record Found(
      List<WarningView> warnings,
      @Nullable SimulationView played,
      @Nullable WeekView week,
      List<TestResultView> results) {}

  /// @param sent those of the rules that were checked and played
  Showing(Desk desk, List<CheckedRule> sent, Found found) {
    this.desk = desk;
    this.matter = desk.matter();
    this.messages = matter.messages();
    this.names = matter.directory().names();
    this.rules = desk.checked();
    this.sent = sent;
    this.warnings = found.warnings();
    this.playing = new Playing(desk, rules, sent, found.played());
    this.changes = Changes.of(Draft.of(desk.base()), desk.draft());
    this.otherVisitors = desk.visitors().since(desk.storedVisitors());
    this.week = found.week();
    this.results = found.results();
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
            desk.storedVisitors().tests().toString(),
            desk.visitors().tests().toString(),
            desk.opened(),
            desk.isTried()),
        rows(),
        everyone(),
        playing.player(),
        saved(),
        bar(),
        desk.tab().key(),
        week == null
            ? null
            : WeekTable.of(
                week,
                rules.stream().map(rule -> rule.named().path("name").asText()).toList(),
                names,
                messages,
                matter.language(),
                matter.now(),
                desk.visitor().instant(matter.now())),
        desk.tab() == Desk.Tab.REVIEW ? review() : null,
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
        !changes.isEmpty() || !otherVisitors.isEmpty() || desk.typed() != null,
        changes.added().size(),
        changes.changed().size(),
        changes.moved().size(),
        changes.removed().size(),
        otherVisitors.size(),
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
              open ? List.of() : faults(rule, _ -> true),
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
        Lines.fields(matter),
        action(rule));
  }

  private static String fault(CheckedRule rule, String pointer) {
    return rule.faults().stream()
        .filter(fault -> fault.pointer().equals(pointer))
        .map(Fault::detail)
        .findFirst()
        .orElse("");
  }

  private Action action(CheckedRule rule) {
    JsonNode json = rule.entry().rule().path("action");
    String type = json.path("type").asText();
    boolean known = List.of("channel", "pool", "redirect", "link", "split", "block").contains(type);
    String channel = text(json, "channel");
    String pool = text(json, "pool");
    String url = text(json, "url");
    int status = json.path("status").asInt(RuleForm.PAGE);
    String title = text(json, "title");
    String link = text(json, "link");
    List<Option> links = type.equals("link") && names.link(link) == null ? links(link) : List.of();
    boolean blank =
        switch (type) {
          case "channel" -> channel.isBlank();
          case "pool" -> pool.isBlank();
          case "redirect" -> url.isBlank();
          // Whoever sees some to choose from has not finished typing.
          case "link" -> link.isBlank() || !links.isEmpty();
          case "split" -> json.path("targets").valueStream().anyMatch(Showing::isBlank);
          case "block" -> status == RuleForm.PAGE && title.isBlank();
          default -> false;
        };
    List<String> faults = faults(rule, fault -> fault.pointer().startsWith("/action"));
    String blankWords = type.equals("block") ? messages.fillInWords() : messages.fillInAction();
    return new Action(
        known ? type : "other",
        lacking(),
        channels(channel),
        pools(pool),
        url,
        matter.others().shown(link),
        linkIs(link),
        links,
        targets(RuleForm.targetsOf(json)),
        status,
        title,
        text(json, "text"),
        blank && !faults.isEmpty() ? List.of(blankWords) : faults,
        desk.isTried() || !blank,
        !known);
  }

  /// What is wrong with a rule. What the API says of a link that nobody finds has ids in it.
  private List<String> faults(CheckedRule rule, Predicate<Fault> which) {
    String link = text(rule.entry().rule().path("action"), "link");
    String words =
        link.isBlank() || OtherLinks.isId(link)
            ? messages.fillInAction()
            : messages.notListed(link);
    return rule.faults().stream()
        .filter(which)
        .map(
            fault ->
                fault.pointer().equals("/action/link") && names.link(link) == null
                    ? words
                    : fault.detail())
        .distinct()
        .toList();
  }

  private String linkIs(String link) {
    String name = names.link(link);
    return name == null ? "" : messages.linkIs(name);
  }

  private List<Option> links(String link) {
    return matter.others().found(matter.others().shown(link)).stream()
        .map(
            each ->
                new Option(
                    each.id(),
                    each.address(),
                    each.on() ? each.title() : messages.linkNotOn(each.title()),
                    false,
                    false))
        .toList();
  }

  /// The plan that has splits, blocks and other links, where the workspace's lacks them; else
  /// empty.
  private String lacking() {
    Plan plan = new dev.waymark.rule.Action.Split(List.of()).plan();
    return matter.workspace().plan().includes(plan) ? "" : plan.displayName();
  }

  private List<Option> channels(String chosen) {
    return matter.directory().channels().stream()
        .map(
            each ->
                new Option(
                    each.key(),
                    each.name() + " (" + each.kind().label(names.language()) + ")",
                    each.isActive(matter.now()) ? "" : messages.passive(),
                    each.key().equals(chosen),
                    false))
        .toList();
  }

  private List<Option> pools(String chosen) {
    return matter.directory().pools().stream()
        .map(each -> new Option(each.key(), each.name(), each.key().equals(chosen)))
        .toList();
  }

  private static boolean isBlank(JsonNode target) {
    return (target.path("channel").asText()
            + target.path("pool").asText()
            + target.path("url").asText())
        .isBlank();
  }

  private List<EditorView.Target> targets(ArrayNode targets) {
    double all = Math.max(1, targets.valueStream().mapToInt(Showing::weight).sum());
    var shown = new ArrayList<EditorView.Target>();
    int sum = 0;
    for (int i = 0; i < targets.size(); i++) {
      JsonNode target = targets.get(i);
      String channel = target.path("channel").asText();
      String pool = target.path("pool").asText();
      var places = new ArrayList<Option>();
      places.add(new Option("url", messages.actionUrl(), target.has("url")));
      for (Option each : channels(channel)) {
        places.add(new Option("channel:" + each.key(), each.label(), each.chosen()));
      }
      for (Option each : pools(pool)) {
        places.add(
            new Option(
                "pool:" + each.key(), messages.actionPool() + ": " + each.label(), each.chosen()));
      }
      int weight = weight(target);
      shown.add(
          new EditorView.Target(
              i,
              String.valueOf((char) ('A' + i)),
              target.path("name").asText(),
              places,
              target.path("url").asText(),
              target.path("weight").asText("1"),
              (int) Math.round(100 * weight / all),
              (int) Math.round(1000 * sum / all),
              (int) Math.round(1000 * weight / all)));
      sum += weight;
    }
    return shown;
  }

  private static int weight(JsonNode target) {
    return Math.clamp(target.path("weight").asInt(1), 0, 1000);
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
    var theirs =
        new ArrayList<>(differences(desk.base(), Draft.named(matter.rules(), desk.base())));
    theirs.addAll(visitors(matter.savedVisitors().since(desk.storedVisitors())));
    return new Conflict(theirs, yours(), matter.version());
  }

  private Review review() {
    return new Review(yours(), desk.isFailing(), desk.isConflict());
  }

  private List<EditorView.Difference> yours() {
    var yours = new ArrayList<>(differences(desk.base(), desk.draft()));
    yours.addAll(visitors(otherVisitors));
    return yours;
  }

  private List<EditorView.Difference> visitors(List<SavedVisitors.Difference> differences) {
    return differences.stream()
        .map(
            each ->
                new EditorView.Difference(
                    each.kind(),
                    "",
                    0,
                    0,
                    "",
                    List.of(
                        new Changes.Word(
                            messages.savedDifference(
                                each.test().path("name").asText(), expected(each.test())),
                            '='))))
        .toList();
  }

  // ---- saved visitors

  private Saved saved() {
    var all = new ArrayList<SavedVisitor>();
    for (int i = 0; i < desk.visitors().size(); i++) {
      JsonNode test = desk.visitors().at(i);
      TestResultView result = i < results.size() ? results.get(i) : null;
      PlayedVisitor visitor = PlayedVisitor.of(test.path("visitor"), matter.workspace().timeZone());
      String gets =
          result == null
              ? ""
              : Playing.destination(
                  result.got().outcome(),
                  result.got().channel(),
                  result.got().destination(),
                  "",
                  messages,
                  names);
      all.add(
          new SavedVisitor(
              i,
              test.path("name").asText(),
              playing.who(visitor) + " · " + playing.when(visitor, matter.now()),
              expected(test),
              gets,
              result == null || result.passed()));
    }
    var expectations = new ArrayList<Option>();
    expectations.add(new Option("", messages.savedAsNow(), true));
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).rule() != null) {
        expectations.add(
            new Option("rule:" + rules.get(i).key(), messages.reasonRule(i + 1), false));
      }
    }
    matter
        .directory()
        .channels()
        .forEach(
            each ->
                expectations.add(new Option("channel:" + each.key(), names(each.key()), false)));
    return new Saved(
        all,
        (int) all.stream().filter(each -> !each.passed()).count(),
        expectations,
        desk.isUnnamed());
  }

  private String names(String channel) {
    String name = names.channel(channel);
    return name == null ? channel : name;
  }

  /// What a saved visitor is expected to get, in words.
  private String expected(JsonNode test) {
    JsonNode expect = test.path("expect");
    var words = new ArrayList<String>();
    if (expect.has("channel")) {
      words.add(names(expect.path("channel").asText()));
    }
    if (expect.has("destination")) {
      words.add(Playing.shown(expect.path("destination").asText()));
    }
    if (expect.has("rule")) {
      words.add(messages.savedRule(expect.path("rule").asText()));
    }
    if (expect.has("outcome")) {
      words.add(
          Playing.destination(expect.path("outcome").asText(), null, null, "", messages, names));
    }
    return String.join(", ", words);
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
