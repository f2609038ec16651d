package dev.waymark.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.local.Installation;
import dev.waymark.local.Installation.Part;
import dev.waymark.patience.Eventually;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Generates clients for four languages from the documents of both APIs, as a service answers them
/// and without any option that mends something. The one for Java is compiled and used; the others
/// are checked by their own tools where this machine has them, and where it has not, the test says
/// so and is skipped.
class ClientsIT {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Path CLIENTS = TARGET.resolve("clients");
  private static final Path JDK = Path.of(System.getProperty("java.home"), "bin");
  private static final Duration TO_START = Duration.ofMinutes(3);
  private static final int PATIENCE_SECONDS = 300;

  private static Installation installation;

  /// An API, and the package that its client is put into.
  enum Api {
    ADMIN(Part.ADMIN),
    ANALYTICS(Part.ANALYTICS);

    private final Part part;

    Api(Part part) {
      this.part = part;
    }

    String key() {
      return part.name().toLowerCase(Locale.ROOT);
    }

    Path document() {
      return CLIENTS.resolve(key() + ".json");
    }

    Path client(Language language) {
      return CLIENTS.resolve(key() + "-" + language.generator);
    }
  }

  /// A language, by the name of its generator.
  enum Language {
    JAVA(
        "java",
        """
        "library": "native", "invokerPackage": "%1$s", "apiPackage": "%1$s.api",
        "modelPackage": "%1$s.model\""""),
    PYTHON("python", "\"packageName\": \"waymark_%2$s\""),
    TYPESCRIPT("typescript-fetch", ""),
    GO("go", "\"packageName\": \"%2$s\"");

    private final String generator;
    private final String names;

    /// @param names where the client is put, so that both fit into one program
    Language(String generator, String names) {
      this.generator = generator;
      this.names = names;
    }

    Path configuration(Api api) throws IOException {
      return Files.writeString(
          CLIENTS.resolve(api.key() + "-" + generator + ".config.json"),
          """
          {
            "generatorName": "%s",
            "inputSpec": "%s",
            "outputDir": "%s",
            "additionalProperties": {%s},
            "globalProperties": {
              "apiDocs": "false", "apiTests": "false", "modelDocs": "false", "modelTests": "false"
            }
          }
          """
              .formatted(
                  generator,
                  api.document(),
                  api.client(this),
                  names.formatted("dev.waymark.client." + api.key(), api.key())));
    }
  }

  /// How a program ended, and what it said.
  private record End(int status, String said) {
    void assertGood() {
      assertThat(status).as(said).isZero();
    }
  }

  @BeforeAll
  static void generate() throws Throwable {
    remove(CLIENTS);
    Files.createDirectories(CLIENTS);
    Path root = Path.of("../..").toAbsolutePath().normalize();
    installation = Installation.prepare(root, TARGET.resolve("data"));
    try {
      for (Part part : Part.values()) {
        installation.start(part);
      }
      for (Part part : Part.values()) {
        Eventually.eventually(
            TO_START, () -> assertThat(installation.isReady(part)).as("%s", part).isTrue());
      }
      var command =
          new ArrayList<>(
              List.of(
                  JDK.resolve("java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-jar",
                  TARGET.resolve("generator/openapi-generator-cli.jar").toString(),
                  "batch",
                  "--fail-fast",
                  "--threads",
                  "2"));
      for (Api api : Api.values()) {
        Files.writeString(api.document(), document(api));
        for (Language language : Language.values()) {
          command.add(language.configuration(api).toString());
        }
      }
      End end = run(CLIENTS, Map.of(), command);
      end.assertGood();
      assertThat(end.said()).doesNotContain("[main] ERROR", "Exception");
    } catch (Throwable e) {
      installation.close();
      throw e;
    }
  }

  @AfterAll
  static void stop() throws IOException {
    installation.close();
  }

  private static void remove(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> paths = Files.walk(directory)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static String document(Api api) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var response =
          http.send(
              HttpRequest.newBuilder(URI.create(url(api.part) + "/q/openapi?format=json")).build(),
              BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(200);
      return response.body();
    }
  }

  private static String url(Part part) {
    return "http://localhost:" + installation.port(part);
  }

  private static End run(Path directory, Map<String, String> environment, List<String> command)
      throws Exception {
    File output = Files.createTempFile(CLIENTS, "output", ".txt").toFile();
    var builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output);
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
          .as("%s ends", command)
          .isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new End(process.exitValue(), Files.readString(output.toPath()));
  }

  private static void skip(String what) {
    String loud = "!!! NOT CHECKED: " + what;
    System.err.println(loud);
    Assumptions.abort(loud);
  }

