package dev.waymark.admin.dashboard.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.dashboard.FormFaults;
import dev.waymark.admin.dashboard.FormFaults.FormFault;
import dev.waymark.admin.link.LinkView;
import dev.waymark.service.problem.ProblemException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What stands in the form of a link: the values of its controls by their names, which are the
/// members of a link; of a structure, with the names of its members behind a dot.
public final class LinkForm {
  /// Most variants of an A/B test.
  static final int VARIANTS = 4;

  private static final List<String> UTM =
      List.of("source", "medium", "campaign", "term", "content");
  private static final List<String> APPS =
      List.of("ios_app_url", "ios_store_url", "android_app_url", "android_store_url");

  /// One line each, taken as they are.
  private static final List<String> TEXTS =
      List.of("target", "title", "note", "fallback_url", "og_title", "og_description", "og_image");

  private final Map<String, String> values;
  private final ZoneId zone;

  private LinkForm(Map<String, String> values, ZoneId zone) {
    this.values = values;
    this.zone = zone;
  }

  /// An empty form, for a new link.
  static LinkForm empty(ZoneId zone) {
    return new LinkForm(Map.of(), zone);
  }

  /// A form with what a link has.
  static LinkForm of(LinkView link, ZoneId zone) {
    Map<String, String> values = new LinkedHashMap<>();
    TEXTS.forEach(name -> put(values, name, link.field(name)));
    values.put("slug", link.slug());
    values.put("domain", link.domain());
    values.put("tags", String.join(", ", link.tags()));
    for (String name : List.of("starts_at", "expires_at")) {
      JsonNode moment = link.field(name);
      if (moment != null) {
        values.put(
            name,
            LocalDateTime.ofInstant(Instant.parse(moment.asText()), zone)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString());
      }
    }
    put(values, "max_clicks", link.field("max_clicks"));
    putAll(values, "utm_params", UTM, link.field("utm_params"));
    JsonNode apps = link.field("deep_link");
    putAll(values, "deep_link", APPS, apps);
    if (apps != null && apps.path("interstitial").asBoolean()) {
      values.put("deep_link.interstitial", "on");
    }
    JsonNode variants = link.field("ab_variants");
    for (int i = 0; variants != null && i < variants.size(); i++) {
      putAll(values, "ab_variants." + i, List.of("name", "url", "weight"), variants.get(i));
    }
    JsonNode sequence = link.field("sequence");
    if (sequence != null) {
      var lines = new ArrayList<String>();
      for (JsonNode each : sequence.path("urls")) {
        String title = each.path("title").asText("");
        lines.add(
            each.path("url").asText()
                + (title.isEmpty() || title.equals("null") ? "" : " " + title));
      }
      values.put("sequence", String.join("\n", lines));
      if (sequence.path("loop").asBoolean()) {
        values.put("sequence.loop", "on");
      }
    }
    JsonNode forwarded = link.field("forward_params");
    if (forwarded != null) {
      values.put(
          "forward_params",
          String.join(", ", forwarded.valueStream().map(JsonNode::asText).toList()));
    }
    JsonNode path = link.field("forward_path");
    if (path != null && path.asBoolean()) {
      values.put("forward_path", "on");
    }
    return new LinkForm(values, zone);
  }

  /// A form as somebody sent it.
  static LinkForm of(MultivaluedMap<String, String> sent, ZoneId zone) {
    Map<String, String> values = new LinkedHashMap<>();
    sent.forEach((name, all) -> values.put(name, all.getFirst().replace("\r\n", "\n")));
    return new LinkForm(values, zone);
  }

  private static void put(Map<String, String> values, String name, @Nullable JsonNode value) {
    if (value != null && !value.isNull()) {
      values.put(name, value.asText());
    }
  }

  private static void putAll(
      Map<String, String> values, String name, List<String> members, @Nullable JsonNode object) {
    if (object != null) {
      members.forEach(member -> put(values, name + "." + member, object.get(member)));
    }
  }

  /// The value of a control; empty for none.
  public String at(String name) {
    return values.getOrDefault(name, "");
  }

  /// Whether a box is ticked.
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /// The time zone of its times.
  public String zone() {
    return zone.getId();
  }

