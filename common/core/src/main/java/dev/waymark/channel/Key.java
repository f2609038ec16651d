package dev.waymark.channel;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The readable name by which a channel, a pool, a schedule or the entry of a hub is referred to:
/// `es-sales`. Unique in its workspace among its like.
public final class Key {
  /// Longest key, in characters; every one of them is ASCII.
  public static final int MAX_LENGTH = 64;

  /// Leaves room for a number behind it.
  private static final int MOST_OF_NAME = 48;

  private Key() {}

  /// A key made of a name; null where nothing of it is left.
  ///
  /// @param most how many characters it has at most
  public static @Nullable String of(String name, int most) {
    String key =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "-");
    String cut = key.substring(key.startsWith("-") ? 1 : 0);
    cut = cut.substring(0, Math.min(cut.length(), most)).replaceAll("-$", "");
    return cut.isEmpty() ? null : cut;
  }

  /// A key made of a name that nobody has yet: `es-sales`, or else `es-sales-2` and so on.
  ///
  /// @param otherwise for a name of which nothing is left, such as one in another script
  public static String free(String name, String otherwise, Predicate<String> isTaken) {
    String wanted = Objects.requireNonNullElse(of(name, MOST_OF_NAME), otherwise);
    String key = wanted;
    for (int next = 2; isTaken.test(key); next++) {
      key = wanted + '-' + next;
    }
    return key;
  }

  /// What is wrong with a key, as a sentence; null when it may be used.
  public static @Nullable String fault(String key) {
    if (key.isEmpty()) {
      return "A key needs at least one character.";
    }
    if (key.length() > MAX_LENGTH) {
      return "A key may have at most " + MAX_LENGTH + " characters.";
    }
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) {
        return "A key may have only lower-case letters (a to z), digits and '-'.";
      }
    }
    return key.startsWith("-") || key.endsWith("-")
        ? "A key neither begins nor ends with '-'."
        : null;
  }
}
