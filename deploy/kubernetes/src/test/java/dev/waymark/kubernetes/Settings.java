package dev.waymark.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The settings of each service, as `docs/settings.md` has them, which a test of each service
/// compares with its code.
final class Settings {
  private static final Path PAGE = Path.of("../../docs/settings.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| `(WAYMARK_[A-Z0-9_]+)` \\| (?:`([^`]*)`)? ?\\|", Pattern.MULTILINE);

  private Settings() {}

  /// Their names, with their defaults; an empty text for none.
  ///
  /// @param service such as `redirect-service`
  static Map<String, String> of(String service) {
    String mark = "<!-- " + service + " -->";
    String end = "<!-- /" + service + " -->";
    String page = read();
    if (!page.contains(mark)) {
      throw new AssertionError("docs/settings.md has no " + service);
    }
    String section = page.substring(page.indexOf(mark), page.indexOf(end));
    var found = new TreeMap<String, String>();
    Matcher row = ROW.matcher(section);
    while (row.find()) {
      found.put(row.group(1), row.group(2) == null ? "" : row.group(2));
    }
    return found;
  }

  private static String read() {
    try {
      return Files.readString(PAGE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
