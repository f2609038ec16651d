package dev.waymark.redirect.replica;

import dev.waymark.redirect.disk.DiskFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Measures how long a node needs for what it has on disk, and how much memory: a main, not a test.
/// `deploy/bench/run start` runs it. Arguments: links, directory.
final class StartBench {
  private static final int ROUNDS = 5;
  private static final int COMPILED = 20_000;
  private static final int COLD = 10_000;

  private StartBench() {}

  public static void main(String[] arguments) throws Exception {
    int links = Integer.parseInt(arguments[0]);
    Path directory = Files.createTempDirectory(Path.of(arguments[1]), "bench");
    fill(directory, links);
    try (Stream<Path> files = Files.list(directory)) {
      long bytes = files.mapToLong(StartBench::size).sum();
      System.out.printf(
          Locale.ROOT, "%d links with 5 rules each, %d MiB on disk%n", links, bytes >> 20);
    }
    // The first round is what a node goes through; the others say what a warm JVM would need.
    Replica replica = null;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      replica = restored(directory);
      double ready = seconds(start);
      LiveLink first = Rows.find(replica, "link" + links / 2);
      System.out.printf(
          Locale.ROOT,
          "ready after %.2f s, first link after %.2f s, %d MiB of heap%n",
          ready,
          first == null ? -1 : seconds(start),
          heap() >> 20);
    }
    cold(replica, links);
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  private static void fill(Path directory, int links) throws IOException {
    long start = System.nanoTime();
    Replica replica = restored(directory);
    Replica.FullLoad load = replica.fullLoad();
    for (int i = 0; i < links; i++) {
      load.row(Rows.link("lnk_" + i, 1, 10, body(i)));
    }
    load.finish(new Position("bench", "11:11:"));
    double loaded = seconds(start);
    replica.moveTo(new Position("bench", "11:11:"));
    replica.close();
    System.out.printf(
        Locale.ROOT,
        "%d links read, checked and kept in %.1f s, on the medium after %.1f s, %d MiB of heap%n",
        replica.served(),
        loaded,
        seconds(start),
        heap() >> 20);
  }

  private static Replica restored(Path directory) throws IOException {
    return Rows.replica(new DiskFiles(directory), COMPILED);
  }

  /// Links that nobody has visited, in the page cache.
  private static void cold(@Nullable Replica replica, int links) {
    if (replica == null) {
      return;
    }
    var random = new SplittableRandom(2);
    long start = System.nanoTime();
    for (int i = 0; i < COLD; i++) {
      Rows.find(replica, "link" + random.nextInt(links));
    }
    System.out.printf(
        Locale.ROOT, "a link that nobody has visited: %.0f µs%n", seconds(start) / COLD * 1e6);
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static long size(Path file) {
    return file.toFile().length();
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
