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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Waymark on this machine: PostgreSQL, the services and the demo workspace, from the first line of
/// progress until everything has stopped again.
///
/// One thread starts it and waits; {@link #stop} may be called by another at any moment, also while
/// it is still starting.
final class Up {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  /// How often services may be started again in all, so that none does nothing else for ever.
  private static final int RESTARTS = 20;

  private final Settings settings;
  private final Services services;
  private final PrintStream out;
  private final Deque<Part> parts = new ArrayDeque<>();
  private final List<RunningService> running = new CopyOnWriteArrayList<>();
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
  void start() throws IOException, InterruptedException {
    Path data = settings.dataDirectory();
    Path logs = prepare(data);
    out.println("Waymark starts, with its data in " + data + ".");
    begin("the lock", () -> lock(data), lock -> lock);
    endLeftOvers(settings, logs);
    refuseTakenPorts();
    Secrets secrets =
        Secrets.load(data.resolve("secrets"), settings.operatorKey(), new SecureRandom());
    DatabaseAddress database = database(secrets, logs);

    List<ServiceSpec> all = services.all(settings, secrets, database);
    migrate(all, data, logs);
    List<ServiceSpec> specs =
        all.stream().filter(spec -> !settings.without().contains(spec.name())).toList();
    for (ServiceSpec spec : specs) {
      run(spec, data, logs);
    }
    for (ServiceSpec spec : all) {
      if (!specs.contains(spec)) {
        leaveOut(spec, data, logs);
      }
    }
    String demo = Demo.READY;
    String setup = null;
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
      for (RunningService service : running) {
        long begun = announce(service.spec().name());
        service.awaitReady(http, PATIENCE);
        done(begun);
      }
      if (has(specs, Option.ADMIN_PORT)) {
        long begun = announce("demo workspace");
        boolean redirect = has(specs, Option.REDIRECT_PORT);
        demo = new Demo(settings, secrets.operatorKey(), http, redirect).seed();
        done(begun, demo);
        setup = Start.oneTimeLinks(settings, secrets, http).setup();
      }
    }
    out.print(ClosingWords.of(settings, secrets, specs, demo, setup));
    out.flush();
    if (has(specs, Option.ADMIN_PORT)
        && has(specs, Option.ANALYTICS_PORT)
        && demo.equals(Demo.READY)) {
      makeMonth(secrets.operatorKey());
    }
  }

  /// Nobody waits for the month of the demo: it comes while they read the closing words.
  private void makeMonth(String operatorKey) {
    Thread _ =
        Thread.ofVirtual()
            .name("demo-month")
            .start(
                () -> {
                  try (HttpClient http = HttpClient.newHttpClient()) {
                    new Demo(settings, operatorKey, http, false)
                        .month("http://127.0.0.1:" + settings.analyticsPort());
                  } catch (IOException e) {
                    out.println("The demo has no month of clicks yet: " + e.getMessage());
                  } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                  }
                });
  }

  private void run(ServiceSpec spec, Path data, Path logs) throws IOException {
    Path log = logs.resolve(spec.name() + ".log");
    running.add(
        begin(spec.name(), () -> RunningService.start(spec, data, log), service -> service::stop));
  }

  /// Says to whoever starts a service elsewhere what it needs to find in its environment.
  private static void leaveOut(ServiceSpec spec, Path data, Path logs) throws IOException {
    PrivateFiles.write(
        data.resolve(spec.name() + ".env"),
        spec.preparedEnvironment(logs.resolve(spec.name() + ".log")).entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
            .sorted()
            .collect(Collectors.joining()));
  }

  /// Waits until a service ends, which none does unless it is asked to, and says meanwhile what
  /// goes wrong with them. One that its own watchdog has ended is started again.
  ///
  /// @throws Refusal when one has ended by itself
  void awaitEnd() throws IOException {
    Thread watch = Thread.ofPlatform().daemon().name("health-watch").start(this::watch);
    try {
      int restarts = 0;
      for (RunningService ended = firstToEnd(); !ended.wasAskedToStop(); ended = firstToEnd()) {
        if (!ended.wantsToBeStartedAgain() || restarts++ == RESTARTS) {
          throw ended.died();
        }
        out.println(
            "  %s answered nobody, has ended itself and starts again. Its log until then is kept."
                .formatted(ended.spec().name()));
        out.flush();
        running.remove(ended);
        Path data = settings.dataDirectory();
        run(ended.spec(), data, data.resolve("logs"));
      }
    } finally {
      watch.interrupt();
    }
  }

  private RunningService firstToEnd() {
    CompletableFuture<?>[] ends =
        running.stream().map(RunningService::end).toArray(CompletableFuture<?>[]::new);
    return (RunningService) CompletableFuture.anyOf(ends).join();
  }

  private void watch() {
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
      var watch = new HealthWatch(http, out);
      while (!stopping) {
        running.forEach(watch::look);
        Thread.sleep(LOOK_EVERY);
      }
    } catch (InterruptedException _) {
      // Whoever waited for the end has it.
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

  private void migrate(List<ServiceSpec> specs, Path data, Path logs) throws IOException {
    List<ServiceSpec> migrated = specs.stream().filter(spec -> spec.migration() != null).toList();
    if (migrated.isEmpty()) {
      return;
    }
    long begun = announce("tables");
    List<Migration> migrations = new ArrayList<>();
    for (ServiceSpec spec : migrated) {
      migrations.add(
          begin(
              "the migration of " + spec.name(),
              () -> Migration.start(spec, data, logs),
              migration -> migration::stop));
    }
    migrations.forEach(migration -> migration.awaitDone(PATIENCE));
    done(begun);
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

  /// Looks at every port before anything starts, and names all that are taken. Those of services
  /// that are left out are theirs: somebody has started them elsewhere.
  private void refuseTakenPorts() {
    List<String> taken = new ArrayList<>();
    settings
        .ports()
        .forEach(
            (option, port) -> {
              String what = option == Option.DATABASE_PORT ? "PostgreSQL" : option.service();
              for (int each : Settings.portsOf(option, port)) {
                if (!settings.without().contains(what) && Ports.isTaken(each)) {
                  taken.add(Ports.taken(each, what, option));
                }
              }
            });
    if (!taken.isEmpty()) {
      throw new Refusal(String.join("\n", taken));
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
