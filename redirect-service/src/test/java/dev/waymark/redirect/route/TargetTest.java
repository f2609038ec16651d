package dev.waymark.redirect.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
  @ParameterizedTest
  @CsvSource({
    "http://go.example.com/sale?x=/,  go.example.com,      /sale?x=/",
    "hTTps://GO.example.com:443/a/b,  GO.example.com:443,  /a/b",
    "http://go.example.com,           go.example.com,      /",
    "http://go.example.com?x=1,       go.example.com,      /?x=1",
    "http://go.example.com#x,         go.example.com,      /#x",
    "http://[::1]:80/x,               [::1]:80,            /x",
    "http://go.example.com/a@b,       go.example.com,      /a@b",
  })
  void of_absoluteForm_isHostAndPath(String uri, String authority, String path) {
    assertThat(Target.of(uri)).isEqualTo(new Target(authority, path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/sale",
        "sale",
        "*",
        "http:",
        "http:/",
        "http://",
        "http:///sale",
        "http://?x",
        "http://#x",
        "http://me@go.example.com/sale",
        "http://me:pw@go.example.com",
        "httpx://go.example.com/",
        "ftp://go.example.com/",
        "//go.example.com/sale",
        "go.example.com:80"
      })
  void of_anythingElse_isNull(String uri) {
    assertThat(Target.of(uri)).isNull();
  }

  @Test
  void of_nothing_isNull() {
    assertThat(Target.of("")).isNull();
  }
}
