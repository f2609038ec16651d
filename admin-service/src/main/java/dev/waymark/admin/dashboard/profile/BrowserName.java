package dev.waymark.admin.dashboard.profile;

import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/// What a browser is called, roughly: enough to tell one's own apart.
///
/// @param browser such as `Firefox`; null when it cannot be told
/// @param system such as `Windows`; null when it cannot be told
record BrowserName(@Nullable String browser, @Nullable String system) {
  /// The first that is in the text counts, for each pretends to be those after it.
  private static final List<Entry<String, String>> BROWSERS =
      List.of(
          entry("Edg", "Edge"),
          entry("OPR/", "Opera"),
          entry("SamsungBrowser/", "Samsung Internet"),
          entry("Firefox/", "Firefox"),
          entry("FxiOS/", "Firefox"),
          entry("CriOS/", "Chrome"),
          entry("Chrome/", "Chrome"),
          entry("Safari/", "Safari"));

  private static final List<Entry<String, String>> SYSTEMS =
      List.of(
          entry("iPhone", "iPhone"),
          entry("iPad", "iPad"),
          entry("Android", "Android"),
          entry("Windows", "Windows"),
          entry("CrOS", "ChromeOS"),
          entry("Mac OS X", "macOS"),
          entry("Linux", "Linux"));

  private static Entry<String, String> entry(String token, String name) {
    return Map.entry(token, name);
  }

  /// @param userAgent what it says it is
  static BrowserName of(String userAgent) {
    return new BrowserName(first(BROWSERS, userAgent), first(SYSTEMS, userAgent));
  }

  private static @Nullable String first(List<Entry<String, String>> names, String userAgent) {
    return names.stream()
        .filter(name -> userAgent.contains(name.getKey()))
        .map(Entry::getValue)
        .findFirst()
        .orElse(null);
  }
}
