package dev.waymark.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTest {

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"a", "7", "es-sales", "es--sales", "24-7"})
  void fault_readableKey_isNone(String key) {
    assertThat(Key.fault(key)).isNull();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"", "-", "-a", "a-", "Sales", "a b", "a_b", "ä", "a/b", "a\n"})
  void fault_anythingElse_isASentence(String key) {
    assertThat(Key.fault(key)).endsWith(".");
  }

  @Test
  void fault_lengthAtItsBound_isNoneAndASentenceOneBeyond() {
    assertThat(Key.fault("x".repeat(Key.MAX_LENGTH))).isNull();
    assertThat(Key.fault("x".repeat(Key.MAX_LENGTH + 1))).endsWith(".");
  }
}
