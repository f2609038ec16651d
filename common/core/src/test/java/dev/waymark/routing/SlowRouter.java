package dev.waymark.routing;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The decision step by step after the routing specification, on the wire form, with no thought for
/// speed. Shares no code with what it checks, but for the addresses of channels and the hours of
/// schedules, which the visit comes with.
final class SlowRouter {
  private final JsonNode world;
  private final JsonNode link;
  private final JsonNode visit;
  private final boolean human;
  private final boolean preview;

  private final boolean isFirst;

  private SlowRouter(JsonNode world, JsonNode link, boolean isFirst, JsonNode visit) {
    this.world = world;
    this.link = link;
    this.isFirst = isFirst;
    this.visit = visit;
    this.human = visit.get("class").textValue().equals("human");
    this.preview = visit.get("class").textValue().equals("preview");
  }

  /// What the visitor gets, as {@link Told} tells it.
  static String answer(JsonNode world, JsonNode visit) {
    return new SlowRouter(world, world.get("link"), true, visit).decide();
  }

  private String decide() {
    String closed = closed(visit.get("clicks").longValue());
    if (!closed.isEmpty()) {
      return closed;
    }
    if (link.has("password") && (preview || !visit.get("unlocked").booleanValue())) {
      return "password: locked";
    }
    return shown(choose());
  }

  /// Why the link is closed; empty when it is open.
  private String closed(long clicks) {
    if (!link.get("active").booleanValue()) {
      return "active: gone";
    }
    Instant at = Instant.parse(visit.get("at").textValue());
    if (link.has("starts_at") && at.isBefore(Instant.parse(link.get("starts_at").textValue()))) {
      return "starts_at: not started";
    }
    boolean late =
        link.has("expires_at") && !at.isBefore(Instant.parse(link.get("expires_at").textValue()));
    boolean full = link.has("max_clicks") && clicks >= link.get("max_clicks").longValue();
    if (late || full) {
      return link.has("fallback_url")
          ? "expiration: redirect " + clicked(link.get("fallback_url").textValue())
          : "expiration: gone";
    }
    return "";
  }

  /// What a chat is told in the place of what was chosen.
  private String shown(String chosen) {
    if (preview && link.has("og") && !chosen.contains(": blocked ")) {
      String step = chosen.substring(0, chosen.indexOf(": "));
      String[] answer = chosen.substring(step.length() + 2).split(" ", -1);
      boolean leads = answer[0].equals("redirect") || answer[0].equals("button");
      return step + ": preview " + (leads ? answer[1] : "");
    }
    return chosen;
  }

  /// Where another link leads; empty when it takes nobody.
  private String other(String id) {
    JsonNode there = world.get("others").path(id);
    if (!isFirst || there.isMissingNode()) {
      return "";
    }
    var other = new SlowRouter(world, there.get("link"), false, visit);
    if (!other.closed(there.get("clicks").longValue()).isEmpty()) {
      return "";
    }
    if (other.link.has("password") || other.link.has("max_clicks") || other.link.has("hub")) {
      return "link " + id;
    }
    String chosen = other.choose();
    String shown = link.has("og") ? chosen : other.shown(chosen);
    return shown.substring(shown.indexOf(": ") + 2);
  }

