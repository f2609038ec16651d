package dev.waymark.redirect.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.click.ProducerCredential;
import dev.waymark.secret.Pace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
  private static final UUID NODE = new UUID(1, 2);

  private record Given(
      Optional<URI> analyticsUrl,
      Optional<String> ingestCredential,
      Optional<Path> ingestCredentialFile,
      Optional<String> ingestKey,
      Optional<Path> ingestKeyFile)
      implements DispatchSettings {}

  @TempDir Path directory;
  private final AtomicLong nanos = new AtomicLong();

  private Credentials credentials(@Nullable String text, @Nullable Path file) {
    return Credentials.of(
        new Given(
            Optional.empty(),
            Optional.ofNullable(text),
            Optional.ofNullable(file),
            Optional.empty(),
            Optional.empty()),
        nanos::get);
  }

  private static String credential(int generation) {
    return ProducerCredential.derive("s".repeat(32), NODE, generation).text();
  }

  @Test
  void get_noneIsSet_isNone() {
    assertThat(credentials(null, null).get()).isNull();
  }

  @Test
  void get_fileChanges_isTheNewOneWithinSeconds() throws IOException {
    Path file = Files.writeString(directory.resolve("credential"), credential(1) + "\n");
    Credentials credentials = credentials(credential(1), file);
    Files.writeString(file, credential(2) + "\n");
    assertThat(credentials.get()).hasToString(read(1));

    nanos.addAndGet(Pace.OF_FILES.toNanos());
    assertThat(credentials.get()).hasToString(read(2));

    Files.writeString(file, "no credential");
    nanos.addAndGet(Pace.OF_FILES.toNanos());
    assertThat(credentials.get()).hasToString(read(2));
  }

  private static String read(int generation) {
    return Credentials.read(credential(generation)).toString();
  }

  @Test
  void of_somethingElse_isRefusedWithoutSayingIt() {
    assertThatThrownBy(() -> credentials("wmp_secret", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("WAYMARK_INGEST_CREDENTIAL")
        .hasMessageNotContaining("wmp_secret");
  }

  @Test
  void misfit_credentialOfAnotherJournal_namesBoth() {
    byte[] batch = new byte[80];
    assertThat(Credentials.misfit(Credentials.read(credential(1)), batch))
        .contains(NODE.toString(), new UUID(0, 0).toString());
  }
}
