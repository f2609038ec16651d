package dev.waymark.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessengersTest {
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "https://wa.me/34600000000?text=x",
        "https://wa.me:443/34600000000",
        "https://wa.me./34600000000",
        "https://www.whatsapp.com/channel/x",
        "https://whatsapp.com/channel/x",
        "https://chat.whatsapp.com/x",
        "https://t.me?x",
        "https://acme.t.me",
        "https://www.telegram.me/acme",
        "https://m.me/acme",
        "https://www.messenger.com/t/acme",
        "https://lin.ee/x",
        "https://page.line.me/acme",
        "https://signal.me/#p/+34600000000",
        "https://signal.group/#x",
        "https://invite.viber.com/?g2=x",
        "https://chats.viber.com/acmebot",
        "https://ig.me/m/acme",
      })
  void isLink_hostOfAMessenger_isOne(String url) {
    assertThat(Messengers.isLink(url)).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "https://example.com/",
        "https://example.com/wa.me",
        "https://example.com/?u=https://t.me/acme",
        "https://wa.me.example.com/",
        "https://notwa.me/",
        "https://nott.me/",
        "https://www.example.com/",
        "http://[::1]/",
      })
  void isLink_anotherHost_isNone(String url) {
    assertThat(Messengers.isLink(url)).isFalse();
  }
}
