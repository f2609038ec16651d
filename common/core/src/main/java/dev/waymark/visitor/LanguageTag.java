package dev.waymark.visitor;

import dev.waymark.word.Language;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A language as a visitor prefers it or a rule names it: the language, script and region of a [BCP
/// 47](https://www.rfc-editor.org/info/bcp47) tag, and the whole tag as text. Variants and
/// extensions must be well formed and are otherwise not looked at.
///
/// @param tag the whole tag, folded to lower case: `zh-hant-tw`
/// @param language two or three letters, or a registered four to eight, lower case; the withdrawn
///   codes `iw`, `in` and `ji` read as `he`, `id` and `yi`
/// @param script four letters, lower case; null when the tag names none
/// @param region two letters or three digits, lower case; null when the tag names none
public record LanguageTag(
    String tag, String language, @Nullable String script, @Nullable String region) {

  private static final int MAX_SUBTAG = 8;

  /// Reads a tag, in any case; null when it is not well formed (`en_US`, `*`, a subtag of nine
  /// letters).
  public static @Nullable LanguageTag parse(String text) {
    if (!isAscii(text)) {
      return null; // the Kelvin sign would become a k
    }
    String tag = text.toLowerCase(Locale.ROOT);
    int length = tag.length();
    String language = null;
    String script = null;
    String region = null;
    boolean open = true; // script and region may still come
    boolean privateUse = false; // after x, anything of one to eight characters
    int start = 0;
    for (int part = 0; start <= length; part++) {
      int end = tag.indexOf('-', start);
      end = end < 0 ? length : end;
      int size = end - start;
      if (size < 1 || size > MAX_SUBTAG || !isAlphanumeric(tag, start, end)) {
        return null;
      }
      boolean letters = isLetters(tag, start, end);
      if (part == 0) {
        if (!letters || size == 1 || size == 4) {
          return null;
        }
        language = current(tag.substring(start, end));
      } else if (!privateUse && size == 1) {
        if (end == length) {
          return null; // an extension without content
        }
        privateUse = tag.charAt(start) == 'x';
        open = false;
      } else if (open && letters && size == 4 && script == null && region == null) {
        script = tag.substring(start, end);
      } else if (open
          && region == null
          && ((letters && size == 2) || (size == 3 && isDigits(tag, start, end)))) {
        region = tag.substring(start, end);
      } else if (open && letters && size == 3 && script == null && region == null && part <= 3) {
        // an extended language subtag (zh-yue): well formed, not compared
      } else {
        open = false;
      }
      start = end + 1;
    }
    return language == null ? null : new LanguageTag(tag, language, script, region);
  }

  /// Whether a visitor who prefers the other tag is meant by this one: the language must be equal
  /// (or {@link Languages#covers} it), script and region where this tag names them. What it leaves
  /// out is not compared; where the other leaves out the script, it is the likely one.
  public boolean covers(LanguageTag other) {
    return Languages.covers(language, other.language)
        && (script == null || script.equals(other.writtenIn()))
        && (region == null || region.equals(other.region));
  }

  /// The script that it names, or else the one it is most likely written in; null when neither is
  /// known.
  public @Nullable String writtenIn() {
    return script == null ? Languages.script(language, region) : script;
  }

  /// The tag as people write it: `zh-Hant-TW`.
  public String text() {
    return Locale.forLanguageTag(tag).toLanguageTag();
  }

  /// The English name: `Portuguese (Brazil)` for `pt-BR`.
  public String displayName() {
    return displayName(Language.ENGLISH);
  }

  /// The name in a language.
  public String displayName(Language said) {
    var locale = new Locale.Builder().setLanguage(language);
    if (script != null) {
      locale.setScript(script);
    }
    if (region != null) {
      locale.setRegion(region);
    }
    return locale.build().getDisplayName(said.locale());
  }

  private static String current(String language) {
    return switch (language) {
      case "iw" -> "he";
      case "in" -> "id";
      case "ji" -> "yi";
      default -> language;
    };
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7F) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetters(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) < 'a' || text.charAt(i) > 'z') {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigits(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean isAlphanumeric(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }
}
