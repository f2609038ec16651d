package dev.waymark.link;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The part of a short URL after the host: `sale` in `https://go.example.com/sale`, or
/// `docs/setup`. It has up to five segments, joined by `/`, of letters, digits and emoji of any
/// script, `-` and `_`. Stored as typed, unique and looked up {@link #fold folded}.
public final class Slug {
  /// Longest slug, in UTF-16 characters, the slashes between its segments included.
  public static final int MAX_LENGTH = 100;

  /// Most segments.
  public static final int MAX_SEGMENTS = 5;

  /// Length of a generated slug: at 1,000 guesses a second against a million links the first hit
  /// takes days, not seconds.
  static final int GENERATED_LENGTH = 8;

  /// No `0 o 1 l i`: generated slugs are read aloud and typed from paper.
  static final String GENERATED_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final Set<String> RESERVED =
      Set.of("q", "api", ".well-known", "robots.txt", "favicon.ico");

  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int ENCLOSING_KEYCAP = 0x20E3;

  /// Turkish `ı` is a letter of its own; in capitals it cannot be told from `i`.
  private static final int DOTLESS_I = 0x131;

  /// Letters and marks that nobody sees.
  private static final String UNSEEN = "\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0";

  private Slug() {}

  /// The form in which slugs are compared: composed ([NFC](https://unicode.org/reports/tr15/)),
  /// fully [case-folded](https://www.unicode.org/Public/UCD/latest/ucd/CaseFolding.txt) without any
  /// server's own language, and without what only says how its neighbours are drawn (variation
  /// selectors, joiners).
  public static String fold(String slug) {
    return isAscii(slug) ? slug.toLowerCase(Locale.ROOT) : foldUnicode(slug);
  }

  private static String foldUnicode(String slug) {
    String composed = Normalizer.normalize(slug, Normalizer.Form.NFC);
    var folded = new StringBuilder(composed.length() + 8);
    for (int i = 0; i < composed.length(); i += Character.charCount(composed.codePointAt(i))) {
      int c = composed.codePointAt(i);
      if (!isOfDrawing(c)) {
        foldTo(folded, c);
      }
    }
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }

  /// Lower, for `ẞ` has no capital; upper, for only so `ß` becomes two letters; and lower again.
  private static void foldTo(StringBuilder out, int c) {
    if (c == DOTLESS_I) {
      out.appendCodePoint(c);
      return;
    }
    String upper = Character.toString(c).toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
    for (int i = 0; i < upper.length(); i += Character.charCount(upper.codePointAt(i))) {
      out.appendCodePoint(Character.toLowerCase(upper.codePointAt(i)));
    }
  }

  /// What is wrong with a slug, as a sentence; null when it may be used.
  public static @Nullable String fault(String slug) {
    if (slug.isEmpty()) {
      return "A slug needs at least one character.";
    }
    if (slug.length() > MAX_LENGTH) {
      return "A slug may have at most " + MAX_LENGTH + " characters.";
    }
    String[] segments = slug.split("/", -1);
    if (segments.length > MAX_SEGMENTS) {
      return "A slug may have at most " + MAX_SEGMENTS + " segments between slashes.";
    }
    for (String segment : segments) {
      if (segment.isEmpty()) {
        return "A slug neither begins nor ends with '/', and has no two beside each other.";
      }
      if (!isSegment(segment)) {
        return "A slug may have only letters, digits and emoji, '-', '_', and '/' between its"
            + " segments.";
      }
    }
    return RESERVED.contains(fold(segments[0])) ? "'" + segments[0] + "' is reserved." : null;
  }

  private static boolean isSegment(String segment) {
    int first = segment.codePointAt(0);
    return segment.codePoints().allMatch(Slug::isAllowed)
        && !isMark(first)
        && !segment.codePoints().allMatch(Slug::isOfDrawing);
  }

  /// Whether a character can be in a segment of a slug.
  ///
  /// @param c its code point
  public static boolean isAllowed(int c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || c == '-'
          || c == '_';
    }
    return ((Character.isLetter(c) || isMark(c) || Character.isDigit(c) || isOfEmoji(c))
            && UNSEEN.indexOf(c) < 0)
        || c == ZERO_WIDTH_NON_JOINER;
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK)
        && !isVariationSelector(c);
  }

  private static boolean isOfEmoji(int c) {
    return Character.isEmoji(c)
        || Character.isEmojiComponent(c)
        || c == ENCLOSING_KEYCAP
        || isVariationSelector(c);
  }

  private static boolean isOfDrawing(int c) {
    return isVariationSelector(c) || c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER;
  }

  private static boolean isVariationSelector(int c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
  }

  private static boolean isAscii(String slug) {
    for (int i = 0; i < slug.length(); i++) {
      if (slug.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /// The slug as it stands in a URL: percent-encoded, but for its slashes.
  public static String inUrl(String slug) {
    if (isAscii(slug)) {
      return slug;
    }
    var encoded = new StringBuilder(slug.length() * 3);
    PercentEncoding.append(encoded, slug, "/");
    return encoded.toString();
  }

  /// A new slug of eight characters without look-alikes. The generator should be cryptographically
  /// strong where slugs must not be guessed.
  public static String generate(RandomGenerator random) {
    var slug = new StringBuilder(GENERATED_LENGTH);
    for (int i = 0; i < GENERATED_LENGTH; i++) {
      slug.append(GENERATED_ALPHABET.charAt(random.nextInt(GENERATED_ALPHABET.length())));
    }
    return slug.toString();
  }
}
