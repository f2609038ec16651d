package dev.waymark.word;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A language that Waymark speaks. Whoever says something says it in all of them at once, by {@link
/// #say}; another language is another parameter there, and the compiler then names each sentence
/// that lacks it.
public enum Language {
  /// Spoken when nothing else is asked for.
  ENGLISH(Locale.ENGLISH),
  SPANISH(Locale.of("es"));

  /// Longest `Accept-Language` that is looked at, in characters.
  private static final int MOST_CHARACTERS = 500;

  private static final List<Locale> LOCALES =
      Arrays.stream(values()).map(Language::locale).toList();

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  /// The language that somebody asks for; English for one that is not spoken, and for nothing.
  ///
  /// @param ranges an `Accept-Language` header, or a tag alone; null when there is none
  public static Language asked(@Nullable String ranges) {
    Language found = find(ranges);
    return found == null ? ENGLISH : found;
  }

  /// The same; null for one that is not spoken, and for nothing.
  public static @Nullable Language find(@Nullable String ranges) {
    if (ranges == null || ranges.isBlank() || ranges.length() > MOST_CHARACTERS) {
      return null;
    }
    try {
      Locale found = Locale.lookup(Locale.LanguageRange.parse(ranges), LOCALES);
      return found == null ? null : values()[LOCALES.indexOf(found)];
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /// How the JDK calls it.
  public Locale locale() {
    return locale;
  }

  /// What stands in this language for the same sentence, or piece of one, in each.
  public String say(String english, String spanish) {
    return switch (this) {
      case ENGLISH -> english;
      case SPANISH -> spanish;
    };
  }

  /// `A`, `A and B`, `A, B and C`.
  ///
  /// @param parts at least one
  public String and(List<String> parts) {
    return joined(parts, say(" and ", sounds(parts.getLast(), "i", "hi") ? " e " : " y "));
  }

  /// `A`, `A or B`, `A, B or C`.
  ///
  /// @param parts at least one
  public String or(List<String> parts) {
    return joined(parts, say(" or ", sounds(parts.getLast(), "o", "ho") ? " u " : " o "));
  }

  /// The same of what is denied: in Spanish `A, B ni C`.
  ///
  /// @param parts at least one
  public String nor(List<String> parts) {
    return joined(parts, say(" or ", " ni "));
  }

  /// In Spanish, `y` and `o` change before their own sound: `Facebook e Instagram`.
  private static boolean sounds(String next, String letter, String withH) {
    String start = next.toLowerCase(Locale.ROOT);
    return start.startsWith(letter)
        || (start.startsWith(withH) && !start.startsWith("hie") && !start.startsWith("hia"));
  }

  private static String joined(List<String> parts, String last) {
    return parts.size() == 1
        ? parts.getFirst()
        : String.join(", ", parts.subList(0, parts.size() - 1)) + last + parts.getLast();
  }

  /// A whole number with its thousands apart: `1,000` or `1.000`.
  public String number(long value) {
    String english = String.format(Locale.ROOT, "%,d", value);
    return say(english, english.replace(',', '.'));
  }
}
