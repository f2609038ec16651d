package dev.waymark.service.seam;

import java.util.random.RandomGenerator;

/// Identifiers of resources: a prefix that says what it is, and 100 random bits.
public final class Ids {
  private static final int LENGTH = 20;

  /// Five bits a character; without `i l o u`, so that nobody misreads one over the phone.
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  private Ids() {}

  /// A new identifier, such as `lnk_3v9k...`.
  public static String next(String prefix, RandomGenerator random) {
    return next(prefix, LENGTH, random);
  }

  /// A new text of another length.
  ///
  /// @param length of its random part, in characters of five bits each
  public static String next(String prefix, int length, RandomGenerator random) {
    var id = new StringBuilder(prefix.length() + length).append(prefix);
    for (int i = 0; i < length; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }
}
