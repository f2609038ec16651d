package dev.waymark.link;

import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The part of a short URL after the host: `sale` in `https://go.example.com/sale`. Stored as
/// typed, unique and looked up regardless of case.
public final class Slug {
  /// Longest slug, in characters; every one of them is ASCII.
  public static final int MAX_LENGTH = 100;

  /// Length of a generated slug: at 1,000 guesses a second against a million links the first hit
  /// takes days, not seconds.
  static final int GENERATED_LENGTH = 8;

  /// No `0 o 1 l i`: generated slugs are read aloud and typed from paper.
  static final String GENERATED_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final Set<String> RESERVED =
      Set.of("q", "api", ".well-known", "robots.txt", "favicon.ico");

  private Slug() {}

  /// The form in which slugs are compared: lower case by the root locale, so that no server's own
  /// locale decides what `I` is.
  public static String fold(String slug) {
    return slug.toLowerCase(Locale.ROOT);
  }

  /// What is wrong with a slug, as a sentence; null when it may be used.
  public static @Nullable String fault(String slug) {
    if (slug.isEmpty()) {
      return "A slug needs at least one character.";
    }
    if (slug.length() > MAX_LENGTH) {
      return "A slug may have at most " + MAX_LENGTH + " characters.";
    }
    for (int i = 0; i < slug.length(); i++) {
      if (!isAllowed(slug.charAt(i))) {
        return "A slug may have only letters (a to z), digits, '-' and '_'.";
      }
    }
    return RESERVED.contains(fold(slug)) ? "'" + slug + "' is reserved." : null;
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

  private static boolean isAllowed(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }
}
