package dev.waymark.visitor.request;

import dev.waymark.address.AddressParser;
import java.net.IDN;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads the host out of the [Referer](https://www.rfc-editor.org/rfc/rfc9110#section-10.1.3)
/// header.
public final class Referrer {
  /// Characters that are looked at; the host stands at the front.
  public static final int MAX_LENGTH = 2048;

  private static final int MAX_HOST = 253;
  private static final int MAX_LABEL = 63;

  private Referrer() {}

  /// The host that the visitor came from: ASCII (punycode), lower case, without user info, port,
  /// trailing dot and `www.`; for `android-app://` the package's name.
  ///
  /// @param header null when not sent
  /// @return null when it was not sent or has no host that can be read
  public static @Nullable String host(@Nullable String header) {
    if (header == null) {
      return null;
    }
    int length = Math.min(header.length(), MAX_LENGTH);
    int start = Blanks.skip(header, 0, length);
    int colon = header.indexOf(':', start);
    if (colon <= start
        || colon + 3 > length
        || !header.startsWith("//", colon + 1)
        || !isScheme(header, start, colon)) {
      return null;
    }
    int from = colon + 3;
    int to = authorityEnd(header, from, length);
    if (to == MAX_LENGTH && header.length() > MAX_LENGTH) {
      return null; // the cut went through the host
    }
    int at = header.lastIndexOf('@', to - 1);
    return hostOf(header.substring(Math.max(from, at + 1), Blanks.trim(header, from, to)));
  }

  private static boolean isScheme(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!isLetter(c) && (i == from || !(isDigit(c) || c == '-' || c == '+' || c == '.'))) {
        return false;
      }
    }
    return true;
  }

  /// Where the path, query or fragment begins. Browsers read a backslash as a slash.
  private static int authorityEnd(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '/' || c == '?' || c == '#' || c == '\\') {
        return i;
      }
    }
    return to;
  }

  private static @Nullable String hostOf(String hostAndPort) {
    int bracket = hostAndPort.indexOf(']');
    int colon = hostAndPort.indexOf(':', bracket + 1);
    String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
    for (int i = colon + 1; colon >= 0 && i < hostAndPort.length(); i++) {
      if (!isDigit(hostAndPort.charAt(i))) {
        return null;
      }
    }
    if (host.startsWith("[")) {
      boolean address =
          host.endsWith("]") && host.indexOf('%') < 0 && AddressParser.parse(host) != null;
      return address ? host.toLowerCase(Locale.ROOT) : null;
    }
    String ascii = ascii(host);
    return ascii == null ? null : withoutWww(ascii);
  }

  /// The host in punycode and lower case, without its trailing dot; null when it is none.
  private static @Nullable String ascii(String host) {
    String ascii = host;
    for (int i = 0; i < host.length(); i++) {
      if (host.charAt(i) > 0x7F) {
        ascii = punycode(host);
        break;
      }
    }
    if (ascii == null) {
      return null;
    }
    if (ascii.endsWith(".")) {
      ascii = ascii.substring(0, ascii.length() - 1);
    }
    return isHost(ascii) ? ascii.toLowerCase(Locale.ROOT) : null;
  }

  private static @Nullable String punycode(String host) {
    String decoded = Percent.decode(host, 0, host.length(), false);
    try {
      return decoded == null || decoded.length() > MAX_HOST ? null : IDN.toASCII(decoded);
    } catch (IllegalArgumentException e) {
      return null; // browsers send punycode: only a forged header comes here
    }
  }

  /// Labels of letters, digits, hyphens and underscores, joined by dots.
  private static boolean isHost(String text) {
    if (text.isEmpty() || text.length() > MAX_HOST) {
      return false;
    }
    int label = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        if (label == 0) {
          return false;
        }
        label = 0;
      } else if (isLetter(c) || isDigit(c) || c == '-' || c == '_') {
        if (++label > MAX_LABEL) {
          return false;
        }
      } else {
        return false;
      }
    }
    return label > 0;
  }

  private static String withoutWww(String host) {
    return host.startsWith("www.") ? host.substring(4) : host;
  }

  private static boolean isLetter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
