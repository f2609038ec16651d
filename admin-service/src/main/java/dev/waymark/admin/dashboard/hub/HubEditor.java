package dev.waymark.admin.dashboard.hub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.dashboard.Choice;
import dev.waymark.admin.dashboard.FormFaults;
import dev.waymark.admin.dashboard.FormFaults.FormFault;
import dev.waymark.admin.dashboard.Frame;
import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.dashboard.hub.HubScreen.Carried;
import dev.waymark.admin.dashboard.hub.HubScreen.Form;
import dev.waymark.admin.dashboard.hub.HubScreen.Row;
import dev.waymark.admin.dashboard.link.LinkLists;
import dev.waymark.admin.dashboard.link.LinkWords;
import dev.waymark.admin.dashboard.rule.Draft;
import dev.waymark.admin.dashboard.rule.Operation;
import dev.waymark.admin.dashboard.rule.Posted;
import dev.waymark.admin.dashboard.rule.RuleControls;
import dev.waymark.admin.dashboard.rule.RuleControls.Controls;
import dev.waymark.admin.directory.Directory;
import dev.waymark.admin.directory.Entry;
import dev.waymark.admin.hub.Hubs;
import dev.waymark.admin.link.LinkFilter;
import dev.waymark.admin.link.LinkView;
import dev.waymark.admin.link.Links;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.simulation.PageView;
import dev.waymark.admin.simulation.SimulationView;
import dev.waymark.admin.simulation.Simulations;
import dev.waymark.fault.Fault;
import dev.waymark.fault.Faults;
import dev.waymark.hub.Hub;
import dev.waymark.rule.ConditionSet;
import dev.waymark.rule.RuleReader;
import dev.waymark.service.problem.ProblemError;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Answers what the page of a hub asks: it reads the draft that came, does what a button says, and
/// lets the use cases of the API check and play it. Keeps nothing.
@Singleton
class HubEditor {
  private static final String ENTRIES = "/entries/";
  private static final Set<String> TEXTS =
      Set.of("title", "text", "picture", "slug", "domain", "target");

  private final Hubs hubs;
  private final Links links;
  private final LinkLists lists;
  private final RuleControls controls;
  private final Simulations simulations;
  private final Sentences sentences;

  HubEditor(
      Hubs hubs,
      Links links,
      LinkLists lists,
      RuleControls controls,
      Simulations simulations,
      Sentences sentences) {
    this.hubs = hubs;
    this.links = links;
    this.lists = lists;
    this.controls = controls;
    this.simulations = simulations;
    this.sentences = sentences;
  }

  private HubMessages messages() {
    return sentences.of(HubMessages.class);
  }

  /// The page as somebody opens it.
  ///
  /// @param acceptLanguage of the viewer, whom the first visitor is like
  /// @throws ProblemException when there is no such hub
  HubScreen open(Frame frame, String ws, String id, @Nullable String acceptLanguage) {
    var _ = hubs.get(ws, id);
    return shown(
        frame, HubDesk.opened(controls.open(ws, id, acceptLanguage, frame.mayEdit()), messages()));
  }

  /// What comes of a request of the form.
  HubScreen asked(Frame frame, String ws, String id, Posted posted) {
    return shown(frame, desk(frame, ws, id, posted));
  }

  private HubDesk desk(Frame frame, String ws, String id, Posted posted) {
    var _ = hubs.get(ws, id);
    return HubDesk.of(
        controls.of(ws, id, posted, frame.mayEdit()), messages(), typed -> linkNamed(ws, typed));
  }

  /// Saves the draft over the version that it was made from.
  HubScreen save(Frame frame, String ws, String id, Posted posted) {
    HubDesk desk = desk(frame, ws, id, posted);
    boolean over = Operation.of(posted.first("op")).arguments().contains("over");
    String seen = posted.text("theirs");
    String version = over && seen.matches("[0-9]{1,18}") ? seen : Long.toString(desk.version());
    ArrayNode entries = array(desk.entries());
    ObjectNode patch = desk.texts().changes(HubTexts.of(desk.controls().link()));
    patch.set("hub", desk.texts().page(entries));
    try {
      var _ = hubs.change(ws, id, Precondition.of('"' + version + '"'), patch);
    } catch (ProblemException refusal) {
      if (refusal.type() == ProblemType.STALE) {
        desk.markConflict();
      } else {
        refuse(desk, refusal, "", desk.draft().entries().stream().map(Draft.Entry::key).toList());
        desk.markTried();
      }
      return shown(frame, desk);
    }
    HubDesk fresh = HubDesk.opened(controls.of(ws, id, posted, frame.mayEdit()), messages());
    fresh.markSaved();
    return shown(frame, fresh);
  }

