package dev.waymark.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The services as they were packaged, started with secrets that are missing, weak or in doubt:
/// none starts, and each says why without saying a secret.
class SecretsIT {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final String GOOD = "a-good-one-0123456789-0123456789";
  private static final String OTHER = "another-good-one-0123456789-01234";
  private static final int PATIENCE_SECONDS = 120;

  @TempDir Path directory;

  /// What a service said, and how it ended.
  private record End(int status, String said) {}

  private End start(String service, Map<String, String> secrets) throws Exception {
    File output = directory.resolve("output").toFile();
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                ROOT.resolve(service).resolve("target/quarkus-app/quarkus-run.jar").toString()));
    var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
    builder.environment().keySet().removeIf(name -> name.startsWith("WAYMARK_"));
    builder.environment().putAll(common());
    builder.environment().putAll(secrets);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new End(process.exitValue(), Files.readString(output.toPath(), StandardCharsets.UTF_8));
  }

  private Map<String, String> common() {
    return Map.of(
        "QUARKUS_HTTP_HOST", "127.0.0.1",
        "QUARKUS_HTTP_PORT", "0",
        "QUARKUS_MANAGEMENT_HOST", "127.0.0.1",
        "QUARKUS_MANAGEMENT_PORT", "0",
        "WAYMARK_DATA_DIRECTORY", directory.resolve("data").toString(),
        "WAYMARK_PUBLIC_URL", "http://localhost:8080",
        // Where nobody is.
        "WAYMARK_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/waymark");
  }

  private static void assertRefused(End end, String sentence) {
    assertThat(end.said()).contains(sentence).doesNotContain(GOOD, OTHER);
    assertThat(end.status()).as(end.said()).isNotZero();
  }

  @ParameterizedTest(name = "{0}: {1}={2}")
  @CsvSource({
    "admin-service, WAYMARK_OPERATOR_KEY, '', WAYMARK_OPERATOR_KEY must be set",
    "admin-service, WAYMARK_OPERATOR_KEY, short, WAYMARK_OPERATOR_KEY must be set",
    "analytics-service, WAYMARK_OPERATOR_KEY, '', WAYMARK_OPERATOR_KEY must be set",
    "analytics-service, WAYMARK_OPERATOR_KEY, short, WAYMARK_OPERATOR_KEY must be set",
    "analytics-service, WAYMARK_INGEST_SECRET, '', WAYMARK_INGEST_SECRET must be set",
    "analytics-service, WAYMARK_INGEST_SECRET, short, WAYMARK_INGEST_SECRET must have at least",
    "redirect-service, WAYMARK_INGEST_CREDENTIAL, short, WAYMARK_INGEST_CREDENTIAL is no credential",
    "redirect-service, WAYMARK_COOKIE_SECRET, short, WAYMARK_COOKIE_SECRET needs at least",
  })
  void start_secretMissingOrWeak_isRefusedWithASentence(
      String service, String variable, String value, String sentence) throws Exception {
    var secrets =
        new TreeMap<>(Map.of("WAYMARK_OPERATOR_KEY", GOOD, "WAYMARK_INGEST_SECRET", OTHER));
    secrets.put("WAYMARK_ANALYTICS_URL", "http://127.0.0.1:1");
    secrets.put(variable, value);

    assertRefused(start(service, secrets), sentence);
  }

  @ParameterizedTest
  @CsvSource({"admin-service", "analytics-service", "redirect-service"})
  void start_secretInAFileThatIsNotThereOrEmpty_isRefusedWithASentence(String service)
      throws Exception {
    String variable =
        service.equals("redirect-service") ? "WAYMARK_COOKIE_SECRET" : "WAYMARK_OPERATOR_KEY";
    Path file = directory.resolve("secret");

    assertRefused(
        start(service, Map.of(variable + "_FILE", file.toString())),
        variable + "_FILE names " + file + ", which cannot be read");

    Files.writeString(file, "\n");
    assertRefused(
        start(service, Map.of(variable + "_FILE", file.toString())),
        variable + "_FILE names " + file + ", which is empty");

    Files.writeString(file, GOOD + "\n");
    assertRefused(
        start(service, Map.of(variable + "_FILE", file.toString(), variable, OTHER)),
        variable + " and " + variable + "_FILE are both set");
  }

  /// From a file, a secret is as good as from the environment: what is missing is something else.
  @Test
  void start_operatorKeyInAFile_isTaken() throws Exception {
    Path file = Files.writeString(directory.resolve("secret"), GOOD + "\n");

    assertRefused(
        start("analytics-service", Map.of("WAYMARK_OPERATOR_KEY_FILE", file.toString())),
        "WAYMARK_INGEST_SECRET must be set");
  }
}
