package dev.waymark.visitor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known of languages: the script that each is written in, which of them match each other,
/// and what people call them who do not know its tag.
public final class Languages {
  /// The script of a language, and those it has in some countries.
  private record Scripts(String usual, Map<String, String> inCountries) {}

  private static final Map<String, Scripts> SCRIPTS = scripts();

  /// What people write who mean the language of a country: the country's code. Only those that are
  /// no language's.
  private static final Map<String, String> BY_COUNTRY =
      Map.ofEntries(
          Map.entry("at", "de-AT"),
          Map.entry("au", "en-AU"),
          Map.entry("cn", "zh"),
          Map.entry("cz", "cs"),
          Map.entry("dk", "da"),
          Map.entry("eg", "ar-EG"),
          Map.entry("gb", "en-GB"),
          Map.entry("gr", "el"),
          Map.entry("hk", "zh-HK"),
          Map.entry("il", "he"),
          Map.entry("ir", "fa"),
          Map.entry("jp", "ja"),
          Map.entry("kr", "ko"),
          Map.entry("mx", "es-MX"),
          Map.entry("ph", "fil"),
          Map.entry("pk", "ur"),
          Map.entry("tw", "zh-TW"),
          Map.entry("ua", "uk"),
          Map.entry("us", "en-US"),
          Map.entry("vn", "vi"));

  /// Codes of three letters for books (ISO 639-2/B), of languages that have two letters.
  private static final Map<String, String> OF_BOOKS =
      Map.ofEntries(
          Map.entry("alb", "sq"),
          Map.entry("arm", "hy"),
          Map.entry("baq", "eu"),
          Map.entry("bur", "my"),
          Map.entry("chi", "zh"),
          Map.entry("cze", "cs"),
          Map.entry("dut", "nl"),
          Map.entry("fre", "fr"),
          Map.entry("geo", "ka"),
          Map.entry("ger", "de"),
          Map.entry("gre", "el"),
          Map.entry("ice", "is"),
          Map.entry("mac", "mk"),
          Map.entry("mao", "mi"),
          Map.entry("may", "ms"),
          Map.entry("per", "fa"),
          Map.entry("rum", "ro"),
          Map.entry("slo", "sk"),
          Map.entry("tib", "bo"),
          Map.entry("wel", "cy"));

  private Languages() {}

  /// Reads the list of scripts, if nobody has: whoever reads rules does so, that no visit waits for
  /// it.
  public static void prepare() {
    // This class is initialized now.
  }

  /// The script that a language is most likely written in, in lower case; null when it is not
  /// known.
  ///
  /// @param language as in a {@link LanguageTag}
  /// @param region likewise; null for none
  public static @Nullable String script(String language, @Nullable String region) {
    Scripts scripts = SCRIPTS.get(language);
    if (scripts == null) {
      return null;
    }
    String there = region == null ? null : scripts.inCountries.get(region);
    return there == null ? scripts.usual : there;
  }

  /// Whether who asks for one language means those who prefer the other too. `no` is what browsers
  /// say for `nb`, and what people say for either Norwegian.
  public static boolean covers(String asked, String preferred) {
    return switch (asked) {
      case "no" -> preferred.equals("no") || preferred.equals("nb") || preferred.equals("nn");
      case "nb" -> preferred.equals("nb") || preferred.equals("no");
      default -> asked.equals(preferred);
    };
  }

  /// Whether a browser may send a language: one with a code of its own, and a country that there
  /// is.
  public static boolean isSent(LanguageTag tag) {
    return isSent(tag.language())
        && (tag.region() == null || isSentRegion(tag.region()))
        && !tag.tag().startsWith("zh-chs") // these two were Windows' own
        && !tag.tag().startsWith("zh-cht");
  }

  private static boolean isSent(String language) {
    return SCRIPTS.containsKey(language)
        || Tables.TWO_LETTERS.contains(language)
        || (language.length() == 3
            && !Tables.BY_NAME.containsKey(language)
            && !OF_BOOKS.containsKey(language));
  }