  /// Notes what a use case refused: what is not about an entry or a text is said as a whole.
  ///
  /// @param before what the pointers of what was sent begin with
  /// @param keys the names of the entries that were sent
  private static void refuse(
      HubDesk desk, ProblemException refusal, String before, List<String> keys) {
    if (refusal.errors().isEmpty()) {
      desk.addFault(refusal.detail());
    }
    for (ProblemError error : refusal.errors()) {
      String pointer = error.pointer() == null ? "" : error.pointer();
      String at = pointer.startsWith(before) ? pointer.substring(before.length()) : pointer;
      String below = at.startsWith("/hub/") ? at.substring("/hub".length()) : at;
      int index = index(below);
      if (index >= 0 && index < keys.size()) {
        String place = ENTRIES + index;
        desk.refuse(keys.get(index), new Fault(below.substring(place.length()), error.detail()));
      } else if (TEXTS.contains(below.substring(Math.min(1, below.length())))) {
        desk.refuse("", new Fault(below, error.detail()));
      } else {
        desk.addFault(error.detail());
      }
    }
  }

  private static int index(String pointer) {
    if (!pointer.startsWith(ENTRIES)) {
      return -1;
    }
    int end = pointer.indexOf('/', ENTRIES.length());
    String number = pointer.substring(ENTRIES.length(), end < 0 ? pointer.length() : end);
    return number.matches("[0-9]{1,4}") ? Integer.parseInt(number) : -1;
  }

  private static ArrayNode array(List<ObjectNode> entries) {
    return JsonNodeFactory.instance.arrayNode().addAll(entries);
  }

  // ---- links by what people call them

  /// The id of the link that is called so, or else what was typed.
  private String linkNamed(String ws, String typed) {
    String name = typed.replaceFirst("(?i)^https?://", "");
    int slash = name.indexOf('/');
    if (slash < 0 || slash + 1 == name.length()) {
      return typed;
    }
    var query = new MultivaluedHashMap<String, String>();
    query.add("slug", name.substring(slash + 1));
    try {
      return links.page(ws, LinkFilter.request(query)).links().stream()
          .filter(link -> LinkWords.name(link).equalsIgnoreCase(name))
          .map(LinkView::id)
          .findFirst()
          .orElse(typed);
    } catch (ProblemException _) {
      return typed;
    }
  }

  /// What a link is called; null when there is none of this id.
  private @Nullable String nameOf(String ws, String id) {
    try {
      return LinkWords.name(links.get(ws, id).body());
    } catch (ProblemException _) {
      return null;
    }
  }

  // ---- what is shown

  private HubScreen shown(Frame frame, HubDesk desk) {
    Controls at = desk.controls();
    String ws = at.workspace().id();
    List<ObjectNode> entries = desk.entries();
    Map<String, List<Fault>> own = new HashMap<>();
    var playable = new ArrayList<ObjectNode>();
    var keys = new ArrayList<String>();
    for (int i = 0; i < entries.size(); i++) {
      String key = desk.draft().entries().get(i).key();
      List<Fault> faults = faults(at, entries.get(i));
      own.put(key, faults);
      if (faults.isEmpty() && desk.refused(key).isEmpty()) {
        playable.add(entries.get(i));
        keys.add(key);
      }
    }
    var why = new ArrayList<String>();
    SimulationView played = played(desk, playable, keys, why);
    Map<String, PageView.EntryView> offers = offers(played);
    var rows = new ArrayList<Row>();
    for (int i = 0; i < entries.size(); i++) {
      String key = desk.draft().entries().get(i).key();
      List<Fault> faults =
          Stream.concat(own.getOrDefault(key, List.of()).stream(), desk.refused(key).stream())
              .toList();
      rows.add(
          row(
              desk,
              key,
              i,
              entries.get(i),
              faults,
              offers.get(entries.get(i).path("key").asText())));
    }
    FormFaults texts =
        new FormFaults(
            desk.refused("").stream()
                .map(fault -> new FormFault(fault.pointer().substring(1), fault.detail()))
                .distinct()
                .toList());
    return new HubScreen(
        HubsPage.path(ws) + "/" + at.link().id(),
        frame.mayEdit(),
        lists.row(at.link(), frame, ws),
        new Carried(
            desk.version(),
            desk.base().toString(),
            desk.draft().rules().toString(),
            desk.draft().keys(),
            desk.opened(),
            desk.isTried()),
        desk.texts(),
        lists.domainNames(ws).stream()
            .map(each -> new Choice(each, each, each.equals(desk.texts().domain())))
            .toList(),
        texts,
        summary(desk, texts, rows),
        rows,
        at.player(played, why),
        page(desk, at, played, offers),
        desk.isChanged(),
        desk.isSaved(),
        desk.isConflict() ? Long.toString(at.version()) : "",
        desk.said());
  }