  /// Whether a program is on this machine and can be asked that.
  private static boolean isThere(String... command) throws Exception {
    try {
      return run(CLIENTS, Map.of(), List.of(command)).status() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  /// The generator's own rules, which every machine has.
  @ParameterizedTest
  @EnumSource
  void document_checkedByTheGenerator_hasNoFaultAndNoWarning(Api api) throws Exception {
    End end =
        run(
            CLIENTS,
            Map.of(),
            List.of(
                JDK.resolve("java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                TARGET.resolve("generator/openapi-generator-cli.jar").toString(),
                "validate",
                "--recommend",
                "-i",
                api.document().toString()));
    end.assertGood();
    assertThat(end.said()).contains("No validation issues detected.");
  }

  @ParameterizedTest
  @EnumSource
  void document_checkedByALinter_hasNoFaultAndNoWarning(Api api) throws Exception {
    if (!isThere("redocly", "--version")) {
      skip("the document of " + api.key() + " by a linter: there is no redocly");
    }
    run(
            CLIENTS,
            Map.of(),
            List.of("redocly", "lint", "--extends=recommended-strict", api.document().toString()))
        .assertGood();
  }

  /// What the README does with curl, and a change of each thing that can be changed.
  @Test
  void java_compiledAndUsed_doesWhatTheReadmeSaysAndChangesOnlyWhatItNames() throws Exception {
    Path classes = Files.createDirectories(CLIENTS.resolve("classes"));
    String libraries = TARGET.resolve("libraries") + "/*";
    var sources = new ArrayList<String>();
    sources.add(Path.of("src/test/scenario/Scenario.java").toAbsolutePath().toString());
    for (Api api : Api.values()) {
      try (Stream<Path> files = Files.walk(api.client(Language.JAVA).resolve("src/main/java"))) {
        files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(sources::add);
      }
    }
    Path list = Files.write(CLIENTS.resolve("sources"), sources);
    run(
            CLIENTS,
            Map.of(),
            List.of(
                JDK.resolve("javac").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-proc:none",
                "-nowarn",
                "-cp",
                libraries,
                "-d",
                classes.toString(),
                "@" + list))
        .assertGood();

    End end =
        run(
            CLIENTS,
            Map.of("WAYMARK_KEY", installation.operatorKey()),
            List.of(
                JDK.resolve("java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes + File.pathSeparator + libraries,
                "Scenario",
                url(Part.ADMIN),
                url(Part.ANALYTICS),
                url(Part.REDIRECT)));
    end.assertGood();
    assertThat(end.said()).endsWith("All as it should be.\n");
  }

  @ParameterizedTest
  @EnumSource
  void python_checkedByItself_isGood(Api api) throws Exception {
    if (!isThere("python3", "--version")) {
      skip("the Python client of " + api.key() + ": there is no python3");
    }
    Path client = api.client(Language.PYTHON);
    run(client, Map.of(), List.of("python3", "-m", "compileall", "-q", ".")).assertGood();
    if (!isThere("python3", "-c", "import pydantic, dateutil, urllib3, typing_extensions")) {
      skip(
          "that the Python client of "
              + api.key()
              + " can be imported: pydantic, dateutil, urllib3 or typing_extensions is missing");
    }
    run(
            client,
            Map.of(),
            List.of(
                "python3",
                "-c",
                """
                import importlib, pkgutil
                import waymark_%1$s
                for module in pkgutil.walk_packages(waymark_%1$s.__path__, 'waymark_%1$s.'):
                    importlib.import_module(module.name)
                """
                    .formatted(api.key())))
        .assertGood();
  }

  @ParameterizedTest
  @EnumSource
  void typescript_checkedByItsCompiler_isGood(Api api) throws Exception {
    if (!isThere("tsc", "--version")) {
      skip("the TypeScript client of " + api.key() + ": there is no tsc");
    }
    run(
            api.client(Language.TYPESCRIPT),
            Map.of(),
            List.of(
                "tsc",
                "--noEmit",
                "--strict",
                "--target",
                "es2022",
                "--module",
                "esnext",
                "--moduleResolution",
                "bundler",
                "--lib",
                "es2022,dom",
                "index.ts"))
        .assertGood();
  }

  @ParameterizedTest
  @EnumSource
  void go_checkedByItsCompiler_isGood(Api api) throws Exception {
    if (!isThere("go", "version")) {
      skip("the Go client of " + api.key() + ": there is no go");
    }
    run(
            api.client(Language.GO),
            Map.of("GOPROXY", "off", "GOTOOLCHAIN", "local", "GOFLAGS", "-mod=mod"),
            List.of("go", "vet", "."))
        .assertGood();
  }
}
