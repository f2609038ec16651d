package dev.waymark.routing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/// Random workspaces with one link each, and visits, in a wire form of their own: `channels`,
/// `pools`, `hours`, `segments`, `default`, `link`, and by their ids the `others` to which rules of
/// it may lead, with the `clicks` that each has had. Keys are few, so that things often refer to
/// each other, in circles too, and sometimes to what is not there.
public final class RandomWorlds {
  private static final List<String> CHANNELS = List.of("c0", "c1", "c2", "c3", "c4", "c5");
  private static final List<String> POOLS = List.of("p0", "p1", "p2");
  private static final List<String> HOURS = List.of("day", "night", "never");
  private static final List<String> SEGMENTS = List.of("s0", "s1", "s2");
  private static final List<String> LINKS = List.of("lnk_a", "lnk_b", "lnk_c");
  private static final List<String> COUNTRIES = List.of("DE", "ES", "US");
  private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");

  private final RandomGenerator random;

  /// The same worlds for the same numbers.
  public RandomWorlds(RandomGenerator random) {
    this.random = random;
  }

  /// A world.
  public ObjectNode world() {
    ObjectNode world = JsonNodeFactory.instance.objectNode();
    // From all active to all passive, so that every depth of the chains is met.
    int passiveIn10 = random.nextInt(11);
    ObjectNode channels = world.putObject("channels");
    for (String key : CHANNELS) {
      if (!oneIn(8)) {
        ObjectNode channel = channels.putObject(key);
        String kind =
            pick("website", "website", "booking", "whatsapp", "telegram", "phone", "email");
        channel.put("kind", kind);
        if (oneIn(2) && List.of("whatsapp", "telegram", "email").contains(kind)) {
          channel.put("message", "Ref {click_id}");
        }
        channel.put("status", random.nextInt(10) < passiveIn10 ? "passive" : "active");
        if (!oneIn(3)) {
          channel.put("fallback", pick(CHANNELS));
        }
      }
    }
    ObjectNode pools = world.putObject("pools");
    for (String key : POOLS) {
      if (!oneIn(8)) {
        ArrayNode members = pools.putArray(key);
        for (String channel : CHANNELS) {
          if (oneIn(2)) {
            ObjectNode member = members.addObject().put("channel", channel);
            member.put("weight", 1 + random.nextInt(5));
            if (oneIn(3)) {
              member.put("schedule", pick(HOURS));
            }
          }
        }
      }
    }
    switch (random.nextInt(3)) {
      case 0 -> world.putObject("default").put("url", page("end"));
      case 1 -> world.putObject("default").put("channel", pick(CHANNELS));
      default -> {}
    }
    ObjectNode segments = world.putObject("segments");
    for (String key : SEGMENTS) {
      if (!oneIn(6)) {
        ObjectNode segment = segments.putObject(key).put("match", pick("all", "any"));
        ArrayNode conditions = segment.putArray("conditions");
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
          conditions.add(condition());
        }
      }
    }
    world.set("link", link("sale"));
    ObjectNode others = world.putObject("others");
    for (String id : LINKS) {
      if (!oneIn(6)) {
        ObjectNode other = others.putObject(id).put("clicks", random.nextInt(4));
        other.set("link", link(id.replace('_', '-')));
      }
    }
    return world;
  }

  private ObjectNode link(String slug) {
    ObjectNode link = JsonNodeFactory.instance.objectNode();
    link.put("workspace", "ws_1").put("slug", slug).put("active", !oneIn(20));
    if (oneIn(10)) {
      link.put("starts_at", moment().toString());
    }
    if (oneIn(10)) {
      link.put("expires_at", moment().toString());
    }
    if (oneIn(10)) {
      link.put("max_clicks", 1 + random.nextInt(3));
    }
    if (oneIn(2)) {
      link.put("fallback_url", page("over"));
    }
    if (oneIn(10)) {
      link.put("password", "x").put("password_version", 1);
    }
    ArrayNode rules = link.putArray("rules");
    for (int i = random.nextInt(5); i > 0; i--) {
      ObjectNode rule = rules.addObject().put("name", "rule " + rules.size());
      rule.set("conditions", conditions());
      rule.set("action", action());
    }
    if (oneIn(4)) {
      ObjectNode legacy = link.putObject("legacy");
      legacy.putObject("geo").put(pick(COUNTRIES), "https://geo.example.com/");
      legacy.putObject("device").put(pick("mobile", "desktop"), "https://device.example.com/");
      legacy.putObject("os").put(pick("iOS", "Android"), "https://os.example.com/");
    }
    if (oneIn(4)) {
      int weight = 1 + random.nextInt(99);
      ArrayNode variants = link.putArray("variants");
      variant(variants, "A", weight);
      variant(variants, "B", 100 - weight);
    }
    if (oneIn(4)) {
      ArrayNode entries = link.putObject("hub").put("title", "Hub").putArray("entries");
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        ObjectNode entry = entries.addObject().put("key", "e" + entries.size()).put("label", "x");
        entry.set("conditions", conditions());
        if (oneIn(4)) {
          entry.put("url", "https://entry.example.com/");
        } else {
          entry.put("channel", pick(CHANNELS));
        }
      }
    }
    if (oneIn(2)) {
      link.put("fallback_channel", pick(CHANNELS));
    }
    if (!(link.has("fallback_channel") || link.has("hub")) || oneIn(2)) {
      link.put("target", page("target"));
    }
    if (oneIn(6)) {
      ObjectNode sequence = link.putObject("sequence").put("loop", oneIn(2));
      ArrayNode urls = sequence.putArray("urls");
      for (int i = 2 + random.nextInt(2); i > 0; i--) {
        urls.addObject().put("url", "https://s" + urls.size() + ".example.com/");
      }
    }
    if (oneIn(2)) {
      link.putObject("utm").put("source", "news");
    }
    if (oneIn(4)) {
      link.putArray("forward_params").add("f");
    }
    if (oneIn(4)) {
      ObjectNode deepLink = link.putObject("deep_link").put("interstitial", oneIn(2));
      deepLink.put("ios_app_url", pick("https://app.example.com/", "shop:x"));
      deepLink.put("android_app_url", pick("https://app.example.com/", "shop:x"));
    }
    if (oneIn(4)) {
      link.putObject("og").put("og_title", "Sale");
    }
    return link;
  }

  /// With and without what parameters are added to, or not.
  private String page(String name) {
    return pick(
        "https://" + name + ".example.com/",
        "https://" + name + ".example.com?f=own#top",
        "https://" + name + ".example.com/{click_id}?c={click_id}&utm_source=",
        "https://t.me/" + name + "?text={click_id}");
  }

  private void variant(ArrayNode variants, String name, int weight) {
    variants
        .addObject()
        .put("name", name)
        .put("url", "https://" + name.toLowerCase(java.util.Locale.ROOT) + ".example.com/")
        .put("weight", weight);
  }

  private ArrayNode conditions() {
    ArrayNode conditions = JsonNodeFactory.instance.arrayNode();
    if (!oneIn(3)) {
      conditions.add(oneIn(4) ? segment() : condition());
    }
    return conditions;
  }

  private ObjectNode segment() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("field", "segment")
        .put("operator", pick("eq", "neq"))
        .put("value", pick(SEGMENTS));
  }

  private ObjectNode condition() {
    ObjectNode condition = JsonNodeFactory.instance.objectNode();
    return oneIn(3)
        ? condition
            .put("field", "hours")
            .put("operator", "eq")
            .put("value", pick(HOURS) + "=" + pick("open", "closed"))
        : condition.put("field", "country").put("operator", "eq").put("value", pick(COUNTRIES));
  }

  private ObjectNode action() {
    ObjectNode action = JsonNodeFactory.instance.objectNode();
    return switch (random.nextInt(7)) {
      case 3 -> {
        action.put("type", "block").put("status", random.nextBoolean() ? 404 : 200);
        yield action.put("title", "Not here");
      }
      case 4 -> {
        action.put("type", "split");
        ArrayNode targets = action.putArray("targets");
        for (int i = 2 + random.nextInt(4); i > 0; i--) {
          ObjectNode target = targets.addObject().put("weight", 1 + random.nextInt(9));
          switch (random.nextInt(4)) {
            case 0 -> target.put("url", page("rule")).put("name", "Name " + i);
            case 1 -> target.put("pool", pick(POOLS));
            default -> target.put("channel", pick(CHANNELS));
          }
        }
        yield action;
      }
      case 5 -> action.put("type", "link").put("link", pick(LINKS));
      case 0 -> action.put("type", "redirect").put("url", page("rule"));
      case 1 -> action.put("type", "channel").put("channel", pick(CHANNELS));
      default -> action.put("type", "pool").put("pool", pick(POOLS));
    };
  }

  /// A visit as {@link dev.waymark.visitor.GivenVisit} reads it, with what it needs of the moment:
  /// `member`, `bucket`, `point`, `visits`, `clicks`, `unlocked`.
  public ObjectNode visit() {
    ObjectNode visit = JsonNodeFactory.instance.objectNode();
    if (!oneIn(5)) {
      visit.put("country", pick(COUNTRIES));
    }
    if (!oneIn(5)) {
      visit.put("device", pick("mobile", "desktop", "tablet"));
    }
    if (!oneIn(5)) {
      visit.put("os", pick("iOS", "Android", "Windows"));
    }
    visit.put("class", pick("human", "human", "human", "bot", "preview", "prefetch"));
    visit.put("at", moment().toString());
    if (oneIn(2)) {
      visit.putArray("query").addArray().add("f").add("1");
    }
    visit.put("member", random.nextInt(6)).put("bucket", random.nextInt(100));
    visit.put("point", random.nextInt(10_000));
    visit.put("visits", random.nextInt(5)).put("clicks", random.nextInt(4));
    return visit.put("unlocked", oneIn(2));
  }

  private Instant moment() {
    return MONDAY.plusSeconds(random.nextLong(14L * 24 * 3_600));
  }

  private boolean oneIn(int cases) {
    return random.nextInt(cases) == 0;
  }

  private String pick(String... values) {
    return values[random.nextInt(values.length)];
  }

  private String pick(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }
}
