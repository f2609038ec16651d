package dev.waymark.load;

import java.io.IOException;
import java.util.List;

/// How visitors come.
enum Scenario {
  /// Few of them, over kept connections.
  TENTH("a tenth of the limit, kept connections", 0.1, 64, 0),
  /// Many.
  HALF("half of the limit, kept connections", 0.5, 64, 0),
  /// As many as can just be answered.
  LIMIT("nine tenths of the limit, kept connections", 0.9, 64, 0),
  /// As visitors of an ad do: each from another place, and once.
  ANEW("a fifth of the limit, a new connection each", 0.2, 0, 0),
  /// While others have not hung up.
  IDLE("half of the limit, 9,000 idle connections beside", 0.5, 64, 9_000);

  private final String words;
  private final double share;
  private final int connections;
  private final int idle;

  Scenario(String words, double share, int connections, int idle) {
    this.words = words;
    this.share = share;
    this.connections = connections;
    this.idle = idle;
  }

  /// For the table.
  String words() {
    return words;
  }

  /// How many visitors come each second, on average.
  ///
  /// @param limit how many can be answered
  double perSecond(double limit) {
    return share * limit;
  }

  /// One round, after some of it to warm up.
  ///
  /// @param visits complete requests
  Latencies play(Server server, List<String> visits, double limit, int seconds) throws IOException {
    try (var _ = new Idle(server.port(), idle);
        var arrivals = new Arrivals(server.port(), visits, connections)) {
      var _ = arrivals.come(perSecond(limit), seconds / 4.0);
      return arrivals.come(perSecond(limit), seconds);
    }
  }
}
