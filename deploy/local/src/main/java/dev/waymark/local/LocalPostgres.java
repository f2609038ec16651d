package dev.waymark.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A PostgreSQL server of our own, whose data lasts: on loopback only, by password only, with every
/// durability setting on.
///
/// All it needs is in one directory: the unpacked programs, the data, the superuser's password. A
/// server that a killed start has left running there is stopped before a new one starts, on
/// whatever port; an initialisation that was killed half-way is begun again.
///
/// Whoever starts two of these in one directory at a time must lock it.
public final class LocalPostgres implements AutoCloseable {
  /// The name of the superuser.
  public static final String SUPERUSER = "postgres";

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final OrdinaryUser user;
  private final PostgresBinaries binaries;
  private final Path data;
  private final Path log;
  private final int port;
  private final String password;

  private LocalPostgres(
      OrdinaryUser user,
      PostgresBinaries binaries,
      Path data,
      Path log,
      int port,
      String password) {
    this.user = user;
    this.binaries = binaries;
    this.data = data;
    this.log = log;
    this.port = port;
    this.password = password;
  }

  /// Starts a server and waits until it answers.
  ///
  /// @param home its directory; made when it is not there
  /// @param port a free port
  /// @param log where the server and its programs write, appended to
  /// @throws Refusal when it does not start, with the end of the log
  /// @throws IOException when the directory cannot be written
  public static LocalPostgres start(Path home, int port, Path log) throws IOException {
    endLeftOver(home, log);
    LocalPostgres server = prepare(home, port, log);
    Path passwordFile = passwordFile(home);
    if (!Files.isDirectory(server.data)) {
      server.initialise(passwordFile);
    }
    server.user.own(server.data);
    server.user.own(log);
    server.configure();
    server.start();
    return server;
  }

  /// Stops the server that a killed start has left running in a directory, and whatever it has left
  /// that would keep the next one from starting. Does nothing where there is nothing.
  ///
  /// @throws Refusal when it does not end
  /// @throws IOException when the directory cannot be read
  public static void endLeftOver(Path home, Path log) throws IOException {
    if (Files.exists(home.resolve("data/postmaster.pid"))) {
      prepare(home, 0, log).stopLeftOver();
    }
  }

  private static LocalPostgres prepare(Path home, int port, Path log) throws IOException {
    PrivateFiles.directory(home);
    OrdinaryUser user = OrdinaryUser.find(log);
    PostgresBinaries.removeDrafts(home);
    PostgresBinaries binaries = PostgresBinaries.unpack(home);
    Path passwordFile = passwordFile(home);
    if (!Files.exists(passwordFile)) {
      PrivateFiles.write(passwordFile, Secrets.generate(new SecureRandom()));
    }
    return new LocalPostgres(
        user, binaries, home.resolve("data"), log, port, Files.readString(passwordFile));
  }

  private static Path passwordFile(Path home) {
    return home.resolve("superuser-password");
  }

  /// The port it listens on.
  public int port() {
    return port;
  }

  /// A database of it, as JDBC addresses it; without credentials.
  public String url(String database) {
    return url(port, database);
  }