  /// What it says of a link, as a new one is created by.
  ///
  /// @param faults gets what cannot be said
  ObjectNode creation(List<FormFault> faults) {
    ObjectNode json = patch(faults);
    json.properties()
        .removeIf(
            member ->
                member.getValue().isNull()
                    || (member.getValue().isContainerNode() && member.getValue().isEmpty()));
    if (json.get("utm_params") instanceof ObjectNode utm) {
      utm.properties().removeIf(member -> member.getValue().isNull());
    }
    return json;
  }

  /// What it says of a link, as a merge patch: what is empty is taken away.
  ///
  /// @param faults gets what cannot be said
  ObjectNode patch(List<FormFault> faults) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    TEXTS.forEach(name -> json.put(name, orNull(at(name))));
    if (!at("slug").isBlank()) {
      json.put("slug", at("slug").strip());
    }
    if (has("domain")) {
      json.put("domain", at("domain"));
    }
    list(json.putArray("tags"), at("tags"));
    moment(json, "starts_at", faults);
    moment(json, "expires_at", faults);
    number(json, "max_clicks", faults);
    ObjectNode utm = json.putObject("utm_params");
    UTM.forEach(name -> utm.put(name, orNull(at("utm_params." + name))));
    apps(json);
    variants(json.putArray("ab_variants"), faults);
    sequence(json);
    list(json.putArray("forward_params"), at("forward_params"));
    json.put("forward_path", has("forward_path"));
    if (has("password.remove")) {
      json.putNull("password");
    } else if (!at("password").isEmpty()) {
      json.put("password", at("password"));
    }
    return json;
  }

  private void apps(ObjectNode json) {
    if (APPS.stream().allMatch(name -> at("deep_link." + name).isBlank())) {
      json.putNull("deep_link");
      return;
    }
    ObjectNode apps = json.putObject("deep_link");
    APPS.forEach(name -> apps.put(name, orNull(at("deep_link." + name))));
    apps.put("interstitial", has("deep_link.interstitial"));
  }

  private void variants(ArrayNode variants, List<FormFault> faults) {
    for (int i = 0; i < VARIANTS; i++) {
      String name = "ab_variants." + i;
      if (at(name + ".url").isBlank() && at(name + ".name").isBlank()) {
        continue;
      }
      ObjectNode variant = variants.addObject();
      variant.put("name", at(name + ".name").isBlank() ? letter(i) : at(name + ".name").strip());
      variant.put("url", orNull(at(name + ".url")));
      number(variant, name + ".weight", "weight", faults);
    }
  }

  private static String letter(int place) {
    return String.valueOf((char) ('A' + place));
  }

  private void sequence(ObjectNode json) {
    if (at("sequence").isBlank()) {
      json.putNull("sequence");
      return;
    }
    ObjectNode sequence = json.putObject("sequence");
    ArrayNode urls = sequence.putArray("urls");
    at("sequence")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(
            line -> {
              String[] parts = line.split("\\s+", 2);
              ObjectNode url = urls.addObject().put("url", parts[0]);
              if (parts.length > 1) {
                url.put("title", parts[1]);
              }
            });
    sequence.put("loop", has("sequence.loop"));
  }

  private static void list(ArrayNode list, String text) {
    Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .distinct()
        .forEach(list::add);
  }

  private void moment(ObjectNode json, String name, List<FormFault> faults) {
    String text = at(name).strip();
    if (text.isEmpty()) {
      json.putNull(name);
      return;
    }
    try {
      json.put(
          name,
          DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(LocalDateTime.parse(text).atZone(zone)));
    } catch (DateTimeException _) {
      faults.add(new FormFault(name, text));
    }
  }

  private void number(ObjectNode json, String name, List<FormFault> faults) {
    number(json, name, name, faults);
  }

  private void number(ObjectNode json, String name, String member, List<FormFault> faults) {
    String text = at(name).strip();
    if (text.isEmpty()) {
      json.putNull(member);
      return;
    }
    try {
      json.put(member, Long.parseLong(text));
    } catch (NumberFormatException _) {
      faults.add(new FormFault(name, text));
    }
  }

  private static @Nullable String orNull(String text) {
    return text.isBlank() ? null : text.strip();
  }

  /// What is wrong, beside the control that it belongs to: the one with the longest name that the
  /// place of the fault begins with.
  static FormFaults faults(ProblemException refusal) {
    if (refusal.errors().isEmpty()) {
      return FormFaults.ofWhole(refusal.detail());
    }
    return new FormFaults(
        refusal.errors().stream()
            .map(error -> new FormFault(control(String.valueOf(error.pointer())), error.detail()))
            .toList());
  }

  private static @Nullable String control(String pointer) {
    String[] steps = pointer.split("/", -1);
    if (steps.length < 2 || steps[1].isEmpty()) {
      return null;
    }
    return switch (steps[1]) {
      case "utm_params", "deep_link" ->
          steps.length > 2 ? steps[1] + "." + steps[2] : steps[1] + ".source";
      case "ab_variants" ->
          steps.length > 3 ? "ab_variants." + steps[2] + "." + steps[3] : "ab_variants.0.url";
      case "rules", "hub", "routing_rules", "fallback_channel", "active" -> null;
      default -> steps[1];
    };
  }

  /// What is folded, in a few words each, by the name of the fold.
  Map<String, String> said(LinkMessages messages, Locale language) {
    Map<String, String> said = new LinkedHashMap<>();
    var schedule = new ArrayList<String>();
    if (!at("starts_at").isBlank()) {
      schedule.add(messages.saidFrom(shown(at("starts_at"), language)));
    }
    if (!at("expires_at").isBlank()) {
      schedule.add(messages.saidUntil(shown(at("expires_at"), language)));
    }
    if (!at("max_clicks").isBlank()) {
      schedule.add(messages.saidClicks(at("max_clicks")));
    }
    said.put("schedule", schedule.isEmpty() ? messages.saidAlways() : String.join(", ", schedule));
    said.put(
        "apps",
        APPS.stream().anyMatch(name -> !at("deep_link." + name).isBlank())
            ? messages.saidApps()
            : messages.saidNone());
    List<String> utm =
        UTM.stream()
            .map(name -> at("utm_params." + name))
            .filter(value -> !value.isBlank())
            .toList();
    said.put("utm", utm.isEmpty() ? messages.saidNoneF() : String.join(" · ", utm));
    long variants =
        IntStream.range(0, VARIANTS)
            .filter(i -> !at("ab_variants." + i + ".url").isBlank())
            .count();
    said.put("ab", variants == 0 ? messages.saidNoneF() : messages.saidPages((int) variants));
    long pages = at("sequence").lines().filter(line -> !line.isBlank()).count();
    said.put("sequence", pages == 0 ? messages.saidNoneF() : messages.saidPages((int) pages));
    said.put(
        "preview",
        at("og_title").isBlank() && at("og_description").isBlank() && at("og_image").isBlank()
            ? messages.saidPagesCard()
            : messages.saidOwnCard());
    said.put(
        "parameters",
        has("forward_path")
            ? messages.saidPath()
            : at("forward_params").isBlank() ? messages.saidNone() : at("forward_params"));
    said.put("note", at("note").isBlank() ? messages.saidNoneF() : messages.saidWritten());
    return said;
  }

  private static String shown(String local, Locale language) {
    try {
      return DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", language)
          .format(LocalDateTime.parse(local));
    } catch (DateTimeException _) {
      return local;
    }
  }

  /// The destination with its campaign, as visitors get to it.
  public String resulting() {
    String target = at("target").strip();
    if (target.isEmpty()) {
      return "";
    }
    var added = new StringBuilder();
    for (String name : UTM) {
      String value = at("utm_params." + name).strip();
      if (!value.isEmpty() && !target.contains("utm_" + name + "=")) {
        added
            .append(added.isEmpty() && !target.contains("?") ? '?' : '&')
            .append("utm_")
            .append(name)
            .append('=')
            .append(Address.encoded(value).replace("+", "%20"));
      }
    }
    int fragment = target.indexOf('#');
    return fragment < 0
        ? target + added
        : target.substring(0, fragment) + added + target.substring(fragment);
  }
}
