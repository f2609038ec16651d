package dev.waymark.address;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://go.example.com",
        "HTTPS://192.0.2.1",
        "http://localhost:8080",
        "http://LOCALHOST",
        "http://go.localhost:8080",
        "http://127.0.0.1:8080",
        "http://127.8.9.10",
        "http://[::1]:8080"
      })
  void check_httpsOrThisMachine_isAccepted(String url) {
    assertThatCode(() -> PublicUrl.check(URI.create(url), false)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://go.example.com",
        "HTTP://go.example.com",
        "http://192.0.2.1:8080",
        "http://0.0.0.0:8080",
        "http://localhost.example.com",
        "http://127.0.0.1.example.com",
        "http://[2001:db8::1]"
      })
  void check_plainHttpElsewhere_isRefusedUnlessMeant(String url) {
    assertThatThrownBy(() -> PublicUrl.check(URI.create(url), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("WAYMARK_PUBLIC_HTTP=true")
        .hasMessageContaining(url);
    assertThatCode(() -> PublicUrl.check(URI.create(url), true)).doesNotThrowAnyException();
  }

  @Test
  void check_noHost_isRefused() {
    assertThatThrownBy(() -> PublicUrl.check(URI.create("http:go.example.com"), false))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
