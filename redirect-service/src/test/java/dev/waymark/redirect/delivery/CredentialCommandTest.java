package dev.waymark.redirect.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.click.ProducerCredential;
import dev.waymark.redirect.journal.JournalIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialCommandTest {
  private static final String SECRET = "s".repeat(32);

  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void environment() {
    environment.put("WAYMARK_DATA_DIRECTORY", directory.resolve("data").toString());
    environment.put("WAYMARK_INGEST_SECRET", SECRET);
  }

  private int run(String... arguments) {
    out.reset();
    err.reset();
    return CredentialCommand.run(
        arguments,
        environment,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String expected(int generation) throws IOException {
    UUID producer =
        JournalIdentity.establish(directory.resolve("data/journal"), new SplittableRandom(1));
    return ProducerCredential.derive(SECRET, producer, generation).text();
  }

  @Test
  void run_twice_printsTheCredentialOfTheJournal() throws IOException {
    assertThat(run("credential")).isZero();
    String first = out.toString(StandardCharsets.UTF_8);
    assertThat(run("credential")).isZero();

    assertThat(first).isEqualTo(expected(1) + "\n");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(first);
  }

  @Test
  void run_toAFile_onlyItsOwnerMayRead() throws IOException {
    Path file = directory.resolve("credential");

    assertThat(run("credential", "--to", file.toString(), "--generation", "3")).isZero();

    assertThat(Files.readString(file)).isEqualTo(expected(3) + "\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(out.size()).isZero();
  }

  @Test
  void run_secretInAFile_isReadWithoutItsLineEnd() throws IOException {
    environment.remove("WAYMARK_INGEST_SECRET");
    Path file = Files.writeString(directory.resolve("secret"), SECRET + "\n");
    environment.put("WAYMARK_INGEST_SECRET_FILE", file.toString());

    assertThat(run("credential")).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(expected(1) + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "with white space, which no secret of ours has"})
  void run_weakSecret_isRefusedWithoutSayingIt(String secret) {
    environment.put("WAYMARK_INGEST_SECRET", secret);

    assertThat(run("credential")).isEqualTo(2);

    assertThat(err.toString(StandardCharsets.UTF_8)).contains("WAYMARK_INGEST_SECRET must be set");
    assertThat(out.size()).isZero();
    assertThat(directory.resolve("data")).doesNotExist();
  }

  @Test
  void run_twoSecrets_isRefused() {
    environment.put("WAYMARK_INGEST_SECRET_FILE", "/no/such/file");

    assertThat(run("credential")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("both set");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--generation", "--generation 0", "--generation x", "--from x", "x"})
  void run_somethingElse_saysHow(String arguments) {
    assertThat(run(("credential " + arguments).split(" "))).isEqualTo(2);
    assertThat(err.size()).isPositive();
  }
}
