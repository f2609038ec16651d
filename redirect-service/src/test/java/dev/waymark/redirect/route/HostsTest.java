package dev.waymark.redirect.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.redirect.replica.Links;
import dev.waymark.redirect.replica.LinksFixture;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {
  private static final URI PUBLIC = URI.create("https://Go.Example.com:8443");
  private static final Links LINKS = LinksFixture.of("brand.example", "sale");

  /// One domain has links, another is only published.
  private static Hosts hosts(UnknownHosts unknown) {
    return new Hosts(LINKS, LinksFixture.domains("new.example"), PUBLIC, unknown);
  }

  @ParameterizedTest(name = "{0}: refuse -> {1}, default -> {2}")
  @CsvSource(
      nullValues = "none",
      delimiter = '|',
      value = {
        "go.example.com        | ''              | ''",
        "Go.Example.com:8443   | ''              | ''",
        "go.example.com:443    | ''              | ''",
        "GO.EXAMPLE.COM.       | ''              | ''",
        "go.example.com.:1     | ''              | ''",
        "brand.example         | brand.example   | brand.example",
        "BRAND.example:80      | brand.example   | brand.example",
        "BR%61nd.example.:8443 | brand.example   | brand.example",
        "brand%2eexample       | brand.example   | brand.example",
        "brand%4               | none            | none",
        "brand.example..       | none            | none",
        "[::1                  | none            | none",
        "new.example           | new.example     | new.example",
        "evil.example          | none            | ''",
        "none                  | none            | ''",
        "go.example.com:80@evil| none            | none",
        "go.example.com:8a     | none            | none",
        "go example.com        | none            | none",
        ":80                   | none            | none",
        "''                    | none            | none",
        ".                     | none            | none",
        "[::1]:8080            | none            | ''",
      })
  void domain_host_isTheOneThatIsMeant(
      @Nullable String host, @Nullable String refusing, @Nullable String defaulting) {
    assertThat(hosts(UnknownHosts.REFUSE).domain(host)).isEqualTo(refusing);
    assertThat(hosts(UnknownHosts.DEFAULT).domain(host)).isEqualTo(defaulting);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[2001:db8::7]:8443", "[2001:DB8:0:0:0:0:0:7]", "[2001:db8::0007]:1"})
  void domain_addressInAnySpelling_isTheDefaultOne(String host) {
    var publicUrl = URI.create("http://[2001:db8:0::7]:8443");
    var hosts =
        new Hosts(LINKS, LinksFixture.domains("new.example"), publicUrl, UnknownHosts.REFUSE);
    assertThat(hosts.domain(host)).isEqualTo(Links.DEFAULT_DOMAIN);
    assertThat(hosts.domain("[2001:db8::8]:8443")).isNull();
  }

  @Test
  void publicUrl_withoutHost_isRefused() {
    assertThatThrownBy(
            () ->
                new Hosts(
                    LINKS,
                    LinksFixture.domains("new.example"),
                    URI.create("/short"),
                    UnknownHosts.REFUSE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("WAYMARK_PUBLIC_URL");
  }
}
