package dev.waymark.redirect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waymark.fault.Faults;
import dev.waymark.link.DestinationUrl;
import dev.waymark.link.UtmParams;
import dev.waymark.publication.Destinations;
import dev.waymark.publication.Finish;
import dev.waymark.publication.Lifecycle;
import dev.waymark.publication.LinkDocument;
import dev.waymark.rule.RuleReader;
import dev.waymark.rule.RuleReading;
import dev.waymark.rule.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The decisions of `vectors/decisions.json` that a visitor can bring about: all but those at
/// another time than now, and those with steps that are not built.
final class Vectors {
  private Vectors() {}

  /// One visit, and where it must lead.
  ///
  /// @param name of group and case
  /// @param slug of the link, one for each case
  /// @param document the link
  /// @param clickCount what the last rollup counted
  /// @param query with its `?`; empty for none
  /// @param headers what the visitor sends, by name and value
  /// @param location where it must lead
  record Case(
      String name,
      String slug,
      LinkDocument document,
      long clickCount,
      String query,
      List<String> headers,
      String location) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() {
    var cases = new ArrayList<Case>();
    for (JsonNode group : json().get("groups")) {
      if (group.get("link").has("routing_rules")) {
        continue;
      }
      for (JsonNode visit : group.get("cases")) {
        if (!visit.get("visitor").has("at")) {
          cases.add(read("vector" + cases.size(), group, visit));
        }
      }
    }
    return cases;
  }

  private static JsonNode json() {
    try (InputStream in = Vectors.class.getResourceAsStream("/vectors/decisions.json")) {
      return new JsonMapper().readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Case read(String slug, JsonNode group, JsonNode visit) {
    JsonNode visitor = visit.get("visitor");
    var headers = new ArrayList<String>();
    header(headers, "CF-IPCountry", visitor.path("country"));
    header(headers, "User-Agent", visitor.path("user_agent"));
    header(headers, "Accept-Language", visitor.path("accept_language"));
    header(headers, "Referer", visitor.path("referrer"));
    var cookies = new ArrayList<String>();
    visitor
        .path("cookies")
        .properties()
        .forEach(cookie -> cookies.add(cookie.getKey() + "=" + cookie.getValue().textValue()));
    if (!cookies.isEmpty()) {
      headers.add("Cookie: " + String.join("; ", cookies));
    }
    String query = visitor.path("query").asText("");
    return new Case(
        group.get("group").textValue() + ": " + visit.get("name").textValue(),
        slug,
        document(slug, group.get("link")),
        visitor.path("click_count").asLong(0),
        query.isEmpty() || query.startsWith("?") ? query : "?" + query,
        headers,
        visit.get("expect").get("location").textValue());
  }

  private static void header(List<String> headers, String name, JsonNode value) {
    if (value.isTextual()) {
      headers.add(name + ": " + value.textValue());
    }
  }

  private static LinkDocument document(String slug, JsonNode link) {
    RuleSet rules =
        switch (RuleReader.read(link.get("rules"), "")) {
          case RuleReading.Accepted(RuleSet accepted) -> accepted;
          case RuleReading.Rejected rejected -> throw new AssertionError(rejected.toString());
        };
    String target =
        switch (DestinationUrl.check(link.get("target").textValue())) {
          case DestinationUrl.Accepted accepted -> accepted.text();
          case DestinationUrl.Refused refused -> throw new AssertionError(refused.toString());
        };
    UtmParams utm = UtmParams.read(link.get("utm_params"), "", new Faults());
    return new LinkDocument(
        "lnk_" + slug,
        "ws_1",
        null,
        slug,
        Lifecycle.ALWAYS,
        null,
        Destinations.to(target, rules),
        Finish.of(utm));
  }
}
