package dev.waymark.input;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds what somebody probably meant who wrote a word that there is not.
public final class Nearest {
  /// Nobody writes a longer one by mistake.
  private static final int MAX_LENGTH = 64;

  private static final int SHORT = 5;

  private Nearest() {}

  /// The word that another one is nearest to: the same in another case or with other marks between
  /// its parts, one that it begins, or one that a letter or two tell from it. Null when there is
  /// none, or more than one as near.
  ///
  /// @param typed whatever somebody wrote
  public static @Nullable String to(String typed, Collection<String> words) {
    if (typed.length() > MAX_LENGTH) {
      return null;
    }
    String plain = plain(typed);
    if (plain.isEmpty()) {
      return null;
    }
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (String word : words) {
      int distance = distance(plain, plain(word));
      if (distance < least) {
        least = distance;
        nearest = word;
      } else if (distance == least) {
        nearest = null;
      }
    }
    return nearest;
  }

  /// The end of a sentence about a word that there is not: `; did you mean 'country'?`, or a full
  /// stop when nobody knows what was meant.
  public static String question(String typed, Collection<String> words) {
    String nearest = to(typed, words);
    return nearest == null ? "." : "; did you mean '" + nearest + "'?";
  }

  private static String plain(String word) {
    return word.replaceAll("[-_ .]", "").toLowerCase(Locale.ROOT);
  }

  /// {@link Integer#MAX_VALUE} when they are too far apart.
  private static int distance(String typed, String word) {
    if (typed.equals(word)) {
      return 0;
    }
    int shorter = Math.min(typed.length(), word.length());
    int most = shorter < SHORT ? shorter / 3 : 2;
    int edits = Math.abs(typed.length() - word.length()) > most ? most + 1 : edits(typed, word);
    if (edits <= most) {
      return edits;
    }
    return typed.length() >= 3 && word.startsWith(typed) ? most + 1 : Integer.MAX_VALUE;
  }

  /// How many letters have to be put in, left out, changed or swapped with the next one (optimal
  /// string alignment).
  private static int edits(String a, String b) {
    var rows = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          rows[i][j] = i + j;
          continue;
        }
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int least =
            Math.min(
                rows[i - 1][j - 1] + (same ? 0 : 1), Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        rows[i][j] = swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
      }
    }
    return rows[a.length()][b.length()];
  }
}
