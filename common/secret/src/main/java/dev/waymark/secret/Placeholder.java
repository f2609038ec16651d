package dev.waymark.secret;

import java.util.List;
import java.util.Locale;

/// What stands in examples in the place of a secret, and is known to everybody.
public final class Placeholder {
  private static final List<String> WORDS =
      List.of(
          "changeme",
          "replaceme",
          "changethis",
          "replacethis",
          "placeholder",
          "yoursecret",
          "mysecret",
          "secretkey",
          "password",
          "example",
          "insecure");

  private Placeholder() {}

  /// Refuses a secret that nobody has drawn.
  ///
  /// @param setting such as `waymark.operator.key`
  /// @throws IllegalArgumentException when one of the words of examples is in it; it does not say
  ///   the secret
  public static void refuse(String setting, String secret) {
    String plain = secret.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    if (WORDS.stream().anyMatch(plain::contains)) {
      throw new IllegalArgumentException(
          SecretFile.variable(setting)
              + " is an example that everybody knows; 'openssl rand -hex 32' makes a good one.");
    }
  }
}
