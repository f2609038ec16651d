package dev.waymark.redirect.route;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Whether the public server is to get visitors. It is not while an event loop stands still, for
/// what waits there waits for the end of the process, and not once the node departs.
public final class ServerReadiness implements HealthCheck {
  private final RedirectServer server;

  /// The readiness of this server.
  public ServerReadiness(RedirectServer server) {
    this.server = server;
  }

  @Override
  public HealthCheckResponse call() {
    Watchdog watchdog = server.watchdog();
    return HealthCheckResponse.named("server")
        .status(watchdog.isReady() && !server.departure().hasBegun())
        .withData("departing", server.departure().hasBegun())
        .withData("connections", server.slots().taken())
        .withData("wrong_for_seconds", watchdog.wrongFor().toSeconds())
        .build();
  }
}
