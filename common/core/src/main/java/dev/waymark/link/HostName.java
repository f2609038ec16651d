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
/// by that, and registries give such names to somebody else. So they are kept, as are the joiners
/// that Persian and Indic words need, and everything else is left to {@link IDN}.
public final class HostName {
  private static final String KEPT = "ßς\u200C\u200C\u200D";

  /// Take the place of the kept letters meanwhile: runes, which nothing is made of, and among
  /// Arabic letters a sign that is written from right to left as they are.
  private static final String STAND_INS = "\u16A0\u16A2\u16A6\u06FD\u16A8";

  private static final int ARABIC = 3;

  private static final char NON_JOINER = '\u200C';
  private static final char JOINER = '\u200D';

  /// The signs that take the vowel from a letter of an Indic script (Unicode's combining class 9).
  private static final String VIRAMAS =
      "\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D3B\u0D3C\u0D4D\u0DCA\u0E3A\u0EBA\u0F84"
          + "\u1039\u103A\u1714\u1734\u17D2\u1A60\u1B44\u1BAA\u1BAB\u1BF2\u1BF3\u2D7F\uA806\uA82C\uA8C4"
          + "\uA953\uA9C0\uAAF6\uABED";

  /// Where emoji are. Newer ones than {@link IDN} knows mean the same to every browser.
  private static final int FIRST_EMOJI = 0x1F000;

  private static final int LAST_EMOJI = 0x1FAFF;

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
    if (!joinsLetters(typed)) {
      return null;
    }
    try {
      if (!hasOneOf(KEPT, typed)) {
        return IDN.toASCII(typed, flags).toLowerCase(Locale.ROOT);
      }
      if (hasOneOf(STAND_INS, typed)) {
        return null;
      }
      String prepared = IDN.toASCII(hidden(typed), flags);
      return encoded(shown(IDN.toUnicode(prepared, flags)));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /// The same as browsers read the host of a URL: hyphens anywhere and underscores pass, and so do
  /// emoji that are newer than {@link IDN}; nothing else that it does not know. Null when it is
  /// none.
  static @Nullable String ofUrl(String typed) {
    boolean known = true;
    var withoutEmoji = new StringBuilder(typed.length());
    for (int i = 0; i < typed.length(); ) {
      int c = typed.codePointAt(i);
      boolean isEmoji = c >= FIRST_EMOJI && c <= LAST_EMOJI;
      known &= !isEmoji;
      withoutEmoji.appendCodePoint(isEmoji ? 'x' : c);
      i += Character.charCount(c);
    }
    if (!known && ascii(withoutEmoji.toString(), 0) == null) {
      return null;
    }
    String ascii = ascii(typed, known ? 0 : IDN.ALLOW_UNASSIGNED);
    return ascii == null || !ascii.chars().allMatch(HostName::isOfAHost) ? null : ascii;
  }

  /// Whether a host in ASCII has letters, digits and hyphens only, none of these at the end of a
  /// label ([RFC 1123](https://www.rfc-editor.org/info/rfc1123), section 2.1): others get no
  /// certificate and no mail.
  public static boolean isLettersDigitsHyphens(String host) {
    return host.indexOf('_') < 0 && !("." + host + ".").matches(".*(\\.-|-\\.).*");
  }

  private static boolean isOfAHost(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  }

  /// Whether joiners stand only where they make a difference ([RFC
  /// 5892](https://www.rfc-editor.org/info/rfc5892), appendix A.1 and A.2): after a virama, and the
  /// one that keeps letters apart between two Arabic letters, too.
  private static boolean joinsLetters(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != NON_JOINER && c != JOINER) {
        continue;
      }
      boolean afterVirama = i > 0 && VIRAMAS.indexOf(text.charAt(i - 1)) >= 0;
      boolean betweenLetters =
          c == NON_JOINER
              && i > 0
              && i + 1 < text.length()
              && isArabic(text.charAt(i - 1))
              && isArabic(text.charAt(i + 1));
      if (!afterVirama && !betweenLetters) {
        return false;
      }
    }
    return true;
  }

  private static boolean isArabic(char c) {
    return Character.isLetter(c) && Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC;
  }

  private static boolean hasOneOf(String letters, String text) {
    return letters.chars().anyMatch(letter -> text.indexOf(letter) >= 0);
  }

  private static String hidden(String text) {
    var hidden = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      int kept = KEPT.indexOf(text.charAt(i));
      if (kept >= 0) {
        boolean afterArabic = text.charAt(i) == NON_JOINER && isArabic(text.charAt(i - 1));
        hidden.setCharAt(i, STAND_INS.charAt(afterArabic ? ARABIC : kept));
      }
    }
    return hidden.toString();
  }

  private static String shown(String text) {
    var shown = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      int kept = STAND_INS.indexOf(text.charAt(i));
      if (kept >= 0) {
        shown.setCharAt(i, KEPT.charAt(kept));
      }
    }
    return shown.toString();
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
