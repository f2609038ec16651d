package dev.waymark.admin.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortLinksTest {
  private record Settings(URI url) implements PublicSettings {}

  private static ShortLinks at(String url) {
    return new ShortLinks(new Settings(URI.create(url)));
  }

  @Test
  void url_always_beginsWithThePublicUrl() {
    assertThat(at("https://Go.example.com/").url("Sale")).isEqualTo("https://go.example.com/Sale");
    assertThat(at("http://localhost:8080").url("a")).isEqualTo("http://localhost:8080/a");
    assertThat(at("http://localhost:8080").defaultDomain()).isEqualTo("localhost");
  }

  @ParameterizedTest
  @CsvSource({
    "https://go.example.com,https://go.example.com/x,true",
    "https://go.example.com,http://go.example.com,true",
    "https://go.example.com,http://go.example.com:80/x,true",
    "https://go.example.com,https://go.example.com:443?x,true",
    "https://go.example.com,https://go.example.com./x,true",
    "https://go.example.com,https://go.example.com:8443/x,false",
    "https://go.example.com,https://www.go.example.com/x,false",
    "https://go.example.com,https://example.com/https://go.example.com/,false",
    "http://localhost:8080,http://localhost:8080/x,true",
    "http://localhost:8080,http://localhost:3000/x,false",
  })
  void ownLinkFault_host_decides(String own, String url, boolean refused) {
    assertThat(at(own).ownLinkFault(url) != null).isEqualTo(refused);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "go.example.com",
        "ftp://go.example.com",
        "https://go.example.com/links",
        "https://a@b",
        "https://go.example.com?x",
        "https:///x"
      })
  void settings_unusable_refuseToStart(String url) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> at(url))
        .withMessageContaining("WAYMARK_PUBLIC_URL");
  }
}
