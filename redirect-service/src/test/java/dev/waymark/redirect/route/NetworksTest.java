package dev.waymark.redirect.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworksTest {
  @ParameterizedTest
  @CsvSource({
    "203.0.113.77,       203.0.113.0/24",
    "255.255.255.255,    255.255.255.0/24",
    "0.0.0.1,            0.0.0.0/24",
    "2001:db8:1:2:3::4,  2001:db8:1:0:0:0:0:0/48",
    "::1,                0:0:0:0:0:0:0:0/48",
  })
  void of_address_isItsNetwork(String address, String network) {
    assertThat(Networks.of(InetAddress.ofLiteral(address))).isEqualTo(network);
  }
}
