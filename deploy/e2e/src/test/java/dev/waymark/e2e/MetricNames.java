package dev.waymark.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The names of metrics, in what asks for them and in what a service tells.
final class MetricNames {
  /// Ours, and those of the virtual machine and its process. A label's value has no underscore.
  private static final Pattern NAME =
      Pattern.compile("\\b(?:waymark|jvm|process|system)_[a-z0-9_]+\\b");

  private static final Pattern SAMPLE =
      Pattern.compile("^([a-z][a-z0-9_]*)[{ ]", Pattern.MULTILINE);

  private MetricNames() {}

  /// Those that a file of alerts, or a dashboard, names.
  static Set<String> askedForIn(Path file) throws IOException {
    var found = new TreeSet<String>();
    Matcher name = NAME.matcher(Files.readString(file));
    while (name.find()) {
      found.add(name.group());
    }
    return found;
  }

  /// Those that have a value in a scrape.
  static Set<String> toldIn(String scrape) {
    var found = new TreeSet<String>();
    Matcher sample = SAMPLE.matcher(scrape);
    while (sample.find()) {
      found.add(sample.group(1));
    }
    return found;
  }
}
