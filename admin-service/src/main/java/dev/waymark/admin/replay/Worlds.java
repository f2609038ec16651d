package dev.waymark.admin.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.hub.Hub;
import dev.waymark.publication.Destinations;
import dev.waymark.publication.LinkDocument;
import dev.waymark.rule.Action;
import dev.waymark.rule.ConditionSet;
import dev.waymark.rule.ConditionSpec;
import dev.waymark.rule.Match;
import dev.waymark.rule.Rule;
import dev.waymark.rule.RuleReader;
import dev.waymark.rule.RuleReading;
import dev.waymark.rule.RuleSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the facts that are not kept could have been: each condition on one of them held or did not,
/// the same one alike wherever it stands. A world is one such way; in it, a link has no condition
/// left on what is not kept, and the router decides.
///
/// Where a rule in the link of the world in which all of them held wins without such a condition of
/// its own, none before it can win in another: the decision is the same in all of them.
final class Worlds {
  /// Most conditions of which every way is played, 32 worlds.
  private static final int MOST_PLAYED = 5;

  /// The conditions on what is not kept, in their wire form, each with the fact that it lacks.
  private final Map<JsonNode, String> open;

  private Worlds(Map<JsonNode, String> open) {
    this.open = open;
  }

  /// The worlds of some links together.
  static Worlds of(List<LinkDocument> links) {
    Map<JsonNode, String> open = new LinkedHashMap<>();
    for (LinkDocument link : links) {
      for (Rule rule : link.destinations().rules().rules()) {
        note(rule.when(), open);
      }
    }
    return new Worlds(open);
  }

  private static void note(ConditionSet when, Map<JsonNode, String> open) {
    for (ConditionSet.Part part : when.parts()) {
      String missing = Facts.missing(part.spec());
      if (missing != null) {
        open.put(part.spec().toJson(), missing);
      }
    }
  }

  /// The facts that a rule asks about and that are not kept.
  static Set<String> missing(Rule rule) {
    Set<String> missing = missing(rule.when());
    if (rule.action() instanceof Action.Link) {
      missing.add(OTHER_LINK); // which may ask for anything, and was another then
    }
    return missing;
  }

  /// The same of the entries of a link's hub.
  static Set<String> missingOfHub(LinkDocument link) {
    Hub hub = link.destinations().hub();
    var missing = new TreeSet<String>();
    if (hub != null) {
      hub.entries().forEach(entry -> missing.addAll(missing(entry.when())));
    }
    return missing;
  }

  /// What is not known of a rule that leads to another link.
  private static final String OTHER_LINK = "link";

  private static Set<String> missing(ConditionSet when) {
    Map<JsonNode, String> open = new HashMap<>();
    note(when, open);
    return new TreeSet<>(open.values());
  }

  /// A link in the world in which every condition on what is not kept held. The rules' names are
  /// their places.
  LinkDocument hopeful(LinkDocument link) {
    Map<JsonNode, Boolean> given = new HashMap<>();
    open.keySet().forEach(condition -> given.put(condition, true));
    return in(link, given);
  }

  /// A link in every world, in the same order for every link; none where there are too many.
  List<LinkDocument> all(LinkDocument link) {
    if (open.size() > MOST_PLAYED) {
      return List.of();
    }
    List<JsonNode> conditions = List.copyOf(open.keySet());
    var worlds = new ArrayList<LinkDocument>();
    for (int world = 0; world < 1 << conditions.size(); world++) {
      Map<JsonNode, Boolean> given = new HashMap<>();
      for (int i = 0; i < conditions.size(); i++) {
        given.put(conditions.get(i), (world >> i & 1) == 1);
      }
      worlds.add(in(link, given));
    }
    return worlds;
  }

  private static LinkDocument in(LinkDocument link, Map<JsonNode, Boolean> given) {
    ArrayNode rules = JsonNodeFactory.instance.arrayNode();
    List<Rule> all = link.destinations().rules().rules();
    for (int i = 0; i < all.size(); i++) {
      ObjectNode rule = rewritten(all.get(i), given);
      if (rule != null) {
        rules.add(rule.put("name", Integer.toString(i)));
      }
    }
    Destinations to = link.destinations();
    return new LinkDocument(
        link.id(),
        link.workspace(),
        link.domain(),
        link.slug(),
        link.lifecycle(),
        null,
        new Destinations(
            to.target(),
            read(rules),
            to.rulesVersion(),
            to.legacy(),
            to.variants(),
            to.hub(),
            to.fallbackChannel(),
            to.sequence()),
        link.finish());
  }

  private static RuleSet read(ArrayNode rules) {
    return switch (RuleReader.read(rules, "")) {
      case RuleReading.Accepted accepted -> accepted.rules();
      case RuleReading.Rejected rejected ->
          throw new IllegalStateException("Rules that were read before: " + rejected.faults());
    };
  }

  /// The rule with what is given in the place of conditions; null when it cannot match.
  private static @Nullable ObjectNode rewritten(Rule rule, Map<JsonNode, Boolean> given) {
    ArrayNode left = JsonNodeFactory.instance.arrayNode();
    boolean any = rule.when().match() == Match.ANY && !rule.specs().isEmpty();
    boolean holds = false;
    for (ConditionSpec spec : rule.specs()) {
      switch (of(spec, given)) {
        case Given(boolean held) -> {
          if (!held && !any) {
            return null;
          }
          holds |= held;
        }
        case Asked(ObjectNode condition) -> left.add(condition);
      }
    }
    if (any && holds) {
      left.removeAll();
    } else if (any && left.isEmpty()) {
      return null;
    }
    ObjectNode json = rule.toJson();
    json.set("conditions", left);
    return json;
  }

  private sealed interface Rest {}

  private record Given(boolean held) implements Rest {}

  private record Asked(ObjectNode condition) implements Rest {}

  private static Rest of(ConditionSpec spec, Map<JsonNode, Boolean> given) {
    return switch (spec) {
      case ConditionSpec.Simple simple -> {
        ObjectNode json = simple.toJson();
        Boolean held = given.get(json);
        yield held == null ? new Asked(json) : new Given(held);
      }
      case ConditionSpec.AnyOf(List<ConditionSpec.Simple> members) -> {
        ObjectNode group = JsonNodeFactory.instance.objectNode();
        ArrayNode left = group.putArray("any");
        boolean holds = false;
        for (ConditionSpec.Simple member : members) {
          ObjectNode json = member.toJson();
          Boolean held = given.get(json);
          if (held == null) {
            left.add(json);
          } else {
            holds |= held;
          }
        }
        yield holds || left.isEmpty() ? new Given(holds) : new Asked(group);
      }
    };
  }
}
