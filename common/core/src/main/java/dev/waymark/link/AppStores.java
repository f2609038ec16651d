package dev.waymark.link;

import java.util.Set;

/// Tells pages of apps in the stores of phones.
final class AppStores {
  private static final Set<String> APP_STORE = Set.of("apps.apple.com", "itunes.apple.com");
  private static final String PLAY_STORE = "play.google.com";
  private static final String PLAY_PATH = "/store/apps/details";

  private AppStores() {}

  /// Whether a URL is one of the App Store's.
  ///
  /// @param url a normalised {@link DestinationUrl}
  static boolean isAppStore(String url) {
    return APP_STORE.contains(host(url));
  }

  /// Whether a URL is that of an app in the Play Store.
  ///
  /// @param url a normalised {@link DestinationUrl}
  static boolean isPlayStore(String url) {
    if (!host(url).equals(PLAY_STORE)) {
      return false;
    }
    int path = url.indexOf('/', url.indexOf("//") + 2);
    int end = path + PLAY_PATH.length();
    return path > 0
        && url.startsWith(PLAY_PATH, path)
        && (end == url.length() || "?#".indexOf(url.charAt(end)) >= 0);
  }

  private static String host(String url) {
    return UrlHost.at(url, url.indexOf("//") + 2);
  }
}
