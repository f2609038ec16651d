package dev.waymark.admin.dashboard.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Fault;
import dev.waymark.input.JsonReader;
import dev.waymark.input.JsonReading;
import dev.waymark.rule.ConditionField;
import dev.waymark.rule.RuleReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One request's work on a draft: what came with the form, and what becomes of it. Not for use by
/// several threads.
final class Desk {
  /// Which part of the page is shown.
  enum Tab {
    LIST,
    WEEK,
    JSON,
    REVIEW;

    /// Its name in the form.
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private Matter matter;
  private final Posted posted;
  private final RuleForm form;
  private final Map<String, List<Fault>> refused = new HashMap<>();
  private final List<String> faults = new ArrayList<>();
  private final List<String> unplayable = new ArrayList<>();

  /// The rules that the draft was made from.
  private ArrayNode base;

  /// The version of the link that had them.
  private long version;

  private Draft draft;

  /// The tests that the draft was made from, and as they are now.
  private SavedVisitors storedVisitors;

  private SavedVisitors visitors;
  private String open = "";
  private Tab tab = Tab.LIST;

  /// What was typed into the JSON tab; null when it was not.
  private @Nullable String typed;

  private PlayedVisitor visitor;
  private String said = "";
  private boolean saved;
  private boolean conflict;
  private boolean tried;
  private boolean failing;
  private boolean unnamed;

  private Desk(
      Matter matter,
      Posted posted,
      ArrayNode base,
      long version,
      Draft draft,
      PlayedVisitor visitor) {
    this.matter = matter;
    this.posted = posted;
    this.form =
        new RuleForm(
            posted, matter.workspace().timeZone(), matter.language(), matter.others()::meant);
    this.base = base;
    this.version = version;
    this.draft = draft;
    this.visitor = visitor;
    this.storedVisitors = matter.savedVisitors();
    this.visitors = storedVisitors;
  }

  /// What is stored, untouched.
  static Desk opened(Matter matter, PlayedVisitor visitor) {
    ArrayNode rules = matter.rules();
    return new Desk(matter, Posted.NOTHING, rules, matter.version(), Draft.of(rules), visitor);
  }

  /// What a form carries.
  static Desk of(Matter matter, Posted posted) {
    String sentVersion = posted.text("version");
    boolean numbered = sentVersion.matches("[0-9]{1,18}");
    long version = numbered ? Long.parseLong(sentVersion) : matter.version();
    ArrayNode stored = matter.rules();
    boolean later = version != matter.version();
    ArrayNode base =
        later && Draft.tree(posted.text("base")) instanceof ArrayNode rules ? rules : stored;
    SavedVisitors before =
        later ? SavedVisitors.read(posted.text("oldtests")) : matter.savedVisitors();
    SavedVisitors baseVisitors = before == null ? matter.savedVisitors() : before;
    // Where somebody changed something else of the link, the rules can be saved as if nothing was.
    boolean stale = later && !(base.equals(stored) && baseVisitors.equals(matter.savedVisitors()));
    Draft read = Draft.read(posted.text("draft"), posted.text("keys"), base);
    PlayedVisitor visitor = PlayedVisitor.of(posted, matter.language());
    var desk =
        new Desk(
            matter,
            posted,
            base,
            stale ? version : matter.version(),
            read == null ? Draft.of(base) : read,
            visitor);
    desk.conflict = stale;
    desk.storedVisitors = baseVisitors;
    SavedVisitors typedVisitors = SavedVisitors.read(posted.text("tests"));
    desk.visitors = typedVisitors == null ? baseVisitors : typedVisitors;
    desk.tried = posted.has("tried");
    desk.open = posted.text("open");
    desk.tab =
        switch (posted.text("tab")) {
          case "week" -> Tab.WEEK;
          case "json" -> Tab.JSON;
          case "review" -> Tab.REVIEW;
          default -> Tab.LIST;
        };
    desk.takeForm();
    return desk;
  }