  private String choose() {
    for (JsonNode rule : link.get("rules")) {
      if (hold(rule.get("conditions"))) {
        JsonNode action = rule.get("action");
        String answer =
            switch (action.get("type").textValue()) {
              case "redirect" -> page(action.get("url").textValue(), "");
              case "channel" -> chain(action.get("channel").textValue());
              case "block" -> "blocked " + action.get("status") + " Not here";
              case "split" -> split(action.get("targets"));
              case "link" -> other(action.get("link").textValue());
              default -> pool(action.get("pool").textValue());
            };
        if (!answer.isEmpty()) {
          return "rule " + rule.get("name").textValue() + ": " + answer;
        }
      }
    }
    for (String table : List.of("os", "device", "geo")) {
      String fact = visit.path(table.equals("geo") ? "country" : table).asText("");
      JsonNode url = link.path("legacy").path(table).path(fact);
      if (url.isTextual()) {
        return "legacy: " + page(url.textValue(), "");
      }
    }
    if (link.has("variants")) {
      int bucket = human ? visit.get("bucket").intValue() : 0;
      JsonNode first = link.get("variants").get(0);
      JsonNode variant =
          bucket < first.get("weight").intValue() ? first : link.get("variants").get(1);
      return "ab: " + page(variant.get("url").textValue(), variant.get("name").textValue());
    }
    var entries = new ArrayList<String>();
    for (JsonNode entry : link.path("hub").path("entries")) {
      boolean leads = entry.has("url") || !chain(entry.get("channel").textValue()).isEmpty();
      if (leads && hold(entry.get("conditions"))) {
        entries.add(entry.get("key").textValue());
      }
    }
    if (!entries.isEmpty()) {
      return "hub: hub " + String.join(",", entries);
    }
    String fallback =
        link.has("fallback_channel") ? chain(link.get("fallback_channel").textValue()) : "";
    if (!fallback.isEmpty()) {
      return "fallback_channel: " + fallback;
    }
    if (link.has("sequence")) {
      JsonNode urls = link.get("sequence").get("urls");
      int visits = human ? visit.get("visits").intValue() : 0;
      while (visits >= urls.size()) {
        visits =
            link.get("sequence").get("loop").booleanValue() ? visits - urls.size() : visits - 1;
      }
      return "sequence: " + page(urls.get(visits).get("url").textValue(), "");
    }
    if (link.has("target")) {
      return "target: " + page(link.get("target").textValue(), "");
    }
    JsonNode last = world.path("default");
    if (last.has("url")) {
      return "default_destination: " + page(last.get("url").textValue(), "");
    }
    String channel = last.has("channel") ? chain(last.get("channel").textValue()) : "";
    return channel.isEmpty() ? "last_resort: last resort" : "default_destination: " + channel;
  }

  /// Every point has a seat; those of a target where nobody is are dealt out among the others.
  private String split(JsonNode targets) {
    int point = human ? visit.get("point").intValue() : 0;
    int total = 0;
    int open = 0;
    for (JsonNode target : targets) {
      total += target.get("weight").intValue();
      open += isOpen(target) ? target.get("weight").intValue() : 0;
    }
    if (open == 0) {
      return "";
    }
    // The point as a share of everybody, and then of those whom one target would get.
    BigDecimal share = new BigDecimal(point).multiply(new BigDecimal(total));
    for (int i = 0; i < targets.size(); i++) {
      BigDecimal width = new BigDecimal(targets.get(i).get("weight").intValue() * 10_000);
      if (share.compareTo(width) < 0) {
        return isOpen(targets.get(i))
            ? target(targets.get(i), i)
            : spread(targets, share.multiply(new BigDecimal(open)), width);
      }
      share = share.subtract(width);
    }
    throw new IllegalStateException("a point beyond the last target");
  }

  private String spread(JsonNode targets, BigDecimal place, BigDecimal width) {
    BigDecimal end = BigDecimal.ZERO;
    for (int i = 0; i < targets.size(); i++) {
      if (isOpen(targets.get(i))) {
        end = end.add(width.multiply(new BigDecimal(targets.get(i).get("weight").intValue())));
        if (place.compareTo(end) < 0) {
          return target(targets.get(i), i);
        }
      }
    }
    throw new IllegalStateException("a place beyond the last target");
  }

  private boolean isOpen(JsonNode target) {
    if (target.has("pool")) {
      return !pool(target.get("pool").textValue()).isEmpty();
    }
    return target.has("url")
        || world
            .path("channels")
            .path(target.get("channel").textValue())
            .path("status")
            .asText()
            .equals("active");
  }

  private String target(JsonNode target, int place) {
    String name = target.path("name").asText(String.valueOf((char) ('A' + place)));
    if (target.has("url")) {
      return page(target.get("url").textValue(), name);
    }
    String there =
        target.has("pool")
            ? pool(target.get("pool").textValue())
            : chain(target.get("channel").textValue());
    return there + " " + name;
  }

  private boolean hold(JsonNode conditions) {
    return verdict("all", conditions) == 1;
  }

  /// 1 for yes, 0 for unknown, -1 for no.
  private int verdict(String match, JsonNode conditions) {
    int worst = 1;
    int best = -1;
    for (JsonNode condition : conditions) {
      worst = Math.min(worst, verdict(condition));
      best = Math.max(best, verdict(condition));
    }
    return match.equals("any") ? best : worst;
  }