  private FormFaults summary(HubDesk desk, FormFaults texts, List<Row> rows) {
    var all = new ArrayList<FormFault>();
    desk.faults().stream().distinct().forEach(each -> all.add(new FormFault(null, each)));
    if (desk.isTried()) {
      all.addAll(texts.faults());
      rows.stream()
          .filter(Row::faulty)
          .forEach(
              row ->
                  all.add(new FormFault("edit-" + row.key(), messages().entryFaulty(row.label()))));
    }
    return new FormFaults(all);
  }

  /// What is wrong with an entry, each with its place in it.
  private List<Fault> faults(Controls at, ObjectNode entry) {
    ObjectNode alone = JsonNodeFactory.instance.objectNode().put("title", "x");
    alone.putArray("entries").add(entry);
    var read = new Faults();
    var _ = Hub.read(alone, "", read);
    String place = ENTRIES + 0;
    var faults = new ArrayList<Fault>();
    for (Fault fault : read.toList()) {
      String pointer =
          fault.pointer().startsWith(place) ? fault.pointer().substring(place.length()) : "";
      // The reader's words for what is not there yet would be about codes and characters.
      boolean isBlank =
          !pointer.isEmpty()
              && entry.at(pointer).isTextual()
              && entry.at(pointer).asText().isEmpty();
      faults.add(
          isBlank
              ? new Fault(pointer, messages().fillIn())
              : new Fault(pointer, fault.sentence(), fault.explanation()));
    }
    String channel = entry.path("channel").asText("");
    if (!channel.isEmpty()) {
      var missing = new Faults();
      at.directory().check(Entry.CHANNEL, channel, "/channel", missing);
      faults.addAll(missing.toList());
    }
    faults.addAll(at.missing(entry));
    return faults;
  }

  /// What the played visitor gets of the entries that nothing is wrong with; null when they cannot
  /// be played. What switches the hub off is looked behind.
  private @Nullable SimulationView played(
      HubDesk desk, List<ObjectNode> entries, List<String> keys, List<String> why) {
    Controls at = desk.controls();
    ObjectNode visitor = at.visitor();
    if (entries.isEmpty()) {
      why.add(messages().noneToShow());
    }
    if (entries.isEmpty() || visitor == null) {
      return null;
    }
    ObjectNode patch = JsonNodeFactory.instance.objectNode().put("active", true);
    ObjectNode page = desk.texts().page(array(entries));
    if (desk.texts().title().isEmpty()) {
      if (desk.refused("").stream().noneMatch(fault -> fault.pointer().equals("/title"))) {
        desk.refuse("", new Fault("/title", messages().fillIn()));
      }
      page.put("title", messages().untitled());
    }
    patch.set("hub", page);
    if (!desk.texts().target().equals(HubTexts.of(at.link()).target())) {
      patch.put("target", desk.texts().target().isEmpty() ? null : desk.texts().target());
    }
    try {
      return simulations
          .play(at.workspace().id(), at.link().id(), patch, visitor, List.of())
          .getFirst();
    } catch (ProblemException refusal) {
      refuse(desk, refusal, "/draft", keys);
      why.add(messages().notYet());
      return null;
    }
  }

