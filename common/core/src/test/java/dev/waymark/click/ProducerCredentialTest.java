package dev.waymark.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProducerCredentialTest {
  private static final String SECRET = "what-all-credentials-come-from-01";
  private static final UUID NODE = new UUID(1, 2);
  private static final String TEXT =
      "wmp_00000000-0000-0001-0000-000000000002_1_"
          + "aa57a7a8e8a1e9bb6a4c1bd5dfb1c9ae9bd3d3c7d4ae9e7c8b9a4b3c2d1e0f00";

  private static ProducerCredential credential() {
    return ProducerCredential.derive(SECRET, NODE, 1);
  }

  private static ProducerCredential read(String text) {
    return Objects.requireNonNull(ProducerCredential.read(text));
  }

  @Test
  void text_read_isTheSameCredential() {
    ProducerCredential read = read(credential().text());

    assertThat(read.producer()).isEqualTo(NODE);
    assertThat(read.generation()).isEqualTo(1);
    assertThat(read.text()).isEqualTo(credential().text());
    assertThat(read.isFrom(SECRET)).isTrue();
  }

  /// Nodes have theirs for years: what a secret gives must not change.
  @Test
  void derive_always_givesTheSame() {
    assertThat(credential().text())
        .isEqualTo(
            "wmp_00000000-0000-0001-0000-000000000002_1_"
                + "a3e0a03046b23281d88e7f09c8e66d55337bdf5a14fb4fbaa850f4ca5410f8c8");
  }

  @Test
  void isFrom_anotherSecretProducerOrGeneration_isFalse() {
    String mac = credential().text().substring(credential().text().lastIndexOf('_'));

    assertThat(credential().isFrom("another-secret")).isFalse();
    assertThat(read("wmp_" + new UUID(1, 3) + "_1" + mac).isFrom(SECRET)).isFalse();
    assertThat(read("wmp_" + NODE + "_2" + mac).isFrom(SECRET)).isFalse();
    assertThat(read(TEXT).isFrom(SECRET)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "wmp_",
        "ingest-key-of-the-tests-0123456789ab",
        "wmp_00000000-0000-0001-0000-000000000002_0_"
            + "aa57a7a8e8a1e9bb6a4c1bd5dfb1c9ae9bd3d3c7d4ae9e7c8b9a4b3c2d1e0f00",
        "wmp_00000000-0000-0001-0000-000000000002_1_aa57",
        "wmp_00000000-0000-0001-0000-000000000002_99999999999_"
            + "aa57a7a8e8a1e9bb6a4c1bd5dfb1c9ae9bd3d3c7d4ae9e7c8b9a4b3c2d1e0f00",
        "wmp_1-1-1-1-1_1_aa57a7a8e8a1e9bb6a4c1bd5dfb1c9ae9bd3d3c7d4ae9e7c8b9a4b3c2d1e0f00",
      })
  void read_somethingElse_isNone(String text) {
    assertThat(ProducerCredential.read(text)).isNull();
  }

  @Test
  void sign_batch_isKnownByTheSameCredentialOnly() {
    byte[] batch = {1, 2, 3};
    byte[] signature = credential().sign(batch);

    assertThat(credential().hasSigned(batch, signature)).isTrue();
    assertThat(ProducerCredential.generationOf(signature)).isEqualTo(1);
    assertThat(credential().hasSigned(new byte[] {1, 2, 4}, signature)).isFalse();
    assertThat(ProducerCredential.derive(SECRET, NODE, 2).hasSigned(batch, signature)).isFalse();
    assertThat(ProducerCredential.derive(SECRET, new UUID(1, 3), 1).hasSigned(batch, signature))
        .isFalse();
    for (int bit = 0; bit < 8 * signature.length; bit++) {
      byte[] changed = signature.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(credential().hasSigned(batch, changed)).as("bit " + bit).isFalse();
    }
  }

  @Test
  void generationOf_noSignature_isNone() {
    assertThat(ProducerCredential.generationOf(new byte[0])).isZero();
    assertThat(ProducerCredential.generationOf(new byte[36])).isZero();
    byte[] negative = new byte[36];
    negative[0] = -1;
    assertThat(ProducerCredential.generationOf(negative)).isZero();
  }

  @Test
  void derive_generationOutOfRange_isABug() {
    assertThatThrownBy(() -> ProducerCredential.derive(SECRET, NODE, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void toString_secretIsNotInIt() {
    String secret = credential().text().substring(credential().text().lastIndexOf('_') + 1);

    assertThat(credential().toString()).doesNotContain(secret).contains(NODE.toString());
  }
}
