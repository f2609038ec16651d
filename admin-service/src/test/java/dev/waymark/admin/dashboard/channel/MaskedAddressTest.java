package dev.waymark.admin.dashboard.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.channel.ChannelKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedAddressTest {
  @ParameterizedTest
  @CsvSource({
    "WHATSAPP, +34612345678, +34 ••• 678",
    "PHONE, +1234, +1234",
    "EMAIL, ana.martin@example.com, a•••@example.com",
    "TELEGRAM, waymark_es, waymark_es",
    "WEBSITE, https://www.example.com/, example.com",
    "BOOKING, https://example.com/book/ana, example.com/book/ana"
  })
  void address_ofSomebody_isHiddenInTheMiddle(ChannelKind kind, String canonical, String shown) {
    assertThat(MaskedAddress.of(kind, canonical)).isEqualTo(shown);
  }
}