  private static Map<String, PageView.EntryView> offers(@Nullable SimulationView played) {
    Map<String, PageView.EntryView> offers = new HashMap<>();
    PageView page = played == null ? null : played.page();
    List<PageView.EntryView> entries = page == null ? null : page.entries();
    if (entries != null) {
      entries.forEach(offer -> offers.put(offer.key(), offer));
    }
    return offers;
  }

  /// What the visitor's page shows; empty when they get none.
  private String page(
      HubDesk desk,
      Controls at,
      @Nullable SimulationView played,
      Map<String, PageView.EntryView> offers) {
    ObjectNode visitor = at.visitor();
    if (played == null || offers.isEmpty() || visitor == null) {
      return "";
    }
    HubTexts texts = desk.texts();
    return Preview.content(
        texts,
        texts.title().isEmpty() ? messages().untitled() : texts.title(),
        visitor.path("accept_language").asText(""),
        desk.entries().stream()
            .filter(
                entry -> {
                  PageView.EntryView offer = offers.get(entry.path("key").asText());
                  return offer != null && offer.shown() && offer.skipped() == null;
                })
            .toList());
  }

  private Row row(
      HubDesk desk,
      String key,
      int place,
      ObjectNode entry,
      List<Fault> faults,
      PageView.@Nullable EntryView offer) {
    String label = entry.path("label").asText("");
    boolean isSeen = offer != null && offer.shown() && offer.skipped() == null;
    String skipped = offer == null ? null : offer.skipped();
    return new Row(
        key,
        place + 1,
        desk.draft().size(),
        label.isEmpty() ? messages().unnamed() : label,
        leads(desk.controls(), entry),
        whom(desk.controls().directory(), entry),
        offer == null ? "" : isSeen ? "yes" : "no",
        skipped == null ? "" : skipped,
        !faults.isEmpty(),
        key.equals(desk.opened()) ? form(desk, entry, faults) : null);
  }

  private String leads(Controls at, ObjectNode entry) {
    if (entry.has("link")) {
      String id = entry.path("link").asText();
      String name = id.isEmpty() ? null : nameOf(at.workspace().id(), id);
      return name == null ? messages().nowhere() : name;
    }
    if (entry.has("url")) {
      String url = entry.path("url").asText();
      return url.isEmpty() ? messages().nowhere() : RuleControls.shown(url);
    }
    String channel = at.directory().names().channel(entry.path("channel").asText());
    return channel == null ? messages().nowhere() : channel;
  }

  private String whom(Directory directory, ObjectNode entry) {
    if (entry.path("conditions").isEmpty()) {
      return messages().always();
    }
    var faults = new Faults();
    ConditionSet when = RuleReader.readConditions(entry.get("conditions"), "", faults);
    return faults.isEmpty()
        ? messages().when(when.summary(directory.names()))
        : messages().unfinished();
  }

  private Form form(HubDesk desk, ObjectNode entry, List<Fault> faults) {
    Controls at = desk.controls();
    String ws = at.workspace().id();
    String channel = entry.path("channel").asText();
    String id = entry.path("link").asText("");
    String name = id.isEmpty() ? null : nameOf(ws, id);
    // What is not written yet is no fault until somebody wants to save it.
    List<Fault> told =
        faults.stream()
            .filter(fault -> desk.isTried() || !fault.detail().equals(messages().fillIn()))
            .toList();
    return new Form(
        entry.path("label").asText(""),
        entry.path("text").asText(""),
        entry.has("link") ? "link" : entry.has("url") ? "redirect" : "channel",
        at.directory().channels().stream()
            .map(each -> new Choice(each.key(), each.name(), each.key().equals(channel)))
            .toList(),
        name != null ? name : id.startsWith("lnk_") ? "" : id,
        links.page(ws, LinkFilter.request(new MultivaluedHashMap<>())).links().stream()
            .filter(link -> !link.id().equals(at.link().id()))
            .map(LinkWords::name)
            .toList(),
        entry.path("url").asText(""),
        at.view(
            entry,
            faults.stream().filter(fault -> fault.pointer().startsWith("/conditions")).toList(),
            desk.isTried()),
        told);
  }
}
