package dev.waymark.rule.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.fault.Faults;
import dev.waymark.input.Nearest;
import dev.waymark.rule.Condition;
import dev.waymark.rule.ConditionField;
import dev.waymark.rule.ConditionSet;
import dev.waymark.rule.TextPattern;
import dev.waymark.rule.TextTest;
import dev.waymark.visitor.BrowserList;
import dev.waymark.visitor.CaseFolding;
import dev.waymark.visitor.LanguageTag;
import dev.waymark.visitor.Languages;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Finds values of conditions that can be read but that no visitor has: a language that no browser
/// sends, a browser that is never told, a parameter whose name begins with `?`. Whoever wrote one
/// meant another.
public final class ImpossibleValues {
  /// Letters of a language, in general at most.
  private static final int MAX_LANGUAGE = 3;

  /// A dash and a region.
  private static final int REGION = 3;

  private static final List<String> APPS =
      BrowserList.apps().stream().map(named -> named.browser().name()).distinct().toList();

  /// Browsers by the names that people have for them, folded.
  private static final Map<String, String> NICKNAMES =
      Map.ofEntries(
          Map.entry("ie", "Internet Explorer"),
          Map.entry("msie", "Internet Explorer"),
          Map.entry("internetexplorer", "Internet Explorer"),
          Map.entry("google chrome", "Chrome"),
          Map.entry("chrome mobile", "Chrome"),
          Map.entry("mobile chrome", "Chrome"),
          Map.entry("mozilla firefox", "Firefox"),
          Map.entry("mozilla", "Firefox"),
          Map.entry("ff", "Firefox"),
          Map.entry("microsoft edge", "Edge"),
          Map.entry("ms edge", "Edge"),
          Map.entry("mobile safari", "Safari"),
          Map.entry("apple safari", "Safari"),
          Map.entry("opera mini", "Opera"),
          Map.entry("samsung", "Samsung Internet"),
          Map.entry("samsung browser", "Samsung Internet"),
          Map.entry("webview", "Android WebView"),
          Map.entry("fb", "Facebook"),
          Map.entry("ig", "Instagram"),
          Map.entry("insta", "Instagram"),
          Map.entry("x", "Twitter"),
          Map.entry("facebook messenger", "Messenger"),
          Map.entry("google", "Google App"),
          Map.entry("gsa", "Google App"));

  private final Faults faults;

  private ImpossibleValues(Faults faults) {
    this.faults = faults;
  }

  /// Notes each such value, with what to write in its place.
  ///
  /// @param pointer where the conditions stand
  /// @param kept conditions in their wire form that were there before, which are let pass
  public static void note(
      ConditionSet conditions, String pointer, Set<JsonNode> kept, Faults faults) {
    var values = new ImpossibleValues(faults);
    for (ConditionSet.Part part : conditions.parts()) {
      if (kept.isEmpty() || !kept.contains(part.spec().toJson())) {
        values.check(
            part.condition(), part.spec().value(), Faults.at(pointer + part.place(), "value"));
      }
    }
  }

  private void check(Condition.Simple condition, JsonNode written, String pointer) {
    switch (condition) {
      case Condition.LanguageIn in ->
          each(written, pointer, (text, at) -> language(LanguageTag.parse(text), text, at));
      case Condition.LanguageStartsWith(_, _, String prefix, _) ->
          languageStart(prefix, written.asText(), pointer);
      case Condition.TextIn in -> {
        List<String> names = names(in.field());
        if (names != null) {
          each(
              written,
              pointer,
              (text, at) -> browser(in.field(), text, at, name -> name.equals(fold(text))));
        }
      }
      case Condition.TextHas(ConditionField field, _, TextTest test, _) -> {
        if (names(field) != null) {
          browserWith(field, test, written.asText(), pointer);
        }
      }
      case Condition.ParameterIs(_, _, String name, _, _) -> parameter(name, written, pointer);
      case Condition.ParameterHas(_, _, String name, _, _) -> parameter(name, written, pointer);
      case Condition.AddressIn _,
          Condition.ChoiceIn _,
          Condition.TimeWithin _,
          Condition.DateWithin _,
          Condition.CountWithin _,
          Condition.OpeningIs _,
          Condition.SegmentIs _ -> {
        // Lists that are closed and numbers: what is none of them was not read.
      }
    }
  }

