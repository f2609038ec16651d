package dev.waymark.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseAddressTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "jdbc:postgresql://db/x?ssl=true, jdbc:postgresql://db/x?ssl=true, null, null",
        "postgresql://u:p@db:5433/x, jdbc:postgresql://db:5433/x, u, p",
        "postgresql://u@db/x?ssl=true, jdbc:postgresql://db/x?ssl=true, u, null",
        "postgres://ann:s%40cret+@db/x?ssl=true, jdbc:postgresql://db/x?ssl=true, ann, s@cret+",
        "postgresql://ann@[::1]:5432/w, jdbc:postgresql://[::1]:5432/w, ann, null",
        "postgresql://db:5433/x, jdbc:postgresql://db:5433/x, null, null",
        "postgresql://db/x, jdbc:postgresql://db/x, null, null",
        "postgresql://u:p%40+s@db/x, jdbc:postgresql://db/x, u, p@+s",
      })
  void parse_url_isTakenApart(String url, String jdbc, String username, String password) {
    assertThat(DatabaseAddress.parse(url)).isEqualTo(new DatabaseAddress(jdbc, username, password));
  }

  @Test
  void toString_password_isNotShown() {
    assertThat(DatabaseAddress.parse("postgresql://u:secret@db/x"))
        .asString()
        .doesNotContain("secret");
  }
}
