package dev.waymark.rule.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.rule.Given;
import dev.waymark.visitor.GivenVisit;
import dev.waymark.visitor.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// A world with a few facts that each have a few values: small enough to try every visit, and rules
/// over values that have to do with each other.
final class SmallWorld {
  /// Channels and pools that rules may lead to, any of which may be passive.
  static final List<String> ACTIONS =
      List.of(
          "{'type':'channel','channel':'one'}",
          "{'type':'channel','channel':'two'}",
          "{'type':'pool','pool':'one'}");

  /// What can be asked about one fact, and all that it can be.
  ///
  /// @param property the fact in the JSON of a visit
  /// @param values JSON; `-` is missing
  /// @param conditions field, operator, value, and a zone where there is one
  private record Fact(String property, List<String> values, List<String> conditions) {}

  /// Facts of which every value that there is, is listed.
  private static final Map<String, Fact> COMPLETE =
      Map.of(
          "device",
          new Fact(
              "device",
              List.of("-", "'mobile'", "'desktop'", "'tablet'"),
              List.of(
                  "device eq 'mobile'",
                  "device neq 'mobile'",
                  "device eq 'desktop'",
                  "device in ['desktop','tablet']",
                  "device not_in ['desktop','tablet']",
                  "device in ['mobile','desktop','tablet']")),
          "hours",
          new Fact(
              "hours",
              List.of("-", "{'desk':'open'}", "{'desk':'closed'}"),
              List.of("hours eq 'desk=open'", "hours neq 'desk=open'", "hours eq 'desk=closed'")),
          "segment",
          new Fact(
              "segments",
              List.of("-", "{'vip':'in'}", "{'vip':'not in'}"),
              List.of("segment eq 'vip'", "segment neq 'vip'")),
          "day",
          new Fact(
              "at",
              days(),
              List.of(
                  "day eq 'mon'",
                  "day neq 'mon'",
                  "day in ['mon','tue','wed']",
                  "day in ['thu','fri','sat','sun']",
                  "day not_in ['sat','sun']",
                  "day in ['sat','sun','mon']")));

