package dev.waymark.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which services there are, and what each must be told.
interface Services {
  /// The services to start, in the order in which they are stopped again.
  ///
  /// @param database the one that they share; each has its own credentials or all have these
  List<ServiceSpec> all(Settings settings, Secrets secrets, DatabaseAddress database);

  /// Waymark's own three, as the build has packaged them.
  static List<ServiceSpec> packaged(Settings settings, Secrets secrets, DatabaseAddress database) {
    boolean embedded = settings.database() == null;
    // The redirect service first: what it still has to deliver, analytics must be there to take.
    return List.of(
        service(
            "redirect-service",
            Option.REDIRECT_PORT,
            settings.redirectPort(),
            // The User-Agent parser alone takes a good 110 MB.
            384,
            settings,
            embedded ? database.as("waymark_redirect", secrets.redirectPassword()) : database,
            Map.of(
                "WAYMARK_DATA_DIRECTORY",
                settings.dataDirectory().resolve("redirect").toString(),
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
                "default")),
        service(
            "admin-service",
            Option.ADMIN_PORT,
            settings.adminPort(),
            384,
            settings,
            embedded ? database.as("waymark_admin", secrets.adminPassword()) : database,
            Map.of("WAYMARK_OPERATOR_KEY", secrets.operatorKey())),
        service(
            "analytics-service",
            Option.ANALYTICS_PORT,
            settings.analyticsPort(),
            256,
            settings,
            embedded ? database.as("waymark_analytics", secrets.analyticsPassword()) : database,
            Map.of(
                "WAYMARK_OPERATOR_KEY", secrets.operatorKey(),
                "WAYMARK_INGEST_KEY", secrets.ingestKey())));
  }

  private static ServiceSpec service(
      String name,
      Option option,
      int port,
      int heapMegabytes,
      Settings settings,
      DatabaseAddress database,
      Map<String, String> own) {
    Path program = settings.root().resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
    if (!settings.without().contains(name) && !Files.isRegularFile(program)) {
      throw new Refusal(
          "%s is not built: run ./waymark up, which builds what is missing.".formatted(name));
    }
    var launch = new ArrayList<String>();
    launch.add("-Xmx" + heapMegabytes + "m");
    // On the one or two cores that a laptop has to spare, it beats the others.
    launch.add("-XX:+UseSerialGC");
    launch.add("-XX:+ExitOnOutOfMemoryError");
    launch.add("--enable-native-access=ALL-UNNAMED");
    launch.add("--sun-misc-unsafe-memory-access=allow");
    launch.add("-jar");
    launch.add(program.toString());

    var environment = new HashMap<String, String>();
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(port + Settings.MANAGEMENT_OFFSET));
    environment.put("WAYMARK_PUBLIC_URL", settings.publicUrl());
    environment.put("WAYMARK_DATABASE_URL", database.url());
    putIfGiven(environment, "WAYMARK_DATABASE_USERNAME", database.username());
    putIfGiven(environment, "WAYMARK_DATABASE_PASSWORD", database.password());
    environment.putAll(own);
    return new ServiceSpec(name, option, port, List.copyOf(launch), Map.copyOf(environment));
  }

  private static void putIfGiven(
      Map<String, String> environment, String name, @Nullable String value) {
    if (value != null) {
      environment.put(name, value);
    }
  }
}
