package dev.waymark.local;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Properties;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What only this installation knows: made at the first start, kept in a file that only its owner
/// may read, found again by every later start.
///
/// @param operatorKey may do everything on the admin and the analytics service
/// @param cookieSecret signs the cookies of visitors
/// @param ingestSecret what the redirect service's credential at the analytics service is derived
///   from
/// @param ingestKey what stood in its place in a version before
/// @param migrationPassword of the database role `waymark_migration`, which no service gets
/// @param adminPassword of the database role `waymark_admin`
/// @param redirectPassword of the database role `waymark_redirect`
/// @param analyticsPassword of the database role `waymark_analytics`
record Secrets(
    String operatorKey,
    String cookieSecret,
    String ingestSecret,
    String ingestKey,
    String migrationPassword,
    String adminPassword,
    String redirectPassword,
    String analyticsPassword) {

  private static final int BYTES = 32;

  /// Reads the file, makes what it lacks and writes it back.
  ///
  /// @param givenOperatorKey used instead of the kept one and not kept; null when none was given
  static Secrets load(Path file, @Nullable String givenOperatorKey, RandomGenerator random)
      throws IOException {
    var kept = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        kept.load(reader);
      }
    }
    int before = kept.size();
    String operatorKey =
        givenOperatorKey == null ? find(kept, "operator-key", "wmk_", random) : givenOperatorKey;
    var secrets =
        new Secrets(
            operatorKey,
            find(kept, "cookie-secret", "", random),
            find(kept, "ingest-secret", "", random),
            find(kept, "ingest-key", "", random),
            find(kept, "migration-password", "", random),
            find(kept, "admin-password", "", random),
            find(kept, "redirect-password", "", random),
            find(kept, "analytics-password", "", random));
    if (kept.size() != before) {
      PrivateFiles.write(
          file,
          kept.stringPropertyNames().stream()
              .sorted()
              .map(name -> name + "=" + kept.getProperty(name) + "\n")
              .collect(
                  Collectors.joining(
                      "", "# Made by ./waymark up. A line that is removed is made anew.\n", "")));
    }
    return secrets;
  }

  private static String find(Properties kept, String name, String prefix, RandomGenerator random) {
    String value = kept.getProperty(name);
    if (value == null || value.isBlank()) {
      value = prefix + generate(random);
      kept.setProperty(name, value);
    }
    return value;
  }

  /// 256 bits in hexadecimal digits, which need quoting nowhere.
  static String generate(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /// Says nothing.
  @Override
  public String toString() {
    return "Secrets[...]";
  }
}
