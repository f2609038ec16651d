package dev.waymark.admin.dashboard.hub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.dashboard.rule.Draft;
import dev.waymark.admin.dashboard.rule.Operation;
import dev.waymark.admin.dashboard.rule.Posted;
import dev.waymark.admin.dashboard.rule.RuleControls;
import dev.waymark.admin.dashboard.rule.RuleControls.Controls;
import dev.waymark.channel.Key;
import dev.waymark.fault.Fault;
import dev.waymark.hub.Hub;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// One request's work on the draft of a hub: what came with the form, and what becomes of it. Not
/// for use by several threads.
final class HubDesk {
  private static final String KEY = "key";
  private static final List<String> TARGETS = List.of("channel", "link", "url");

  private final Controls controls;
  private final HubMessages messages;
  private final Map<String, List<Fault>> refused = new HashMap<>();
  private final List<String> faults = new ArrayList<>();

  /// What the draft was made from, and the version of the link that had it.
  private ObjectNode base;

  private long version;
  private HubTexts texts;
  private Draft draft;
  private String open = "";
  private boolean tried;
  private boolean conflict;
  private boolean saved;
  private String said = "";

  private HubDesk(Controls controls, HubMessages messages) {
    this.controls = controls;
    this.messages = messages;
    this.texts = HubTexts.of(controls.link());
    this.draft = Draft.of(HubTexts.entries(controls.link()));
    this.base = texts.with(draft.rules());
    this.version = controls.version();
  }

  /// What is stored, untouched.
  static HubDesk opened(Controls controls, HubMessages messages) {
    return new HubDesk(controls, messages);
  }

  /// What a form carries, after what one of its buttons says.
  ///
  /// @param linkNamed the id of the link that is called so, or else what was typed
  static HubDesk of(Controls controls, HubMessages messages, UnaryOperator<String> linkNamed) {
    Posted posted = controls.posted();
    var desk = new HubDesk(controls, messages);
    ObjectNode stored = desk.base;
    String sent = posted.text("version");
    boolean later = sent.matches("[0-9]{1,18}") && Long.parseLong(sent) != desk.version;
    if (later
        && Draft.tree(posted.text("base")) instanceof ObjectNode before
        && before.path("entries") instanceof ArrayNode
        // Where somebody changed something else of the link, this is saved as if nothing was.
        && !before.equals(stored)) {
      desk.base = before;
      desk.version = Long.parseLong(sent);
      desk.conflict = true;
    }
    if (posted.has("title")) {
      desk.texts = HubTexts.of(posted);
    }
    Draft read =
        Draft.read(
            posted.text("draft"), posted.text("keys"), (ArrayNode) desk.base.path("entries"));
    if (read != null && read.size() <= Hub.MAX_ENTRIES) {
      desk.draft = read;
    }
    desk.tried = posted.has("tried");
    desk.open = posted.text("open");
    Operation operation = Operation.of(posted.first("op"));
    desk.takeForm(operation, linkNamed);
    desk.apply(operation);
    return desk;
  }

  /// What was typed into the form of the open entry becomes the draft.
  private void takeForm(Operation operation, UnaryOperator<String> linkNamed) {
    Posted posted = controls.posted();
    ObjectNode entry = draft.rule(open);
    if (entry == null) {
      open = "";
    } else if (posted.text("form").equals(open)) {
      ObjectNode typed = controls.conditions(entry, operation);
      typed.put("label", posted.text("label"));
      String text = posted.text("below").replace("\r\n", "\n");
      if (text.isEmpty()) {
        typed.remove("text");
      } else {
        typed.put("text", text);
      }
      typed.remove(TARGETS);
      switch (posted.text("to")) {
        case "link" -> typed.put("link", linkNamed.apply(posted.text("link")));
        case "redirect" -> typed.put("url", RuleControls.address(posted.text("url")));
        default -> typed.put("channel", posted.text("channel"));
      }
      draft = draft.with(open, typed);
    }
  }

