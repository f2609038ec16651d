package dev.waymark.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "jdbc:postgresql://db/x?ssl=true, jdbc:postgresql://db/x?ssl=true, null, null",
        "jdbc:postgresql:x, jdbc:postgresql:x, null, null",
        "postgresql://u:p@db:5433/x, jdbc:postgresql://db:5433/x, u, p",
        "postgresql://u@db/x?ssl=true, jdbc:postgresql://db/x?ssl=true, u, null",
        "postgresql://u@db?ssl=true, jdbc:postgresql://db?ssl=true, u, null",
        "postgresql://u:@db/x, jdbc:postgresql://db/x, u, ''",
        "postgres://ann:s%40cret+@db/x?ssl=true, jdbc:postgresql://db/x?ssl=true, ann, s@cret+",
        "postgresql://db:5433/x, jdbc:postgresql://db:5433/x, null, null",
        "postgresql://db/x, jdbc:postgresql://db/x, null, null",
        "postgresql://db, jdbc:postgresql://db, null, null",
        // container networks
        "postgresql://app:pw@my_db:5432/waymark, jdbc:postgresql://my_db:5432/waymark, app, pw",
        "postgresql://app:pw@a_b.c_d/w, jdbc:postgresql://a_b.c_d/w, app, pw",
        // IPv6
        "postgresql://ann@[::1]:5432/w, jdbc:postgresql://[::1]:5432/w, ann, null",
        "postgresql://ann:x@[2001:db8::7]/w, jdbc:postgresql://[2001:db8::7]/w, ann, x",
        "postgresql://ann:x@[::ffff:1.2.3.4]/w, jdbc:postgresql://[::ffff:1.2.3.4]/w, ann, x",
        "postgresql://ann:x@[fe80::1%eth0]/w, jdbc:postgresql://[fe80::1%eth0]/w, ann, x",
        // several, of which the driver takes the first that answers
        "'postgresql://u:p@a:1,b_c:2/x', 'jdbc:postgresql://a:1,b_c:2/x', u, p",
        // passwords
        "postgresql://u:p%40+s@db/x, jdbc:postgresql://db/x, u, p@+s",
        "postgresql://u:p%2Fw%3F%23%25@db/x, jdbc:postgresql://db/x, u, p/w?#%",
        "postgresql://u:p:q@db/x, jdbc:postgresql://db/x, u, p:q",
        "postgresql://u:p@ss@db/x, jdbc:postgresql://db/x, u, p@ss",
        "postgresql://%C3%A5sa:p%C3%A4ron@db/x, jdbc:postgresql://db/x, åsa, päron",
        "postgresql://åsa:päron@db/x, jdbc:postgresql://db/x, åsa, päron",
        // parameters stay as they are
        "postgresql://u:p@db/x?a=%2F&b=c@d:e/f, jdbc:postgresql://db/x?a=%2F&b=c@d:e/f, u, p",
        "postgresql://u:p@db/my%20base, jdbc:postgresql://db/my%20base, u, p",
      })
  void parse_url_isTakenApart(
      String url, String jdbc, @Nullable String username, @Nullable String password) {
    assertThat(DatabaseAddress.parse(url)).isEqualTo(new DatabaseAddress(jdbc, username, password));
  }

  @Test
  void parse_credentialsBeside_winOverThoseInTheUrl() {
    assertThat(DatabaseAddress.parse("postgresql://ann:one@db/w", "bob", "two"))
        .isEqualTo(new DatabaseAddress("jdbc:postgresql://db/w", "bob", "two"));
    assertThat(DatabaseAddress.parse("postgresql://ann:one@db/w", "bob", null))
        .isEqualTo(new DatabaseAddress("jdbc:postgresql://db/w", "bob", "one"));
    assertThat(DatabaseAddress.parse("jdbc:postgresql://db/w", "bob", "two"))
        .isEqualTo(new DatabaseAddress("jdbc:postgresql://db/w", "bob", "two"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "geheim",
        "db:5432",
        "mysql://me:geheim@db/w",
        "jdbc:mysql://db/geheim",
        "postgresql:geheim",
        "postgresql://",
        "postgresql:///geheim",
        "postgresql://me:geheim@/w",
        "postgresql://me:geheim@:5432/w",
        "postgresql://me:ge heim@db/w",
        "postgresql://me:geheim\t@db/w",
        "postgresql://me:geheim@db/w\n",
        "postgresql://me:geheim%@db/w",
        "postgresql://me:geheim%4@db/w",
        "postgresql://me:geheim%zz@db/w",
        "postgresql://me:geheim%-1@db/w",
        "postgresql://me:geheim%FF@db/w",
        "postgresql://me%:geheim@db/w",
        "postgresql://me:geheim@db:0/w",
        "postgresql://me:geheim@db:65536/w",
        "postgresql://me:geheim@db:5432x/w",
        "postgresql://me:geheim@db:/w",
        "postgresql://me:geheim@a,,b/w",
        "postgresql://me:geheim@[::1/w",
        "postgresql://me:geheim@::1/w",
        "postgresql://me:geheim@[geheim]/w",
        "postgresql://me:geheim@%2Fvar%2Frun/w",
        "postgresql://me:geheim@db/w/x",
        "postgresql://me:geheim@db/w%2",
        "postgresql://me:geheim@db/w#x",
        "postgresql://me:ge/heim@db/w",
        "postgresql://me:12/heim@db",
        "postgresql://me:ge?heim@db/w",
      })
  void parse_somethingElse_isRefusedWithoutSayingIt(String url) {
    assertThatThrownBy(() -> DatabaseAddress.parse(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("WAYMARK_DATABASE_URL")
        .hasMessageNotContaining("heim")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://u:secret@db:1/x",
        "jdbc:postgresql://db:1/x?user=u&password=secret",
        "jdbc:postgresql://u:secret@db:1/x",
      })
  void toString_always_saysWhereAndNoPassword(String url) {
    assertThat(DatabaseAddress.parse(url)).hasToString("jdbc:postgresql://db:1/x");
  }
}
