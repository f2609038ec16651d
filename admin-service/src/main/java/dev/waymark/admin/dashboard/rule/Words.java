package dev.waymark.admin.dashboard.rule;

import dev.waymark.rule.ConditionField;
import dev.waymark.rule.Vocabulary;
import dev.waymark.word.Language;
import java.text.Collator;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Names of values in the language of the page, as the JDK knows them.
final class Words {
  private static final List<String> LANGUAGES =
      List.of(
          "ar", "bg", "ca", "cs", "da", "de", "el", "en", "en-GB", "en-US", "es", "es-ES", "es-MX",
          "eu", "fi", "fr", "gl", "he", "hi", "hr", "hu", "id", "it", "ja", "ko", "nb", "nl", "pl",
          "pt", "pt-BR", "ro", "ru", "sk", "sr", "sv", "th", "tr", "uk", "vi", "zh-Hans",
          "zh-Hant");

  private static final Set<String> CONTINENTS =
      Set.of(
          "Africa",
          "America",
          "Antarctica",
          "Asia",
          "Atlantic",
          "Australia",
          "Europe",
          "Indian",
          "Pacific");

  private static final List<String> ZONES = regions();

  private Words() {}

  private static List<String> regions() {
    var zones = new ArrayList<String>();
    zones.add("UTC");
    ZoneId.getAvailableZoneIds().stream()
        .filter(id -> CONTINENTS.contains(id.substring(0, Math.max(0, id.indexOf('/')))))
        .sorted()
        .forEach(zones::add);
    return List.copyOf(zones);
  }

  /// A value and what it is called.
  record Named(String key, String name) {}

  /// What a value of a closed list is called.
  static String of(Vocabulary vocabulary, int ordinal, Locale language) {
    return vocabulary.name(ordinal, Language.asked(language.toLanguageTag()));
  }

  /// All values of a field, each with its name: in the order of the list where there are a few, in
  /// the order of the names else.
  static List<Named> all(ConditionField field, Vocabulary vocabulary, Locale language) {
    var named = new ArrayList<Named>();
    for (int i = 0; i < vocabulary.size(); i++) {
      named.add(new Named(vocabulary.key(i), of(vocabulary, i, language)));
    }
    if (Control.of(field) == Control.SEARCH) {
      Collator order = Collator.getInstance(language);
      named.sort((a, b) -> order.compare(a.name(), b.name()));
    }
    return List.copyOf(named);
  }

  /// What a value is called; the value itself when it is none of the list.
  static String name(ConditionField field, String key, Locale language) {
    Vocabulary vocabulary = field.vocabulary();
    if (vocabulary != null) {
      for (int i = 0; i < vocabulary.size(); i++) {
        if (vocabulary.key(i).equals(key)) {
          return of(vocabulary, i, language);
        }
      }
    }
    return key;
  }

  /// The names of all countries, to be found by typing.
  static List<String> countries(Locale language) {
    Vocabulary vocabulary = ConditionField.COUNTRY.vocabulary();
    return vocabulary == null
        ? List.of()
        : all(ConditionField.COUNTRY, vocabulary, language).stream().map(Named::name).toList();
  }

  /// The regions of the world that have a zone, without those that are only another name.
  static List<String> zones() {
    return ZONES;
  }

  /// Languages that people often mean.
  static List<EditorView.Option> languages(Locale language) {
    return LANGUAGES.stream()
        .map(tag -> new EditorView.Option(tag, language(tag, language), false))
        .toList();
  }

  /// A language tag in words, with the tag where it says more than the words.
  static String language(String tag, Locale language) {
    String name = Locale.forLanguageTag(tag).getDisplayName(language);
    return name.isEmpty() ? tag : Playing.capitalised(name);
  }
}
