package dev.waymark.link;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.fault.Faults;
import dev.waymark.link.DestinationUrl.Accepted;
import dev.waymark.link.DestinationUrl.Checked;
import dev.waymark.link.DestinationUrl.Refused;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The check of a URL that opens an app: an `https` link that the app has claimed (a universal
/// link, an App Link), or a scheme of the app's own, such as `shop:product/7`.
///
/// Schemes that run script, read files, or mean something to the browser itself are refused,
/// however they are spelt: a scheme is letters, digits, `+`, `-` and `.` ([RFC
/// 3986](https://www.rfc-editor.org/rfc/rfc3986), section 3.1), so nothing encoded, invisible or
/// look-alike is one. Messengers, mail and telephones are channels, not apps of a deep link.
public final class AppUrl {
  private static final int MAX_SCHEME_LENGTH = 50;

  /// What a browser or Android acts upon by itself.
  private static final Set<String> DANGEROUS =
      Set.of(
          "javascript",
          "data",
          "file",
          "vbscript",
          "livescript",
          "mocha",
          "blob",
          "filesystem",
          "about",
          "view-source",
          "jar",
          "ws",
          "wss",
          "ftp",
          "content",
          "resource",
          "chrome",
          "chrome-extension",
          "moz-extension",
          "ms-browser-extension",
          "ms-msdt",
          "search-ms",
          "android-app",
          "intent");

  /// What the kinds of channels are for.
  private static final Set<String> CHANNELS =
      Set.of(
          "tel",
          "telprompt",
          "sms",
          "smsto",
          "mailto",
          "whatsapp",
          "tg",
          "viber",
          "sgnl",
          "line",
          "fb-messenger");

  private AppUrl() {}

  /// Checks and normalises a URL that opens an app. Never throws.
  ///
  /// @return for a scheme of the app's own an {@link Accepted} without a host
  public static Checked check(String text) {
    int schemeEnd = text.indexOf(':');
    String scheme = schemeEnd < 0 ? "" : text.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
    if (scheme.equals("https") || scheme.equals("http")) {
      return DestinationUrl.check(text);
    }
    if (text.length() > DestinationUrl.MAX_LENGTH) {
      return new Refused("A URL may have at most " + DestinationUrl.MAX_LENGTH + " characters.");
    }
    String unsafe = DestinationUrl.unsafeCharacter(text);
    if (unsafe != null) {
      return new Refused(unsafe);
    }
    if (!isScheme(scheme) || schemeEnd == text.length() - 1) {
      return new Refused(
          "A URL that opens an app begins with https:// or the app's own scheme, such as"
              + " myapp://product/7.");
    }
    if (DANGEROUS.contains(scheme)) {
      return new Refused("'" + scheme + ":' opens no app.");
    }
    if (isOfAChannel(scheme)) {
      return new Refused(channel(scheme));
    }
    var normalised = new StringBuilder(text.length() + 16).append(scheme);
    DestinationUrl.appendEncoded(normalised, text, schemeEnd);
    return normalised.length() > DestinationUrl.MAX_LENGTH
        ? new Refused(
            "A URL may have at most " + DestinationUrl.MAX_LENGTH + " characters when encoded.")
        : new Accepted(normalised.toString(), "");
  }

  /// Whether a scheme opens what a channel is for.
  static boolean isOfAChannel(String scheme) {
    return CHANNELS.contains(scheme);
  }

  /// What is wrong with such a scheme in a URL, as a sentence.
  static String channel(String scheme) {
    return "'" + scheme + ":' belongs to a channel; make one, and send visitors there.";
  }

  /// Whether a normalised URL is `http` or `https`, so that any browser can follow it.
  public static boolean isWeb(String url) {
    return url.startsWith("https://") || url.startsWith("http://");
  }

  /// Reads one that may be left out; null then, and after a fault, which is noted.
  static @Nullable String read(@Nullable JsonNode json, String pointer, Faults faults) {
    return json == null ? null : DestinationUrl.accepted(json, pointer, faults, AppUrl::check);
  }

  private static boolean isScheme(String scheme) {
    if (scheme.isEmpty() || scheme.length() > MAX_SCHEME_LENGTH || !isLetter(scheme.charAt(0))) {
      return false;
    }
    for (int i = 1; i < scheme.length(); i++) {
      char c = scheme.charAt(i);
      boolean allowed = isLetter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
      if (!allowed) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }
}
