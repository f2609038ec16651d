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
                    "Unknown UTM parameter.",
                    "There are source, medium, campaign, term, content.");
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
  /// byte. The URL itself when there is nothing to add, or when it leads to a messenger. A page of
  /// the [Play Store](https://developer.android.com/google/play/installreferrer) takes them as one
  /// parameter, `referrer`, unless it has that already; one of the App Store takes none.
  ///
  /// @param url a normalised {@link DestinationUrl}
  public String appendTo(String url) {
    if (equals(NONE) || Messengers.isLink(url) || AppStores.isAppStore(url)) {
      return url;
    }
    var query = new ExtendedQuery(url);
    if (AppStores.isPlayStore(url)) {
      add(query, "referrer", referrer());
      return query.text();
    }
    add(query, "utm_source", source);
    add(query, "utm_medium", medium);
    add(query, "utm_campaign", campaign);
    add(query, "utm_term", term);
    add(query, "utm_content", content);
    return query.text();
  }

  private String referrer() {
    var together = new ExtendedQuery("?");
    add(together, "utm_source", source);
    add(together, "utm_medium", medium);
    add(together, "utm_campaign", campaign);
    add(together, "utm_term", term);
    add(together, "utm_content", content);
    return together.text().substring(1);
  }

  private static void add(ExtendedQuery query, String name, @Nullable String value) {
    if (value != null && !value.isEmpty() && !query.has(name)) {
      query.add(name, value);
    }
  }
}
