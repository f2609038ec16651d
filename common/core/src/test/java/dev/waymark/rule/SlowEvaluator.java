package dev.waymark.rule;

import static java.time.temporal.ChronoUnit.SECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.visitor.Country;
import java.net.InetAddress;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Rules and facts as JSON, evaluated word by word after `spec/routing.md`, with no thought for
/// speed: windows are walked hour by hour or minute by minute, texts compared code point by code
/// point. Shares no code with what it checks.
final class SlowEvaluator {
  private SlowEvaluator() {}

  /// What can be said of a condition: Kleene's three values.
  private enum Verdict {
    NO,
    UNKNOWN,
    YES
  }

  /// The place of the first rule at or after `from` that matches; -1 when none does.
  static int firstMatch(JsonNode rules, JsonNode visit, int from) {
    for (int i = from; i < rules.size(); i++) {
      JsonNode rule = rules.get(i);
      boolean any = rule.path("match").asText("all").equals("any");
      boolean always = rule.get("conditions").isEmpty();
      if (rule.path("enabled").asBoolean(true)
          && (always || combined(rule.get("conditions"), any, visit) == Verdict.YES)) {
        return i;
      }
    }
    return -1;
  }

  /// The best of the verdicts where one is enough, the worst where all must hold.
  private static Verdict combined(JsonNode conditions, boolean any, JsonNode visit) {
    Verdict verdict = any ? Verdict.NO : Verdict.YES;
    for (JsonNode condition : conditions) {
      Verdict one = verdict(condition, visit);
      verdict = (one.compareTo(verdict) > 0) == any ? one : verdict;
    }
    return verdict;
  }

  private static Verdict verdict(JsonNode condition, JsonNode visit) {
    if (condition.has("any")) {
      return combined(condition.get("any"), true, visit);
    }
    if (condition.path("field").asText().equals("segment")) {
      JsonNode segment = visit.path("definitions").path(condition.get("value").textValue());
      if (segment.isMissingNode()) {
        return Verdict.UNKNOWN;
      }
      Verdict inside =
          combined(
              segment.get("conditions"), segment.path("match").asText("all").equals("any"), visit);
      return condition.get("operator").textValue().equals("eq")
          ? inside
          : switch (inside) {
            case NO -> Verdict.YES;
            case YES -> Verdict.NO;
            case UNKNOWN -> Verdict.UNKNOWN;
          };
    }
    if (isUnknown(condition, visit)) {
      return Verdict.UNKNOWN;
    }
    return holds(condition, visit) ? Verdict.YES : Verdict.NO;
  }

  private static boolean isUnknown(JsonNode condition, JsonNode visit) {
    String field = condition.get("field").textValue();
    return switch (field) {
      case "country", "region", "city", "device", "os", "browser", "language" ->
          !visit.hasNonNull(field);
      case "continent" -> !visit.hasNonNull("country");
      case "ip" -> !visit.hasNonNull("ip");
      case "visitor" -> isRobot(visit);
      case "app" -> !visit.hasNonNull("browser") || visit.get("browser").asText().contains("View");
      case "hours" ->
          !visit.path("hours").hasNonNull(condition.get("value").textValue().split("=", -1)[0]);
      default -> false;
    };
  }

  static boolean holds(JsonNode condition, JsonNode visit) {
    String operator = condition.get("operator").textValue();
    JsonNode value = condition.get("value");
    return switch (condition.get("field").textValue()) {
      case "country" -> derived(text(visit, "country"), operator, value);
      case "continent" -> derived(continent(text(visit, "country")), operator, value);
      case "device" -> derived(text(visit, "device"), operator, value);
      case "os" -> derived(text(visit, "os"), operator, value);
      case "browser" -> derived(text(visit, "browser"), operator, value);
      case "app" -> app(text(visit, "browser"), operator, value);
      case "region", "city" ->
          derived(text(visit, condition.get("field").textValue()), operator, value);
      case "ip" -> ip(text(visit, "ip"), operator, value);
      case "visitor" ->
          derived(
              isRobot(visit) ? null : visit.path("returning").asBoolean() ? "returning" : "new",
              operator,
              value);
      case "date" -> date(condition, visit, operator, value);
      case "language" -> language(text(visit, "language"), operator, value);
      case "referrer" -> referrer(text(visit, "referrer"), operator, value);
      case "time" -> time(local(condition, visit), operator, value);
      case "day" ->
          derived(
              local(condition, visit)
                  .getDayOfWeek()
                  .name()
                  .substring(0, 3)
                  .toLowerCase(Locale.ROOT),
              operator,
              value);
      case "query" -> parameter(visit.path("query"), operator, value.textValue());
      case "cookie" -> parameter(visit.path("cookies"), operator, value.textValue());
      case "hours" -> hours(visit.path("hours"), operator, value.textValue());
      case "click_count" -> count(visit.path("click_count").asLong(0), operator, value);
      default -> throw new IllegalArgumentException(condition.toString());
    };
  }

