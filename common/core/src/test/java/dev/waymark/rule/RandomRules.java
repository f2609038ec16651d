package dev.waymark.rule;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// Random rules and visits in their wire form, over pools small enough that they often meet. Every
/// field is drawn from {@link ConditionField#values()}, so a new one is covered as it is added.
final class RandomRules {
  private static final List<String> ZONES =
      List.of(
          "Europe/Madrid",
          "America/New_York",
          "Asia/Kathmandu",
          "Australia/Lord_Howe",
          "Africa/Cairo",
          "Pacific/Apia",
          "America/Sao_Paulo",
          "UTC");
  private static final List<String> TEXTS =
      List.of(
          "Chrome",
          "Samsung Internet",
          "İstanbul",
          "straße",
          "Ωmega",
          "safari",
          "chrom",
          "Instagram",
          "TikTok",
          "Android WebView");
  private static final List<String> HOSTS =
      List.of("google.com", "www.google.com", "news.google.com", "t.co", "goog", "google.");
  private static final List<String> LANGUAGES =
      List.of(
          "fr",
          "fr-CA",
          "FR-fr",
          "pt-BR",
          "zh-Hant",
          "zh-Hant-TW",
          "zh-Hans-CN",
          "zh-TW",
          "zh",
          "sr",
          "sr-Cyrl",
          "no",
          "nb",
          "nn",
          "nb-NO",
          "en",
          "en-Latn");
  private static final List<String> NAMES = List.of("ref", "utm_source", "Ref", "x");
  private static final List<String> VALUES =
      List.of("", "twitter", "Twitter", "partner42", "42", "a=b", "ÄÖ", "äö");
  private static final List<String> PATTERNS =
      List.of("^ch", "o.e", "a|b", "[0-9]+$", "(twit|goog)", "^$", ".", "\\.com$", "ä", "ß");
  private static final List<String> REGIONS = List.of("ES-MD", "es-ct", "DE-BY");
  private static final List<String> CITIES = List.of("Madrid", "madrid", "São Paulo", "ri");
  private static final List<String> BLOCKS =
      List.of(
          "192.0.2.7",
          "192.0.2.0/24",
          "192.0.2.128/25",
          "0.0.0.0/0",
          "2001:db8::/32",
          "2001:db8::1",
          "2001:db8:0:0:8000::/65",
          "::/0");
  private static final List<String> SCHEDULES = List.of("sales-desk", "night-shift");
  private static final List<String> SEGMENTS = List.of("eu-daytime", "vip", "bots-too");
  private static final List<String> COUNTRIES = List.of("DE", "ES", "US", "JP", "TR", "XK");

  private final RandomGenerator random;

  RandomRules(RandomGenerator random) {
    this.random = random;
  }

  ArrayNode rules(int count) {
    ArrayNode rules = Given.JSON.createArrayNode();
    for (int i = 0; i < count; i++) {
      ObjectNode rule = rules.addObject().put("name", "rule " + i);
      if (random.nextInt(10) == 0) {
        rule.put("enabled", random.nextInt(4) == 0);
      }
      ArrayNode conditions = rule.putArray("conditions");
      boolean any = random.nextInt(6) == 0;
      if (any || random.nextInt(12) == 0) {
        rule.put("match", any ? "any" : "all");
      }
      for (int c = random.nextInt(1, 4); c > 0; c--) {
        conditions.add(random.nextInt(8) == 0 ? group() : condition());
      }
      if (random.nextInt(40) == 0) {
        conditions.removeAll();
      }
      rule.putObject("action").put("type", "redirect").put("url", "https://example.com/" + i);
    }
    return rules;
  }

  /// Segments by their keys, some of those that rules name.
  ObjectNode segments() {
    ObjectNode segments = Given.JSON.createObjectNode();
    for (String key : SEGMENTS) {
      if (random.nextInt(6) > 0) {
        ObjectNode segment = segments.putObject(key);
        boolean any = random.nextInt(3) == 0;
        if (any || random.nextBoolean()) {
          segment.put("match", any ? "any" : "all");
        }
        ArrayNode conditions = segment.putArray("conditions");
        for (int i = random.nextInt(1, 4); i > 0; ) {
          ObjectNode condition = random.nextInt(4) == 0 ? group() : condition();
          if (!condition.toString().contains("\"segment\"")) {
            conditions.add(condition);
            i--;
          }
        }
      }
    }
    return segments;
  }

