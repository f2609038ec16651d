package dev.waymark.admin.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
  private static final List<String> OWN = List.of("Ana García", "ana.garcia@example.com");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eleven char",
        "passwordpassword",
        "Password1234!",
        "qwertyuiop[]",
        "123456789012",
        "aaaaaaaaaaaaaaaa",
        "waymarkwaymark",
        "iloveyou12345",
        "letmeinletmein",
        "ana garcia 2026",
        "Ana.Garcia.2026",
        "monkey-dragon-1",
      })
  void fault_easilyGuessed_isOne(String password) {
    assertThat(Passwords.fault(password, OWN)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seven quiet herons at noon",
        "Zg7#kq2!vLp9",
        "пять тихих цапель",
        " four blue  teapots sing "
      })
  void fault_good_isNone(String password) {
    assertThat(Passwords.fault(password, OWN)).isNull();
  }

  @Test
  void fault_length_isBounded() {
    String good = "seven quiet herons at noon ";
    assertThat(Passwords.fault(good.repeat(8).substring(0, Passwords.MAX_LENGTH), OWN)).isNull();
    assertThat(Passwords.fault(good.repeat(8).substring(0, Passwords.MAX_LENGTH + 1), OWN))
        .contains("at most 200");
  }
}