  private static @Nullable String text(JsonNode visit, String name) {
    return visit.hasNonNull(name) ? visit.get(name).textValue() : null;
  }

  private static @Nullable String continent(@Nullable String country) {
    return country == null
        ? null
        : Objects.requireNonNull(Country.of(country), country).continent().name();
  }

  private static boolean derived(@Nullable String seen, String operator, JsonNode value) {
    return seen != null && compare(seen, operator, value);
  }

  private static boolean referrer(@Nullable String seen, String operator, JsonNode value) {
    if (seen == null) {
      return operator.equals("neq") || operator.startsWith("not_");
    }
    if (operator.equals("matches")) {
      return compare(seen, operator, value);
    }
    var stripped = Given.JSON.createArrayNode();
    for (String one : texts(value)) {
      stripped.add(fold(one).startsWith("www.") ? one.substring(4) : one);
    }
    return compare(seen, operator, stripped);
  }

  private static boolean compare(String seen, String operator, JsonNode value) {
    List<String> values = texts(value);
    return switch (operator) {
      case "eq", "in" -> values.stream().anyMatch(one -> fold(one).equals(fold(seen)));
      case "neq", "not_in" -> values.stream().noneMatch(one -> fold(one).equals(fold(seen)));
      case "contains" -> fold(seen).contains(fold(values.getFirst()));
      case "not_contains" -> !fold(seen).contains(fold(values.getFirst()));
      case "starts_with" -> fold(seen).startsWith(fold(values.getFirst()));
      case "not_starts_with" -> !fold(seen).startsWith(fold(values.getFirst()));
      case "ends_with" -> fold(seen).endsWith(fold(values.getFirst()));
      case "matches" -> matches(values.getFirst(), seen);
      default -> throw new IllegalArgumentException(operator);
    };
  }

  /// By another engine, which reads the patterns that are played here alike.
  private static boolean matches(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
        .matcher(text)
        .find();
  }

  private static boolean isRobot(JsonNode visit) {
    String visitorClass = visit.path("class").asText("human");
    return visitorClass.equals("bot") || visitorClass.equals("preview");
  }

  /// Bit by bit, as texts of zeros and ones.
  private static boolean ip(@Nullable String seen, String operator, JsonNode value) {
    if (seen == null) {
      return false;
    }
    boolean inside =
        texts(value).stream()
            .anyMatch(
                block -> {
                  String[] parts = block.split("/", -1);
                  String bits = bits(parts[0]);
                  int length = parts.length == 1 ? bits.length() : Integer.parseInt(parts[1]);
                  return bits(seen).length() == bits.length()
                      && bits(seen).startsWith(bits.substring(0, length));
                });
    return inside == (operator.equals("eq") || operator.equals("in"));
  }

  private static String bits(String address) {
    var bits = new StringBuilder();
    for (byte one : InetAddress.ofLiteral(address).getAddress()) {
      for (int bit = 7; bit >= 0; bit--) {
        bits.append(one >> bit & 1);
      }
    }
    return bits.toString();
  }

  private static boolean app(@Nullable String browser, String operator, JsonNode value) {
    if (browser == null || browser.contains("View")) {
      return false;
    }
    return Set.of("Instagram", "TikTok", "Telegram").contains(browser) // of those that are played
        ? compare(browser, operator, value)
        : operator.equals("neq") || operator.startsWith("not_");
  }

