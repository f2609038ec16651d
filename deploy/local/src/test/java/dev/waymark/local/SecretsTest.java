package dev.waymark.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void file() {
    file = directory.resolve("secrets");
  }

  @Test
  void load_secondTime_findsTheSame() throws IOException {
    Secrets first = Secrets.load(file, null, new Random(1));

    assertThat(Secrets.load(file, null, new Random(2))).isEqualTo(first);
    assertThat(first.operatorKey()).matches("wmk_[0-9a-f]{64}");
  }

  @Test
  void load_firstTime_onlyTheOwnerMayRead() throws IOException {
    Secrets.load(file, null, new Random(1));

    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void load_operatorKeyGiven_isUsedAndNotKept() throws IOException {
    Secrets kept = Secrets.load(file, null, new Random(1));
    Secrets given = Secrets.load(file, "g".repeat(32), new Random(2));

    assertThat(given.operatorKey()).isEqualTo("g".repeat(32));
    assertThat(given.cookieSecret()).isEqualTo(kept.cookieSecret());
    assertThat(Secrets.load(file, null, new Random(3))).isEqualTo(kept);
  }

  @Test
  void load_lineRemoved_onlyThatIsMadeAnew() throws IOException {
    Secrets before = Secrets.load(file, null, new Random(1));
    Files.write(
        file,
        Files.readAllLines(file).stream().filter(line -> !line.startsWith("ingest-key")).toList());

    Secrets after = Secrets.load(file, null, new Random(2));

    assertThat(after.ingestKey()).isNotEqualTo(before.ingestKey());
    assertThat(after.operatorKey()).isEqualTo(before.operatorKey());
    assertThat(Secrets.load(file, null, new Random(3))).isEqualTo(after);
  }

  @Test
  void toString_secretsAreNotInIt() throws IOException {
    Secrets secrets = Secrets.load(file, null, new Random(1));

    assertThat(secrets.toString()).doesNotContain(secrets.cookieSecret());
  }
}
