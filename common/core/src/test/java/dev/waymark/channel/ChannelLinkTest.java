package dev.waymark.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelLinkTest {

  @ParameterizedTest(name = "{0} {1} {2} -> {3}")
  @CsvSource(
      nullValues = "-",
      value = {
        "WHATSAPP, +34600000000, -, https://wa.me/34600000000",
        "WHATSAPP, +34600000000, Hi & bye, https://wa.me/34600000000?text=Hi%20%26%20bye",
        "WHATSAPP, +34600000000, ¡Olé! 😀, https://wa.me/34600000000?text=%C2%A1Ol%C3%A9%21%20%F0%9F%98%80",
        "WHATSAPP, https://chat.whatsapp.com/AbC, -, https://chat.whatsapp.com/AbC",
        "TELEGRAM, acme, -, https://t.me/acme",
        "TELEGRAM, acme, Hi + bye, https://t.me/acme?text=Hi%20%2B%20bye",
        "TELEGRAM, acme, @acme hi, https://t.me/acme?text=%20%40acme%20hi",
        "TELEGRAM, AcmeBot, ad-7_x, https://t.me/AcmeBot?start=ad-7_x",
        "TELEGRAM, +34600000000, Hi, https://t.me/+34600000000?text=Hi",
        "TELEGRAM, https://t.me/+AbC, -, https://t.me/+AbC",
        "WEBSITE, https://example.com/a?b#c, -, https://example.com/a?b#c",
        "BOOKING, http://example.com/, -, http://example.com/",
        "PHONE, +34600000000, -, tel:+34600000000",
        "PHONE, +34600000000;ext=12, -, tel:+34600000000;ext=12",
        "SMS, +34600000000, -, sms:+34600000000",
        "SMS, +34600000000, Hi there, sms:+34600000000?body=Hi%20there",
        "EMAIL, sales+web@example.com, -, mailto:sales+web@example.com",
        "EMAIL, o'neill/x@example.com, -, mailto:o%27neill%2Fx@example.com",
        "EMAIL, sales@example.com, 1+1 & 2, mailto:sales@example.com?body=1%2B1%20%26%202",
        "MESSENGER, acme.shop, ad=7, https://m.me/acme.shop?ref=ad%3D7",
        "INSTAGRAM, acme.shop, ad-7, https://ig.me/m/acme.shop?ref=ad-7",
        "VIBER, +34600000000, -, viber://chat?number=%2B34600000000",
        "VIBER, +34600000000, Hi there, viber://chat?number=%2B34600000000&draft=Hi%20there",
        "VIBER, acmebot, Hi, viber://pa?chatURI=acmebot&text=Hi",
        "LINE, @acme, -, https://line.me/R/ti/p/%40acme",
        "LINE, @acme, Hi there, https://line.me/R/oaMessage/%40acme/?Hi%20there",
        "LINE, ~acme, -, https://line.me/R/ti/p/~acme",
        "LINE, https://lin.ee/AbC, -, https://lin.ee/AbC",
        "SIGNAL, +34600000000, -, https://signal.me/#p/+34600000000",
        "SIGNAL, https://signal.group/#AbC, -, https://signal.group/#AbC",
      })
  void of_channel_isItsUrl(
      ChannelKind kind, String canonical, @Nullable String message, String url) {
    assertThat(ChannelLink.of(kind, canonical, message, null)).isEqualTo(url);
  }

  @Test
  void of_mail_hasSubjectAndBodyAndItsLineBreaksAsMailsHaveThem() {
    assertThat(ChannelLink.of(ChannelKind.EMAIL, "a@example.com", "x\ny\r\nz", "A & B"))
        .isEqualTo("mailto:a@example.com?subject=A%20%26%20B&body=x%0D%0Ay%0D%0Az");
    assertThat(ChannelLink.of(ChannelKind.EMAIL, "a@example.com", null, "A"))
        .isEqualTo("mailto:a@example.com?subject=A");
  }

  @Test
  void of_chat_hasLineBreaksAsLineFeeds() {
    assertThat(ChannelLink.of(ChannelKind.WHATSAPP, "+34600000000", "x\r\ny\rz", null))
        .isEqualTo("https://wa.me/34600000000?text=x%0Ay%0Az");
  }

  @Test
  void of_placeholder_staysWhereverItStands() {
    assertThat(
            ChannelLink.of(
                ChannelKind.WHATSAPP, "+34600000000", "{click_id} {x} {click_id}{click_id}", null))
        .isEqualTo("https://wa.me/34600000000?text={click_id}%20%7Bx%7D%20{click_id}{click_id}");
    assertThat(ChannelLink.of(ChannelKind.TELEGRAM, "acmebot", "ad-{click_id}", null))
        .isEqualTo("https://t.me/acmebot?start=ad-{click_id}");
  }

  @Test
  void of_headersInAMessage_stayInTheMessage() {
    assertThat(ChannelLink.of(ChannelKind.EMAIL, "a@example.com", "x&bcc=evil@example.com", "y?z"))
        .isEqualTo("mailto:a@example.com?subject=y%3Fz&body=x%26bcc%3Devil%40example.com");
  }
}
