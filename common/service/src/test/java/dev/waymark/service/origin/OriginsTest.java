package dev.waymark.service.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {
  private static Origins trusting(String proxies) {
    return new Origins(() -> Optional.of(proxies).filter(list -> !list.isEmpty()));
  }

  @Test
  void of_noProxyConfigured_believesNoHeader() {
    assertThat(trusting("").of("192.0.2.7", List.of("203.0.113.9"))).hasToString("192.0.2.7");
  }

  @Test
  void of_trustedProxy_isBelievedWhatItAdded() {
    assertThat(trusting("10.0.0.0/8").of("10.1.2.3", List.of("198.51.100.1, 203.0.113.9")))
        .hasToString("203.0.113.9");
    assertThat(trusting("10.0.0.0/8").of("192.0.2.7", List.of("203.0.113.9")))
        .hasToString("192.0.2.7");
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.0",
    "192.0.2.255, 192.0.2.0",
    "::ffff:192.0.2.7, 192.0.2.0",
    "2001:db8:1:2ff::7, 2001:db8:1:200:0:0:0:0",
    "2001:db8:1:201:a:b:c:d, 2001:db8:1:200:0:0:0:0",
  })
  void network_ofAnAddress_isWhatOneCallerMayHave(String address, String network) {
    assertThat(trusting("").of(address, List.of()).network()).isEqualTo(network);
  }

  @Test
  void network_withoutAddress_isOneForAll() {
    assertThat(trusting("").of(null, List.of()).network()).isEqualTo("local");
  }

  @Test
  void start_unreadableList_isRefused() {
    assertThatThrownBy(() -> trusting("10.0.0.0/8, nonsense"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("WAYMARK_TRUSTED_PROXIES")
        .hasMessageContaining("nonsense");
  }
}
