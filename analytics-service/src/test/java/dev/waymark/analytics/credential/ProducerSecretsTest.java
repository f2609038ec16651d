package dev.waymark.analytics.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.click.ProducerCredential;
import dev.waymark.secret.Pace;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProducerSecretsTest {
  private static final String A = "a".repeat(32);
  private static final String B = "b".repeat(32);
  private static final String C = "c".repeat(32);
  private static final UUID NODE = new UUID(0, 1);
  private static final byte[] BATCH = {1, 2, 3};

  @TempDir Path directory;

  private static ProducerSecrets secrets(
      @Nullable String secret, @Nullable String previous, @Nullable String key) {
    return new ProducerSecrets(GivenIngestSettings.of(secret, previous, key));
  }

  private static ProducerCredential credential(String secret, int generation) {
    return ProducerCredential.derive(secret, NODE, generation);
  }

  @Test
  void ofCredential_ofEitherSecret_isTheProducersOwn() {
    ProducerSecrets secrets = secrets(A, B, null);

    assertThat(secrets.ofCredential(credential(A, 1).text()))
        .isEqualTo(new Proof.OwnCredential(NODE, 1));
    assertThat(secrets.ofCredential(credential(B, 7).text()))
        .isEqualTo(new Proof.OwnCredential(NODE, 7));
    assertThat(secrets.ofCredential(credential(C, 1).text())).isInstanceOf(Proof.Nothing.class);
    assertThat(secrets.ofCredential(A)).isInstanceOf(Proof.Nothing.class);
  }

  @Test
  void ofSignature_ofEitherSecret_isTheProducersOwn() {
    ProducerSecrets secrets = secrets(A, B, null);

    assertThat(secrets.ofSignature(NODE, BATCH, credential(A, 1).sign(BATCH)))
        .isEqualTo(new Proof.OwnCredential(NODE, 1));
    assertThat(secrets.ofSignature(NODE, BATCH, credential(B, 7).sign(BATCH)))
        .isEqualTo(new Proof.OwnCredential(NODE, 7));
    assertThat(secrets.ofSignature(NODE, BATCH, credential(C, 1).sign(BATCH)))
        .isInstanceOf(Proof.Nothing.class);
    assertThat(secrets.ofSignature(new UUID(0, 2), BATCH, credential(A, 1).sign(BATCH)))
        .isInstanceOf(Proof.Nothing.class);
    assertThat(secrets.ofSignature(NODE, BATCH, new byte[36])).isInstanceOf(Proof.Nothing.class);
    assertThat(secrets.ofSignature(NODE, BATCH, null)).isInstanceOf(Proof.Nothing.class);
  }

  @Test
  void ofKey_sharedKey_provesLittleAndOnlyWhereItIsSet() {
    assertThat(secrets(A, null, C).ofKey(C)).isEqualTo(new Proof.SharedKey());
    assertThat(secrets(A, null, C).ofKey(A)).isInstanceOf(Proof.Nothing.class);
    assertThat(secrets(A, null, null).ofKey(C)).isInstanceOf(Proof.Nothing.class);
    assertThat(secrets(null, null, C).ofSignature(NODE, BATCH, null))
        .isEqualTo(new Proof.SharedKey());
  }

  /// The previous one is put in its place first, as `docs/counting.md` says.
  @Test
  void secrets_filesChange_areReadAgainAndNoCredentialIsEverMissed() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), A + "\n");
    Path previous = Files.writeString(directory.resolve("previous"), A + "\n");
    var nanos = new AtomicLong();
    var secrets =
        new ProducerSecrets(
            new GivenIngestSettings(
                Optional.of(A),
                Optional.of(secret),
                Optional.of(A),
                Optional.of(previous),
                Optional.empty(),
                Optional.empty(),
                "off",
                "off"),
            nanos::get);
    Files.writeString(secret, B + "\n");
    assertThat(secrets.ofCredential(credential(B, 1).text())).isInstanceOf(Proof.Nothing.class);

    nanos.addAndGet(Pace.OF_FILES.toNanos());

    for (String one : List.of(A, B)) {
      assertThat(secrets.ofCredential(credential(one, 1).text()))
          .isEqualTo(new Proof.OwnCredential(NODE, 1));
    }
    assertThat(secrets.issue(NODE, 1).isFrom(B)).isTrue();
    Files.writeString(previous, B);
    nanos.addAndGet(Pace.OF_FILES.toNanos());
    assertThat(secrets.ofCredential(credential(A, 1).text())).isInstanceOf(Proof.Nothing.class);
    Files.delete(secret);
    nanos.addAndGet(Pace.OF_FILES.toNanos());
    assertThat(secrets.ofCredential(credential(B, 1).text()))
        .isEqualTo(new Proof.OwnCredential(NODE, 1));
  }

  @Test
  void issue_withTwoSecrets_usesTheNewOne() {
    assertThat(secrets(A, B, null).issue(NODE, 2).isFrom(A)).isTrue();
    assertThat(secrets(null, null, C).canIssue()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    ", , ",
    "short, , ",
    ", bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, cccccccccccccccccccccccccccccccc",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, short, ",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, , short",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, , aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "aaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaa, , ",
  })
  void start_missingWeakOrSharedSecret_isRefusedWithoutSayingIt(
      @Nullable String secret, @Nullable String previous, @Nullable String key) {
    assertThatThrownBy(() -> secrets(secret, previous, key))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("WAYMARK_INGEST_")
        .hasMessageNotContaining("aaaa");
  }
}
