package dev.waymark.e2e;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.random.RandomGenerator;

/// Random links, and visitors of them as `simulate` describes them, over values that often meet.
/// Nothing is drawn for them: a simulation moves nothing, and a visitor who comes first is dealt
/// anything.
final class RandomLinks {
  private static final List<String> CONDITIONS =
      List.of(
          "country eq DE",
          "country neq DE",
          "country in DE,US,AU",
          "continent eq EU",
          "device eq mobile",
          "device neq mobile",
          "os in iOS,Android",
          "browser eq Chrome",
          "browser contains safari",
          "browser not_contains chrome",
          "browser matches ^(chrome|fire)",
          "app eq Instagram",
          "app neq Instagram",
          "language eq de",
          "language starts_with es",
          "language neq fr",
          "ip eq 91.0.0.0/8",
          "ip not_in 91.0.0.0/8,2a02::/16",
          "visitor eq returning",
          "visitor neq returning",
          "referrer eq news.example",
          "referrer not_contains news",
          "referrer ends_with .example",
          "query eq ref=a",
          "query neq ref=a",
          "query starts_with ref=a",
          "cookie eq plan=pro",
          "cookie neq plan",
          "click_count lt 10",
          "date after 2020-01-01",
          "date before 2020-01-01",
          "day in mon,tue,wed,thu",
          "hours eq desk=open",
          "hours neq desk=open",
          "segment eq vip",
          "segment neq vip",
          "segment eq phones",
          "segment neq phones");

  private static final List<String> ADDRESSES =
      List.of("91.1.2.3", "8.8.8.8", "1.1.1.1", "2a02:8100::1", "10.0.0.1", "203.0.113.9");
  private static final List<String> LANGUAGES =
      List.of("de", "de-AT,en;q=0.5", "fr;q=0.2, es-MX", "en-US", "*", "zh-TW");
  private static final List<String> REFERRERS =
      List.of("https://news.example/a", "https://www.news.example", "https://other.test/", "?");
  private static final List<String> QUERIES =
      List.of("ref=a", "ref=ab&x=1", "ref=b", "x=%41", "ref=A&ref=b");
  private static final List<String> COOKIES =
      List.of("plan=pro", "plan=free; a=b", "a=%C3%A9", "plan=PRO; x");
  private static final List<String> AGENTS =
      List.of(
          Suite.PHONE,
          "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
              + " Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
          "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
              + " Gecko) Mobile/15E148 Instagram 350.0.0.0",
          "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
          "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
          "WhatsApp/2.24",
          "curl/8.5.0");

  private final RandomGenerator random;

  RandomLinks(RandomGenerator random) {
    this.random = random;
  }

  /// A link.
  ///
  /// @param other the id of a link to which rules may lead
  ObjectNode link(String slug, String other) {
    ObjectNode link = JsonNodeFactory.instance.objectNode().put("slug", slug);
    link.put("target", "https://target.example.com/" + slug);
    ArrayNode rules = link.putArray("rules");
    for (int i = random.nextInt(1, 8); i > 0; i--) {
      ObjectNode rule = rules.addObject().put("name", "rule " + rules.size());
      if (random.nextInt(8) == 0) {
        rule.put("enabled", false);
      }
      if (random.nextInt(4) == 0) {
        rule.put("match", "any");
      }
      ArrayNode conditions = rule.putArray("conditions");
      for (int c = random.nextInt(1, 4); c > 0; c--) {
        if (random.nextInt(5) == 0) {
          ArrayNode any = conditions.addObject().putArray("any");
          any.add(condition()).add(condition());
        } else {
          conditions.add(condition());
        }
      }
      rule.set("action", action(slug, rules.size(), other));
    }
    if (random.nextInt(4) == 0) {
      link.putObject("routing_rules")
          .putObject("device")
          .put("mobile", "https://mobile.example.com/");
    }
    if (random.nextInt(3) == 0) {
      link.putObject("utm_params").put("source", "waymark");
    }
    if (random.nextInt(4) == 0) {
      link.putArray("forward_params").add("ref");
    }
    if (random.nextInt(12) == 0) {
      link.put("active", false);
    }
    if (random.nextInt(12) == 0) {
      link.put("expires_at", "2020-01-01T00:00:00Z");
    }
    return link;
  }

  private ObjectNode action(String slug, int place, String other) {
    ObjectNode action = JsonNodeFactory.instance.objectNode();
    return switch (random.nextInt(6)) {
      case 0 -> action.put("type", "channel").put("channel", pick(List.of("chat", "away")));
      case 1 -> action.put("type", "pool").put("pool", "team");
      case 2 -> action.put("type", "block").put("status", random.nextBoolean() ? 404 : 410);
      case 3 -> action.put("type", "link").put("link", other);
      default ->
          action
              .put("type", "redirect")
              .put("url", "https://rule.example.com/" + slug + "/" + place);
    };
  }

  private ObjectNode condition() {
    String[] parts = pick(CONDITIONS).split(" ", 3);
    ObjectNode condition =
        JsonNodeFactory.instance.objectNode().put("field", parts[0]).put("operator", parts[1]);
    if (parts[1].equals("in") || parts[1].equals("not_in")) {
      ArrayNode values = condition.putArray("value");
      for (String value : parts[2].split(",", -1)) {
        values.add(value);
      }
    } else {
      condition.put("value", parts[2]);
    }
    return condition;
  }

  /// A visitor.
  ///
  /// @param link the id of the link that is visited
  ObjectNode visitor(String link) {
    ObjectNode visitor = JsonNodeFactory.instance.objectNode().put("ip", pick(ADDRESSES));
    ObjectNode headers = visitor.putObject("headers").put("User-Agent", pick(AGENTS));
    maybe(headers, "Accept-Language", pick(LANGUAGES));
    maybe(headers, "Referer", pick(REFERRERS));
    String returning = random.nextInt(3) == 0 ? "_seen_" + link + "=1" : "";
    String cookies = random.nextBoolean() ? pick(COOKIES) : "";
    if (!returning.isEmpty() || !cookies.isEmpty()) {
      headers.put(
          "Cookie", returning + (returning.isEmpty() || cookies.isEmpty() ? "" : "; ") + cookies);
    }
    maybe(visitor, "query", pick(QUERIES));
    return visitor;
  }

  private void maybe(ObjectNode json, String name, String value) {
    if (random.nextInt(3) > 0) {
      json.put(name, value);
    }
  }

  private String pick(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }
}
