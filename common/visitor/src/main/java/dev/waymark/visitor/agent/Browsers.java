package dev.waymark.visitor.agent;

import dev.waymark.visitor.Browser;
import dev.waymark.visitor.BrowserList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The browsers and in-app browsers of {@link BrowserList} in headers.
final class Browsers {
  private static final TokenTable<Browser> IN_APP = table(BrowserList.apps());
  private static final TokenTable<Browser> PRODUCTS = table(BrowserList.browsers());

  private static final Browser CHROME = new Browser("Chrome");
  private static final Browser CHROMIUM = new Browser("Chromium");
  private static final Browser SAFARI = new Browser("Safari");
  private static final Browser ANDROID_BROWSER = new Browser("Android Browser");
  private static final Browser ANDROID_WEBVIEW = new Browser("Android WebView");
  private static final Browser IOS_WEBVIEW = new Browser("iOS WebView");

  private Browsers() {}

  /// Reads the lists, if nobody has.
  static void prepare() {
    // This class is initialized now.
  }

  /// The app whose in-app browser sent the header, which is in lower case; null when none did.
  static @Nullable Browser inApp(String header) {
    AndroidModel model = AndroidModel.in(header);
    return IN_APP.first(header, model.from(), model.to());
  }

  /// The browser that sent the header, which is in lower case; null when it is not known.
  static @Nullable Browser browser(String header) {
    Browser product = PRODUCTS.first(header);
    return product == null ? engine(header) : product;
  }

  /// The browser that an engine belongs to when nothing else named itself.
  private static @Nullable Browser engine(String header) {
    boolean android = Tokens.contains(header, "android");
    if (Tokens.contains(header, "chromium")) {
      return CHROMIUM;
    }
    if (Tokens.contains(header, "chrome")) {
      // `wv` marks the view that apps embed; before it came, the stock browser's `Version` did.
      boolean embedded = android && Tokens.containsAny(header, "wv", "version/4.0");
      return embedded ? ANDROID_WEBVIEW : CHROME;
    }
    if (!Tokens.contains(header, "applewebkit")) {
      return null;
    }
    if (Tokens.containsAny(header, "iphone", "ipad", "ipod")) {
      return Tokens.contains(header, "safari") ? SAFARI : IOS_WEBVIEW;
    }
    if (Tokens.contains(header, "macintosh")) {
      return Tokens.contains(header, "safari") ? SAFARI : null;
    }
    return android ? ANDROID_BROWSER : null;
  }

  private static TokenTable<Browser> table(List<BrowserList.Named> list) {
    var table = new TokenTable.Builder<Browser>();
    list.forEach(named -> table.add(named.form(), named.browser()));
    return table.build();
  }
}