  private interface Check {
    void of(String text, String pointer);
  }

  private static void each(JsonNode written, String pointer, Check check) {
    if (!written.isArray()) {
      check.of(written.asText(), pointer);
      return;
    }
    for (int i = 0; i < written.size(); i++) {
      check.of(written.get(i).asText(), Faults.at(pointer, i));
    }
  }

  private void language(@Nullable LanguageTag tag, String text, String pointer) {
    if (tag != null && !Languages.isSent(tag)) {
      faults.add(pointer, noLanguage(text));
    }
  }

  /// A whole first part is a language; what is shorter may become one.
  private void languageStart(String prefix, String text, String pointer) {
    int dash = prefix.indexOf('-');
    if (dash < 0 && prefix.length() <= MAX_LANGUAGE) {
      return;
    }
    boolean partOfRegion = dash > 0 && prefix.length() - dash < REGION;
    LanguageTag tag = LanguageTag.parse(partOfRegion ? prefix.substring(0, dash) : prefix);
    if (tag != null && !Languages.isSent(tag)) {
      faults.add(pointer, noLanguage(text));
    }
  }

  private static String noLanguage(String text) {
    String meant = Languages.meant(text);
    return meant == null
        ? "No browser sends the language '" + text + "'; use a tag such as fr or pt-BR."
        : "No browser sends the language '" + text + "'; did you mean '" + meant + "'?";
  }

  /// The values that a field can have, where it is the browser; null for another field.
  private static @Nullable List<String> names(ConditionField field) {
    if (field == ConditionField.BROWSER) {
      return BrowserList.names();
    }
    return field == ConditionField.APP ? APPS : null;
  }

  private static String fold(String text) {
    return CaseFolding.fold(text);
  }

  /// @param fits whether a name, folded, is one that is asked for
  private void browser(ConditionField field, String text, String pointer, Predicate<String> fits) {
    List<String> names = Objects.requireNonNull(names(field));
    if (names.stream().map(CaseFolding::fold).anyMatch(fits)) {
      return;
    }
    String nickname = NICKNAMES.get(fold(text));
    String question =
        nickname == null || !names.contains(nickname)
            ? Nearest.question(text, names)
            : "; did you mean '" + nickname + "'?";
    faults.add(
        pointer,
        "No visitor has the " + field.label() + " '" + text + "'" + question,
        told(field, names));
  }

  private void browserWith(ConditionField field, TextTest test, String text, String pointer) {
    switch (test) {
      case TextTest.Contains(String part) ->
          browser(field, text, pointer, name -> name.contains(fold(part)));
      case TextTest.StartsWith(String prefix) ->
          browser(field, text, pointer, name -> name.startsWith(fold(prefix)));
      case TextTest.EndsWith(String suffix) ->
          browser(field, text, pointer, name -> name.endsWith(fold(suffix)));
      case TextTest.Matches(TextPattern pattern) -> {
        List<String> names = Objects.requireNonNull(names(field));
        if (names.stream().noneMatch(pattern::isIn)) {
          faults.add(
              pointer,
              "No visitor has a " + field.label() + " that '" + text + "' matches.",
              told(field, names));
        }
      }
    }
  }

  private static String told(ConditionField field, List<String> names) {
    return (field == ConditionField.APP
            ? "The apps that are told are "
            : "The browsers and apps that are told are ")
        + String.join(", ", names)
        + ".";
  }

  private void parameter(String name, JsonNode written, String pointer) {
    int start = 0;
    while (start < name.length() && (name.charAt(start) == '?' || name.charAt(start) == '&')) {
      start++;
    }
    if (start > 0) {
      String text = written.asText();
      String rest = text.substring(start);
      faults.add(
          pointer,
          rest.isEmpty() || rest.startsWith("=")
              ? "A name does not begin with '" + name.charAt(0) + "'; write name=value."
              : "A name does not begin with '" + name.charAt(0) + "'; write '" + rest + "'.");
    }
  }
}
