package dev.waymark.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupTest {
  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    return Setup.run(
        List.of(arguments),
        Map.of("WAYMARK_SECRETS_DIRECTORY", directory.toString()),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  /// Every file below the directory with its content.
  private Map<String, String> files() throws IOException {
    var files = new TreeMap<String, String>();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(directory.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  @Test
  void secrets_firstTime_eachReaderHasItsOwnAndNoOther() throws IOException {
    assertThat(run("secrets")).isZero();

    assertThat(files().keySet())
        .containsExactly(
            "admin/database-password",
            "admin/operator-key",
            "analytics/database-password",
            "analytics/ingest-secret",
            "analytics/operator-key",
            "credential/ingest-secret",
            "installation/secrets",
            "migration/database-password",
            "postgres/superuser-password",
            "redirect/cookie-secret",
            "redirect/database-password");
    assertThat(files().get("admin/operator-key"))
        .matches("wmk_[0-9a-f]{64}")
        .isEqualTo(files().get("analytics/operator-key"));
    Map<String, String> files = files();
    assertThat(List.of("admin", "analytics", "redirect", "migration"))
        .extracting(reader -> files.get(reader + "/database-password"))
        .doesNotHaveDuplicates()
        .allMatch(password -> password.matches("[0-9a-f]{64}"));
  }

  @Test
  void secrets_firstTime_onlyTheOwnerMayRead() throws IOException {
    run("secrets");

    for (String file : files().keySet()) {
      assertThat(Files.getPosixFilePermissions(directory.resolve(file)))
          .as(file)
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void secrets_secondTime_changesNothing() throws IOException {
    run("secrets");
    Map<String, String> before = files();

    assertThat(run("secrets")).isZero();

    assertThat(files()).isEqualTo(before);
  }

  @Test
  void secrets_said_areNoSecrets() throws IOException {
    run("secrets");

    String said = out.toString(StandardCharsets.UTF_8);
    files().values().forEach(secret -> assertThat(said).doesNotContain(secret));
  }

  @Test
  void operatorKey_secretsMade_isPrinted() throws IOException {
    run("secrets");
    out.reset();

    assertThat(run("operator-key")).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8).strip())
        .isEqualTo(files().get("admin/operator-key"));
  }

  @Test
  void operatorKey_nothingMade_isRefusedAndMakesNothing() throws IOException {
    assertThat(run("operator-key")).isEqualTo(1);

    assertThat(err.toString(StandardCharsets.UTF_8)).contains("run secrets first");
    assertThat(files()).isEmpty();
  }

  @Test
  void database_noAddress_isRefused() {
    run("secrets");

    assertThat(run("database")).isEqualTo(1);

    assertThat(err.toString(StandardCharsets.UTF_8)).contains("WAYMARK_DATABASE_URL must be set.");
  }

  @Test
  void anythingElse_isRefusedWithTheUsage() {
    assertThat(run()).isEqualTo(1);
    assertThat(run("secret")).isEqualTo(1);

    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Usage: secrets | operator-key");
  }
}