  /// Facts of which some values are listed, the telling ones.
  private static final Map<String, Fact> SAMPLED =
      Map.of(
          "country",
          new Fact(
              "country",
              List.of("-", "'DE'", "'FR'", "'US'", "'TR'"),
              List.of(
                  "country eq 'DE'",
                  "country neq 'DE'",
                  "country in ['DE','FR']",
                  "country not_in ['US','TR']",
                  "continent eq 'EU'",
                  "continent neq 'EU'",
                  "continent in ['NA','AS']",
                  "continent not_in ['SA','AF','OC','AN']")),
          "ip",
          new Fact(
              "ip",
              List.of("-", "'192.0.2.7'", "'192.0.2.200'", "'198.51.100.1'", "'2001:db8::1'"),
              List.of(
                  "ip eq '192.0.2.7'",
                  "ip neq '192.0.2.7'",
                  "ip eq '192.0.2.0/24'",
                  "ip neq '192.0.2.0/24'",
                  "ip in ['192.0.2.0/25','2001:db8::/32']",
                  "ip not_in ['0.0.0.0/0','2001:db8::/32']",
                  "ip eq '0.0.0.0/0'",
                  "ip eq '::/0'")),
          "browser",
          new Fact(
              "browser",
              List.of(
                  "-",
                  "'Chrome'",
                  "'Chrome Webview'",
                  "'Chromium'",
                  "'Safari'",
                  "'web'",
                  "'Instagram'",
                  "'TikTok'",
                  "'Android WebView'"),
              List.of(
                  "app eq 'instagram'",
                  "app neq 'Instagram'",
                  "app contains 'tok'",
                  "app not_contains 'tok'",
                  "app matches '.'",
                  "app not_in ['Instagram','TikTok']",
                  "browser eq 'chrome'",
                  "browser neq 'Chrome'",
                  "browser in ['Chrome','Safari']",
                  "browser not_in ['Safari','Chromium']",
                  "browser contains 'chrom'",
                  "browser contains 'Rome'",
                  "browser contains 'web'",
                  "browser not_contains 'rome'",
                  "browser not_contains 'chrom'",
                  "browser ends_with 'e'",
                  "browser ends_with 'rome'",
                  "browser not_starts_with 'chr'",
                  "browser matches 'o.e'",
                  "browser matches '^chr'",
                  "browser starts_with 'Chrome'",
                  "browser starts_with 'chr'")),
          "referrer",
          new Fact(
              "referrer",
              List.of("-", "'google.com'", "'news.google.com'", "'t.co'", "'google.de'"),
              List.of(
                  "referrer eq 'google.com'",
                  "referrer neq 'google.com'",
                  "referrer in ['t.co','google.com']",
                  "referrer not_in ['t.co','google.com']",
                  "referrer contains 'google'",
                  "referrer contains 'google.com'",
                  "referrer not_contains 'google'",
                  "referrer ends_with '.com'",
                  "referrer ends_with 'google.com'",
                  "referrer not_starts_with 'google'",
                  "referrer matches '\\\\.com$'",
                  "referrer starts_with 'google'",
                  "referrer starts_with 'news.'")),
          "language",
          new Fact(
              "language",
              List.of(
                  "-",
                  "'fr'",
                  "'fr-CA'",
                  "'fro'",
                  "'zh-Hant-TW'",
                  "'zh-TW'",
                  "'iw'",
                  "'he-IL'",
                  "'no'",
                  "'nb'",
                  "'nn-NO'"),
              List.of(
                  "language eq 'fr'",
                  "language neq 'fr'",
                  "language eq 'fr-CA'",
                  "language in ['zh','he']",
                  "language eq 'zh-Hant'",
                  "language eq 'zh-TW'",
                  "language not_in ['zh-Hant','fr']",
                  "language eq 'iw'",
                  "language eq 'no'",
                  "language eq 'nb'",
                  "language neq 'nb'",
                  "language neq 'no'",
                  "language starts_with 'nb-'",
                  "language not_starts_with 'fr'",
                  "language not_starts_with 'zh-tw'",
                  "language starts_with 'fr'",
                  "language starts_with 'fr-'",
                  "language starts_with 'fr-C'",
                  "language starts_with 'iw'",
                  "language starts_with 'he-'",
                  "language starts_with 'zh-tw'")),
          "query",
          new Fact("query", parameters(), about("query")),
          "cookie",
          new Fact("cookies", parameters(), about("cookie")),
          "click_count",
          new Fact(
              "click_count",
              List.of("-", "1", "2", "3", "4", "9"),
              List.of(
                  "click_count eq 2",
                  "click_count neq 2",
                  "click_count gt 2",
                  "click_count lt 3",
                  "click_count lt 0",
                  "click_count gt 0",
                  "click_count between [1,3]")),
          "moment",
          new Fact(
              "at",
              moments(),
              List.of(
                  "time eq 9",
                  "time neq 9",
                  "time in [8,9,10]",
                  "time gt 8",
                  "time gt 23",
                  "time lt 10",
                  "time lt '09:30'",
                  "time between ['22','8']",
                  "time between ['09:00','10:00']",
                  "time between ['00:00','24:00']",
                  "time eq 9 Europe/Madrid",
                  "time between ['09:30','17:00'] Europe/Madrid",
                  "time neq 9 Etc/UTC",
                  "date before '2026-03-28'",
                  "date after '2026-03-28'",
                  "date after '2026-03-28T09:00' Europe/Madrid",
                  "date between ['2026-03-28','2026-03-30']",
                  "date between ['2026-03-27T08:00','2026-03-29T09:00']",
                  "day in ['sat','sun']",
                  "day not_in ['sat','sun']",
                  "day eq 'sat' Asia/Tokyo",
                  "day in ['fri','sat','sun','mon']")));

  private final RandomGenerator random;
  private final List<Fact> facts = new ArrayList<>();

  private SmallWorld(RandomGenerator random) {
    this.random = random;
  }

  /// One with some facts of which nothing is left out: what no visit of it reaches is unreachable.
  static SmallWorld complete(RandomGenerator random) {
    var world = new SmallWorld(random);
    COMPLETE.keySet().stream().sorted().map(COMPLETE::get).forEach(world.facts::add);
    return world;
  }

