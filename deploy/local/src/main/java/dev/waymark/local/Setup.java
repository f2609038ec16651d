package dev.waymark.local;

import dev.waymark.database.DatabaseAddress;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The first run of an installation in containers, where others start PostgreSQL and the services:
/// behind the image `setup`, which `compose.yaml` starts. Doing any of it again changes nothing.
///
/// Secrets stand in files, each in a directory for whoever reads it, so that each container gets
/// the directory of its own and no more:
///
/// | directory | holds |
/// |---|---|
/// | `installation` | all that was made, as the local start keeps it; for this program alone |
/// | `postgres` | `superuser-password` |
/// | `migration` | `database-password` |
/// | `credential` | `ingest-secret`, for what derives the redirect node's credential |
/// | `admin` | `operator-key`, `database-password` |
/// | `analytics` | `operator-key`, `ingest-secret`, `database-password` |
/// | `redirect` | `cookie-secret`, `database-password`; the credential is put here too |
public final class Setup {
  private static final String SUPERUSER_PASSWORD = "superuser-password";
  private static final String USAGE =
      "Usage: secrets | operator-key | database | demo; the directory of the secrets is"
          + " WAYMARK_SECRETS_DIRECTORY, else /secrets.";

  private final Path directory;
  private final Map<String, String> environment;
  private final PrintStream out;

  Setup(Map<String, String> environment, PrintStream out) {
    this.directory = Path.of(environment.getOrDefault("WAYMARK_SECRETS_DIRECTORY", "/secrets"));
    this.environment = environment;
    this.out = out;
  }

  /// Does one of these, and ends with status 1 and a sentence on standard error when it cannot:
  ///
  /// - `secrets` makes those that are missing;
  /// - `operator-key` prints that key;
  /// - `database` makes the database `waymark`, its roles with their passwords and its schemas, in
  ///   the PostgreSQL at `WAYMARK_DATABASE_URL`, as its superuser;
  /// - `demo` makes the demo workspace, with the admin service at `WAYMARK_ADMIN_URL`.
  @SuppressWarnings("SystemOut")
  public static void main(String... arguments) {
    System.exit(run(Arrays.asList(arguments), System.getenv(), System.out, System.err));
  }

  /// The same; returns the status.
  static int run(
      List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
    var setup = new Setup(environment, out);
    try {
      switch (arguments.size() == 1 ? arguments.getFirst() : "") {
        case "secrets" -> setup.secrets(new SecureRandom());
        case "operator-key" -> out.println(setup.kept().operatorKey());
        case "database" -> setup.database();
        case "demo" -> setup.demo();
        default -> throw new Refusal(USAGE);
      }
      return 0;
    } catch (Refusal refusal) {
      err.println("setup: " + refusal.sentence());
    } catch (IOException e) {
      err.println("setup: a file could not be read or written: " + e);
    }
    return 1;
  }

  void secrets(RandomGenerator random) throws IOException {
    Secrets secrets = load(random);
    Path superuser = directory.resolve("postgres").resolve(SUPERUSER_PASSWORD);
    if (!Files.exists(superuser)) {
      write("postgres", SUPERUSER_PASSWORD, Secrets.generate(random));
    }
    write("migration", "database-password", secrets.migrationPassword());
    write("credential", "ingest-secret", secrets.ingestSecret());
    write("admin", "operator-key", secrets.operatorKey());
    write("admin", "database-password", secrets.adminPassword());
    write("analytics", "operator-key", secrets.operatorKey());
    write("analytics", "ingest-secret", secrets.ingestSecret());
    write("analytics", "database-password", secrets.analyticsPassword());
    write("redirect", "cookie-secret", secrets.cookieSecret());
    write("redirect", "database-password", secrets.redirectPassword());
    out.println("The secrets are in " + directory + ".");
  }

  private Secrets load(RandomGenerator random) throws IOException {
    Path installation = PrivateFiles.directory(directory.resolve("installation"));
    return Secrets.load(installation.resolve("secrets"), null, random);
  }

  /// What `secrets` has made before.
  private Secrets kept() throws IOException {
    if (!Files.exists(directory.resolve("installation").resolve("secrets"))) {
      throw new Refusal("There are no secrets in " + directory + " yet: run secrets first.");
    }
    return load(new SecureRandom());
  }

  private void write(String reader, String name, String value) throws IOException {
    Path file = PrivateFiles.directory(directory.resolve(reader)).resolve(name);
    // A service that reads its file again sees no change where there is none.
    if (!Files.exists(file) || !Files.readString(file).equals(value)) {
      PrivateFiles.write(file, value);
    }
  }

  private void database() throws IOException {
    String password;
    try {
      password = Files.readString(directory.resolve("postgres").resolve(SUPERUSER_PASSWORD));
    } catch (NoSuchFileException e) {
      throw new Refusal("There are no secrets in " + directory + " yet: run secrets first.", e);
    }
    DatabaseAddress superuser;
    try {
      superuser =
          DatabaseAddress.parse(
              given("WAYMARK_DATABASE_URL"), LocalPostgres.SUPERUSER, password.stripTrailing());
    } catch (IllegalArgumentException e) {
      throw new Refusal(String.valueOf(e.getMessage()));
    }
    DatabaseSetup.roles(superuser, kept());
    out.println("The roles and schemas of " + superuser + " are there.");
  }

  private void demo() throws IOException {
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
      String went =
          new Demo(given("WAYMARK_ADMIN_URL"), null, kept().operatorKey(), http, null).seed();
      if (!went.equals(Demo.READY)) {
        throw new Refusal("The demo workspace " + went);
      }
      out.println("The demo workspace is ready.");
    }
  }

  private String given(String variable) {
    String value = environment.getOrDefault(variable, "");
    if (value.isEmpty()) {
      throw new Refusal(variable + " must be set.");
    }
    return value;
  }
}
