package dev.waymark.admin.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.channel.ChannelAddress;
import dev.waymark.channel.ChannelKind;
import dev.waymark.visitor.Country;
import dev.waymark.word.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {
  @ParameterizedTest
  @ValueSource(strings = {"+34612345678", "+4915123456789", "+12025550123"})
  void doubt_numberThatPeopleHave_isNone(String number) {
    assertThat(PhoneNumbers.doubt(ChannelKind.WHATSAPP, number, Language.ENGLISH)).isNull();
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
    assertThat(PhoneNumbers.doubt(ChannelKind.PHONE, number, Language.ENGLISH)).isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WHATSAPP | +44 07911 123456       | +447911123456",
        "WHATSAPP | https://wa.me/4407911123456 | +447911123456",
        "PHONE    | +49 0151 23456789      | +4915123456789",
        "SMS      | +33 06 12 34 56 78     | +33612345678",
        "SIGNAL   | +7 8 912 345-67-89     | +79123456789",
        "VIBER    | +54 11 15 2345-6789    | +5491123456789",
        "TELEGRAM | 0044 07911 123456      | +447911123456",
      })
  void read_numberWithADigitThatIsDialledWithinTheCountry_isRefusedWithTheOneThatIsMeant(
      ChannelKind kind, String typed, String meant) {
    assertThat(refusal(kind, typed, null)).contains("Write " + meant + ", if that is the one.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+39 06 1234 5678", // Rome: the zero belongs there
        "+225 07 07 12 34 56", // Ivory Coast
        "+241 06 12 34 56", // Gabon
        "+52 1 55 1234 5678",
        "+1 800 555 0199",
        "+7 800 555 35 35",
        "+54 9 11 2345-6789",
        "+999 1234 5678"
      })
  void read_numberAsItIsDialledFromAbroad_isTaken(String typed) {
    assertThat(read(ChannelKind.WHATSAPP, typed, null))
        .isEqualTo(accepted(typed.replaceAll("[^+0-9]", "")));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "34612345678, -, +34612345678",
        "612345678, ES, +34612345678",
        "34612345678, ES, +34612345678",
        "612 34 56 78, FR, +33612345678",
        "8 912 345 67 89, RU, +79123456789",
        "211234, FO, +298211234",
      })
  void read_numberWithoutPlus_isInternationalOrOfTheCountry(
      String typed, @Nullable String country, String number) {
    for (ChannelKind kind : List.of(ChannelKind.WHATSAPP, ChannelKind.PHONE, ChannelKind.SMS)) {
      assertThat(read(kind, typed, country)).isEqualTo(accepted(number));
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        "612345678   | -  | needs + and its country code",
        "12345678    | ES | and none in Spain",
        "07911123456 | GB | write +447911123456, if that is the one",
        "07911123456 | -  | write it like +34 600 000 000",
        "4722123456  | US | could be +4722123456 or +14722123456",
      })
  void read_numberWithoutPlus_thatCouldBeNoneOrTwo_isRefused(
      String typed, @Nullable String country, String says) {
    assertThat(refusal(ChannelKind.WHATSAPP, typed, country)).contains(says);
    assertThat(refusal(ChannelKind.PHONE, typed, country)).contains(says);
  }

  private static ChannelAddress.Reading read(
      ChannelKind kind, String typed, @Nullable String country) {
    return ChannelAddress.read(
        kind, typed, new PhoneNumbers(country == null ? null : Country.of(country)));
  }

  private static ChannelAddress.Accepted accepted(String number) {
    return new ChannelAddress.Accepted(number);
  }

  private static String refusal(ChannelKind kind, String typed, @Nullable String country) {
    return ((ChannelAddress.Refused) read(kind, typed, country)).reason();
  }

  @ParameterizedTest
  @CsvSource({
    "+4407911123456, whether +447911123456 is meant",
    "+5215512345678, whether +525512345678 is meant"
  })
  void doubt_numberThatIsStoredWithSuchADigit_saysWhatIsMeant(String number, String says) {
    assertThat(PhoneNumbers.doubt(ChannelKind.WHATSAPP, number, Language.ENGLISH)).contains(says);
  }

  @ParameterizedTest
  @CsvSource({"SMS, true", "PHONE, false", "WHATSAPP, false"})
  void doubt_landline_matters_onlyWhereTextsAreSent(ChannelKind kind, boolean doubted) {
    assertThat(PhoneNumbers.doubt(kind, "+34912345678", Language.ENGLISH) != null)
        .isEqualTo(doubted);
  }
}