  static String url(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /// The password of {@link #SUPERUSER}.
  public String password() {
    return password;
  }

  /// Stops it: open transactions are rolled back, what is committed stays. A server that has not
  /// stopped after a minute is ended without its last checkpoint, and recovers at its next start.
  ///
  /// @throws IllegalStateException when it does not end even then
  @Override
  public void close() {
    try {
      if (!stopped()) {
        throw new IllegalStateException("PostgreSQL did not stop; its log is " + log);
      }
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL could not be told to stop", e);
    }
  }

  /// Whether its server is there.
  public boolean isRunning() {
    return postmaster().isPresent();
  }

  /// Ends the server as a crash would: nobody is asked, nothing is finished. Returns when all its
  /// processes are gone; {@link #start} then finds every transaction that was committed.
  ///
  /// @throws IllegalStateException when one of them survives for half a minute
  /// @throws IOException when it cannot be held up first
  public void kill() throws IOException {
    ProcessHandle postmaster = postmaster().orElse(null);
    if (postmaster == null) {
      return;
    }
    // It stands still first, or it could begin another process after they were listed.
    Programs.signal("STOP", List.of(postmaster));
    var processes = new ArrayList<>(postmaster.descendants().toList());
    postmaster.destroyForcibly();
    // They end by themselves when their parent is gone, but not one that is busy: and no server may
    // start on these data before the last is gone.
    processes.forEach(ProcessHandle::destroyForcibly);
    processes.add(postmaster);
    long deadline = System.nanoTime() + PATIENCE.dividedBy(2).toNanos();
    while (processes.stream().anyMatch(ProcessHandle::isAlive)) {
      if (System.nanoTime() > deadline || !Programs.pause()) {
        throw new IllegalStateException("PostgreSQL was killed and still runs");
      }
    }
  }

  /// Holds the server up: it takes connections and bytes, and answers nobody, until {@link
  /// #resume}. Does nothing where none runs.
  ///
  /// @throws IOException when its processes cannot be held up
  public void suspend() throws IOException {
    signal("STOP");
  }

  /// Lets the server go on where it was held up.
  ///
  /// @throws IOException when its processes cannot be let go
  public void resume() throws IOException {
    signal("CONT");
  }

  /// The first process first: while it stands still, no other is begun.
  private void signal(String name) throws IOException {
    ProcessHandle postmaster = postmaster().orElse(null);
    if (postmaster != null) {
      Programs.signal(name, List.of(postmaster));
      Programs.signal(name, postmaster.descendants().toList());
    }
  }

  /// Copies its data to a directory that is not there yet. It must not run.
  void backUp(Path to) throws IOException {
    DirectoryTree.copy(data, to);
  }

  /// Takes the data that {@link #backUp} copied for its own, which are removed. It must not run.
  void restore(Path backup) throws IOException {
    erase();
    DirectoryTree.copy(backup, data);
  }

  /// Removes its data, so that {@link #start} begins anew. It must not run.
  void erase() throws IOException {
    if (Files.exists(data)) {
      DirectoryTree.remove(data);
    }
  }

  private void initialise(Path passwordFile) throws IOException {
    Path draft = Files.createTempDirectory(data.getParent(), "initialising-");
    user.own(draft);
    int status =
        Programs.run(
            user.command(
                List.of(
                    binaries.program("initdb").toString(),
                    "--pgdata=" + draft,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    // The same order of texts on every machine, whatever its C library says.
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8")),
            log,
            PATIENCE);
    if (status != 0) {
      throw refusal("PostgreSQL could not make a place for its data.");
    }
    Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private void configure() throws IOException {
    String settings =
        """
        # Written anew at every start; settings of your own go in with ALTER SYSTEM.
        listen_addresses = '127.0.0.1'
        port = %d
        unix_socket_directories = ''
        fsync = on
        synchronous_commit = on
        full_page_writes = on
        max_connections = 100
        shared_buffers = 64MB
        timezone = 'UTC'
        log_timezone = 'UTC'
        log_line_prefix = '%%m [%%p] %%u '
        """
            .formatted(port);
    // In place, for the file belongs to the database's user.
    Files.writeString(data.resolve("postgresql.conf"), settings);
  }

  private void start() throws IOException {
    if (control("start", "-l", log.toString()) != 0) {
      throw refusal("PostgreSQL does not start.");
    }
  }

  private void stopLeftOver() throws IOException {
    if (!isRunning() || !stopped()) {
      // Its process is gone, or another program has its number by now, which PostgreSQL would
      // take for itself and refuse to start.
      Programs.end(commandLine(), Duration.ofSeconds(1));
      Files.deleteIfExists(pidFile());
    }
  }

  private Optional<ProcessHandle> postmaster() {
    String pid;
    try {
      List<String> lines = Files.readAllLines(pidFile());
      pid = lines.isEmpty() ? "" : lines.getFirst().strip();
    } catch (IOException none) {
      return Optional.empty();
    }
    return pid.matches("[0-9]{1,18}")
        ? ProcessHandle.of(Long.parseLong(pid))
            .filter(process -> Programs.has(process, commandLine()))
        : Optional.empty();
  }

  private Path pidFile() {
    return data.resolve("postmaster.pid");
  }

  /// What the command line of our server contains and no other does.
  private String commandLine() {
    return "postgres -D " + data;
  }

  /// PostgreSQL 18 may hang when it is asked to stop while it recovers from a crash.
  private boolean stopped() throws IOException {
    return control("stop", "-m", "fast") == 0 || control("stop", "-m", "immediate") == 0;
  }

  private int control(String action, String... options) throws IOException {
    var plain = new ArrayList<String>();
    plain.add(binaries.program("pg_ctl").toString());
    plain.add(action);
    plain.addAll(List.of("-D", data.toString(), "-w", "-t", "" + PATIENCE.toSeconds()));
    plain.addAll(List.of(options));
    return Programs.run(user.command(plain), log, PATIENCE.plusSeconds(10));
  }

  private Refusal refusal(String sentence) {
    return new Refusal(
        sentence
            + " Its log, "
            + log
            + ", ends:\n"
            + Programs.tail(log, 15).stream().collect(Collectors.joining("\n  ", "  ", "")));
  }
}
