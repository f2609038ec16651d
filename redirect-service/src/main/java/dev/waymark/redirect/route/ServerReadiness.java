package dev.waymark.redirect.route;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Whether the public server answers. It does not while an event loop stands still, for what waits
/// there waits for the end of the process.
@Readiness
@Singleton
public class ServerReadiness implements HealthCheck {
  private final RedirectServer server;

  ServerReadiness(RedirectServer server) {
    this.server = server;
  }

  @Override
  public HealthCheckResponse call() {
    Watchdog watchdog = server.watchdog();
    return HealthCheckResponse.named("server")
        .status(watchdog.isReady())
        .withData("connections", server.connections())
        .withData("wrong_for_seconds", watchdog.wrongFor().toSeconds())
        .build();
  }
}
