package dev.waymark.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Faults;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The UTM parameters of a link, or a workspace's defaults for them. In JSON the names stand
/// without `utm_`. A null parameter is not set; an empty one suppresses the workspace's default.
///
/// @param source `utm_source`
/// @param medium `utm_medium`
/// @param campaign `utm_campaign`
/// @param term `utm_term`
/// @param content `utm_content`
public record UtmParams(
    @Nullable String source,
    @Nullable String medium,
    @Nullable String campaign,
    @Nullable String term,
    @Nullable String content) {

  /// None set.
  public static final UtmParams NONE = new UtmParams(null, null, null, null, null);

  /// Longest value, in characters.
  public static final int MAX_LENGTH = 512;

  private static final Set<String> NAMES =
      Set.of("source", "medium", "campaign", "term", "content");

  /// Messenger links, on which these parameters do nothing or harm.
  private static final Set<String> MESSENGER_HOSTS =
      Set.of(
          "wa.me",
          "api.whatsapp.com",
          "chat.whatsapp.com",
          "t.me",
          "telegram.me",
          "telegram.dog",
          "m.me",
          "line.me",
          "signal.me",
          "viber.me",
          "ig.me");

  /// Reads `{"source": "news", ...}`; null stands for none. Faults are noted with their pointers,
  /// and the result then is not to be used.
  public static UtmParams read(@Nullable JsonNode json, String pointer, Faults faults) {
    if (json == null || json.isNull()) {
      return NONE;
    }
    if (!json.isObject()) {
      faults.add(pointer, "UTM parameters are an object, such as {\"source\": \"newsletter\"}.");
      return NONE;
    }
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!NAMES.contains(name)) {
                faults.add(
                    Faults.at(pointer, name),
                    "Unknown UTM parameter; there are source, medium, campaign, term, content.");
              }
            });
    return new UtmParams(
        value(json, "source", pointer, faults),
        value(json, "medium", pointer, faults),
        value(json, "campaign", pointer, faults),
        value(json, "term", pointer, faults),
        value(json, "content", pointer, faults));
  }

  private static @Nullable String value(JsonNode json, String name, String pointer, Faults faults) {
    JsonNode value = json.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      faults.add(Faults.at(pointer, name), "A UTM parameter is a text.");
      return null;
    }
    String text = value.textValue();
    if (text.length() > MAX_LENGTH || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      faults.add(
          Faults.at(pointer, name),
          "A UTM parameter has at most " + MAX_LENGTH + " characters of valid Unicode.");
    }
    return text;
  }

  /// The wire form; parameters that are not set are left out.
  public ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    put(json, "source", source);
    put(json, "medium", medium);
    put(json, "campaign", campaign);
    put(json, "term", term);
    put(json, "content", content);
    return json;
  }

  private static void put(ObjectNode json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
  }

  /// These parameters, with the defaults in the place of those that are not set.
  public UtmParams over(UtmParams defaults) {
    return new UtmParams(
        source != null ? source : defaults.source,
        medium != null ? medium : defaults.medium,
        campaign != null ? campaign : defaults.campaign,
        term != null ? term : defaults.term,
        content != null ? content : defaults.content);
  }

  /// The URL with each parameter that it does not have already, in the order source, medium,
  /// campaign, term, content, before its fragment; everything else in it stays as it is, byte for
  /// byte. The URL itself when there is nothing to add, or when it leads to a messenger.
  ///
  /// @param url a normalised {@link DestinationUrl}
  public String appendTo(String url) {
    if (equals(NONE) || MESSENGER_HOSTS.contains(host(url))) {
      return url;
    }
    int fragment = url.indexOf('#');
    String base = fragment < 0 ? url : url.substring(0, fragment);
    int queryStart = base.indexOf('?');
    var tagged = new StringBuilder(base);
    append(tagged, base, queryStart, "utm_source", source);
    append(tagged, base, queryStart, "utm_medium", medium);
    append(tagged, base, queryStart, "utm_campaign", campaign);
    append(tagged, base, queryStart, "utm_term", term);
    append(tagged, base, queryStart, "utm_content", content);
    if (tagged.length() == base.length()) {
      return url;
    }
    return fragment < 0 ? tagged.toString() : tagged.append(url, fragment, url.length()).toString();
  }

  private static void append(
      StringBuilder tagged, String base, int queryStart, String name, @Nullable String value) {
    if (value == null || value.isEmpty() || hasParameter(base, queryStart, name)) {
      return;
    }
    char last = tagged.charAt(tagged.length() - 1);
    boolean hasQuery = queryStart >= 0 || tagged.length() > base.length();
    if (!hasQuery) {
      tagged.append('?');
    } else if (last != '?' && last != '&') {
      tagged.append('&');
    }
    tagged.append(name).append('=');
    PercentEncoding.append(tagged, value);
  }

  private static boolean hasParameter(String base, int queryStart, String name) {
    for (int start = queryStart + 1; queryStart >= 0 && start < base.length(); ) {
      int end = base.indexOf('&', start);
      end = end < 0 ? base.length() : end;
      int nameEnd = start + name.length();
      if (base.startsWith(name, start)
          && nameEnd <= end
          && (nameEnd == end || base.charAt(nameEnd) == '=')) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  private static String host(String url) {
    int start = url.indexOf("//") + 2;
    int end = start;
    while (end < url.length() && ":/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return url.substring(start, end);
  }
}
