package dev.waymark.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// `docs/settings.md`, which the services' own tests compare with their code.
final class SettingsPage {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(WAYMARK_[A-Z_]+)` \\|");

  private SettingsPage() {}

  /// The environment variables that a service knows.
  ///
  /// @param service such as `admin-service`
  static Set<String> of(String service) throws IOException {
    String page = Files.readString(Path.of("../../docs/settings.md"));
    int begin = page.indexOf("<!-- " + service + " -->");
    int end = page.indexOf("<!-- /" + service + " -->");
    return ROW.matcher(page.substring(begin, end))
        .results()
        .map((MatchResult row) -> row.group(1))
        .collect(Collectors.toSet());
  }
}
