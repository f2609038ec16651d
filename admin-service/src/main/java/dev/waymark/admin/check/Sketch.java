package dev.waymark.admin.check;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.service.input.Moments;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.LanguageTag;
import dev.waymark.word.Language;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A visitor in the making, as `simulate` takes one. Null is what is left out. Immutable.
///
/// @param agent a browser by its User-Agent header
/// @param query the values of each parameter
/// @param cookies from name to value
/// @param hasOwnTime whether the time was chosen, and is not just now
record Sketch(
    @Nullable Country country,
    @Nullable SampleAgent agent,
    @Nullable String language,
    @Nullable String referrer,
    Map<String, List<String>> query,
    Map<String, String> cookies,
    @Nullable Long clickCount,
    Instant at,
    boolean hasOwnTime) {

  /// Somebody of whom nothing is known.
  static Sketch blank(Instant now) {
    return new Sketch(null, null, null, null, Map.of(), Map.of(), null, now, false);
  }

  Sketch withCountry(Country other) {
    return new Sketch(other, agent, language, referrer, query, cookies, clickCount, at, hasOwnTime);
  }

  Sketch withAgent(SampleAgent other) {
    return new Sketch(
        country, other, language, referrer, query, cookies, clickCount, at, hasOwnTime);
  }

  Sketch withLanguage(String other) {
    return new Sketch(country, agent, other, referrer, query, cookies, clickCount, at, hasOwnTime);
  }

  Sketch withReferrer(String other) {
    return new Sketch(country, agent, language, other, query, cookies, clickCount, at, hasOwnTime);
  }

  Sketch withParameter(String name, List<String> values) {
    Map<String, List<String>> changed = new TreeMap<>(query);
    changed.put(name, values);
    return new Sketch(
        country, agent, language, referrer, changed, cookies, clickCount, at, hasOwnTime);
  }

  Sketch withCookie(String name, String value) {
    Map<String, String> changed = new TreeMap<>(cookies);
    changed.put(name, value);
    return new Sketch(
        country, agent, language, referrer, query, changed, clickCount, at, hasOwnTime);
  }

  Sketch withClickCount(long other) {
    return new Sketch(country, agent, language, referrer, query, cookies, other, at, hasOwnTime);
  }

  Sketch at(Instant other) {
    return new Sketch(country, agent, language, referrer, query, cookies, clickCount, other, true);
  }

  /// What `simulate` takes.
  ///
  /// @param unlocked whether to look behind a password
  ObjectNode toJson(boolean unlocked) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (country != null) {
      json.put("country", country.code());
    }
    if (agent != null) {
      json.put("user_agent", agent.header());
    }
    if (language != null) {
      json.put("accept_language", language);
    }
    if (referrer != null) {
      json.put("referrer", "https://" + referrer + "/");
    }
    if (!query.isEmpty()) {
      json.put("query", queryString());
    }
    if (!cookies.isEmpty()) {
      ObjectNode object = json.putObject("cookies");
      cookies.forEach((name, value) -> object.put(name, encoded(value)));
    }
    if (clickCount != null) {
      json.put("click_count", clickCount);
    }
    json.put("at", Moments.text(at));
    if (unlocked) {
      json.put("unlocked", true);
    }
    return json;
  }

  private String queryString() {
    return query.entrySet().stream()
        .flatMap(
            each ->
                each.getValue().stream()
                    .map(value -> encoded(each.getKey()) + "=" + encoded(value)))
        .collect(joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// The same in plain words.
  String words(Language said) {
    var parts = new ArrayList<String>();
    if (country != null) {
      parts.add(said.say("from ", "de ") + country.displayName(said));
    }
    if (agent != null) {
      parts.add(said.say("on ", "con ") + agent.words(said));
    }
    if (language != null) {
      LanguageTag tag = LanguageTag.parse(language);
      parts.add(
          said.say("who prefers ", "que prefiere ")
              + (tag == null ? language : tag.displayName(said)));
    }
    if (referrer != null) {
      parts.add(said.say("coming from ", "que viene de ") + referrer);
    }
    query.forEach(
        (name, values) ->
            parts.add(
                said.say("with the query parameter ", "con el parámetro ")
                    + name
                    + "="
                    + String.join(said.say(" and ", " y "), values)));
    cookies.forEach(
        (name, value) ->
            parts.add(said.say("with the cookie ", "con la cookie ") + name + "=" + value));
    if (clickCount != null) {
      parts.add(said.say("after %s clicks", "tras %s clics").formatted(said.number(clickCount)));
    }
    if (hasOwnTime) {
      parts.add(said.say("on ", "el ") + time(said) + " (UTC)");
    }
    return parts.isEmpty()
        ? said.say("Anybody", "Cualquiera")
        : said.say("Somebody ", "Alguien ") + String.join(", ", parts);
  }

  private String time(Language said) {
    String pattern =
        said.say("EEEE d MMMM uuuu 'at' HH:mm", "EEEE d 'de' MMMM 'de' uuuu 'a las' HH:mm");
    return DateTimeFormatter.ofPattern(pattern, said.locale()).withZone(ZoneOffset.UTC).format(at);
  }
}