  /// What a form carries of something that has conditions as a rule has, and is the only one here.
  ///
  /// @param holder with an array of conditions
  static Desk of(Matter matter, Posted posted, ObjectNode holder) {
    ArrayNode one = JsonNodeFactory.instance.arrayNode().add(holder);
    Draft draft = Draft.of(one);
    var desk =
        new Desk(
            matter,
            posted,
            one,
            matter.version(),
            draft,
            PlayedVisitor.of(posted, matter.language()));
    desk.open = draft.keys();
    return desk;
  }

  /// What was typed into the form of the open rule, or into the JSON tab, becomes the draft.
  private void takeForm() {
    if (tab == Tab.JSON && posted.has("json")) {
      takeJson(posted.text("json"));
      return;
    }
    ObjectNode rule = draft.rule(open);
    if (rule == null) {
      open = "";
    } else if (posted.text("form").equals(open)) {
      draft = draft.with(open, form.applied(rule));
    }
  }

  private void takeJson(String text) {
    if (!text.isEmpty()
        && JsonReader.ORDINARY.read(text.getBytes(StandardCharsets.UTF_8))
            instanceof JsonReading.Rejected rejected) {
      typed = text;
      rejected.faults().listed().forEach(fault -> addFault(fault.detail()));
      return;
    }
    JsonNode tree = Draft.tree(text);
    Draft read = tree == null ? null : Draft.read(text, "", base);
    if (read == null) {
      typed = text;
      addFault(matter.messages().jsonShape());
    } else if (!read.rules().equals(draft.rules())) {
      draft = read;
    }
  }

  /// Does what a button says. What it does not know leaves everything as it is.
  void apply(Operation operation) {
    String key = operation.argument(0);
    int place = draft.placeOf(key);
    switch (operation.verb()) {
      case "add" -> add(begun(), draft.size());
      case "insert" -> {
        if (Draft.tree(posted.text("inserted")) instanceof ObjectNode rule
            && draft.size() < RuleReader.MAX_RULES) {
          add(rule, draft.size());
        }
      }
      case "edit" -> open = place < 0 ? open : key;
      case "close" -> close();
      case "up" -> move(key, place - 1);
      case "down" -> move(key, place + 1);
      case "top" -> move(key, 0);
      case "bottom" -> move(key, draft.size() - 1);
      case "place" -> move(key, typedPlace(key));
      case "above" -> move(key, above(place, draft.placeOf(operation.argument(1))));
      case "order" -> order();
      case "copy" -> copy(key, place);
      case "off" -> enable(key, false);
      case "on" -> enable(key, true);
      case "delete" -> delete(key);
      case "back" -> bringBack(operation.number(0));
      case "condition" -> addCondition(key);
      case "or" -> change(rule -> form.withAlternative(rule, path(key)));
      case "lead" -> change(rule -> RuleForm.leadingTo(rule, key));
      case "target" -> change(RuleForm::withTarget);
      case "untarget" -> change(rule -> RuleForm.withoutTarget(rule, operation.number(0)));
      case "drop" -> change(rule -> RuleForm.withoutCondition(rule, path(key)));
      case "take" -> changeValues(path(key), operation.argument(1), false);
      case "pick" -> pick(path(key), operation.argument(1));
      case "list" -> tab = typed == null ? Tab.LIST : Tab.JSON;
      case "week" -> {
        close();
        tab = typed == null ? Tab.WEEK : Tab.JSON;
      }
      case "at" -> visitor = visitor.at(String.join(":", operation.arguments()));
      case "json" -> {
        close();
        tab = Tab.JSON;
      }
      case "review" -> {
        close();
        tab = Tab.REVIEW;
      }
      case "discard", "theirs" -> discard();
      case "me" -> visitor = me();
      case "forget" -> visitors = visitors.without(operation.number(0));
      case "try" ->
          visitor =
              PlayedVisitor.of(visitors.at(operation.number(0)).path("visitor"), visitor.zone());
      case "behind" -> visitor = visitor.unlocked();
      default -> {
        // To be looked at.
      }
    }
  }

  private static String path(String text) {
    return text.matches("[0-9]{1,3}(\\.[0-9]{1,3})?") ? text : "0";
  }

