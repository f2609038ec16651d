package dev.waymark.admin.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.channel.ChannelKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {
  @ParameterizedTest
  @ValueSource(strings = {"+34612345678", "+4915123456789", "+12025550123"})
  void doubt_numberThatPeopleHave_isNone(String number) {
    assertThat(PhoneNumbers.doubt(ChannelKind.WHATSAPP, number)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "+3461234567     | +3461234567 is too short for a number in Spain.",
        "+34612345678901 | +34612345678901 is too long for a number in Spain.",
        "+34112345678    | +34112345678 does not look like a number that is in use in Spain; check it.",
        "+99912345678    | No country's numbers begin like +99912345678; check the country code.",
        "+10000000000    | +10000000000 does not look like a number that is in use; check it.",
      })
  void doubt_numberThatNobodyHas_saysWhy(String number, String sentence) {
    assertThat(PhoneNumbers.doubt(ChannelKind.PHONE, number)).isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource({"SMS, true", "PHONE, false", "WHATSAPP, false"})
  void doubt_landline_matters_onlyWhereTextsAreSent(ChannelKind kind, boolean doubted) {
    assertThat(PhoneNumbers.doubt(kind, "+34912345678") != null).isEqualTo(doubted);
  }
}