  private ObjectNode group() {
    ObjectNode group = Given.JSON.createObjectNode();
    ArrayNode members = group.putArray("any");
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      members.add(condition());
    }
    return group;
  }

  private ObjectNode condition() {
    ConditionField field = pick(List.of(ConditionField.values()));
    Operator operator = pick(List.copyOf(field.operators()));
    ObjectNode condition =
        Given.JSON.createObjectNode().put("field", field.key()).put("operator", operator.key());
    switch (operator.arity()) {
      case ONE -> put(condition, value(field, operator, false));
      case LIST -> {
        ArrayNode list = condition.putArray("value");
        for (int i = random.nextInt(1, 6); i > 0; i--) {
          list.add(value(field, operator, false));
        }
      }
      case PAIR -> pair(condition.putArray("value"), field);
    }
    if (field.hasTimeZone() && random.nextBoolean()) {
      condition.put("timezone", pick(ZONES));
    }
    return condition;
  }

  /// A number now and then as a number, mostly as a text.
  private void put(ObjectNode condition, String value) {
    if (value.matches("[0-9]{1,9}") && random.nextInt(4) == 0) {
      condition.put("value", Integer.parseInt(value));
    } else {
      condition.put("value", value);
    }
  }

  private void pair(ArrayNode pair, ConditionField field) {
    if (field.source() instanceof Source.Count) {
      int first = random.nextInt(10);
      pair.add(first).add(first + random.nextInt(5));
      return;
    }
    if (field.source() instanceof Source.Date) {
      long day = random.nextLong(20_000, 21_500);
      boolean timed = random.nextBoolean();
      pair.add(date(day, timed)).add(date(day + random.nextLong(1, 400), timed));
      return;
    }
    boolean clock = random.nextBoolean();
    String first = clock ? clock() : value(field, Operator.EQ, true);
    String second = clock ? clock() : value(field, Operator.EQ, true);
    if (clock && second.equals(first)) {
      second = first.equals("00:00") ? "24:00" : "00:00";
    }
    pair.add(first).add(second);
  }

  private String date(long day, boolean timed) {
    return LocalDate.ofEpochDay(day) + (timed ? "T" + clock() : "");
  }

  private String clock() {
    return String.format(Locale.ROOT, "%02d:%02d", random.nextInt(24), pick(List.of(0, 1, 30, 59)));
  }

  private String value(ConditionField field, Operator operator, boolean hourOnly) {
    return switch (field.source()) {
      case Source.Choice choice -> key(choice.vocabulary());
      case Source.Weekday _ -> key(Source.Weekday.DAYS);
      case Source.TimeOfDay _ ->
          !hourOnly && (operator == Operator.GT || operator == Operator.LT) && random.nextBoolean()
              ? clock()
              : Integer.toString(random.nextInt(24));
      case Source.Date _ -> date(random.nextLong(20_000, 21_500), random.nextBoolean());
      case Source.Text _ when operator == Operator.MATCHES -> pick(PATTERNS);
      case Source.Text _ when field == ConditionField.REGION -> pick(REGIONS);
      case Source.Text _ when field == ConditionField.CITY -> pick(CITIES);
      case Source.Text text -> pick(text.observed() ? HOSTS : TEXTS);
      case Source.Address _ -> pick(BLOCKS);
      case Source.Language _ -> pick(LANGUAGES);
      case Source.Parameter _ -> parameter(operator);
      case Source.Count _ -> Integer.toString(random.nextInt(12));
      case Source.OfSegment _ -> pick(SEGMENTS);
      case Source.BusinessHours _ -> pick(SCHEDULES) + pick(List.of("=open", "=closed", "=Open"));
    };
  }

  private String parameter(Operator operator) {
    boolean equality = operator == Operator.EQ || operator == Operator.NEQ;
    if (equality && random.nextInt(4) == 0) {
      return pick(NAMES);
    }
    String value = operator == Operator.MATCHES ? pick(PATTERNS) : pick(VALUES);
    return pick(NAMES) + "=" + (value.isEmpty() && !equality ? "t" : value);
  }

  private String key(Vocabulary vocabulary) {
    boolean large = vocabulary.size() > 30;
    String key = large ? pick(COUNTRIES) : pick(vocabulary.keys());
    return random.nextInt(3) == 0 ? key.toLowerCase(Locale.ROOT) : key;
  }

  ObjectNode visit() {
    ObjectNode visit = Given.JSON.createObjectNode();
    maybe(visit, "country", pick(COUNTRIES));
    maybe(visit, "device", pick(List.of("mobile", "desktop", "tablet")));
    maybe(visit, "os", pick(List.of("iOS", "Android", "Windows", "macOS", "Linux", "other")));
    maybe(visit, "browser", pick(TEXTS));
    maybe(visit, "region", pick(List.of("ES-MD", "ES-CT", "DE-BY")));
    maybe(visit, "city", pick(List.of("Madrid", "São Paulo", "Berlin")));
    maybe(visit, "ip", pick(List.of("192.0.2.7", "192.0.2.200", "2001:db8::1", "2001:db9::")));
    visit.put("class", pick(List.of("human", "human", "human", "bot", "preview", "prefetch")));
    visit.put("returning", random.nextBoolean());
    maybe(visit, "language", pick(LANGUAGES));
    maybe(visit, "referrer", pick(List.of("google.com", "news.google.com", "t.co", "bing.com")));
    parameters(visit.putArray("query"));
    parameters(visit.putArray("cookies"));
    long day = random.nextLong(20_000, 21_500);
    visit.put("at", Instant.ofEpochSecond(day * 86_400 + random.nextInt(86_400)).toString());
    visit.put("click_count", random.nextInt(15));
    ObjectNode hours = visit.putObject("hours");
    for (String schedule : SCHEDULES) {
      maybe(hours, schedule, pick(List.of("open", "closed")));
    }
    return visit;
  }

  private void maybe(ObjectNode visit, String name, String value) {
    if (random.nextInt(5) > 0) {
      visit.put(name, value);
    }
  }

  private void parameters(ArrayNode pairs) {
    for (int i = random.nextInt(4); i > 0; i--) {
      pairs.addArray().add(pick(NAMES)).add(pick(VALUES));
    }
  }

  private <V> V pick(List<V> pool) {
    return pool.get(random.nextInt(pool.size()));
  }
}
