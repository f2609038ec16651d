package dev.waymark.routing;

import dev.waymark.link.PercentEncoding;
import org.jspecify.annotations.Nullable;

/// The URL by which Chrome on Android opens an app, or goes somewhere else when there is none
/// ([Android Intents with Chrome](https://developer.chrome.com/docs/android/intents)).
final class AndroidIntent {
  private static final String PLAY_STORE = "https://play.google.com/store/apps/details?";

  private AndroidIntent() {}

  /// An `intent:` URL.
  ///
  /// @param app `https` or a scheme of the app's own
  /// @param store the app's page in the Play Store, which names its package; null when there is
  ///   none
  /// @param fallback where those go who do not have the app
  static String url(String app, @Nullable String store, String fallback) {
    int schemeEnd = app.indexOf(':');
    var url =
        new StringBuilder(app.length() + fallback.length() + 64)
            .append("intent")
            .append(app, schemeEnd, app.length())
            .append("#Intent;scheme=")
            .append(app, 0, schemeEnd)
            .append(';');
    String packageName = store == null ? null : packageName(store);
    if (packageName != null) {
      // Without it, an https link could open in the browser that asked.
      url.append("package=").append(packageName).append(';');
    }
    url.append("S.browser_fallback_url=");
    PercentEncoding.append(url, fallback);
    return url.append(";end").toString();
  }

  /// The `id` of a page in the Play Store; null when the URL is something else.
  private static @Nullable String packageName(String store) {
    if (!store.startsWith(PLAY_STORE)) {
      return null;
    }
    for (int start = PLAY_STORE.length(); start < store.length(); ) {
      int end = endOfParameter(store, start);
      if (store.startsWith("id=", start)) {
        String name = store.substring(start + "id=".length(), end);
        return isPackage(name) ? name : null;
      }
      start = end + 1;
    }
    return null;
  }

  private static int endOfParameter(String url, int start) {
    int end = start;
    while (end < url.length() && url.charAt(end) != '&' && url.charAt(end) != '#') {
      end++;
    }
    return end;
  }

  /// Letters, digits, underscores and dots, so that it cannot end the intent and begin another.
  private static boolean isPackage(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean allowed =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '_'
              || c == '.';
      if (!allowed) {
        return false;
      }
    }
    return !name.isEmpty();
  }
}
