package dev.waymark.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.channel.ChannelAddress.Accepted;
import dev.waymark.channel.ChannelAddress.Refused;
import dev.waymark.link.AppUrl;
import dev.waymark.link.Messengers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every form that people paste, and the one that is kept. What is kept reads as itself.
class ChannelAddressTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "34600000000, +34600000000",
        "+34 600 000 000, +34600000000",
        "0034 600-000-000, +34600000000",
        "+1 (555) 010-9999, +15550109999",
        "+49.30/123456, +4930123456",
        "+39 06 1234567, +39061234567",
        "\u202a+34 600\u00a0000\u202f000\u202c, +34600000000",
        "+34\u2011600\u2013000\u2212000, +34600000000",
        "＋34 600 000 000, +34600000000",
        "+٣٤ ٦٠٠ ٠٠٠ ٠٠٠, +34600000000",
        "https://wa.me/34600000000, +34600000000",
        "http://www.wa.me/34600000000/, +34600000000",
        "wa.me/34600000000, +34600000000",
        "WA.me/34600000000, +34600000000",
        "https://wa.me/+34-600-000-000, +34600000000",
        "https://wa.me/%2B34600000000, +34600000000",
        "https://api.whatsapp.com/send?phone=34600000000, +34600000000",
        "https://api.whatsapp.com/send/?phone=%2B34600000000&type=phone_number&app_absent=0, +34600000000",
        "https://api.whatsapp.com/send?phone=+34600000000, +34600000000",
        "https://web.whatsapp.com/send?phone=0034600000000, +34600000000",
        "whatsapp://send?phone=34600000000, +34600000000",
        "whatsapp://send/?phone=+34600000000, +34600000000",
        "https://wa.me/message/ABC123XYZ, https://wa.me/message/ABC123XYZ",
        "https://api.whatsapp.com/message/ABC123XYZ?autoload=1, https://wa.me/message/ABC123XYZ",
        "https://wa.me/qr/ABC123XYZ, https://wa.me/qr/ABC123XYZ",
        "https://wa.me/c/34600000000, https://wa.me/c/34600000000",
        "wa.me/p/1234567890123456/34600000000, https://wa.me/p/1234567890123456/34600000000",
        "https://chat.whatsapp.com/GrOuP123?mode=ac_t, https://chat.whatsapp.com/GrOuP123",
        "https://chat.whatsapp.com/invite/GrOuP123, https://chat.whatsapp.com/GrOuP123",
        "whatsapp://chat?code=GrOuP123, https://chat.whatsapp.com/GrOuP123",
        "https://www.whatsapp.com/channel/0029Va, https://whatsapp.com/channel/0029Va",
      })
  void read_whatsApp_isNormalised(String typed, String canonical) {
    assertAccepted(ChannelKind.WHATSAPP, typed, canonical);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "0600 000 000",
        "011 34 600 000 000",
        "+0034 600 000 000",
        "+034 600 000 000",
        "00034600000000",
        "0",
        "00",
        "+34 (0) 600 000 000",
        "+34 (0)600 000 000",
        "+34 [ 0 ] 600 000 000",
        "(0) 600 000 000",
        "+34 600 CALL ME",
        "+34 600",
        "123456",
        "1234567890123456",
        "++34600000000",
        "34+600000000",
        "+34600000000, +34600000001",
        "+34600000000\n+34600000001",
        "+34600000000\0",
        "+34600000000#",
        "*34600000000",
        "https://wa.me/",
        "https://wa.me/?text=hello",
        "https://wa.me/0600000000",
        "https://wa.me/34600000000%0d%0aLocation:x",
        "https://wa.me/message/",
        "https://wa.me/message/a%2fb",
        "https://wa.me/message/a/b",
        "https://wa.link/abc123",
        "https://api.whatsapp.com/send?text=hello",
        "https://api.whatsapp.com.evil.example/send?phone=34600000000",
        "https://evil.example/wa.me/34600000000",
        "https://chat.whatsapp.com/",
        "https://whatsapp.com/channel/",
        "javascript:34600000000",
        "tg://resolve?phone=34600000000",
        "acme",
      })
  void read_whatsAppThatCantBeRight_isRefused(String typed) {
    assertRefused(ChannelKind.WHATSAPP, typed);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "acme, acme",
        "@Acme_Shop, Acme_Shop",
        "t.me/acme_shop, acme_shop",
        "https://t.me/acme_shop/, acme_shop",
        "http://telegram.me/acme_shop, acme_shop",
        "https://www.telegram.dog/acme_shop, acme_shop",
        "https://t.me/s/acme_shop, acme_shop",
        "https://t.me/acme_shop?utm_source=x&fbclid=y, acme_shop",
        "https://t.me/acme_shop?profile, https://t.me/acme_shop?profile",
        "https://t.me/acme_shop?boost, https://t.me/acme_shop?boost",
        "https://t.me/acmebot?startapp=a_b-1&mode=compact, https://t.me/acmebot?startapp=a_b-1&mode=compact",
        "https://t.me/acmebot?startgroup&admin=post_messages%2Bpin, https://t.me/acmebot?startgroup&admin=post_messages%2Bpin",
        "acmebot.t.me/?startapp=x, https://t.me/acmebot?startapp=x",
        "tg://resolve?domain=acmebot&startapp=x, https://t.me/acmebot?startapp=x",
        "tg://resolve?domain=acmebot&appname=shop&startapp=x, https://t.me/acmebot/shop?startapp=x",
        "https://t.me/acmebot/shop?startapp=x, https://t.me/acmebot/shop?startapp=x",
        "https://t.me/acme_shop/123?comment=45&single, https://t.me/acme_shop/123?comment=45&single",
        "https://t.me/c/1234567/89?thread=7, https://t.me/c/1234567/89?thread=7",
        "https://t.me/acmebot?start=a&startapp=b, https://t.me/acmebot?start=a&startapp=b",
        "https://t.me/+34600000000?profile, https://t.me/+34600000000?profile",
        "https://t.me/acmebot?startapp=%C3%BC%26x%0d, https://t.me/acmebot?startapp=%C3%BC%26x%0D",
        "acme_shop.t.me, acme_shop",
        "https://acme_shop.t.me/, acme_shop",
        "tg://resolve?domain=acme_shop, acme_shop",
        "tg:resolve?domain=acme_shop, acme_shop",
        "abcdefghijklmnopqrstuvwxyz_12345, abcdefghijklmnopqrstuvwxyz_12345",
        "+34 600 000 000, +34600000000",
        "0034 600 000 000, +34600000000",
        "https://t.me/+34600000000, +34600000000",
        "https://t.me/+34-600-000-000, +34600000000",
        "tg://resolve?phone=34600000000, +34600000000",
        "https://t.me/+AbCdEf_-123, https://t.me/+AbCdEf_-123",
        "https://t.me/joinchat/AbCdEf_-123, https://t.me/+AbCdEf_-123",
        "tg://join?invite=AbCdEf_-123, https://t.me/+AbCdEf_-123",
        "https://t.me/acme_shop/123, https://t.me/acme_shop/123",
        "https://t.me/s/acme_shop/123, https://t.me/acme_shop/123",
        "https://t.me/acme_shop/12/345, https://t.me/acme_shop/12/345",
        "tg://resolve?domain=acme_shop&post=123, https://t.me/acme_shop/123",
        "https://t.me/c/1234567/89, https://t.me/c/1234567/89",
        "https://t.me/m/AbCd-1, https://t.me/m/AbCd-1",
        "https://t.me/acmebot/shop, https://t.me/acmebot/shop",
      })
  void read_telegram_isNormalised(String typed, String canonical) {
    assertAccepted(ChannelKind.TELEGRAM, typed, canonical);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "abc",
        "@abc",
        "abcdefghijklmnopqrstuvwxyz_123456",
        "1acme",
        "_acme",
        "acme-shop",
        "acme shop",
        "äcme",
        "34600000000",
        "0600000000",
        "share",
        "joinchat",
        "https://t.me/",
        "https://t.me/share?url=https://example.com",
        "https://t.me/share/url?url=https://example.com",
        "https://t.me/addstickers/Acme",
        "https://t.me/joinchat/",
        "https://t.me/joinchat/34600000000",
        "https://t.me/+34-600",
        "https://t.me/+0600000000",
        "https://t.me/acme_shop/x",
        "https://t.me/c/123",
        "https://t.me/acme%0d%0ax",
        "https://t.me.evil.example/acme",
        "https://a.b.t.me/",
        "https://evil.example/acme",
        "tg://msg_url?url=https://example.com",
        "javascript:acme",
        "@",
      })
  void read_telegramThatCantBeRight_isRefused(String typed) {
    assertRefused(ChannelKind.TELEGRAM, typed);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "https://example.com/a?b#c, https://example.com/a?b#c",
    "example.com, https://example.com",
    "example.com:8080/x, https://example.com:8080/x",
    "münchen.example/straße, https://xn--mnchen-3ya.example/stra%C3%9Fe",
    "http://example.com/, http://example.com/",
    "https://example.com/?c={click_id}, https://example.com/?c={click_id}",
    "' https://example.com/ ', https://example.com/",
  })
  void read_page_isADestination(String typed, String canonical) {
    assertAccepted(ChannelKind.WEBSITE, typed, canonical);
    assertAccepted(ChannelKind.BOOKING, typed, canonical);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "javascript:1",
        "JavaScript:1",
        "data:text/html,x.y",
        "file:///etc/passwd",
        "tel:+34600000000",
        "sales@example.com",
        "//example.com",
        "/page.html",
        "\\\\example.com",
        "example",
        "https://user@example.com",
        "https://example.com/\r\nx",
        "exa mple.com",
      })
  void read_unsafePage_isRefused(String typed) {
    assertRefused(ChannelKind.WEBSITE, typed);
    assertRefused(ChannelKind.BOOKING, typed);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "+34 600 000 000, +34600000000",
    "0034600000000, +34600000000",
    "tel:+34-600-000-000, +34600000000",
    "tel://+34600000000, +34600000000",
    "TEL:%2B34600000000, +34600000000",
    "callto:+34600000000, +34600000000",
    "+34 600 000 000 ext. 12, +34600000000;ext=12",
    "+34 600 000 000 Ext 12, +34600000000;ext=12",
    "+34 600 000 000 x12, +34600000000;ext=12",
    "tel:+34600000000;ext=12, +34600000000;ext=12",
  })
  void read_phone_isNormalised(String typed, String canonical) {
    assertAccepted(ChannelKind.PHONE, typed, canonical);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "600 000 000",
        "34600000000",
        "0600000000",
        "+34 (0) 600 000 000",
        "+34 600 TAXI",
        "1-800-FLOWERS",
        "tel:600000000",
        "tel:1234567;phone-context=+34",
        "tel:+34600000000;isub=1",
        "+34600000000 x",
        "+34600000000 ext. 12345678901",
        "+34600000000;ext=1;ext=2",
        "sms:+34600000000",
        "+34600000000\r\nX: y",
      })
  void read_phoneThatCantBeRight_isRefused(String typed) {
    assertRefused(ChannelKind.PHONE, typed);
  }

  @ParameterizedTest(name = "{0} carries {2}")
  @CsvSource(
      nullValues = "-",
      value = {
        "+34 600 000 000, +34600000000, -",
        "sms:+34600000000, +34600000000, -",
        "sms://+34600000000, +34600000000, -",
        "sms:+34600000000?body=Hello%20you, +34600000000, Hello you",
        "sms:+34600000000?body=1+1, +34600000000, 1+1",
        "sms:+34600000000&body=Hello%20you, +34600000000, Hello you",
        "sms:+34600000000;body=Hello, +34600000000, Hello",
        "sms:+34600000000;body=Tom & Anna, +34600000000, Tom & Anna",
        "sms:+34600000000&body=Hi; me, +34600000000, Hi; me",
        "SMSTO:+34600000000:Tom & Anna; hi, +34600000000, Tom & Anna; hi",
        "sms:+34600000000?&body=Hello, +34600000000, Hello",
        "SMSTO:+34600000000:Hello: you, +34600000000, Hello: you",
        "smsto:0034600000000, +34600000000, -",
      })
  void read_sms_isNormalised(String typed, String canonical, @Nullable String message) {
    assertCarrying(ChannelKind.SMS, typed, canonical, message, null);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "600000000",
        "sms:600000000",
        "sms:+34600000000,+34600000001",
        "sms:+34600000000;+34600000001",
        "sms://open?addresses=+34600000000",
        "+34600000000 ext. 12",
        "tel:+34600000000",
      })
  void read_smsThatCantBeRight_isRefused(String typed) {
    assertRefused(ChannelKind.SMS, typed);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      nullValues = "-",
      value = {
        "Sales@Example.COM, Sales@example.com, -, -",
        "mailto:sales+web@example.com, sales+web@example.com, -, -",
        "mailto:sales%2Bweb@example.com, sales+web@example.com, -, -",
        "Sales Team <sales@example.com>, sales@example.com, -, -",
        "<sales@example.com>, sales@example.com, -, -",
        "sales@münchen.example, sales@xn--mnchen-3ya.example, -, -",
        "o'neill!x@example.com, o'neill!x@example.com, -, -",
        "mailto:sales@example.com?subject=A%20B&body=1+1%20=%202, sales@example.com, 1+1 = 2, A B",
        "MAILTO:?to=sales@example.com&Subject=A, sales@example.com, -, A",
      })
  void read_email_isNormalised(
      String typed, String canonical, @Nullable String message, @Nullable String subject) {
    assertCarrying(ChannelKind.EMAIL, typed, canonical, message, subject);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "sales",
        "@example.com",
        "sales@",
        "sales@localhost",
        "sales@example.com.",
        "sales@-example.com",
        "sales@example..com",
        "sales@[192.0.2.1]",
        "sales@example.com:25",
        "sales@example.com/x",
        "sales@example.com?cc=x",
        ".sales@example.com",
        "sales.@example.com",
        "sa..les@example.com",
        "sa les@example.com",
        "\"sa les\"@example.com",
        "säles@example.com",
        "a@b@example.com",
        "a@example.com, b@example.com",
        "a@example.com;b@example.com",
        "sales@example.com\r\nBcc: x@example.com",
        "mailto:sales@example.com%0d%0aBcc:x@example.com",
        "mailto:sales@example.com?cc=x@example.com",
        "mailto:sales@example.com?bcc=x@example.com",
        "mailto:sales@example.com?attach=/etc/passwd",
        "mailto:a@example.com?to=b@example.com",
        "mailto:a@example.com,b@example.com",
        "https://example.com/sales@example.com",
      })
  void read_emailThatCantBeRight_isRefused(String typed) {
    assertRefused(ChannelKind.EMAIL, typed);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "acme.shop, acme.shop",
    "@acme.shop, acme.shop",
    "m.me/acme.shop, acme.shop",
    "https://m.me/acme.shop/, acme.shop",
    "https://www.messenger.com/t/acme.shop, acme.shop",
    "https://www.facebook.com/messages/t/acme.shop, acme.shop",
    "https://www.facebook.com/acme.shop, acme.shop",
    "https://m.facebook.com/profile.php?id=1000123456789, 1000123456789",
    "https://www.facebook.com/people/Acme/1000123456789, 1000123456789",
    "https://fb.com/msg/acme.shop, acme.shop",
    "1000123456789, 1000123456789",
  })
  void read_messenger_isNormalised(String typed, String canonical) {
    assertAccepted(ChannelKind.MESSENGER, typed, canonical);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "acme",
        "acme shop",
        "acme_shop",
        "https://m.me/",
        "https://m.me/a/b",
        "https://www.facebook.com/groups/12345",
        "https://www.facebook.com/people/acme.shop",
        "https://evil.example/acme.shop",
        "fb-messenger://user-thread/acme.shop",
      })
  void read_messengerThatCantBeRight_isRefused(String typed) {
    assertRefused(ChannelKind.MESSENGER, typed);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "Acme.Shop_1, acme.shop_1",
    "@acme.shop, acme.shop",
    "instagram.com/acme.shop, acme.shop",
    "https://www.instagram.com/Acme.Shop/?hl=en, acme.shop",
    "https://ig.me/m/acme.shop, acme.shop",
    "https://instagr.am/acme.shop, acme.shop",
    "instagram://user?username=acme.shop, acme.shop",
  })
  void read_instagram_isNormalised(String typed, String canonical) {
    assertAccepted(ChannelKind.INSTAGRAM, typed, canonical);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "acme shop",
        "acme-shop",
        ".acme",
        "acme.",
        "ac..me",
        "abcdefghijklmnopqrstuvwxyz12345",
        "https://www.instagram.com/p/Abc123/",
        "https://www.instagram.com/explore/",
        "https://www.instagram.com/direct/t/123",
        "https://ig.me/acme",
        "https://evil.example/acme",
      })
  void read_instagramThatCantBeRight_isRefused(String typed) {
    assertRefused(ChannelKind.INSTAGRAM, typed);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "+34 600 000 000, +34600000000",
    "viber://chat?number=%2B34600000000, +34600000000",
    "viber://chat/?number=34600000000, +34600000000",
    "viber://add?number=34600000000, +34600000000",
    "acmebot, acmebot",
    "viber://pa?chatURI=acmebot, acmebot",
    "viber://pa/info?uri=acmebot, acmebot",
    "https://chats.viber.com/acmebot, acmebot",
    "https://invite.viber.com/?g2=AQB_x-1&lang=en, https://invite.viber.com/?g2=AQB_x-1",
  })
  void read_viber_isNormalised(String typed, String canonical) {
    assertAccepted(ChannelKind.VIBER, typed, canonical);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "34600000000",
        "+34 (0) 600 000 000",
        "acme bot",
        "viber://chat",
        "viber://pa",
        "viber://pa?chatURI=a%26b",
        "viber://forward?text=x",
        "https://invite.viber.com/",
        "https://invite.viber.com/?g2=a%0d%0a",
        "https://evil.example/acmebot",
      })
  void read_viberThatCantBeRight_isRefused(String typed) {
    assertRefused(ChannelKind.VIBER, typed);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "@acme, @acme",
    "~acme.person, ~acme.person",
    "https://line.me/R/ti/p/@acme, @acme",
    "https://line.me/R/ti/p/%40acme, @acme",
    "https://line.me/ti/p/~acme, ~acme",
    "https://line.me/R/oaMessage/%40acme/, @acme",
    "line://ti/p/@acme, @acme",
    "line://R/ti/p/%40acme, @acme",
    "https://page.line.me/acme, @acme",
    "https://lin.ee/AbC123, https://lin.ee/AbC123",
    "https://line.me/ti/p/AbC-_123, https://line.me/ti/p/AbC-_123",
    "https://line.me/R/ti/g/AbC123, https://line.me/ti/g/AbC123",
    "https://line.me/ti/g2/AbC123?utm_source=x, https://line.me/ti/g2/AbC123",
  })
  void read_line_isNormalised(String typed, String canonical) {
    assertAccepted(ChannelKind.LINE, typed, canonical);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "acme",
        "@",
        "@ac me",
        "https://line.me/",
        "https://line.me/R/",
        "https://line.me/R/nv/profile",
        "https://line.me/R/msg/text/?x",
        "https://lin.ee/",
        "https://evil.example/ti/p/@acme",
        "javascript:@acme",
      })
  void read_lineThatCantBeRight_isRefused(String typed) {
    assertRefused(ChannelKind.LINE, typed);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "+34 600 000 000, +34600000000",
    "https://signal.me/#p/+34600000000, +34600000000",
    "signal.me/#p/%2B34600000000, +34600000000",
    "sgnl://signal.me/#p/+34600000000, +34600000000",
    "https://signal.me/#eu/AbC-_123, https://signal.me/#eu/AbC-_123",
    "https://signal.group/#AbC-_123, https://signal.group/#AbC-_123",
  })
  void read_signal_isNormalised(String typed, String canonical) {
    assertAccepted(ChannelKind.SIGNAL, typed, canonical);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "34600000000",
        "acme.01",
        "https://signal.me/",
        "https://signal.me/#p/acme",
        "https://signal.me/#eu/",
        "https://signal.group/",
        "https://evil.example/#p/+34600000000",
      })
  void read_signalThatCantBeRight_isRefused(String typed) {
    assertRefused(ChannelKind.SIGNAL, typed);
  }

  @ParameterizedTest(name = "{0} {1} carries {3}")
  @CsvSource({
    "WHATSAPP, https://wa.me/34600000000?text=1+%2B%201, +34600000000, 1 + 1",
    "WHATSAPP, https://api.whatsapp.com/send?text=Hi&phone=34600000000, +34600000000, Hi",
    "TELEGRAM, https://t.me/acme?text=Hi%20there, acme, Hi there",
    "TELEGRAM, https://t.me/acmebot?start=ad-7, acmebot, ad-7",
    "TELEGRAM, tg://resolve?domain=acmebot&start=ad-7, acmebot, ad-7",
    "TELEGRAM, https://t.me/+34600000000?text=Hi, +34600000000, Hi",
    "MESSENGER, https://m.me/acme.shop?ref=ad-7, acme.shop, ad-7",
    "INSTAGRAM, https://ig.me/m/acme?ref=ad-7, acme, ad-7",
    "VIBER, viber://pa?chatURI=acmebot&text=Hi%20there, acmebot, Hi there",
    "VIBER, viber://chat?number=%2B34600000000&draft=Hi, +34600000000, Hi",
    "LINE, https://line.me/R/oaMessage/@acme/?Hi%20there, @acme, Hi there",
  })
  void read_linkWithAMessage_handsItOver(
      ChannelKind kind, String typed, String canonical, @Nullable String message) {
    assertCarrying(kind, typed, canonical, message, null);
  }

  @ParameterizedTest
  @EnumSource
  void read_nothing_isRefused(ChannelKind kind) {
    assertRefused(kind, "");
    assertRefused(kind, " \u200b\n ");
    assertRefused(kind, "https://");
    assertRefused(kind, ":");
    assertRefused(kind, "?");
    assertRefused(kind, "/");
    assertRefused(kind, "#");
    assertRefused(kind, "\ud800");
  }

  @ParameterizedTest
  @EnumSource
  void read_endlessText_isRefused(ChannelKind kind) {
    assertRefused(kind, "1".repeat(ChannelAddress.MAX_LENGTH + 1));
  }

  @Test
  void read_localNumber_saysHowToCompleteIt() {
    assertThat(refusal(ChannelKind.PHONE, "34600000000")).contains("write +34600000000.");
    assertThat(refusal(ChannelKind.PHONE, "+34 (0) 600")).contains("Leave out the (0)");
    assertThat(refusal(ChannelKind.PHONE, "0600 000 000")).contains("country code, not with 0");
    assertThat(refusal(ChannelKind.PHONE, "+34 600")).contains("this one has 5.");
  }

  private static String refusal(ChannelKind kind, String typed) {
    return ((Refused) ChannelAddress.read(kind, typed)).reason();
  }

  private static void assertAccepted(ChannelKind kind, String typed, String canonical) {
    assertCarrying(kind, typed, canonical, null, null);
  }

  private static void assertCarrying(
      ChannelKind kind,
      String typed,
      String canonical,
      @Nullable String message,
      @Nullable String subject) {
    assertThat(ChannelAddress.read(kind, typed))
        .isEqualTo(new Accepted(canonical, message, subject));
    assertThat(ChannelAddress.read(kind, canonical)).isEqualTo(new Accepted(canonical));
    String link = ChannelLink.of(kind, canonical, null, null);
    boolean page = kind == ChannelKind.WEBSITE || kind == ChannelKind.BOOKING;
    assertThat(Messengers.isLink(link)).as(link).isEqualTo(AppUrl.isWeb(link) && !page);
  }

  private static void assertRefused(ChannelKind kind, String typed) {
    assertThat(ChannelAddress.read(kind, typed)).isInstanceOf(Refused.class);
    assertThat(refusal(kind, typed)).matches("(?s).+[.?]");
  }
}
