package dev.waymark.rule;

import dev.waymark.visitor.CaseFolding;
import dev.waymark.word.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The closed list of values that a field can have, such as the countries or the days of the week.
/// Values are found regardless of case. Immutable.
public final class Vocabulary {
  private final List<String> keys;

  /// The name of a value, by its place; Spanish ones are only made where they are read.
  private final BiFunction<Integer, Language, String> names;

  private final Map<String, Integer> ordinals = new HashMap<>();
  private final Map<String, String> hints = new HashMap<>();

  private Vocabulary(
      List<String> keys, BiFunction<Integer, Language, String> names, Map<String, String> hints) {
    this.keys = List.copyOf(keys);
    this.names = names;
    for (int i = 0; i < keys.size(); i++) {
      ordinals.put(CaseFolding.fold(keys.get(i)), i);
    }
    for (int i = 0; i < keys.size(); i++) {
      this.hints.put(CaseFolding.fold(name(i)), keys.get(i));
    }
    hints.forEach((wrong, right) -> this.hints.put(CaseFolding.fold(wrong), right));
  }

  /// A vocabulary of these values, whose ordinals are their places in the list.
  ///
  /// @param hints what people write instead, to what they should have written: `UK` to `GB`
  static <V> Vocabulary of(
      List<V> values,
      Function<V, String> key,
      BiFunction<V, Language, String> name,
      Map<String, String> hints) {
    List<V> all = List.copyOf(values);
    return new Vocabulary(
        all.stream().map(key).toList(),
        (ordinal, language) -> name.apply(all.get(ordinal), language),
        hints);
  }

  /// How many values there are.
  public int size() {
    return keys.size();
  }

  /// The ordinal of a value, 0 to {@link #size()} - 1; -1 when it is not in the list.
  int ordinalOf(String text) {
    return ordinals.getOrDefault(CaseFolding.fold(text), -1);
  }

  /// What somebody who wrote this probably meant; null when there is no good guess.
  @Nullable String hintFor(String text) {
    return hints.get(CaseFolding.fold(text));
  }

  /// The value as it stands in JSON: `DE`, `mobile`, `iOS`.
  public String key(int ordinal) {
    return keys.get(ordinal);
  }

  /// The value in plain words: `Germany`.
  public String name(int ordinal) {
    return name(ordinal, Language.ENGLISH);
  }

  /// The value in plain words: `Germany` or `Alemania`.
  public String name(int ordinal, Language language) {
    return names.apply(ordinal, language);
  }

  /// All values as they stand in JSON.
  public List<String> keys() {
    return keys;
  }
}
