package dev.waymark.local;

import dev.waymark.database.DatabaseAddress;
import dev.waymark.database.DatabaseRole;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Waymark on this machine, part by part: each can be started, killed and started again while the
/// others go on. For tests of what becomes of the others; {@link Start} starts everything at once.
///
/// It listens on free ports of loopback and keeps everything in one data directory. Safe for
/// threads; one call at a time is under way for each part.
public final class Installation implements AutoCloseable {
  /// Below the ports that systems give to those who do not ask for one, so that nobody takes the
  /// port of a part that is down.
  private static final int LOWEST_PORT = 20_000;

  private static final int PORT_CHOICES = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Settings settings;
  private final Path logs;
  private final DirectoryLock lock;
  private final Secrets secrets;
  private final Services known;
  private final Map<Part, ServiceSpec> specs = new ConcurrentHashMap<>();
  private final Map<Part, RunningService> services = new ConcurrentHashMap<>();
  private final Map<Part, Object> monitors = new EnumMap<>(Part.class);
  private final Set<ServiceSpec> migrated = ConcurrentHashMap.newKeySet();
  private final AtomicInteger starts = new AtomicInteger();
  private final List<RedirectNode> nodes = new CopyOnWriteArrayList<>();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private volatile @Nullable LocalPostgres postgres;
  private volatile boolean isDatabaseSetUp;
  private volatile boolean isOneRoleForAll;
  private volatile boolean isClosed;

  /// What an installation consists of, in the order in which it is started.
  public enum Part {
    /// The database that the services share.
    POSTGRESQL(Option.DATABASE_PORT),
    /// Counts clicks.
    ANALYTICS(Option.ANALYTICS_PORT),
    /// Where links are edited.
    ADMIN(Option.ADMIN_PORT),
    /// Answers visitors.
    REDIRECT(Option.REDIRECT_PORT);

    private final Option option;

    Part(Option option) {
      this.option = option;
    }
  }

  private Installation(
      Settings settings, Path logs, DirectoryLock lock, Secrets secrets, Services services) {
    this.settings = settings;
    this.logs = logs;
    this.lock = lock;
    this.secrets = secrets;
    this.known = services;
    for (Part part : Part.values()) {
      monitors.put(part, new Object());
    }
    specs.putAll(specs(settings));
  }

  private Map<Part, ServiceSpec> specs(Settings of) {
    String url = LocalPostgres.url(of.databasePort(), DatabaseSetup.DATABASE);
    var database =
        isOneRoleForAll
            ? new DatabaseAddress(url, DatabaseRole.MIGRATION.key(), secrets.migrationPassword())
            : new DatabaseAddress(url, null, null);
    Map<Part, ServiceSpec> found = new EnumMap<>(Part.class);
    for (ServiceSpec spec : known.all(of, secrets, database)) {
      for (Part part : Part.values()) {
        if (part.option == spec.option()) {
          found.put(part, spec);
        }
      }
    }
    return found;
  }

  /// Has the services share one role from now on, and each bring the database up to date when it
  /// starts: the only way that versions know which do not have that done for them.
  public void shareOneRole() {
    isOneRoleForAll = true;
    specs.putAll(specs(settings));
  }

  /// Has a service start from another checkout from now on.
  ///
  /// @param root its directory, where the services were built
  /// @throws Refusal when there is no such service there
  public void use(Part part, Path root) {
    synchronized (monitor(part)) {
      ServiceSpec other = specs(settings.at(root)).get(part);
      if (other == null) {
        throw new Refusal("There is no " + part + " service in " + root + ".");
      }
      // It is made as this checkout makes it: an older one may not know how.
      specs.put(part, other.prepared(spec(part).preparation()));
    }
  }

  /// Tells a service more about its surroundings, from its next start on.
  ///
  /// @param environment what it finds in its environment beside what it has there
  public void tell(Part part, Map<String, String> environment) {
    synchronized (monitor(part)) {
      specs.put(part, spec(part).told(environment));
    }
  }

