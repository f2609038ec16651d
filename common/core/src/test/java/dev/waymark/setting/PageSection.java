package dev.waymark.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A part of a page under `docs` that is made from the code, between `<!-- name -->` and `<!--
/// /name -->`. A test compares what it should say with what it says; run that test with
/// `-Dwaymark.write=true` to write it.
///
/// @param page such as `docs/settings.md`
/// @param name of the section
public record PageSection(String page, String name) {

  /// The section as the page has it; with `-Dwaymark.write=true`, after writing it there.
  ///
  /// @param expected as it must be
  public String written(String expected) {
    Path file = root().resolve(page);
    String begin = "<!-- " + name + " -->\n";
    String end = "<!-- /" + name + " -->";
    try {
      String text = Files.readString(file);
      int from = text.indexOf(begin);
      int until = text.indexOf(end);
      if (from < 0 || until < 0) {
        throw new IllegalStateException(file + " has no section " + name);
      }
      if (Boolean.getBoolean("waymark.write")) {
        text = text.substring(0, from + begin.length()) + expected + text.substring(until);
        Files.writeString(file, text);
        return expected;
      }
      return text.substring(from + begin.length(), until);
    } catch (IOException e) {
      throw new UncheckedIOException(page, e);
    }
  }

  private static Path root() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.exists(directory.resolve("waymark"))) {
      Path parent = directory.getParent();
      if (parent == null) {
        throw new IllegalStateException("not inside a checkout");
      }
      directory = parent;
    }
    return directory;
  }
}
