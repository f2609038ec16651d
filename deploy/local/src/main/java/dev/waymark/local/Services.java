package dev.waymark.local;

import dev.waymark.database.DatabaseAddress;
import dev.waymark.database.DatabaseRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which services there are, and what each must be told.
interface Services {
  /// The services to start, in that order; they are stopped in the opposite one. Those that are
  /// left out are among them, for their tables are needed too.
  ///
  /// @param database the one that they share: with credentials for all, who then migrate it at
  ///   their start, or without any where each has its own
  List<ServiceSpec> all(Settings settings, Secrets secrets, DatabaseAddress database);

  /// Waymark's own, as the build has packaged them.
  ///
  /// @throws Refusal when one of them is not built
  static List<ServiceSpec> packaged(Settings settings, Secrets secrets, DatabaseAddress database) {
    // The redirect service stops first: analytics must be there to take what it still delivers.
    List<ServiceSpec> known =
        List.of(
            service(
                "analytics-service",
                Option.ANALYTICS_PORT,
                settings.analyticsPort(),
                256,
                settings,
                own(settings, database, DatabaseRole.ANALYTICS, secrets.analyticsPassword()),
                migration(settings, database, secrets),
                Map.of(
                    "WAYMARK_OPERATOR_KEY", secrets.operatorKey(),
                    "WAYMARK_INGEST_SECRET", secrets.ingestSecret(),
                    // For a redirect service of the version before, while one or the other is
                    // updated. Nothing that is new can deliver with it.
                    "WAYMARK_INGEST_KEY", secrets.ingestKey())),
            service(
                "admin-service",
                Option.ADMIN_PORT,
                settings.adminPort(),
                384,
                settings,
                own(settings, database, DatabaseRole.ADMIN, secrets.adminPassword()),
                migration(settings, database, secrets),
                Map.of(
                    "WAYMARK_OPERATOR_KEY", secrets.operatorKey(),
                    "WAYMARK_ANALYTICS_URL", "http://127.0.0.1:" + settings.analyticsPort(),
                    "WAYMARK_PUBLIC_URL", settings.publicUrl())),
            service(
                    "redirect-service",
                    Option.REDIRECT_PORT,
                    settings.redirectPort(),
                    // The User-Agent parser alone takes a good 110 MB.
                    384,
                    settings,
                    own(settings, database, DatabaseRole.REDIRECT, secrets.redirectPassword()),
                    null,
                    Map.of(
                        "WAYMARK_DATA_DIRECTORY",
                        redirectData(settings),
                        "WAYMARK_ANALYTICS_URL",
                        "http://127.0.0.1:" + settings.analyticsPort(),
                        "WAYMARK_INGEST_KEY",
                        secrets.ingestKey(),
                        "WAYMARK_COOKIE_SECRET",
                        secrets.cookieSecret(),
                        // So that curl can play visitors from anywhere, on any host.
                        "WAYMARK_TRUSTED_PROXIES",
                        "127.0.0.0/8,::1/128",
                        "WAYMARK_UNKNOWN_HOSTS",
                        "default"))
                .prepared(credential(settings, secrets)));
    refuseUnknown(settings, known);
    List<ServiceSpec> there =
        known.stream()
            .filter(service -> Files.isDirectory(settings.root().resolve(service.name())))
            .toList();
    there.forEach(service -> refuseUnbuilt(settings, service));
    return there;
  }

  /// The same with the redirect service as a native binary.
  static Services withNativeRedirect(Services services) {
    return (settings, secrets, database) ->
        services.all(settings, secrets, database).stream()
            .map(
                service ->
                    service.option() == Option.REDIRECT_PORT
                        ? service.compiled(nativeRedirect(settings), List.of("-Xmx384m"))
                        : service)
            .toList();
  }

  private static Path nativeRedirect(Settings settings) {
    Path binary = settings.root().resolve("redirect-service/target/waymark-redirect-native");
    if (!Files.isExecutable(binary)) {
      throw new Refusal("There is no native binary yet: ./waymark native makes it.");
    }
    return binary;
  }