  /// Prepares a new installation of the packaged services, and starts nothing.
  ///
  /// @param root the directory of the checkout, where the services were built
  /// @param dataDirectory absolute; made when it is not there. What an earlier installation kept in
  ///   it is removed, and ended where it still runs
  /// @throws Refusal when a service is not built, or the data directory is in use
  /// @throws IOException when the data directory cannot be written
  public static Installation prepare(Path root, Path dataDirectory) throws IOException {
    return prepare(root, dataDirectory, Services::packaged);
  }

  static Installation prepare(Path root, Path dataDirectory, Services services) throws IOException {
    Settings settings = settings(root, PrivateFiles.directory(dataDirectory), new SecureRandom());
    DirectoryLock lock = DirectoryLock.take(dataDirectory);
    if (lock == null) {
      throw new Refusal("The data directory " + dataDirectory + " is in use.");
    }
    try {
      Path logs = PrivateFiles.directory(dataDirectory.resolve("logs"));
      Up.endLeftOvers(settings, logs);
      forget(dataDirectory);
      PrivateFiles.directory(logs);
      Secrets secrets = Secrets.load(dataDirectory.resolve("secrets"), null, new SecureRandom());
      return new Installation(settings, logs, lock, secrets, services);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /// Keeps the programs of PostgreSQL, which take long to unpack.
  private static void forget(Path directory) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (name.equals("postgresql")) {
          forget(entry);
        } else if (!name.equals("lock") && !name.startsWith("binaries-")) {
          DirectoryTree.remove(entry);
        }
      }
    }
  }

  private static Settings settings(Path root, Path dataDirectory, RandomGenerator random) {
    while (true) {
      int redirect = LOWEST_PORT + random.nextInt(PORT_CHOICES);
      // A service's management port is between its own and the next one's.
      int step = 2 * Settings.MANAGEMENT_OFFSET;
      var settings =
          new Settings(
              root,
              dataDirectory,
              redirect,
              redirect + step,
              redirect + 2 * step,
              redirect + 3 * step,
              null,
              null,
              "http://localhost:" + redirect,
              Set.of());
      boolean taken =
          settings.ports().entrySet().stream()
              .flatMap(port -> Settings.portsOf(port.getKey(), port.getValue()).stream())
              .anyMatch(Ports::isTaken);
      if (!taken) {
        return settings;
      }
    }
  }

  /// Whether there is such a part here: a checkout may lack a service.
  public boolean has(Part part) {
    return part == Part.POSTGRESQL || specs.containsKey(part);
  }

  /// Starts a part that is not running. PostgreSQL answers when this returns, and is up to date for
  /// the services; a service is only begun.
  ///
  /// @throws Refusal when PostgreSQL does not start, or the installation is closed
  public void start(Part part) throws IOException {
    synchronized (monitor(part)) {
      if (isClosed) {
        throw new Refusal("Nothing starts here any more.");
      }
      if (isRunning(part)) {
        throw new IllegalStateException(part + " runs already");
      }
      if (part == Part.POSTGRESQL) {
        startPostgres();
      } else {
        ServiceSpec spec = spec(part);
        migrate(List.of(spec));
        // A log for each start: what a killed one said last is often what one looks for.
        Path log = logs.resolve("%s-%04d.log".formatted(spec.name(), starts.incrementAndGet()));
        services.put(part, RunningService.start(spec, settings.dataDirectory(), log));
      }
    }
  }

  private void startPostgres() throws IOException {
    LocalPostgres started =
        LocalPostgres.start(
            settings.dataDirectory().resolve("postgresql"),
            settings.databasePort(),
            logs.resolve("postgresql.log"));
    postgres = started;
    if (!isDatabaseSetUp) {
      DatabaseSetup.embedded(started, secrets);
      isDatabaseSetUp = true;
    }
    migrate(specs.values());
  }

  /// Brings the database up to date for these services, as far as that was not done yet; when there
  /// is none, that is left for when it starts.
  private void migrate(Collection<ServiceSpec> services) throws IOException {
    LocalPostgres server = postgres;
    if (server == null || !server.isRunning()) {
      return;
    }
    Map<ServiceSpec, Migration> migrations = new LinkedHashMap<>();
    for (ServiceSpec spec : services) {
      if (spec.migration() != null && !migrated.contains(spec)) {
        migrations.put(spec, Migration.start(spec, settings.dataDirectory(), logs));
      }
    }
    for (Map.Entry<ServiceSpec, Migration> migration : migrations.entrySet()) {
      migration.getValue().awaitDone(PATIENCE);
      migrated.add(migration.getKey());
    }
  }

  /// Ends a part by SIGKILL, PostgreSQL with all its processes. Does nothing where nothing runs.
  public void kill(Part part) throws IOException {
    synchronized (monitor(part)) {
      LocalPostgres server = postgres;
      RunningService service = services.get(part);
      if (part == Part.POSTGRESQL && server != null) {
        server.kill();
      } else if (service != null) {
        service.kill();
      }
    }
  }

  /// Asks a part to stop and waits until it has. Does nothing where nothing runs.
  public void stop(Part part) {
    synchronized (monitor(part)) {
      LocalPostgres server = postgres;
      RunningService service = services.get(part);
      if (part == Part.POSTGRESQL && server != null && server.isRunning()) {
        server.close();
      } else if (service != null) {
        service.stop();
      }
    }
  }

  /// Holds PostgreSQL up: whoever asks it waits, until {@link #resumePostgres}. Does nothing where
  /// none runs.
  public void suspendPostgres() throws IOException {
    synchronized (monitor(Part.POSTGRESQL)) {
      LocalPostgres server = postgres;
      if (server != null) {
        server.suspend();
      }
    }
  }

  /// Lets PostgreSQL go on.
  public void resumePostgres() throws IOException {
    synchronized (monitor(Part.POSTGRESQL)) {
      LocalPostgres server = postgres;
      if (server != null) {
        server.resume();
      }
    }
  }

  /// Makes a backup of PostgreSQL's data.
  ///
  /// @param to where; not there yet
  /// @throws IllegalStateException when PostgreSQL runs, or never did
  public void backUpDatabase(Path to) throws IOException {
    synchronized (monitor(Part.POSTGRESQL)) {
      stoppedPostgres().backUp(to);
    }
  }

  /// Puts a backup in the place of PostgreSQL's data.
  ///
  /// @param backup what {@link #backUpDatabase} made; it stays
  /// @throws IllegalStateException when PostgreSQL runs, or never did
  public void restoreDatabase(Path backup) throws IOException {
    synchronized (monitor(Part.POSTGRESQL)) {
      stoppedPostgres().restore(backup);
      isDatabaseSetUp = true;
      migrated.clear();
    }
  }

  /// Removes PostgreSQL's data. It starts next as it did first: with the roles, the schemas and the
  /// tables, and nothing in them.
  ///
  /// @throws IllegalStateException when PostgreSQL runs, or never did
  public void eraseDatabase() throws IOException {
    synchronized (monitor(Part.POSTGRESQL)) {
      stoppedPostgres().erase();
      isDatabaseSetUp = false;
      migrated.clear();
    }
  }

  private LocalPostgres stoppedPostgres() {
    LocalPostgres server = postgres;
    if (server == null || server.isRunning()) {
      throw new IllegalStateException("PostgreSQL must have run, and must not run");
    }
    return server;
  }

  /// Whether the part's process is there.
  public boolean isRunning(Part part) {
    LocalPostgres server = postgres;
    RunningService service = services.get(part);
    return part == Part.POSTGRESQL
        ? server != null && server.isRunning()
        : service != null && service.isRunning();
  }

  /// Whether the part says that it is ready; asked anew each time.
  public boolean isReady(Part part) {
    RunningService service = services.get(part);
    return part == Part.POSTGRESQL
        ? isRunning(part)
        : service != null && service.isRunning() && service.isReady(http);
  }

  /// A redirect node more, which is not started yet. It stops with the installation.
  ///
  /// @param environment what it finds in its environment in the place of what the redirect service
  ///   here finds, or beside
  public RedirectNode addRedirectNode(Map<String, String> environment) throws IOException {
    Path own =
        PrivateFiles.directory(settings.dataDirectory().resolve("node-" + (nodes.size() + 1)));
    int port = spec(Part.REDIRECT).port();
    do {
      port++;
    } while (nodesUse(port)
        || Ports.isTaken(port)
        || Ports.isTaken(port + Settings.MANAGEMENT_OFFSET));
    var node =
        new RedirectNode(
            RedirectNode.spec(spec(Part.REDIRECT), port, own, environment),
            settings.dataDirectory(),
            logs,
            starts,
            http);
    nodes.add(node);
    return node;
  }

  private boolean nodesUse(int port) {
    return nodes.stream().anyMatch(node -> node.port() == port);
  }

  /// Makes up a month of clicks, scans and leads for links of a workspace, as the demo has them,
  /// and returns when they are counted. Needs the admin and the analytics service.
  ///
  /// @param links their ids, by the slugs of the links of the demo whose clicks they get
  /// @param end when the month ends
  public void makeMonth(String workspace, Map<String, String> links, Instant end)
      throws IOException, InterruptedException {
    Map<String, DemoMonth.DemoLink> known = new HashMap<>();
    links.forEach((slug, id) -> known.put(slug, new DemoMonth.DemoLink(id, 0)));
    try (HttpClient http = HttpClient.newHttpClient()) {
      new DemoClicks(
              http,
              "http://127.0.0.1:" + port(Part.ADMIN),
              "http://127.0.0.1:" + port(Part.ANALYTICS),
              operatorKey())
          .deliver(workspace, new DemoMonth(workspace, known, end).make());
    }
  }

  /// The port of a part on loopback.
  public int port(Part part) {
    return part == Part.POSTGRESQL ? settings.databasePort() : spec(part).port();
  }

  /// The port on which a service tells its health and its metrics.
  public int managementPort(Part part) {
    return spec(part).managementPort();
  }

  /// The key that may do everything.
  public String operatorKey() {
    return secrets.operatorKey();
  }

  /// The key that redirect nodes shared before each had a credential.
  public String ingestKey() {
    return secrets.ingestKey();
  }

  /// What the redirect service proves by that clicks are its own.
  ///
  /// @throws Refusal when it cannot be derived
  public String credential() throws IOException {
    Preparation preparation = Objects.requireNonNull(spec(Part.REDIRECT).preparation());
    return preparation.run(logs.resolve("credential.log"));
  }

  /// Where everything is kept that lasts.
  public Path dataDirectory() {
    return settings.dataDirectory();
  }

  /// A connection to Waymark's database as its superuser.
  ///
  /// @throws SQLException when the database is away
  public Connection connect() throws SQLException {
    LocalPostgres server = postgres;
    if (server == null) {
      throw new SQLException("PostgreSQL was never started");
    }
    return DatabaseSetup.connect(
        new DatabaseAddress(
            server.url(DatabaseSetup.DATABASE), LocalPostgres.SUPERUSER, server.password()));
  }

  /// Stops what runs, the latest first. Calling it again does nothing.
  @Override
  public void close() throws IOException {
    isClosed = true;
    try (lock;
        http) {
      nodes.forEach(RedirectNode::stop);
      stopFrom(Part.values().length - 1);
    }
  }

  /// Stops a part and those that were started before it, also when it does not stop well.
  private void stopFrom(int ordinal) {
    if (ordinal >= 0) {
      try {
        stop(Part.values()[ordinal]);
      } finally {
        stopFrom(ordinal - 1);
      }
    }
  }

  private Object monitor(Part part) {
    return Objects.requireNonNull(monitors.get(part));
  }

  private ServiceSpec spec(Part part) {
    ServiceSpec spec = specs.get(part);
    if (spec == null) {
      throw new IllegalStateException("There is no " + part + " here");
    }
    return spec;
  }
}
