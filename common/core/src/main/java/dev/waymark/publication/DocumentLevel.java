package dev.waymark.publication;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Which forms a document may have for a node to read it. A node refuses a document with a form
/// that it does not know, and goes on with the version before; so nodes say up to which level they
/// read, and a document with newer forms waits until all of them read its level.
///
/// A release that brings new forms adds a level. What the levels before it have is listed here by
/// hand and never grows, so that nobody has to remember to list what is new.
public final class DocumentLevel {
  /// What every node reads, even one that says nothing.
  public static final int FIRST = 1;

  /// What a node of this release reads.
  public static final int LATEST = 2;

  private static final Set<String> RULE_MEMBERS = Set.of("name", "conditions", "action");
  private static final Set<String> CONDITION_MEMBERS =
      Set.of("field", "operator", "value", "timezone");
  private static final Set<String> ACTIONS = Set.of("redirect", "channel", "pool");

  private static final Pattern FIRST_SLUG = Pattern.compile("[A-Za-z0-9_-]*");

  private static final Set<String> CHOICE = Set.of("eq", "neq", "in", "not_in");
  private static final Set<String> PARAMETER = Set.of("eq", "neq", "contains", "starts_with");
  private static final Set<String> TEXT =
      Set.of("eq", "neq", "in", "not_in", "contains", "starts_with");

  /// The operators of each field.
  private static final Map<String, Set<String>> FIELDS =
      Map.ofEntries(
          Map.entry("country", CHOICE),
          Map.entry("continent", CHOICE),
          Map.entry("device", CHOICE),
          Map.entry("os", CHOICE),
          Map.entry("browser", TEXT),
          Map.entry("language", Set.of("eq", "neq", "in", "not_in", "starts_with")),
          Map.entry("referrer", TEXT),
          Map.entry("time", Set.of("eq", "neq", "in", "not_in", "gt", "lt", "between")),
          Map.entry("day", CHOICE),
          Map.entry("query", PARAMETER),
          Map.entry("cookie", Set.of("eq", "neq", "contains")),
          Map.entry("click_count", Set.of("eq", "neq", "gt", "lt", "between")),
          Map.entry("hours", Set.of("eq", "neq")));

  private DocumentLevel() {}

  /// The lowest level that a node must read to understand a document.
  ///
  /// @param body as it is about to be published
  public static int needed(DocumentKind kind, JsonNode body) {
    return switch (kind) {
      case LINK -> isFirst(body) ? FIRST : LATEST;
      // Nodes of the level before do not look for segments, so theirs wait for nobody.
      case API_KEY, CHANNEL, POOL, SCHEDULE, SEGMENT, WORKSPACE, DOMAIN, TAKEDOWN, APPROVAL ->
          FIRST;
    };
  }

  private static boolean isFirst(JsonNode link) {
    if (link.has("forward_path") || !FIRST_SLUG.matcher(link.path("slug").asText()).matches()) {
      return false;
    }
    for (JsonNode rule : link.path("rules")) {
      if (!has(rule, RULE_MEMBERS)
          || !areFirst(rule.path("conditions"))
          || !ACTIONS.contains(rule.path("action").path("type").asText())) {
        return false;
      }
    }
    for (JsonNode entry : link.path("hub").path("entries")) {
      if (!areFirst(entry.path("conditions"))) {
        return false;
      }
    }
    return true;
  }

  private static boolean areFirst(JsonNode conditions) {
    for (JsonNode condition : conditions) {
      Set<String> operators = FIELDS.get(condition.path("field").asText());
      if (operators == null
          || !operators.contains(condition.path("operator").asText())
          || !has(condition, CONDITION_MEMBERS)) {
        return false;
      }
    }
    return true;
  }

  /// Whether it has none but these members.
  private static boolean has(JsonNode json, Set<String> members) {
    return json.properties().stream().allMatch(member -> members.contains(member.getKey()));
  }
}
