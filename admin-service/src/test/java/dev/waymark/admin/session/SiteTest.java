package dev.waymark.admin.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTest {
  @ParameterizedTest
  @CsvSource({
    "https, Links.Example.com:443, https://links.example.com, HTTPS",
    "https, links.example.com:8443, https://links.example.com:8443, HTTPS",
    "http, localhost:8081, http://localhost:8081, LOOPBACK",
    "http, LOCALHOST, http://localhost, LOOPBACK",
    "http, 127.0.0.1:80, http://127.0.0.1, LOOPBACK",
    "http, 127.8.9.10:8081, http://127.8.9.10:8081, LOOPBACK",
    "http, [::1]:8081, http://[::1]:8081, LOOPBACK",
    "http, 127.0.0.1.nip.io, http://127.0.0.1.nip.io, PLAIN",
    "http, localhost.example.com, http://localhost.example.com, PLAIN",
    "http, 10.0.0.1:8081, http://10.0.0.1:8081, PLAIN",
    "http, links.example.com, http://links.example.com, PLAIN",
  })
  void of_whateverHost_saysWhoCanReadAlong(
      String scheme, String host, String origin, Site.Way way) {
    assertThat(Site.of(scheme, host)).isEqualTo(new Site(origin, way));
  }
}
