package dev.waymark.redirect.replica;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Measures how long a node needs for its last known good file: a main, not a test.
/// `deploy/bench/run start` runs it. Arguments: links, directory.
final class StartBench {
  private static final int ROUNDS = 5;

  private StartBench() {}

  public static void main(String[] arguments) throws Exception {
    int links = Integer.parseInt(arguments[0]);
    Path path = Files.createTempDirectory(Path.of(arguments[1]), "bench").resolve("links");
    var file = new LastKnownGood(new DiskFile(path));
    List<LastKnownGood.Stored> documents = new ArrayList<>(links);
    for (int i = 0; i < links; i++) {
      documents.add(new LastKnownGood.Stored(Rows.link("lnk_" + i, 1, 10, body(i)), 0));
    }
    long writing = System.nanoTime();
    file.write(new LastKnownGood.Content(new Position("bench", "11:11:"), documents));
    System.out.printf(
        Locale.ROOT,
        "%d links with 5 rules each, %d MiB on disk, written in %.1f s%n",
        links,
        Files.size(path) >> 20,
        seconds(writing));
    documents.clear();
    // The first round is what a node goes through; the others say what a warm JVM would need.
    for (int round = 0; round < ROUNDS; round++) {
      long reading = System.nanoTime();
      LastKnownGood.Content content = Objects.requireNonNull(file.read());
      double read = seconds(reading);
      long compiling = System.nanoTime();
      var replica = new Replica();
      replica.restore(content);
      System.out.printf(
          Locale.ROOT,
          "read in %.1f s, %d links compiled in %.1f s%n",
          read,
          replica.served(),
          seconds(compiling));
    }
    Files.delete(path);
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static String body(int i) {
    String url = "https://shop" + i + ".example.com/landing/page";
    return """
    {"workspace": "ws_%d", "slug": "link%d", "active": true, "target": "%s", "rules": [
      %s, %s, %s, %s, %s], "utm": {"source": "bio", "medium": "social"}}
    """
        .formatted(
            i % 500,
            i,
            url,
            rule("country", "eq", "\"DE\"", url + "/1"),
            rule("country", "in", "[\"FR\", \"ES\", \"PT\"]", url + "/2"),
            rule("device", "eq", "\"mobile\"", url + "/3"),
            rule("language", "eq", "\"pt-BR\"", url + "/4"),
            rule("time", "between", "[\"09:00\", \"17:30\"]", url + "/5"));
  }

  private static String rule(String field, String operator, String value, String url) {
    return """
    {"name": "%s", "conditions": [{"field": "%s", "operator": "%s", "value": %s}],
     "action": {"type": "redirect", "url": "%s"}}
    """
        .formatted(field, field, operator, value, url);
  }
}
