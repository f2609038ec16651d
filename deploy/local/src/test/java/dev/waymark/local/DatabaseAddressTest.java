package dev.waymark.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
  @ParameterizedTest
  @CsvSource({
    "postgresql://db/w, jdbc:postgresql://db:5432/w, ,",
    "postgres://me@db:6000/w, jdbc:postgresql://db:6000/w, me,",
    "postgresql://me:p%40ss+word@db/w?sslmode=require,"
        + " jdbc:postgresql://db:5432/w?sslmode=require, me, p@ss+word",
    "postgresql://me:@[::1]/w, jdbc:postgresql://[::1]:5432/w, me, ''",
    "jdbc:postgresql://db/w, jdbc:postgresql://db/w, ,",
  })
  void read_goodUrl_isSplit(String text, String url, String username, String password) {
    assertThat(DatabaseAddress.read(text, null, null))
        .isEqualTo(new DatabaseAddress(url, username, password));
  }

  @Test
  void read_credentialsBeside_winOverThoseInTheUrl() {
    assertThat(DatabaseAddress.read("postgresql://a:b@db/w", "c", "d"))
        .isEqualTo(new DatabaseAddress("jdbc:postgresql://db:5432/w", "c", "d"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql://me:geheim@db/w", "db:5432", "postgresql://me:ge heim@db/w", "x"})
  void read_somethingElse_refusedWithoutSayingIt(String text) {
    assertThatThrownBy(() -> DatabaseAddress.read(text, null, null))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("WAYMARK_DATABASE_URL")
        .hasMessageNotContaining("heim")
        .hasNoCause();
  }
}