  /// The offset by hand: the first one under which the local time is that, and after a gap that
  /// before it.
  private static boolean date(JsonNode condition, JsonNode visit, String operator, JsonNode value) {
    ZoneId zone = ZoneId.of(condition.path("timezone").asText("UTC"));
    Instant at = Instant.parse(visit.get("at").textValue());
    List<Instant> ends = texts(value).stream().map(text -> moment(text, zone)).toList();
    return switch (operator) {
      case "before" -> at.isBefore(ends.getFirst());
      case "after" -> !at.isBefore(ends.getFirst());
      case "between" -> !at.isBefore(ends.getFirst()) && at.isBefore(ends.get(1));
      default -> throw new IllegalArgumentException(operator);
    };
  }

  private static Instant moment(String text, ZoneId zone) {
    LocalDateTime local =
        LocalDateTime.parse(text.contains("T") ? text : text + "T00:00").truncatedTo(SECONDS);
    ZoneRules rules = zone.getRules();
    // As if the clocks had stayed as they were half a day before: right for the first of two, and
    // forward by the gap.
    ZoneOffset before =
        rules.getOffset(local.toInstant(rules.getOffset(local)).minusSeconds(43_200));
    ZoneOffset after = rules.getOffset(local.toInstant(rules.getOffset(local)).plusSeconds(43_200));
    Instant early = local.toInstant(before);
    Instant late = local.toInstant(after);
    boolean isEarly = LocalDateTime.ofInstant(early, zone).equals(local);
    boolean isLate = LocalDateTime.ofInstant(late, zone).equals(local);
    return isEarly || !isLate ? early : late;
  }

  private static boolean language(@Nullable String seen, String operator, JsonNode value) {
    if (seen == null) {
      return false;
    }
    List<String> values = texts(value);
    return switch (operator) {
      case "eq", "in" -> values.stream().anyMatch(one -> covers(one, seen));
      case "neq", "not_in" -> values.stream().noneMatch(one -> covers(one, seen));
      case "starts_with" -> fold(seen).startsWith(fold(values.getFirst()));
      case "not_starts_with" -> !fold(seen).startsWith(fold(values.getFirst()));
      default -> throw new IllegalArgumentException(operator);
    };
  }

  /// Every part that the wanted tag names must stand in the seen one, in its role.
  private static boolean covers(String wanted, String seen) {
    String[] w = parts(wanted);
    String[] s = parts(seen);
    boolean norwegian =
        (w[0].equals("no") && (s[0].equals("nb") || s[0].equals("nn")))
            || (w[0].equals("nb") && s[0].equals("no"));
    String likely =
        switch (s[0]) {
          case "zh" -> s[2].equals("tw") || s[2].equals("hk") ? "hant" : "hans";
          case "sr" -> "cyrl";
          default -> "latn"; // of those that are played here
        };
    return (w[0].equals(s[0]) || norwegian)
        && (w[1].isEmpty() || w[1].equals(s[1].isEmpty() ? likely : s[1]))
        && (w[2].isEmpty() || w[2].equals(s[2]));
  }

  private static String[] parts(String tag) {
    String[] parts = {"", "", ""};
    for (String part : fold(tag).split("-", -1)) {
      int role = parts[0].isEmpty() ? 0 : part.length() == 4 ? 1 : 2;
      parts[role] = part;
    }
    return parts;
  }

  private static ZonedDateTime local(JsonNode condition, JsonNode visit) {
    ZoneId zone = ZoneId.of(condition.path("timezone").asText("UTC"));
    return Instant.parse(visit.get("at").textValue()).atZone(zone);
  }

  private static boolean time(ZonedDateTime local, String operator, JsonNode value) {
    int hour = local.getHour();
    return switch (operator) {
      case "eq", "in" -> texts(value).stream().anyMatch(one -> Integer.parseInt(one) == hour);
      case "neq", "not_in" -> texts(value).stream().noneMatch(one -> Integer.parseInt(one) == hour);
      case "gt" -> minutes(texts(value).getFirst(), true, m -> m < minuteOfDay(local));
      case "lt" -> minutes(texts(value).getFirst(), false, m -> m > minuteOfDay(local));
      case "between" -> between(local, texts(value).get(0), texts(value).get(1));
      default -> throw new IllegalArgumentException(operator);
    };
  }

