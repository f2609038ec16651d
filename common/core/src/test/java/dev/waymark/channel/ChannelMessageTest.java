package dev.waymark.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.click.ClickId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChannelMessageTest {

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "WHATSAPP, +34600000000, 'Hi, I come from {click_id}'",
    "TELEGRAM, acme, Any text at all",
    "TELEGRAM, +34600000000, Any text at all",
    "TELEGRAM, acmebot, ad-7_X",
    "TELEGRAM, acmebot, {click_id}",
    "SMS, +34600000000, Any text at all",
    "EMAIL, a@example.com, Any text at all",
    "MESSENGER, acme.shop, a+b/c=d-e.f:g_h",
    "MESSENGER, acme.shop, ad-{click_id}",
    "INSTAGRAM, acme, ad-7",
    "VIBER, acmebot, Any text at all",
    "LINE, @acme, Any text at all",
  })
  void fault_messageThatTheChannelTakes_isNone(ChannelKind kind, String canonical, String message) {
    assertThat(ChannelMessage.fault(kind, canonical, message)).isNull();
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "TELEGRAM, acmebot, two words",
    "TELEGRAM, AcmeBOT, häh",
    "TELEGRAM, acmebot, '{x}'",
    "TELEGRAM, acmebot, {click_id}{click_id}{click_id}",
    "TELEGRAM, https://t.me/+AbC, Hi",
    "TELEGRAM, https://t.me/acmebot/shop, Hi",
    "WHATSAPP, https://chat.whatsapp.com/AbC, Hi",
    "WHATSAPP, +34600000000, '  '",
    "MESSENGER, acme.shop, two words",
    "INSTAGRAM, acme, a&b",
    "VIBER, https://invite.viber.com/?g2=x, Hi",
    "LINE, ~acme, Hi",
    "LINE, https://lin.ee/AbC, Hi",
    "PHONE, +34600000000, Hi",
    "SIGNAL, +34600000000, Hi",
    "WEBSITE, https://example.com, Hi",
    "BOOKING, https://example.com, Hi",
  })
  void fault_messageThatItCannotTake_isASentence(
      ChannelKind kind, String canonical, String message) {
    assertThat(ChannelMessage.fault(kind, canonical, message)).endsWith(".");
  }

  @Test
  void fault_payloadAtItsBound_isNoneAndASentenceOneBeyond() {
    assertThat(fault(ChannelKind.TELEGRAM, "acmebot", "x".repeat(64))).isNull();
    assertThat(fault(ChannelKind.TELEGRAM, "acmebot", "x".repeat(65))).endsWith(".");
    String around = "x".repeat(64 - ClickId.LENGTH);
    assertThat(fault(ChannelKind.TELEGRAM, "acmebot", around + "{click_id}")).isNull();
    assertThat(fault(ChannelKind.TELEGRAM, "acmebot", around + "x{click_id}")).endsWith(".");
    assertThat(fault(ChannelKind.MESSENGER, "acme.shop", "x".repeat(149))).isNull();
    assertThat(fault(ChannelKind.MESSENGER, "acme.shop", "x".repeat(150))).endsWith(".");
  }

  @Test
  void fault_controlCharacters_areLineBreaksAtMost() {
    assertThat(fault(ChannelKind.WHATSAPP, "+34600000000", "a\nb\r\nc\td")).isNull();
    assertThat(fault(ChannelKind.WHATSAPP, "+34600000000", "a\0b")).endsWith(".");
    assertThat(fault(ChannelKind.WHATSAPP, "+34600000000", "a\u001bb")).endsWith(".");
    assertThat(fault(ChannelKind.WHATSAPP, "+34600000000", "a\ud83d")).endsWith(".");
  }

  @Test
  void fault_lengthOfTheTextAndOfItsLink_areBounded() {
    assertThat(fault(ChannelKind.WHATSAPP, "+34600000000", "x".repeat(2_000))).isNull();
    assertThat(fault(ChannelKind.WHATSAPP, "+34600000000", "x".repeat(2_001))).endsWith(".");
    // Each of them becomes nine characters.
    assertThat(fault(ChannelKind.WHATSAPP, "+34600000000", "语".repeat(900))).isNull();
    assertThat(fault(ChannelKind.WHATSAPP, "+34600000000", "语".repeat(920))).endsWith(".");
  }

  @ParameterizedTest
  @EnumSource
  void subjectFault_subject_isForMailOnly(ChannelKind kind) {
    assertThat(ChannelMessage.subjectFault(kind, "Hello") == null)
        .isEqualTo(kind == ChannelKind.EMAIL);
  }

  @Test
  void subjectFault_lineBreak_isASentence() {
    assertThat(ChannelMessage.subjectFault(ChannelKind.EMAIL, "a\r\nBcc: b")).endsWith(".");
    assertThat(ChannelMessage.subjectFault(ChannelKind.EMAIL, " ")).endsWith(".");
    assertThat(ChannelMessage.subjectFault(ChannelKind.EMAIL, "x".repeat(256))).endsWith(".");
  }

  private static @Nullable String fault(ChannelKind kind, String canonical, String message) {
    return ChannelMessage.fault(kind, canonical, message);
  }
}
