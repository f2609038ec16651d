package dev.waymark.analytics.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.analytics.credential.CurrentProof;
import dev.waymark.analytics.credential.GivenIngestSettings;
import dev.waymark.analytics.credential.ProducerSecrets;
import dev.waymark.analytics.credential.Proof;
import dev.waymark.click.ProducerCredential;
import dev.waymark.service.access.OperatorKey;
import dev.waymark.service.access.OperatorSettings;
import dev.waymark.service.access.Secret;
import dev.waymark.service.problem.ProblemException;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProducerDoorTest {
  private static final String A = "a".repeat(32);
  private static final String B = "b".repeat(32);
  private static final String C = "c".repeat(32);

  private record Operator(Optional<String> key, Optional<Path> keyFile)
      implements OperatorSettings {}

  private final CurrentProof proof = new CurrentProof();

  private ProducerDoor door(@Nullable String secret, @Nullable String previous, String key) {
    var settings = GivenIngestSettings.of(secret, previous, key);
    return new ProducerDoor(
        settings,
        new ProducerSecrets(settings),
        proof,
        new OperatorKey(new Operator(Optional.of(A), Optional.empty())));
  }

  @Test
  void check_credentialOrKey_notesWhatItProves() {
    var node = new UUID(1, 2);
    ProducerDoor door = door(B, null, C);
    String credential = ProducerCredential.derive(B, node, 3).text();

    door.check("waymark-producer  " + credential, () -> new Secret("not asked for"));
    assertThat(proof.get()).isEqualTo(new Proof.OwnCredential(node, 3));

    door.check(null, () -> new Secret(C));
    assertThat(proof.get()).isEqualTo(new Proof.SharedKey());
  }

  @Test
  void check_anythingElse_isRefused() {
    ProducerDoor door = door(B, null, C);
    for (String key : new String[] {A, B, "", "wmp_"}) {
      assertThatThrownBy(() -> door.check(null, () -> new Secret(key)))
          .isInstanceOf(ProblemException.class);
      assertThatThrownBy(() -> door.check("Waymark-Producer " + key, () -> new Secret(C)))
          .isInstanceOf(ProblemException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, , cccccccccccccccccccccccccccccccc",
    "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, cccccccccccccccccccccccccccccccc",
    "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, , aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  })
  void start_operatorsKeyAsAnother_isRefused(String secret, @Nullable String previous, String key) {
    assertThatThrownBy(() -> door(secret, previous, key))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("WAYMARK_OPERATOR_KEY");
  }
}
