package dev.waymark.visitor.request;

import dev.waymark.visitor.LanguageTag;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads [Accept-Language](https://www.rfc-editor.org/rfc/rfc9110#section-12.5.4).
public final class AcceptLanguage {
  /// Characters of the header that are looked at. An entry that the cut goes through is dropped.
  public static final int MAX_LENGTH = 1024;

  private static final int FULL_WEIGHT = 1000;
  private static final int MALFORMED = -1;

  private AcceptLanguage() {}

  /// The language that the visitor prefers: the entry of the highest weight, the first of equals.
  /// `*` and weight 0 never count, and neither does an entry with a malformed tag or weight.
  ///
  /// @param header the header's value, several headers joined by a comma; null when not sent
  /// @return null when no entry counts
  public static @Nullable LanguageTag preferred(@Nullable String header) {
    return preferred(header, _ -> true);
  }

  /// The language that the visitor prefers of some.
  ///
  /// @param offered whether a language is one of them
  /// @return null when no entry that counts is
  public static @Nullable LanguageTag preferred(
      @Nullable String header, Predicate<LanguageTag> offered) {
    if (header == null) {
      return null;
    }
    int length = header.length();
    if (length > MAX_LENGTH) {
      length = Math.max(0, header.lastIndexOf(',', MAX_LENGTH));
    }
    LanguageTag best = null;
    int bestWeight = 0;
    int start = 0;
    while (start < length && bestWeight < FULL_WEIGHT) {
      int comma = header.indexOf(',', start);
      int end = comma < 0 || comma > length ? length : comma;
      int semicolon = header.indexOf(';', start);
      boolean weighted = semicolon >= 0 && semicolon < end;
      int weight = weighted ? weight(header, semicolon + 1, end) : FULL_WEIGHT;
      if (weight > bestWeight) {
        LanguageTag tag = tag(header, start, weighted ? semicolon : end);
        if (tag != null && offered.test(tag)) {
          best = tag;
          bestWeight = weight;
        }
      }
      start = end + 1;
    }
    return best;
  }

  private static @Nullable LanguageTag tag(String header, int from, int to) {
    int start = Blanks.skip(header, from, to);
    return LanguageTag.parse(header.substring(start, Blanks.trim(header, start, to)));
  }

  /// The weight `q=0.8` in thousandths; -1 when that is not what stands there.
  private static int weight(String header, int from, int to) {
    int start = Blanks.skip(header, from, to);
    int end = Blanks.trim(header, start, to);
    int digits = end - start - 2;
    if (digits < 1
        || digits > 5
        || (header.charAt(start) | 0x20) != 'q'
        || header.charAt(start + 1) != '=') {
      return MALFORMED;
    }
    int whole = header.charAt(start + 2) - '0';
    if (whole < 0 || whole > 1 || (digits > 1 && header.charAt(start + 3) != '.')) {
      return MALFORMED;
    }
    int weight = whole * FULL_WEIGHT;
    int unit = 100;
    for (int i = start + 4; i < end; i++) {
      int digit = header.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return MALFORMED;
      }
      weight += digit * unit;
      unit /= 10;
    }
    return weight <= FULL_WEIGHT ? weight : MALFORMED;
  }
}
