package dev.waymark.local;

import dev.waymark.database.DatabaseAddress;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// Waymark on this machine: PostgreSQL, the services and the demo workspace, from the first line of
/// progress until everything has stopped again.
///
/// One thread starts it and waits; {@link #stop} may be called by another at any moment, also while
/// it is still starting.
final class Up {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Settings settings;
  private final Services services;
  private final PrintStream out;
  private final Deque<Part> parts = new ArrayDeque<>();
  private final List<RunningService> running = new ArrayList<>();
  private volatile boolean stopping;

  /// Something that runs and can be stopped.
  private record Part(String name, AutoCloseable stop) {}

  /// Starts something that runs from then on.
  @FunctionalInterface
  private interface Starter<T> {
    T start() throws IOException;
  }

  Up(Settings settings, Services services, PrintStream out) {
    this.settings = settings;
    this.services = services;
    this.out = out;
  }

  /// Starts everything, and returns when everything is ready and the closing words are said.
  ///
  /// @throws Refusal when something does not start; what was started until then still runs
  void start() throws IOException {
    Path data = settings.dataDirectory();
    Path logs = prepare(data);
    out.println("Waymark starts, with its data in " + data + ".");
    begin("the lock", () -> lock(data), lock -> lock);
    endLeftOvers(settings, logs);
    Secrets secrets =
        Secrets.load(data.resolve("secrets"), settings.operatorKey(), new SecureRandom());
    DatabaseAddress database = database(secrets, logs);

    List<ServiceSpec> specs = services.all(settings, secrets, database);
    specs.forEach(Up::refuseTakenPorts);
    for (ServiceSpec spec : specs) {
      Path log = logs.resolve(spec.name() + ".log");
      running.add(
          begin(
              spec.name(), () -> RunningService.start(spec, data, log), service -> service::stop));
    }
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
      for (RunningService service : running) {
        long begun = announce(service.spec().name());
        service.awaitReady(http, PATIENCE);
        done(begun);
      }
      if (has(specs, Option.ADMIN_PORT)) {
        long begun = announce("demo workspace");
        boolean redirect = has(specs, Option.REDIRECT_PORT);
        done(begun, new Demo(settings, secrets.operatorKey(), http, redirect).seed());
      }
    }
    out.print(ClosingWords.of(settings, secrets, specs));
    out.flush();
  }

  /// Waits until a service ends, which none does unless it is asked to.
  ///
  /// @throws Refusal when one has ended by itself
  void awaitEnd() {
    CompletableFuture<?>[] ends =
        running.stream().map(RunningService::end).toArray(CompletableFuture<?>[]::new);
    if (CompletableFuture.anyOf(ends).join() instanceof RunningService ended
        && !ended.wasAskedToStop()) {
      throw ended.died();
    }
  }

  /// Stops what was started, the latest first. Calling it again does nothing.
  void stop() {
    stopping = true;
    synchronized (parts) {
      if (parts.size() > 1) {
        out.println();
        out.println("Waymark stops.");
      }
      while (!parts.isEmpty()) {
        Part part = parts.pop();
        try {
          part.stop().close();
        } catch (Exception e) {
          out.println("  " + part.name() + " did not stop well: " + e.getMessage());
        }
      }
    }
    out.flush();
  }

  /// Whether {@link #stop} was called.
  boolean isStopping() {
    return stopping;
  }

  /// Ends what earlier starts, which were killed, have left running.
  static void endLeftOvers(Settings settings, Path logs) throws IOException {
    Programs.end(RunningService.mark(settings.dataDirectory()), Duration.ofSeconds(15));
    LocalPostgres.endLeftOver(postgresHome(settings), postgresLog(logs));
  }

  /// Makes the data directory, where only its owner may look in, and returns the place for logs.
  private static Path prepare(Path data) {
    try {
      PrivateFiles.directory(data);
      Path probe = Files.createTempFile(data, "probe", ".tmp");
      Files.delete(probe);
      return PrivateFiles.directory(data.resolve("logs"));
    } catch (IOException e) {
      throw new Refusal(
          "The data directory %s cannot be written: choose another with %s or %s."
              .formatted(data, Option.DATA_DIR.flag(), Option.DATA_DIR.variable()),
          e);
    }
  }

  private static DirectoryLock lock(Path data) throws IOException {
    DirectoryLock lock = DirectoryLock.take(data);
    if (lock == null) {
      throw new Refusal(
          "Waymark already runs with its data in %s: stop it with ./waymark down, or choose another"
                  .formatted(data)
              + " data directory with "
              + Option.DATA_DIR.flag()
              + " (and other ports).");
    }
    return lock;
  }

  private DatabaseAddress database(Secrets secrets, Path logs) throws IOException {
    long begun = announce("PostgreSQL");
    DatabaseAddress given = settings.database();
    if (given != null) {
      DatabaseSetup.external(given);
      done(begun, "yours, at " + given);
      return given;
    }
    Ports.refuseIfTaken(settings.databasePort(), "PostgreSQL", Option.DATABASE_PORT);
    LocalPostgres server =
        begin(
            "PostgreSQL",
            () ->
                LocalPostgres.start(
                    postgresHome(settings), settings.databasePort(), postgresLog(logs)),
            started -> started);
    DatabaseSetup.embedded(server, secrets);
    done(begun);
    return new DatabaseAddress(server.url(DatabaseSetup.DATABASE), null, null);
  }

  private static Path postgresHome(Settings settings) {
    return settings.dataDirectory().resolve("postgresql");
  }

  private static Path postgresLog(Path logs) {
    return logs.resolve("postgresql.log");
  }

  private static boolean has(List<ServiceSpec> specs, Option port) {
    return specs.stream().anyMatch(spec -> spec.option() == port);
  }

  private static void refuseTakenPorts(ServiceSpec spec) {
    for (int port : Settings.portsOf(spec.option(), spec.port())) {
      Ports.refuseIfTaken(port, spec.name(), spec.option());
    }
  }

  /// Starts a part and remembers how to stop it, in one step as {@link #stop} sees it.
  private <T> T begin(String name, Starter<T> starter, Function<T, AutoCloseable> stop)
      throws IOException {
    synchronized (parts) {
      if (stopping) {
        throw new Refusal("Waymark was stopped while it started.");
      }
      T started = starter.start();
      parts.push(new Part(name, stop.apply(started)));
      return started;
    }
  }

  private long announce(String what) {
    out.printf("  %-18s ", what);
    out.flush();
    return System.nanoTime();
  }

  private void done(long begun) {
    done(begun, "ready");
  }

  private void done(long begun, String what) {
    long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
    out.println(what + " (" + millis / 1000 + "." + millis / 100 % 10 + " s)");
  }
}
