package dev.waymark.redirect.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordFormTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "password=launch2025                 | launch2025 | -",
        "password=a+b%20c&visit=x.1.y        | a b c      | x.1.y",
        "visit=x&password=caf%C3%A9          | café       | x",
        "password=one&password=two           | one        | -",
        "password=                           | ''         | -",
        "password                            | ''         | -",
        "Password=a                          | ''         | -",
        "password=%zz                        | ''         | -",
        "''                                  | ''         | -",
        "{\"password\":\"a\"}                | ''         | -",
      })
  void read_body_isPasswordAndVisit(String body, String password, @Nullable String visit) {
    PasswordForm form = PasswordForm.read(body);

    assertThat(form.password()).isEqualTo(password);
    assertThat(form.firstVisit()).isEqualTo(visit);
    assertThat(form.toString()).isEqualTo("PasswordForm[...]");
  }

  @Test
  void read_anyBytes_isTotal() {
    var random = new SplittableRandom(5);
    for (int round = 0; round < 5_000; round++) {
      var body = new StringBuilder("password=");
      for (int length = random.nextInt(200); length > 0; length--) {
        body.append((char) random.nextInt(256));
      }
      String hostile = body.toString();
      assertThatCode(() -> PasswordForm.read(hostile)).doesNotThrowAnyException();
    }
    assertThat(PasswordForm.read("password=" + "a".repeat(60_000)).password()).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      nullValues = "-",
      value = {
        "application/x-www-form-urlencoded,               true",
        "Application/X-WWW-Form-Urlencoded; charset=UTF-8, true",
        "application/json,                                false",
        "multipart/form-data; boundary=x,                 false",
        "text/plain,                                      false",
        "'',                                              false",
        "-,                                               false",
      })
  void isReadable_type_isAFormOrNot(@Nullable String type, boolean readable) {
    assertThat(PasswordForm.isReadable(type)).isEqualTo(readable);
  }
}
