package dev.waymark.redirect.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.redirect.replica.LinksFixture;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateDomainsTest {
  private final CertificateDomains certificates =
      new CertificateDomains(
          LinksFixture.domains("brand.example"), URI.create("https://Go.Example.com:8443"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "brand.example",
        "BRAND.example",
        "brand.example.",
        "go.example.com",
        "GO.example.com"
      })
  void allows_ours_inAnySpelling(String domain) {
    assertThat(certificates.allows(domain)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "evil.example",
        "www.brand.example",
        "brand.example.evil.example",
        "example",
        "brand.example:443",
        "*.example",
        "*.brand.example",
        "brand.example/",
        "brand example",
        "brand.example..",
        "brand.example\u0000",
        "[::1]",
        "127.0.0.1",
        "br%zz"
      })
  void allows_anyOther_never(String domain) {
    assertThat(certificates.allows(domain)).isFalse();
  }

  @Test
  void allows_longerThanAnyName_isNotRead() {
    assertThat(certificates.allows("brand.example" + ".".repeat(100_000))).isFalse();
    assertThat(certificates.allows("%62".repeat(1_000) + ".example")).isFalse();
  }
}
