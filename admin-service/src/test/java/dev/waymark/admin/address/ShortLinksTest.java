package dev.waymark.admin.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waymark.fault.Faults;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortLinksTest {
  private record Settings(URI url, boolean http) implements PublicSettings {}

  /// Two domains answer beside the default one. Plain http is meant, wherever it is.
  private static ShortLinks at(String url) {
    return at(url, true);
  }

  private static ShortLinks at(String url, boolean isHttpMeant) {
    return new ShortLinks(
        new Settings(URI.create(url), isHttpMeant),
        hosts ->
            Stream.of("go.acme.example", "acme.link")
                .filter(hosts::contains)
                .collect(Collectors.toSet()),
        _ -> Map.of());
  }

  @Test
  void url_always_beginsWithThePublicUrl() {
    assertThat(at("https://Go.example.com/").url(null, "Sale"))
        .isEqualTo("https://go.example.com/Sale");
    assertThat(at("http://localhost:8080").url(null, "a")).isEqualTo("http://localhost:8080/a");
    assertThat(at("http://localhost:8080").url("acme.link", "a"))
        .isEqualTo("http://acme.link:8080/a");
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
    "http://localhost:18080,http://LOCALHOST.:18080/menu,true",
    "http://localhost:18080,HTTP://localhost.:18080,true",
    "https://go.example.com,https://go.example.com.:443/x,true",
    "https://Go.Example.com.:443,https://go.example.com/x,true",
    "https://go.example.com,https://g%6f.example%2Ecom/x,true",
    "https://go.example.com,https://a:b@go.example.com/x,true",
    "https://go.example.com,https://go.example.com@evil.example/x,false",
    "https://xn--mnchen-3ya.example,https://MÜNCHEN.example/x,true",
    "https://xn--mnchen-3ya.example,https://XN--MNCHEN-3YA.example/x,true",
    "http://[2001:db8::7]:8080,http://[2001:DB8:0:0::7]:8080/x,true",
    "http://192.0.2.7:8080,http://[::ffff:192.0.2.7]:8080/x,true",
    "http://localhost:8080,http://acme.link.:8080/x,true",
    "http://localhost:8080,http://ACME.link./x,true",
    "https://go.example.com,https://go.acme.example/x,true",
    "https://go.example.com,http://acme.link:80/x,true",
    "https://go.example.com,https://www.acme.link/x,false",
    "http://localhost:8080,http://acme.link:8080/x,true",
    "http://localhost:8080,http://acme.link:3000/x,false",
  })
  void refuseOwn_host_decides(String own, String url, boolean refused) {
    var faults = new Faults();
    at(own).refuseOwn(Map.of("/target", url), faults);
    assertThat(faults.toList()).hasSize(refused ? 1 : 0);
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

  @Test
  void settings_plainHttpElsewhere_refusesToStartUnlessMeant() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> at("http://go.example.com", false))
        .withMessageContaining("WAYMARK_PUBLIC_HTTP");
    assertThat(at("http://go.example.com", true).defaultDomain()).isEqualTo("go.example.com");
    assertThat(at("http://localhost:8080", false).defaultDomain()).isEqualTo("localhost");
  }
}
