package dev.waymark.local;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What stands last on the screen when everything is ready: where things are, where the first
/// person is made, the operator's key, and something to paste.
final class ClosingWords {
  private ClosingWords() {}

  /// The words for what was started.
  ///
  /// @param setup where the first person is made; null when there is somebody
  static String of(
      Settings settings,
      Secrets secrets,
      List<ServiceSpec> started,
      String demo,
      @Nullable String setup) {
    boolean isWhole = demo.equals(Demo.READY);
    boolean hasDemo =
        isWhole && started.stream().anyMatch(service -> service.option() == Option.ADMIN_PORT);
    String addresses =
        started.stream()
            .map(
                service ->
                    "  %-18s http://localhost:%d%s%n"
                        .formatted(
                            service.name(), service.port(), entrance(service.option(), hasDemo)))
            .collect(Collectors.joining());
    String leftOut =
        settings.without().stream()
            .sorted()
            .map(
                name ->
                    "  %-18s left out; its environment is in %s%n"
                        .formatted(name, settings.dataDirectory().resolve(name + ".env")))
            .collect(Collectors.joining());
    String visitors =
        """

        One link, two visitors:

          curl -sI -H 'X-Forwarded-For: 88.198.0.1' http://localhost:%1$d/sale    # from Germany
          curl -sI -H 'X-Forwarded-For: 80.58.61.250' http://localhost:%1$d/sale  # from Spain
        """
            .formatted(settings.redirectPort());
    boolean answersVisitors =
        started.stream().anyMatch(service -> service.option() == Option.REDIRECT_PORT);
    return """

    Waymark is up%s

    %s%s  %-18s %s
                         send it as X-API-Key
    %s
    Logs are in %s. Ctrl-C stops everything; the data stay.
    """
        .formatted(
            isWhole ? "." : ", but its demo workspace is not: " + demo,
            addresses + leftOut,
            setup == null ? "" : firstPerson(setup),
            "operator key",
            secrets.operatorKey(),
            answersVisitors && hasDemo ? visitors : "",
            settings.dataDirectory().resolve("logs"));
  }

  private static String firstPerson(String setup) {
    return "  %-18s %s%n%21sopen it within an hour: you are the first, and the owner%n"
        .formatted("dashboard", setup, "");
  }

  /// Where to go in first.
  private static String entrance(Option port, boolean hasDemo) {
    if (port == Option.ADMIN_PORT) {
      return "  (the dashboard; the API: /q/swagger-ui)";
    }
    if (port != Option.REDIRECT_PORT) {
      return "/q/swagger-ui";
    }
    return hasDemo ? "/menu  (/sale, /chat, /app, /secret, ...)" : "";
  }
}
