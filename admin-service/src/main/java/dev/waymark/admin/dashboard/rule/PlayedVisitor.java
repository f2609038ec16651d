package dev.waymark.admin.dashboard.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.clock.TimeZones;
import dev.waymark.rule.ConditionField;
import dev.waymark.rule.Vocabulary;
import dev.waymark.visitor.Country;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The visitor that is played, as the form has it: texts as they were typed.
///
/// @param country a code, or what was typed; empty for unknown
/// @param language as a browser sends it; empty for unknown
/// @param device what they hold
/// @param userAgent what it sends, where the device is {@link PlayedDevice#OTHER}
/// @param at the local time, as `2026-11-30T14:10`; empty for now
/// @param zone of that time
/// @param referrer the page that they come from; empty for none
/// @param query of the short link; empty for none
/// @param cookie `name=value`; empty for none
/// @param clicks on the link so far; empty for those that it has
/// @param behind whether the password was given
record PlayedVisitor(
    String country,
    String language,
    PlayedDevice device,
    String userAgent,
    String at,
    String zone,
    String referrer,
    String query,
    String cookie,
    String clicks,
    boolean behind) {
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
  private static final String PREFIX = "p.";

  /// The one that a form has.
  ///
  /// @param language of the page, in which countries are named
  static PlayedVisitor of(Posted posted, Locale language) {
    return new PlayedVisitor(
        code(posted.text(PREFIX + "country"), language),
        posted.text(PREFIX + "language"),
        PlayedDevice.of(posted.text(PREFIX + "device")),
        posted.text(PREFIX + "agent"),
        posted.text(PREFIX + "at"),
        posted.text(PREFIX + "zone"),
        posted.text(PREFIX + "referrer"),
        posted.text(PREFIX + "query"),
        posted.text(PREFIX + "cookie"),
        posted.text(PREFIX + "clicks"),
        posted.has(PREFIX + "behind"));
  }

  /// Somebody to begin with: on a phone, now, with the language that the viewer reads.
  ///
  /// @param country null when nothing suggests one
  static PlayedVisitor first(@Nullable Country country, String language, String zone) {
    return new PlayedVisitor(
        country == null ? "" : country.code(),
        language,
        PlayedDevice.IPHONE,
        "",
        "",
        zone,
        "",
        "",
        "",
        "",
        false);
  }

  /// The one that `simulate` would play.
  ///
  /// @param json as `simulate` takes it
  /// @param zone to show the time in
  static PlayedVisitor of(JsonNode json, String zone) {
    String agent = json.path("user_agent").asText("");
    PlayedDevice device =
        json.has("user_agent") ? PlayedDevice.sending(agent) : PlayedDevice.UNKNOWN;
    String cookie = "";
    for (Map.Entry<String, JsonNode> each : json.path("cookies").properties()) {
      cookie = each.getKey() + "=" + each.getValue().asText();
    }
    return new PlayedVisitor(
        json.path("country").asText(""),
        json.path("accept_language").asText(""),
        device,
        device == PlayedDevice.OTHER ? agent : "",
        local(json.path("at").asText(""), zone),
        zone,
        json.path("referrer").asText(""),
        json.path("query").asText(""),
        cookie,
        json.path("click_count").asText(""),
        json.path("unlocked").asBoolean(false));
  }

  private static String local(String instant, String zone) {
    try {
      return instant.isEmpty()
          ? ""
          : LOCAL.format(OffsetDateTime.parse(instant).atZoneSameInstant(zoneId(zone)));
    } catch (DateTimeException _) {
      return "";
    }
  }

  private static String code(String typed, Locale language) {
    Vocabulary countries = ConditionField.COUNTRY.vocabulary();
    for (int i = 0; countries != null && i < countries.size(); i++) {
      if (typed.equalsIgnoreCase(countries.key(i))
          || typed.equalsIgnoreCase(countries.name(i))
          || typed.equalsIgnoreCase(Words.of(countries, i, language))) {
        return countries.key(i);
      }
    }
    return typed;
  }

  private static ZoneId zoneId(String zone) {
    ZoneId known = TimeZones.of(zone);
    return known == null ? ZoneId.of("UTC") : known;
  }

  /// The zone of its time; UTC where there is no such zone.
  ZoneId zoneId() {
    return zoneId(zone);
  }

  /// When the visit is; null when what was typed is no time.
  ///
  /// @param now when it is now
  @Nullable Instant instant(Instant now) {
    if (at.isEmpty()) {
      return now;
    }
    try {
      return LocalDateTime.parse(at, LOCAL).atZone(zoneId()).toInstant();
    } catch (DateTimeException _) {
      return null;
    }
  }

  /// The visitor as `simulate` takes it.
  ///
  /// @param now when it is now
  ObjectNode toJson(Instant now) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    put(json, "country", country);
    put(json, "accept_language", language);
    String agent = device == PlayedDevice.OTHER ? userAgent : device.userAgent();
    if (agent != null && !agent.isEmpty()) {
      json.put("user_agent", agent);
    }
    put(
        json,
        "referrer",
        referrer.isEmpty() || referrer.contains("://") ? referrer : "https://" + referrer);
    put(json, "query", query);
    int equals = cookie.indexOf('=');
    if (!cookie.isEmpty()) {
      json.putObject("cookies")
          .put(
              equals < 0 ? cookie : cookie.substring(0, equals),
              equals < 0 ? "" : cookie.substring(equals + 1));
    }
    if (clicks.matches("[0-9]{1,18}")) {
      json.put("click_count", Long.parseLong(clicks));
    }
    Instant when = instant(now);
    json.put("at", (when == null ? now : when).toString());
    json.put("unlocked", behind);
    return json;
  }

  private static void put(ObjectNode json, String name, String value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }

  /// The same at another moment.
  ///
  /// @param moment the local time, as `2026-11-30T14:10`
  PlayedVisitor at(String moment) {
    return new PlayedVisitor(
        country, language, device, userAgent, moment, zone, referrer, query, cookie, clicks,
        behind);
  }

  /// The visitor as a week takes it, which plays every moment.
  ObjectNode withoutTime(Instant now) {
    ObjectNode json = toJson(now);
    json.remove("at");
    return json;
  }

  /// The same with the password given.
  PlayedVisitor unlocked() {
    return new PlayedVisitor(
        country, language, device, userAgent, at, zone, referrer, query, cookie, clicks, true);
  }

  /// What of it cannot be played as it was typed: the names of its fields in the form.
  List<String> unclear(Instant now) {
    var unclear = new ArrayList<String>();
    if (!country.isEmpty() && Country.of(country) == null) {
      unclear.add("country");
    }
    if (instant(now) == null) {
      unclear.add("at");
    }
    if (!clicks.isEmpty() && !clicks.matches("[0-9]{1,18}")) {
      unclear.add("clicks");
    }
    return unclear;
  }
}