  /// A country, or a part of the world, which is three digits (`es-419`).
  private static boolean isSentRegion(String region) {
    return region.length() == 3 || Country.of(region) != null;
  }

  /// The tag that somebody means who writes a language in another way: `en-GB` for `en-UK`, `ja`
  /// for `jp`, `de` for `German`, `Deutsch` or `ger`. Null when nobody knows.
  public static @Nullable String meant(String text) {
    String plain = text.strip().replace('_', '-');
    int dash = plain.indexOf('-');
    String first = (dash < 0 ? plain : plain.substring(0, dash)).toLowerCase(Locale.ROOT);
    String rest = dash < 0 ? "" : plain.substring(dash + 1);
    String language = isCode(first) ? first : Tables.named(first);
    if (language == null) {
      return null;
    }
    if (rest.equalsIgnoreCase("uk")) {
      rest = "GB";
    } else if (rest.equalsIgnoreCase("chs")) {
      rest = "Hans";
    } else if (rest.equalsIgnoreCase("cht")) {
      rest = "Hant";
    }
    LanguageTag whole =
        rest.isEmpty() || language.indexOf('-') > 0
            ? null
            : LanguageTag.parse(language + "-" + rest);
    boolean sent = whole != null && isSent(whole) && hasOnlyPlaces(rest);
    LanguageTag meant = sent ? whole : LanguageTag.parse(language);
    return meant == null ? null : meant.text();
  }

  private static boolean isCode(String text) {
    return text.length() >= 2 && text.length() <= 3 && isSent(text);
  }

  /// Whether what follows a language is scripts and countries, and no word of somebody's.
  private static boolean hasOnlyPlaces(String rest) {
    return Arrays.stream(rest.split("-", -1))
        .allMatch(
            part -> part.length() == 2 || part.length() == 4 || Character.isDigit(part.charAt(0)));
  }

  private static Map<String, Scripts> scripts() {
    Map<String, String> usual = new HashMap<>();
    Map<String, Map<String, String>> inCountries = new HashMap<>();
    for (ListFile.Entry entry : ListFile.read(Languages.class, "scripts.txt")) {
      int dash = entry.key().indexOf('-');
      if (dash < 0) {
        usual.put(entry.key(), entry.value());
      } else {
        inCountries
            .computeIfAbsent(entry.key().substring(0, dash), _ -> new HashMap<>())
            .put(entry.key().substring(dash + 1), entry.value());
      }
    }
    Map<String, Scripts> scripts = new HashMap<>();
    usual.forEach(
        (language, script) ->
            scripts.put(
                language,
                new Scripts(script, Map.copyOf(inCountries.getOrDefault(language, Map.of())))));
    return Map.copyOf(scripts);
  }

  /// What only those need who write rules; made when the first of them does.
  private static final class Tables {
    private static final Set<String> TWO_LETTERS = Set.of(Locale.getISOLanguages());
    private static final Map<String, String> BY_NAME = byName();

    private Tables() {}

    static @Nullable String named(String word) {
      String language = BY_NAME.get(word);
      if (language == null) {
        language = OF_BOOKS.get(word);
      }
      return language == null ? BY_COUNTRY.get(word) : language;
    }

    /// By the names in English and in the language itself, and by the codes of three letters.
    private static Map<String, String> byName() {
      Map<String, String> byName = new HashMap<>();
      var languages = new HashSet<>(SCRIPTS.keySet());
      languages.addAll(TWO_LETTERS);
      for (String language : languages) {
        Locale locale = Locale.of(language);
        put(byName, locale.getDisplayLanguage(locale), language);
      }
      for (String language : languages) {
        Locale locale = Locale.of(language);
        byName.put(locale.getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT), language);
        if (TWO_LETTERS.contains(language)) {
          put(byName, locale.getISO3Language(), language);
        }
      }
      return Map.copyOf(byName);
    }

    private static void put(Map<String, String> byName, String name, String language) {
      byName.putIfAbsent(name.toLowerCase(Locale.ROOT), language);
    }
  }
}
