package dev.waymark.redirect.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicationDatabaseTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "jdbc:postgresql://db:5432/w,                jdbc:postgresql://db:5432/w,      ,       ",
    "postgresql://db:5432/w,                     jdbc:postgresql://db:5432/w,      ,       ",
    "postgres://db/w?sslmode=require,            jdbc:postgresql://db/w?sslmode=require, , ",
    "postgresql://ann@db/w,                      jdbc:postgresql://db/w,           ann,    ",
    "postgresql://ann:s3cret@db:5432/w,          jdbc:postgresql://db:5432/w,      ann,    s3cret",
    "postgresql://ann:p%40ss%2Fw+rd@db/w,        jdbc:postgresql://db/w,           ann,    p@ss/w+rd",
    "postgresql://ann:p@ss@db/w,                 jdbc:postgresql://db/w,           ann,    p@ss",
    "postgresql://ann:s3cret@[::1]:5432/w,       jdbc:postgresql://[::1]:5432/w,   ann,    s3cret",
  })
  void of_url_isRead(
      String url, String jdbcUrl, @Nullable String username, @Nullable String password) {
    assertThat(PublicationDatabase.of(url, null, null))
        .isEqualTo(new PublicationDatabase(jdbcUrl, username, password));
  }

  @Test
  void of_separateCredentials_win() {
    assertThat(PublicationDatabase.of("postgresql://ann:one@db/w", "bob", "two"))
        .isEqualTo(new PublicationDatabase("jdbc:postgresql://db/w", "bob", "two"));
  }

  @Test
  void of_somethingElse_isRefusedWithoutRepeatingIt() {
    assertThatThrownBy(() -> PublicationDatabase.of("mysql://ann:s3cret@db/w", null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void toString_password_isLeftOut() {
    assertThat(PublicationDatabase.of("postgresql://ann:s3cret@db/w", null, null).toString())
        .doesNotContain("s3cret");
  }
}
