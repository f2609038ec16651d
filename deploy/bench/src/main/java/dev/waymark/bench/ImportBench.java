package dev.waymark.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How long an admin service that is running takes for many links in one request: those of a CSV
/// file, and those of a list, with slugs and without. Each round goes into a workspace of its own.
public final class ImportBench {
  private final URI admin;
  private final String key;
  private final HttpClient http = HttpClient.newHttpClient();

  private ImportBench(URI admin, String key) {
    this.admin = admin;
    this.key = key;
  }

  /// Measures.
  ///
  /// @param args the address of the admin service, the operator's key, rows, and rounds
  public static void main(String[] args) throws IOException, InterruptedException {
    var bench = new ImportBench(URI.create(args[0]), args[1]);
    int rows = Integer.parseInt(args[2]);
    int rounds = Integer.parseInt(args[3]);
    bench.measure("import, slugs made", rows, rounds, "/import/links", false);
    bench.measure("import, slugs named", rows, rounds, "/import/links", true);
    bench.measure("bulk, slugs made", rows, rounds, "/links/bulk", false);
    bench.measure("bulk, slugs named", rows, rounds, "/links/bulk", true);
  }

  private void measure(String what, int rows, int rounds, String path, boolean named)
      throws IOException, InterruptedException {
    var millis = new long[rounds];
    for (int round = 0; round < rounds; round++) {
      String answer = post("/api/workspaces", "{\"name\": \"Bench\", \"plan\": \"agency\"}");
      String workspace = answer.replaceFirst("(?s).*\"id\":\\s*\"(ws_[^\"]*)\".*", "$1");
      String prefix = named ? workspace.substring(workspace.length() - 12) + "-" : "";
      String body = path.endsWith("bulk") ? list(rows, prefix) : csv(rows, prefix);
      long before = System.nanoTime();
      String made = post("/api/workspaces/" + workspace + path, body);
      millis[round] = (System.nanoTime() - before) / 1_000_000;
      if (made.split("\"short_url\"", -1).length - 1 != rows) {
        throw new IllegalStateException(
            "Not all were made: " + made.substring(0, Math.min(made.length(), 500)));
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%-20s %5d links  first %6d ms  median of the others %6d ms%n",
        what,
        rows,
        millis[0],
        rounds == 1
            ? 0
            : Arrays.stream(millis)
                .skip(1)
                .sorted()
                .skip((rounds - 1) / 2)
                .findFirst()
                .orElseThrow());
  }

  private static String csv(int rows, String prefix) {
    return IntStream.range(0, rows)
        .mapToObj(
            i ->
                "https://example.com/%d,%s,Title %d,\\\"spring, print\\\""
                    .formatted(i, prefix.isEmpty() ? "" : prefix + i, i))
        .collect(Collectors.joining("\\n", "{\"csv\": \"target,slug,title,tags\\n", "\"}"));
  }

  private static String list(int rows, String prefix) {
    return IntStream.range(0, rows)
        .mapToObj(
            i ->
                "{\"target\": \"https://example.com/%d\", \"title\": \"Title %d\"%s}"
                    .formatted(i, i, prefix.isEmpty() ? "" : ", \"slug\": \"" + prefix + i + '"'))
        .collect(Collectors.joining(",", "{\"links\": [", "]}"));
  }

  private String post(String path, String json) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(admin.resolve(path))
            .header("X-API-Key", key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(path + " answered " + answer.statusCode() + answer.body());
    }
    return answer.body();
  }
}
