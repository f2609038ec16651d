package dev.waymark.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import org.jspecify.annotations.Nullable;

/// How visitors on a phone or tablet are taken into an app. Where the link leads otherwise is what
/// those without the app get.
///
/// @param iosAppUrl a universal link, or a URL with a scheme of the app's own; null leaves visitors
///   on iOS to the web
/// @param iosStoreUrl its page in the App Store, for the page that tries the app first; without an
///   app URL, where visitors on iOS go; null when there is none
/// @param androidAppUrl as for iOS
/// @param androidStoreUrl its page in the Play Store
/// @param interstitial whether a small page tries the app first, in the place of a redirect
public record DeepLink(
    @Nullable String iosAppUrl,
    @Nullable String iosStoreUrl,
    @Nullable String androidAppUrl,
    @Nullable String androidStoreUrl,
    boolean interstitial) {

  /// No app.
  public static final DeepLink NONE = new DeepLink(null, null, null, null, false);

  /// Reads `{"ios_app_url": "https://...", ...}`; null stands for none. Faults are noted with their
  /// pointers, and the result then is not to be used.
  public static DeepLink read(@Nullable JsonNode json, String pointer, Faults faults) {
    if (json == null || json.isNull()) {
      return NONE;
    }
    var members = new Members(json, pointer, faults);
    var deepLink =
        new DeepLink(
            AppUrl.read(members.raw("ios_app_url"), members.at("ios_app_url"), faults),
            DestinationUrl.read(members.raw("ios_store_url"), members.at("ios_store_url"), faults),
            AppUrl.read(members.raw("android_app_url"), members.at("android_app_url"), faults),
            DestinationUrl.read(
                members.raw("android_store_url"), members.at("android_store_url"), faults),
            members.flag("interstitial", false));
    members.end();
    return deepLink;
  }

  /// What of it can have no effect, as a sentence; null when nothing is idle.
  public @Nullable String idle() {
    return interstitial && iosAppUrl == null && androidAppUrl == null
        ? "The page of 'interstitial' tries an app first, and there is neither an 'ios_app_url' nor"
            + " an 'android_app_url' for it to try."
        : null;
  }

  /// The wire form; what is not set is left out.
  public ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    put(json, "ios_app_url", iosAppUrl);
    put(json, "ios_store_url", iosStoreUrl);
    put(json, "android_app_url", androidAppUrl);
    put(json, "android_store_url", androidStoreUrl);
    return json.put("interstitial", interstitial);
  }

  private static void put(ObjectNode json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
