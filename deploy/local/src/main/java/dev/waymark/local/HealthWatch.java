package dev.waymark.local;

import java.io.PrintStream;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.Map;

/// Says on the terminal what goes wrong with services that run on, and when it is well again. Each
/// is said once, however often it looks.
final class HealthWatch {
  private final HttpClient http;
  private final PrintStream out;

  /// What was said, by the service's name.
  private final Map<String, Map<String, String>> said = new HashMap<>();

  HealthWatch(HttpClient http, PrintStream out) {
    this.http = http;
    this.out = out;
  }

  /// Looks at a service. One that does not say anything now is not spoken of.
  void look(RunningService service) {
    Map<String, String> problems = service.problems(http);
    if (problems == null) {
      return;
    }
    String name = service.spec().name();
    Map<String, String> before = said.getOrDefault(name, Map.of());
    said.put(name, problems);
    problems.forEach(
        (check, sentence) -> {
          if (!sentence.equals(before.get(check))) {
            out.println("  " + name + ": " + sentence);
          }
        });
    before.forEach(
        (check, _) -> {
          if (!problems.containsKey(check)) {
            out.println("  " + name + ": " + check + " is well again.");
          }
        });
    out.flush();
  }
}