  private int verdict(JsonNode condition) {
    String value = condition.get("value").textValue();
    String field = condition.get("field").textValue();
    if (field.equals("segment")) {
      JsonNode segment = world.get("segments").path(value);
      int inside =
          segment.isMissingNode()
              ? 0
              : verdict(segment.get("match").textValue(), segment.get("conditions"));
      return condition.get("operator").textValue().equals("neq") ? -inside : inside;
    }
    String seen =
        field.equals("country")
            ? visit.path("country").asText("")
            : visit.get("hours").path(value.substring(0, value.indexOf('='))).asText("");
    String wanted = field.equals("country") ? value : value.substring(value.indexOf('=') + 1);
    return seen.isEmpty() ? 0 : seen.equals(wanted) ? 1 : -1;
  }

  /// The first active channel of a chain; empty when there is none.
  private String chain(String key) {
    var seen = new ArrayList<String>();
    String next = key;
    while (world.get("channels").has(next) && !seen.contains(next)) {
      JsonNode channel = world.get("channels").get(next);
      if (channel.get("status").textValue().equals("active")) {
        return channel(next);
      }
      seen.add(next);
      next = channel.path("fallback").asText("");
    }
    return "";
  }

  private String pool(String key) {
    var present = new ArrayList<String>();
    for (JsonNode member : world.get("pools").path(key)) {
      String channel = member.get("channel").textValue();
      String status = world.get("channels").path(channel).path("status").asText("");
      boolean open =
          !member.has("schedule")
              || visit
                  .get("hours")
                  .path(member.get("schedule").textValue())
                  .asText("")
                  .equals("open");
      if (status.equals("active") && open) {
        present.add(channel);
      }
    }
    if (present.isEmpty()) {
      return "";
    }
    int member = human ? visit.get("member").intValue() : 0;
    return channel(present.get(member % present.size()));
  }

  private String channel(String key) {
    JsonNode channel = world.get("channels").get(key);
    String url = channel.get("url").textValue();
    return switch (channel.get("kind").textValue()) {
      case "website", "booking" -> web(parameters(url), key);
      default ->
          url.startsWith("http") ? web(clicked(url), key) : "button " + clicked(url) + " " + key;
    };
  }

  private String page(String url, String via) {
    return web(parameters(url), via);
  }

  private String parameters(String url) {
    if (url.startsWith("https://t.me/")) {
      return clicked(url);
    }
    int hash = url.contains("#") ? url.indexOf('#') : url.length();
    String page = url.substring(0, hash);
    if (link.has("forward_params") && visit.has("query")) {
      page = with(page, "f", "1");
    }
    if (link.has("utm")) {
      page = with(page, "utm_source", "news");
    }
    return clicked(page + url.substring(hash));
  }

  private static String with(String page, String name, String value) {
    if (!page.contains("?")) {
      return page + "?" + name + "=" + value;
    }
    for (String pair : page.substring(page.indexOf('?') + 1).split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return page;
      }
    }
    return page + "&" + name + "=" + value;
  }

  private static String clicked(String url) {
    return url.replace("{click_id}", "01click");
  }

  private String web(String url, String via) {
    String os = visit.path("os").asText("");
    boolean crawler = preview || visit.get("class").textValue().equals("bot");
    String app =
        crawler
            ? ""
            : switch (os) {
              case "iOS" -> link.path("deep_link").path("ios_app_url").asText("");
              case "Android" -> link.path("deep_link").path("android_app_url").asText("");
              default -> "";
            };
    String suffix = via.isEmpty() ? "" : " " + via;
    if (app.isEmpty()) {
      return "redirect " + url + suffix;
    }
    if (link.get("deep_link").get("interstitial").booleanValue()
        || (os.equals("iOS") && !app.startsWith("https"))) {
      return "app " + app + " " + url + suffix;
    }
    if (os.equals("iOS")) {
      return "redirect " + app + suffix;
    }
    String scheme = app.substring(0, app.indexOf(':'));
    return "redirect intent"
        + app.substring(scheme.length())
        + "#Intent;scheme="
        + scheme
        + ";S.browser_fallback_url="
        + URLEncoder.encode(url, StandardCharsets.UTF_8)
        + ";end"
        + suffix;
  }
}