  private void apply(Operation operation) {
    String key = operation.argument(0);
    int place = draft.placeOf(key);
    switch (operation.verb()) {
      case "add" -> add();
      case "edit" -> open = place < 0 ? open : key;
      case "close" -> open = "";
      case "up" -> move(key, place - 1);
      case "down" -> move(key, place + 1);
      case "top" -> move(key, 0);
      case "bottom" -> move(key, draft.size() - 1);
      case "order" -> {
        draft = draft.inOrder(List.of(controls.posted().text("order").split(",", -1)));
        sayPlace(controls.posted().text("moved"));
      }
      case "delete" -> {
        draft = draft.without(key);
        open = open.equals(key) ? "" : open;
      }
      case "discard", "theirs" -> discard();
      case "me" -> controls.playViewer();
      default -> {
        // To be looked at.
      }
    }
  }

  private void add() {
    if (draft.size() >= Hub.MAX_ENTRIES) {
      said = messages.full(Hub.MAX_ENTRIES);
      return;
    }
    ObjectNode entry = JsonNodeFactory.instance.objectNode().put("label", "");
    // Where there are no channels, it leads to a web address.
    entry.put(controls.directory().channels().isEmpty() ? "url" : "channel", "");
    open = draft.nextKey();
    draft = draft.plus(entry, draft.size());
  }

  private void move(String key, int to) {
    draft = draft.moved(key, to);
    sayPlace(key);
  }

  private void sayPlace(String key) {
    if (draft.placeOf(key) >= 0) {
      said = messages.atPlace(draft.placeOf(key) + 1, draft.size());
    }
  }

  private void discard() {
    var stored = new HubDesk(controls, messages);
    base = stored.base;
    version = stored.version;
    texts = stored.texts;
    draft = stored.draft;
    open = "";
    tried = false;
    conflict = false;
    said = messages.discarded();
  }

  // ---- what others find out

  /// The draft was just saved.
  void markSaved() {
    saved = true;
    said = messages.saved();
  }

  /// Somebody else saved since the draft was begun.
  void markConflict() {
    conflict = true;
    said = messages.conflict();
  }

  /// Something is wrong with the draft as a whole.
  void addFault(String sentence) {
    faults.add(sentence);
  }

  /// Something is wrong with an entry, or under the empty name with the texts.
  void refuse(String key, Fault fault) {
    refused.computeIfAbsent(key, _ -> new ArrayList<>()).add(fault);
  }

  /// Somebody wanted to save this before it was right: the first entry that is not is opened.
  void markTried() {
    tried = true;
    said = messages.finish();
    draft.entries().stream()
        .map(Draft.Entry::key)
        .filter(refused::containsKey)
        .findFirst()
        .ifPresent(key -> open = key);
  }

  // ---- what it is now

  /// The entries as the API takes them: each that has no key yet gets one from its label.
  List<ObjectNode> entries() {
    Set<String> taken = new HashSet<>();
    draft.entries().forEach(entry -> taken.add(entry.rule().path(KEY).asText("")));
    var entries = new ArrayList<ObjectNode>();
    for (Draft.Entry entry : draft.entries()) {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      if (!entry.rule().hasNonNull(KEY)) {
        String key = Key.free(entry.rule().path("label").asText(""), "entry", taken::contains);
        taken.add(key);
        json.put(KEY, key);
      }
      json.setAll(entry.rule());
      entries.add(json);
    }
    return entries;
  }

  /// Whether anything differs from what is stored.
  boolean isChanged() {
    return !texts.with(draft.rules()).equals(base);
  }

  Controls controls() {
    return controls;
  }

  ObjectNode base() {
    return base;
  }

  long version() {
    return version;
  }

  HubTexts texts() {
    return texts;
  }

  Draft draft() {
    return draft;
  }

  String opened() {
    return open;
  }

  boolean isTried() {
    return tried;
  }

  boolean isConflict() {
    return conflict;
  }

  boolean isSaved() {
    return saved;
  }

  String said() {
    return said;
  }

  List<String> faults() {
    return faults;
  }

  /// What use cases refused of an entry, or under the empty name of the texts.
  List<Fault> refused(String key) {
    return refused.getOrDefault(key, List.of());
  }
}