  private static int minuteOfDay(ZonedDateTime local) {
    return local.getHour() * 60 + local.getMinute();
  }

  /// Tests the last (or first) minute that a point of the clock stands for.
  private static boolean minutes(String text, boolean last, Predicate<Integer> test) {
    if (text.contains(":")) {
      LocalTime time = LocalTime.parse(text);
      return test.test(time.getHour() * 60 + time.getMinute());
    }
    int hour = Integer.parseInt(text);
    return test.test(last ? hour * 60 + 59 : hour * 60);
  }

  private static boolean between(ZonedDateTime local, String first, String second) {
    var inside = new TreeSet<Integer>();
    if (first.contains(":")) {
      int from = minutes(first);
      int until = minutes(second);
      for (int minute = from; minute != until; minute = (minute + 1) % 1440) {
        inside.add(minute);
        if (minute == 1439 && until == 1440) {
          break;
        }
      }
    } else {
      int until = Integer.parseInt(second);
      for (int hour = Integer.parseInt(first); ; hour = (hour + 1) % 24) {
        for (int minute = 0; minute < 60; minute++) {
          inside.add(hour * 60 + minute);
        }
        if (hour == until) {
          break;
        }
      }
    }
    return inside.contains(minuteOfDay(local));
  }

  private static int minutes(String clock) {
    return Integer.parseInt(clock.substring(0, 2)) * 60 + Integer.parseInt(clock.substring(3));
  }

  private static boolean parameter(JsonNode pairs, String operator, String value) {
    int equals = value.indexOf('=');
    String name = equals < 0 ? value : value.substring(0, equals);
    var sent = new ArrayList<String>();
    pairs.forEach(
        pair -> {
          if (pair.get(0).textValue().equals(name)) {
            sent.add(fold(pair.get(1).textValue()));
          }
        });
    if (equals < 0) {
      return operator.equals("eq") != sent.isEmpty();
    }
    if (operator.equals("matches")) {
      return sent.stream().anyMatch(one -> matches(value.substring(equals + 1), one));
    }
    String wanted = fold(value.substring(equals + 1));
    return switch (operator) {
      case "eq" -> sent.contains(wanted);
      case "neq" -> !sent.contains(wanted);
      case "contains" -> sent.stream().anyMatch(one -> one.contains(wanted));
      case "not_contains" -> sent.stream().noneMatch(one -> one.contains(wanted));
      case "starts_with" -> sent.stream().anyMatch(one -> one.startsWith(wanted));
      case "not_starts_with" -> sent.stream().noneMatch(one -> one.startsWith(wanted));
      case "ends_with" -> sent.stream().anyMatch(one -> one.endsWith(wanted));
      default -> throw new IllegalArgumentException(operator);
    };
  }

  private static boolean hours(JsonNode schedules, String operator, String value) {
    String[] parts = value.split("=", -1);
    String seen = text(schedules, parts[0]);
    return seen != null && fold(parts[1]).equals(seen) == operator.equals("eq");
  }

  private static boolean count(long seen, String operator, JsonNode value) {
    List<String> values = texts(value);
    long first = Long.parseLong(values.getFirst());
    return switch (operator) {
      case "eq" -> seen == first;
      case "neq" -> seen != first;
      case "gt" -> seen > first;
      case "lt" -> seen < first;
      case "between" -> first <= seen && seen <= Long.parseLong(values.get(1));
      default -> throw new IllegalArgumentException(operator);
    };
  }

  private static List<String> texts(JsonNode value) {
    var texts = new ArrayList<String>();
    if (value.isArray()) {
      value.forEach(one -> texts.add(one.asText()));
    } else {
      texts.add(value.asText());
    }
    return texts;
  }

  private static String fold(String text) {
    return text.codePoints()
        .map(Character::toUpperCase)
        .map(Character::toLowerCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
