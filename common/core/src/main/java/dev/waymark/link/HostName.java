package dev.waymark.link;

import java.net.IDN;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Host names in ASCII, as browsers read them.
///
/// {@link IDN} converts by IDNA 2003, which makes `ss` of `ß` and `σ` of `ς`. Both are letters of
/// their own since ([RFC 5892](https://www.rfc-editor.org/info/rfc5892), section 2.6), browsers go
/// by that, and registries give such names to somebody else. So they are kept, and everything else
/// is left to {@link IDN}.
public final class HostName {
  private static final String KEPT = "ßς";

  /// Take the place of the kept letters meanwhile: runes, which nothing is made of.
  private static final String STAND_INS = "\u16A0\u16A2";

  private static final int GROUPS = 8;

  private HostName() {}

  /// The one spelling by which hosts are compared: lower-case ASCII, percent-encoding undone, no
  /// dot at the end; an IPv6 address in brackets as [RFC
  /// 5952](https://www.rfc-editor.org/info/rfc5952) writes it, and one that stands for an IPv4
  /// address as that. Null when it is no host.
  ///
  /// @param typed without user info and port
  public static @Nullable String canonical(String typed) {
    String decoded = typed.indexOf('%') < 0 ? typed : decoded(typed);
    if (decoded == null) {
      return null;
    }
    if (decoded.startsWith("[")) {
      return decoded.endsWith("]") ? ipv6(decoded.substring(1, decoded.length() - 1)) : null;
    }
    String ascii = isLowerCase(decoded) ? decoded : ascii(decoded, IDN.ALLOW_UNASSIGNED);
    if (ascii == null) {
      return null;
    }
    String bare = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
    return isPlain(bare) ? bare : null;
  }

  /// The same, or what was typed in lower case when it is no host, so that there is always
  /// something to compare.
  public static String comparable(String typed) {
    String canonical = canonical(typed);
    return canonical == null ? typed.toLowerCase(Locale.ROOT) : canonical;
  }

  /// Null when an escape is malformed, or stands for more than ASCII.
  private static @Nullable String decoded(String typed) {
    var text = new StringBuilder(typed.length());
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      if (c == '%') {
        int high = i + 2 < typed.length() ? Character.digit(typed.charAt(i + 1), 16) : -1;
        int low = high < 0 ? -1 : Character.digit(typed.charAt(i + 2), 16);
        if (low < 0 || high > 7) {
          return null;
        }
        c = (char) (high << 4 | low);
        i += 2;
      }
      text.append(c);
    }
    return text.toString();
  }

  /// Only what conversion leaves as it is; most hosts are of that kind.
  private static boolean isLowerCase(String host) {
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.')) {
        return false;
      }
    }
    return true;
  }

  /// Nothing in it ends a host, and no label is empty.
  private static boolean isPlain(String host) {
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c <= ' ' || c >= 0x7F || "/?#@:[]\\%".indexOf(c) >= 0) {
        return false;
      }
    }
    return !host.isEmpty() && !host.startsWith(".") && !host.endsWith(".") && !host.contains("..");
  }

  private static @Nullable String ipv6(String literal) {
    if (literal.indexOf('%') >= 0) {
      return null;
    }
    try {
      // A literal is parsed, never looked up.
      InetAddress address = Inet6Address.ofLiteral(literal);
      return address instanceof Inet4Address
          ? address.getHostAddress()
          : '[' + compressed(address.getAddress()) + ']';
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /// The longest run of zeros, the first of several, as `::`.
  private static String compressed(byte[] address) {
    var groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      groups[i] = (address[2 * i] & 0xFF) << 8 | (address[2 * i + 1] & 0xFF);
    }
    int start = -1;
    int length = 1;
    for (int i = 0; i < GROUPS; i++) {
      int end = i;
      while (end < GROUPS && groups[end] == 0) {
        end++;
      }
      if (end - i > length) {
        start = i;
        length = end - i;
      }
      i = Math.max(i, end);
    }
    var text = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == start) {
        text.append("::");
        i += length - 1;
      } else {
        boolean isFirst = text.isEmpty() || text.charAt(text.length() - 1) == ':';
        text.append(isFirst ? "" : ":").append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }

  /// A host name in lower-case ASCII; null when it cannot be converted.
  ///
  /// @param flags those of {@link IDN}
  public static @Nullable String ascii(String typed, int flags) {
    try {
      if (!hasOneOf(KEPT, typed)) {
        return IDN.toASCII(typed, flags).toLowerCase(Locale.ROOT);
      }
      if (hasOneOf(STAND_INS, typed)) {
        return null;
      }
      String prepared = IDN.toASCII(replaced(typed, KEPT, STAND_INS), flags);
      return encoded(replaced(IDN.toUnicode(prepared, flags), STAND_INS, KEPT));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean hasOneOf(String letters, String text) {
    return text.indexOf(letters.charAt(0)) >= 0 || text.indexOf(letters.charAt(1)) >= 0;
  }

  private static String replaced(String text, String letters, String others) {
    return text.replace(letters.charAt(0), others.charAt(0))
        .replace(letters.charAt(1), others.charAt(1));
  }

  private static String encoded(String host) {
    var ascii = new StringBuilder(host.length() + 16);
    for (int start = 0; start <= host.length(); ) {
      int end = host.indexOf('.', start);
      end = end < 0 ? host.length() : end;
      ascii.append(start == 0 ? "" : ".");
      String label = host.substring(start, end);
      if (label.chars().allMatch(c -> c < 0x80)) {
        ascii.append(label);
      } else {
        Punycode.append(ascii.append("xn--"), label);
      }
      start = end + 1;
    }
    return ascii.toString().toLowerCase(Locale.ROOT);
  }
}
