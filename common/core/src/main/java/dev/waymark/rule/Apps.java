package dev.waymark.rule;

import dev.waymark.visitor.Browser;
import dev.waymark.visitor.BrowserList;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which browsers are those of apps.
final class Apps {
  private static final Set<String> FOLDED =
      BrowserList.apps().stream()
          .map(named -> named.browser().folded())
          .collect(Collectors.toUnmodifiableSet());

  /// Browsers of apps that do not say which.
  private static final Set<String> UNNAMED = Set.of("android webview", "ios webview");

  private Apps() {}

  /// The app's name, folded; empty for an ordinary browser, and null when unknown.
  static @Nullable String folded(@Nullable Browser browser) {
    if (browser == null || UNNAMED.contains(browser.folded())) {
      return null;
    }
    return FOLDED.contains(browser.folded()) ? browser.folded() : "";
  }

  /// The app's name; null when it is none, or unknown.
  static @Nullable String name(@Nullable Browser browser) {
    return browser != null && FOLDED.contains(browser.folded()) ? browser.name() : null;
  }
}
