package dev.waymark.local;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A redirect node of an installation beside its own redirect service, with ports, a journal and a
/// credential of its own. For one thread at a time, but for {@link #isReady}.
public final class RedirectNode {
  private final ServiceSpec spec;
  private final Path dataDirectory;
  private final Path logs;
  private final AtomicInteger starts;
  private final HttpClient http;
  private volatile @Nullable RunningService service;

  RedirectNode(
      ServiceSpec spec, Path dataDirectory, Path logs, AtomicInteger starts, HttpClient http) {
    this.spec = spec;
    this.dataDirectory = dataDirectory;
    this.logs = logs;
    this.starts = starts;
    this.http = http;
  }

  /// What a node is started with.
  ///
  /// @param service as which the installation's own redirect service is started
  /// @param own a directory that is this node's alone
  /// @param more what it finds in its environment in the place of what that finds, or beside
  static ServiceSpec spec(ServiceSpec service, int port, Path own, Map<String, String> more) {
    Preparation preparation = Objects.requireNonNull(service.preparation());
    Map<String, String> data = Map.of("WAYMARK_DATA_DIRECTORY", own.resolve("data").toString());
    var environment = new HashMap<>(service.environment());
    environment.putAll(data);
    environment.put("QUARKUS_VERTX_CACHE_DIRECTORY", own.resolve("cache").toString());
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(port + Settings.MANAGEMENT_OFFSET));
    environment.putAll(more);
    var prepared = new HashMap<>(preparation.environment());
    prepared.putAll(data);
    return new ServiceSpec(
        service.name(),
        service.option(),
        port,
        service.launch(),
        Map.copyOf(environment),
        new Preparation(preparation.variable(), preparation.launch(), Map.copyOf(prepared)),
        null);
  }

  /// Begins to start it, when it is not running.
  public void start() throws IOException {
    Path log = logs.resolve("%s-%04d.log".formatted(spec.name(), starts.incrementAndGet()));
    service = RunningService.start(spec, dataDirectory, log);
  }

  /// Asks it to stop by SIGTERM, and waits until it has.
  ///
  /// @return the status that it ended with; 137 when it had to be killed, and 0 when it did not run
  public int stop() {
    RunningService running = service;
    if (running == null) {
      return 0;
    }
    service = null;
    running.stop();
    return running.status();
  }

  /// Whether it says that it is ready; asked anew each time.
  public boolean isReady() {
    RunningService running = service;
    return running != null && running.isRunning() && running.isReady(http);
  }

  /// Where visitors are answered, on loopback.
  public int port() {
    return spec.port();
  }

  /// Where it tells its health and its metrics, and is drained.
  public int managementPort() {
    return spec.managementPort();
  }
}
