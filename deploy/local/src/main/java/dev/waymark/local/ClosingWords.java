package dev.waymark.local;

/// What stands last on the screen when everything is ready: where things are, the operator's key,
/// and something to paste.
final class ClosingWords {
  private ClosingWords() {}

  static String of(Settings settings, Secrets secrets) {
    return """

        Waymark is up.

          short links   %1$s/sale  (and /app, /night, /vip, /welcome)
          admin API     http://localhost:%2$d/q/swagger-ui
          statistics    http://localhost:%3$d/q/swagger-ui
          operator key  %4$s
                        (send it as X-API-Key)

        One link, two visitors:

          curl -sI -H 'X-Forwarded-For: 88.198.0.1' http://localhost:%5$d/sale    # from Germany
          curl -sI -H 'X-Forwarded-For: 80.58.61.250' http://localhost:%5$d/sale  # from Spain

        Logs are in %6$s. Ctrl-C stops everything; the data stay.
        """
        .formatted(
            settings.publicUrl(),
            settings.adminPort(),
            settings.analyticsPort(),
            secrets.operatorKey(),
            settings.redirectPort(),
            settings.dataDirectory().resolve("logs"));
  }
}