  /// A new rule; where there are no channels, it leads to a web address.
  private ObjectNode begun() {
    ObjectNode rule = RuleForm.empty();
    if (matter.directory().channels().isEmpty()) {
      rule.putObject("action").put("type", "redirect").put("url", "");
    }
    return rule;
  }

  private void add(ObjectNode rule, int place) {
    String key = draft.nextKey();
    draft = draft.plus(rule, place);
    open = key;
    tab = Tab.LIST;
  }

  /// Closes the form.
  void close() {
    open = "";
  }

  private void move(String key, int to) {
    if (draft.placeOf(key) >= 0) {
      draft = draft.moved(key, to);
      say(matter.messages().atOnce(draft.placeOf(key) + 1));
    }
  }

  private int typedPlace(String key) {
    String typedPlace = posted.text("to." + key);
    return typedPlace.matches("[0-9]{1,4}") ? Integer.parseInt(typedPlace) - 1 : draft.placeOf(key);
  }

  private static int above(int from, int to) {
    return from < 0 || to < 0 ? from : from < to ? to - 1 : to;
  }

  private void order() {
    String moved = posted.text("moved");
    draft = draft.inOrder(List.of(posted.text("order").split(",", -1)));
    if (draft.placeOf(moved) >= 0) {
      say(matter.messages().atOnce(draft.placeOf(moved) + 1));
    }
  }

  private void copy(String key, int place) {
    ObjectNode rule = draft.rule(key);
    if (rule != null) {
      add(rule.deepCopy().put("name", copyName(rule.path("name").asText())), place + 1);
    }
  }

  private static String copyName(String name) {
    return name.isBlank() || name.length() > 90 ? name : name + " (2)";
  }

  private void enable(String key, boolean enabled) {
    ObjectNode rule = draft.rule(key);
    if (rule != null) {
      ObjectNode changed = rule.deepCopy();
      if (enabled) {
        changed.remove("enabled");
      } else {
        changed.put("enabled", false);
      }
      draft = draft.with(key, changed);
    }
  }

  private void delete(String key) {
    draft = draft.without(key);
    open = open.equals(key) ? "" : open;
  }

  /// Puts a rule back that is stored and was deleted from the draft.
  private void bringBack(int stored) {
    List<Draft.Entry> all = Draft.of(base).entries();
    if (stored < 0 || stored >= all.size() || draft.placeOf(all.get(stored).key()) >= 0) {
      return;
    }
    var entries = new ArrayList<>(draft.entries());
    entries.add(Math.min(stored, entries.size()), all.get(stored));
    draft = new Draft(entries);
  }

  private void addCondition(String key) {
    String asked = key.isEmpty() ? posted.text("newfield") : key;
    ConditionField field = ConditionField.of(asked);
    if (field != null) {
      change(rule -> form.withCondition(rule, field));
      say(
          matter
              .messages()
              .conditionAdded(matter.messages().fieldLabel(field.key(), field.label())));
    }
  }

  private void change(UnaryOperator<ObjectNode> change) {
    ObjectNode rule = draft.rule(open);
    if (rule != null) {
      draft = draft.with(open, change.apply(rule));
    }
  }

  private void changeValues(String path, String value, boolean add) {
    change(
        rule -> {
          ConditionForm condition = ConditionForm.of(RuleForm.at(rule.path("conditions"), path));
          if (condition == null) {
            return rule;
          }
          var values = new ArrayList<>(condition.values());
          if (add) {
            values.add(value);
          } else {
            values.remove(value);
          }
          return RuleForm.withValues(rule, path, values);
        });
  }

  private void pick(String path, String name) {
    QuickPick pick = QuickPick.named(name);
    if (pick != null) {
      pick.codes().forEach(code -> changeValues(path, code, true));
    }
  }

  private void discard() {
    base = matter.rules();
    version = matter.version();
    conflict = false;
    draft = Draft.of(base);
    storedVisitors = matter.savedVisitors();
    visitors = storedVisitors;
    open = "";
    tab = Tab.LIST;
    typed = null;
    say(matter.messages().discarded());
  }

