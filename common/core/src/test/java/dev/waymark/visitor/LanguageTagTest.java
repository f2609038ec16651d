package dev.waymark.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LanguageTagTest {
  @ParameterizedTest(name = "{0} -> {1}, {2}, {3}, {4}")
  @CsvSource(
      nullValues = "-",
      value = {
        "de,               de,               de,     -,    -",
        "DE,               de,               de,     -,    -",
        "de-DE,            de-de,            de,     -,    de",
        "zh-Hant-TW,       zh-hant-tw,       zh,     hant, tw",
        "zh-Hant,          zh-hant,          zh,     hant, -",
        "es-419,           es-419,           es,     -,    419",
        "fil,              fil,              fil,    -,    -",
        "fil-PH,           fil-ph,           fil,    -,    ph",
        "iw-IL,            iw-il,            he,     -,    il",
        "in,               in,               id,     -,    -",
        "ji,               ji,               yi,     -,    -",
        "zh-yue-HK,        zh-yue-hk,        zh,     -,    hk",
        "zh-cmn-Hans-CN,   zh-cmn-hans-cn,   zh,     hans, cn",
        "de-CH-1996,       de-ch-1996,       de,     -,    ch",
        "de-1996-CH,       de-1996-ch,       de,     -,    -",
        "sl-rozaj-biske,   sl-rozaj-biske,   sl,     -,    -",
        "en-US-u-ca-gregory, en-us-u-ca-gregory, en, -,    us",
        "en-u-ca-DE,       en-u-ca-de,       en,     -,    -",
        "en-x-a-DE,        en-x-a-de,        en,     -,    -",
        "registered,       -,                -,      -,    -",
        "klingon,          klingon,          klingon, -,   -",
      })
  void parse_wellFormedTag_isItsParts(
      String text,
      @Nullable String tag,
      @Nullable String language,
      @Nullable String script,
      @Nullable String region) {
    LanguageTag expected =
        tag == null ? null : new LanguageTag(tag, Objects.requireNonNull(language), script, region);

    assertThat(LanguageTag.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({"ZH-hant-tw, zh-Hant-TW", "fr-ca, fr-CA", "iw, he", "es-419, es-419"})
  void text_inAnyCase_isAsPeopleWriteIt(String typed, String expected) {
    assertThat(Objects.requireNonNull(LanguageTag.parse(typed)).text()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "*",
        "d",
        "e-US",
        "en_US",
        "en-",
        "-en",
        "en--US",
        "abcdefghi",
        "en-abcdefghi",
        "abcd",
        "12",
        "d3",
        "en-a",
        "en-u-",
        "x-private",
        "i-klingon",
        "en US",
        " en",
        "en ",
        "é",
        "ｅｎ",
        "en-ＵＳ",
        "en\n",
        "en-US;q=1",
        "\u0130n",
        "\u0000\u0000",
      })
  void parse_malformedTag_isNone(String text) {
    assertThat(LanguageTag.parse(text)).isNull();
  }

  @Test
  void parse_signThatFoldsIntoALetter_isNone() {
    assertThat(LanguageTag.parse("\u212Ao")).isNull(); // the Kelvin sign, not a k
  }

  @ParameterizedTest(name = "{0} covers {1}: {2}")
  @CsvSource({
    "fr,       fr,         true",
    "fr,       fr-CA,      true",
    "fr,       FR-ca,      true",
    "fr-CA,    fr,         false",
    "fr-CA,    fr-FR,      false",
    "pt-BR,    pt-BR,      true",
    "pt-BR,    pt,         false",
    "pt-BR,    pt-PT,      false",
    "zh-Hant,  zh-Hant-TW, true",
    "zh-Hant,  zh-TW,      true",
    "zh-Hant,  zh-HK,      true",
    "zh-Hant,  zh,         false",
    "zh-Hans,  zh,         true",
    "zh-Hans,  zh-SG,      true",
    "zh-Hans,  zh-Hant-SG, false",
    "sr-Cyrl,  sr-RS,      true",
    "sr-Latn,  sr-RS,      false",
    "sr-Latn,  sr-ME,      true",
    "tlh-Latn, tlh,        false",
    "no,       nb-NO,      true",
    "no,       nn,         true",
    "nb,       no,         true",
    "nb,       nn,         false",
    "nn,       no,         false",
    "no-NO,    nb-NO,      true",
    "no-NO,    nb,         false",
    "zh-TW,    zh-Hant-TW, true",
    "zh-Hant-TW, zh-Hant-HK, false",
    "he,       iw-IL,      true",
    "iw,       he,         true",
    "en,       eng,        false",
    "e,        en,         false",
    "es-419,   es-419,     true",
    "es-419,   es-MX,      false",
    "de-CH,    de-CH-1996, true",
  })
  void covers_othersTag_comparesWhatTheTagNames(String tag, String other, boolean expected) {
    LanguageTag mine = LanguageTag.parse(tag);
    LanguageTag visitors = Objects.requireNonNull(LanguageTag.parse(other));

    assertThat(mine != null && mine.covers(visitors)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "pt-BR,   Portuguese (Brazil)",
    "fr,      French",
    "zh-Hant, Chinese (Traditional)",
    "iw,      Hebrew",
    "es-419,  Spanish (Latin America)",
  })
  void displayName_ofTag_isEnglish(String tag, String expected) {
    assertThat(LanguageTag.parse(tag)).extracting(LanguageTag::displayName).isEqualTo(expected);
  }
}
