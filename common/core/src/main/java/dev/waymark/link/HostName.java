package dev.waymark.link;

import java.net.IDN;
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

  private HostName() {}

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