  private static ServiceSpec service(
      String name,
      Option option,
      int port,
      int heapMegabytes,
      Settings settings,
      DatabaseAddress database,
      @Nullable DatabaseAddress migration,
      Map<String, String> own) {
    var environment = new HashMap<>(own);
    if (migration != null) {
      environment.put("WAYMARK_DATABASE_MIGRATE", "false");
    }
    // No load balancer has to notice that a service stops.
    environment.put("WAYMARK_STOP_DELAY", "0s");
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    // Else it is below /tmp, open to everybody, and stays there.
    environment.put(
        "QUARKUS_VERTX_CACHE_DIRECTORY",
        settings.dataDirectory().resolve("cache").resolve(name).toString());
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(port + Settings.MANAGEMENT_OFFSET));
    environment.putAll(credentials(database));
    var launch =
        new ArrayList<>(
            List.of(
                "-Xmx" + heapMegabytes + "m",
                // On the one or two cores that a laptop has to spare, it beats the others.
                "-XX:+UseSerialGC"));
    launch.addAll(javaOptions());
    launch.addAll(List.of("-jar", program(settings, name).toString()));
    return new ServiceSpec(name, option, port, List.copyOf(launch), Map.copyOf(environment))
        .migrated(migration == null ? null : credentials(migration));
  }

  /// What the JVM of every service is told wherever it runs. The images hand the same file to
  /// `java`, so it is in that form: an option a line, and comments.
  static List<String> javaOptions() {
    try (InputStream options = Services.class.getResourceAsStream("java.options")) {
      return new String(options.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Derives the redirect service's credential, for which it must not have the secret itself.
  private static Preparation credential(Settings settings, Secrets secrets) {
    return new Preparation(
        "WAYMARK_INGEST_CREDENTIAL",
        List.of(
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            program(settings, "redirect-service").toString(),
            "credential"),
        Map.of(
            "WAYMARK_DATA_DIRECTORY",
            redirectData(settings),
            "WAYMARK_INGEST_SECRET",
            secrets.ingestSecret()));
  }

  private static String redirectData(Settings settings) {
    return settings.dataDirectory().resolve("redirect").toString();
  }

  private static Path program(Settings settings, String name) {
    return settings.root().resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
  }

  /// In a database of ours, a service has a role of its own.
  private static DatabaseAddress own(
      Settings settings, DatabaseAddress database, DatabaseRole role, String password) {
    return hasRoles(settings, database) ? database.as(role.key(), password) : database;
  }

  /// As whom it is migrated; null where whoever starts migrates.
  private static @Nullable DatabaseAddress migration(
      Settings settings, DatabaseAddress database, Secrets secrets) {
    return hasRoles(settings, database)
        ? database.as(DatabaseRole.MIGRATION.key(), secrets.migrationPassword())
        : null;
  }

  private static boolean hasRoles(Settings settings, DatabaseAddress database) {
    return settings.database() == null && database.username() == null;
  }

  private static Map<String, String> credentials(DatabaseAddress database) {
    Map<String, String> credentials = new HashMap<>();
    credentials.put("WAYMARK_DATABASE_URL", database.jdbcUrl());
    putIfGiven(credentials, "WAYMARK_DATABASE_USERNAME", database.username());
    putIfGiven(credentials, "WAYMARK_DATABASE_PASSWORD", database.password());
    return Map.copyOf(credentials);
  }

  private static void refuseUnknown(Settings settings, List<ServiceSpec> known) {
    List<String> names = known.stream().map(ServiceSpec::name).toList();
    for (String name : settings.without()) {
      if (!names.contains(name)) {
        throw new Refusal(
            "There is no %s to leave out (%s); there are %s."
                .formatted(
                    name, Option.WITHOUT.flag(), names.stream().collect(Collectors.joining(", "))));
      }
    }
  }

  private static void refuseUnbuilt(Settings settings, ServiceSpec service) {
    if (!Files.isRegularFile(program(settings, service.name()))) {
      throw new Refusal(
          service.name() + " is not built: run ./waymark up, which builds what is missing.");
    }
  }

  private static void putIfGiven(
      Map<String, String> environment, String name, @Nullable String value) {
    if (value != null) {
      environment.put(name, value);
    }
  }
}
