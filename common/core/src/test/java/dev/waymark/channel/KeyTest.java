package dev.waymark.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource({"¡Día Ñ 1!, dia-n-1", "--A--, a", "12345678901, 1234567890", "Κανάλι,"})
  void of_name_isWhatOfItAKeyCanHave(String name, @Nullable String key) {
    assertThat(Key.of(name, 10)).isEqualTo(key);
  }

  @Test
  void free_nameThatOthersHave_getsANumber() {
    Set<String> taken = Set.of("sales", "sales-2");
    assertThat(Key.free("Sales", "channel", taken::contains)).isEqualTo("sales-3");
    assertThat(Key.free("Κανάλι", "channel", taken::contains)).isEqualTo("channel");
    assertThat(Key.fault(Key.free("x-".repeat(100), "x", taken::contains))).isNull();
  }
}