  /// Whoever sits before the screen, as far as the script has told.
  private PlayedVisitor me() {
    String agent = posted.text("my.agent");
    PlayedDevice device = agent.isEmpty() ? PlayedDevice.UNKNOWN : PlayedDevice.sending(agent);
    return new PlayedVisitor(
        visitor.country(),
        posted.text("my.language"),
        device,
        device == PlayedDevice.OTHER ? agent : "",
        "",
        matter.workspace().timeZone(),
        "",
        "",
        "",
        "",
        false);
  }

  // ---- what others find out

  /// Says what was just done.
  void say(String sentence) {
    said = sentence;
  }

  /// Plays another visitor.
  void play(PlayedVisitor other) {
    visitor = other;
  }

  /// The draft was just saved.
  void markSaved() {
    saved = true;
    say(matter.messages().saved());
  }

  /// Somebody else saved since the draft was begun.
  void markConflict() {
    conflict = true;
  }

  /// Saving it was refused because saved visitors would go elsewhere.
  void markFailing() {
    failing = true;
    tab = Tab.REVIEW;
  }

  /// Somebody wanted to save a visitor without a name.
  void markUnnamed() {
    unnamed = true;
  }

  /// Other saved visitors.
  void keep(SavedVisitors others) {
    visitors = others;
  }

  /// Something is wrong with the draft as a whole.
  void addFault(String sentence) {
    faults.add(sentence);
  }

  /// Nobody can be played, and why.
  void addUnplayable(String sentence) {
    unplayable.add(sentence);
  }

  /// A use case found something wrong with rules.
  ///
  /// @param more by their names
  void refuse(Map<String, List<Fault>> more) {
    more.forEach((key, list) -> refused.computeIfAbsent(key, _ -> new ArrayList<>()).addAll(list));
  }

  /// Opens the first rule that something is wrong with.
  void openFirstFault(List<CheckedRule> rules) {
    tried = true;
    rules.stream()
        .filter(rule -> rule.rule() == null)
        .findFirst()
        .ifPresent(
            rule -> {
              open = rule.key();
              tab = Tab.LIST;
            });
  }

  /// Finds out what the links are called to which the draft leads.
  void nameLinks() {
    List<String> links =
        draft.entries().stream()
            .map(entry -> entry.rule().path("action").path("link").asText())
            .filter(OtherLinks::isId)
            .filter(link -> matter.directory().names().link(link) == null)
            .toList();
    if (!links.isEmpty()) {
      matter = matter.naming(matter.others().names(links));
    }
  }

  /// The rules of the draft as they are read.
  List<CheckedRule> checked() {
    return CheckedRule.all(draft, matter.directory()).stream()
        .map(
            rule -> {
              List<Fault> more = refused.get(rule.key());
              return more == null ? rule : rule.refused(more);
            })
        .toList();
  }

  // ---- what it is now

  Matter matter() {
    return matter;
  }

  Posted posted() {
    return posted;
  }

  ArrayNode base() {
    return base;
  }

  long version() {
    return version;
  }

  Draft draft() {
    return draft;
  }

  String opened() {
    return open;
  }

  Tab tab() {
    return tab;
  }

  @Nullable String typed() {
    return typed;
  }

  PlayedVisitor visitor() {
    return visitor;
  }

  String said() {
    return said;
  }

  boolean isSaved() {
    return saved;
  }

  boolean isConflict() {
    return conflict;
  }

  /// The tests as they are now.
  SavedVisitors visitors() {
    return visitors;
  }

  /// The tests that the draft was made from.
  SavedVisitors storedVisitors() {
    return storedVisitors;
  }

  /// Whether saving was refused because saved visitors would go elsewhere.
  boolean isFailing() {
    return failing;
  }

  boolean isUnnamed() {
    return unnamed;
  }

  /// Whether somebody wanted to save this before it was finished.
  boolean isTried() {
    return tried;
  }

  List<String> faults() {
    return faults;
  }

  List<String> unplayable() {
    return unplayable;
  }
}