  /// One with one to three facts of any kind.
  static SmallWorld sampled(RandomGenerator random) {
    var world = new SmallWorld(random);
    var names = new ArrayList<>(SAMPLED.keySet().stream().sorted().toList());
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      world.facts.add(SAMPLED.get(names.remove(random.nextInt(names.size()))));
    }
    return world;
  }

  private static List<String> days() {
    var days = new ArrayList<String>();
    for (int day = 2; day <= 8; day++) {
      days.add("'2026-03-0%dT12:00:00Z'".formatted(day));
    }
    return days;
  }

  /// Around each hour that conditions name, in winter, in summer, and at the change between them.
  private static List<String> moments() {
    var moments = new ArrayList<String>();
    for (String day : List.of("2026-03-27", "2026-03-28", "2026-03-29", "2026-07-06")) {
      for (String time : List.of("00:00", "07:30", "08:59", "09:00", "09:30", "14:00", "22:00")) {
        moments.add("'%sT%s:00Z'".formatted(day, time));
      }
    }
    return moments;
  }

  private static List<String> parameters() {
    return List.of(
        "-",
        "[['ref','']]",
        "[['ref','ab']]",
        "[['ref','AB'],['ref','x']]",
        "[['ref','abc']]",
        "[['ref','x'],['other','ab']]",
        "[['ref','zabz']]");
  }

  private static List<String> about(String field) {
    var conditions = new ArrayList<String>();
    for (String condition :
        List.of(
            "eq 'ref'",
            "neq 'ref'",
            "eq 'ref='",
            "eq 'ref=ab'",
            "neq 'ref=ab'",
            "eq 'ref=x'",
            "contains 'ref=b'",
            "contains 'ref=ab'",
            "not_contains 'ref=b'",
            "not_contains 'ref=ab'",
            "ends_with 'ref=b'",
            "ends_with 'ref=ab'",
            "not_starts_with 'ref=a'",
            "matches 'ref=^a'",
            "matches 'ref=b'",
            "eq 'other'")) {
      conditions.add(field + " " + condition);
    }
    if (field.equals("query")) {
      conditions.add("query starts_with 'ref=a'");
      conditions.add("query starts_with 'ref=AB'");
    }
    return conditions;
  }

  /// A few rules over the facts of this world.
  ArrayNode rules() {
    ArrayNode rules = Given.JSON.createArrayNode();
    int count = random.nextInt(2, 7);
    for (int i = 0; i < count; i++) {
      ObjectNode rule = rules.addObject().put("name", "rule " + i);
      if (random.nextInt(12) == 0) {
        rule.put("enabled", false);
      }
      ArrayNode conditions = rule.putArray("conditions");
      if (random.nextInt(6) == 0) {
        rule.put("match", "any");
      }
      for (int c = random.nextInt(8) == 0 ? 0 : random.nextInt(1, 4); c > 0; c--) {
        if (random.nextInt(5) == 0) {
          ArrayNode group = conditions.addObject().putArray("any");
          for (int g = random.nextInt(1, 4); g > 0; g--) {
            group.add(condition(pick(pick(facts).conditions)));
          }
        } else {
          conditions.add(condition(pick(pick(facts).conditions)));
        }
      }
      rule.set(
          "action",
          Given.json(
              random.nextBoolean()
                  ? "{'type':'redirect','url':'https://example.com/%d'}".formatted(i % 3)
                  : pick(ACTIONS)));
    }
    return rules;
  }

  private static ObjectNode condition(String text) {
    String[] parts = text.split(" ", 4);
    ObjectNode condition =
        Given.JSON.createObjectNode().put("field", parts[0]).put("operator", parts[1]);
    condition.set("value", Given.json(parts[2]));
    if (parts.length > 3) {
      condition.put("timezone", parts[3]);
    }
    return condition;
  }

  /// Every visit that there can be.
  List<Visit> visits() {
    List<ObjectNode> visits = List.of(Given.JSON.createObjectNode());
    for (Fact fact : facts) {
      var more = new ArrayList<ObjectNode>();
      for (ObjectNode visit : visits) {
        for (String value : fact.values) {
          ObjectNode one = visit.deepCopy();
          if (!value.equals("-")) {
            JsonNode json = Given.json(value);
            one.set(fact.property, json);
          }
          more.add(one);
        }
      }
      visits = more;
    }
    return visits.stream().<Visit>map(GivenVisit::read).toList();
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
