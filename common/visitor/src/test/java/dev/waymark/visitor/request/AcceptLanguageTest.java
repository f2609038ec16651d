package dev.waymark.visitor.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.Garbage;
import dev.waymark.visitor.LanguageTag;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AcceptLanguageTest {
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          de                              | de
          de-DE,de;q=0.9,*;q=0.5          | de-de
          en;q=0.8,fr;q=0.9               | fr
          en;q=0.9,fr;q=0.9               | en
          en;q=0.5, fr                    | fr
          EN-us                           | en-us
          zh-Hans-CN,zh-CN;q=0.9          | zh-hans-cn
          '  fr ; q=0.7 , it;Q=0.8 '      | it
          '\tes\t'                        | es
          *,de;q=0.1                      | de
          *                               | -
          de;q=0                          | -
          de;q=0.000,en;q=0.001           | en
          de;q=0.0                        | -
          de;q=1.5,en;q=0.3               | en
          de;q=1.001,en;q=0.3             | en
          de;q=1.000                      | de
          de;q=1.0000,en;q=0.3            | en
          de;q=0.,en;q=0.3                | en
          de;q=1.,en;q=0.3                | de
          de;q=.9,en;q=0.3                | en
          de;q=abc,en;q=0.3               | en
          de;q=-1,en;q=0.3                | en
          de;q=,en;q=0.3                  | en
          de;q,en;q=0.3                   | en
          de;level=1,en;q=0.3             | en
          de;q=0.9;q=0.8,en;q=0.3         | en
          de;q=0.9;x=1,en;q=0.3           | en
          de;,en;q=0.3                    | en
          de;q= 0.9,en;q=0.3              | en
          en_US,fr;q=0.2                  | fr
          abcdefghi,fr;q=0.2              | fr
          e,fr;q=0.2                      | fr
          ',,,de,,'                       | de
          ',;,;;q=1'                      | -
          ''                              | -
          iw-IL                           | iw-il
          -                               | -
          """)
  void preferred_ofHeader_isTheHeaviestReadableEntry(
      @Nullable String header, @Nullable String expected) {
    LanguageTag tag = AcceptLanguage.preferred(header);

    assertThat(tag == null ? null : tag.tag()).isEqualTo(expected);
  }

  @Test
  void preferred_headerTooLong_dropsTheEntryThatTheCutGoesThrough() {
    String filler = "a1;q=0.1,".repeat(113); // 1,017 characters, none of them readable

    assertThat(AcceptLanguage.preferred(filler + "  de-DE,en")).isNotNull();
    assertThat(AcceptLanguage.preferred(filler + "   de-DE,en")).isNull();
    assertThat(AcceptLanguage.preferred("fr," + filler + "de;q=1")).isNotNull();
    assertThat(AcceptLanguage.preferred("fr".repeat(600))).isNull();
  }

  @Test
  void preferred_ofGarbage_agreesWithThePlainReading() {
    var garbage =
        new Garbage(
            ",",
            ",",
            ",",
            ";",
            ";q=",
            ";q=0.",
            ";q=1",
            "0",
            "5",
            "9",
            " ",
            "\t",
            "*",
            "-",
            "de",
            "en-US",
            "zh-Hant-TW",
            "x",
            ";Q=0.7",
            "_",
            ";q=0.333",
            "fr;q=0.4,");
    for (int i = 0; i < Garbage.CASES; i++) {
      String header = garbage.next(i);
      assertThat(AcceptLanguage.preferred(header))
          .as(Garbage.describe(i, header))
          .isEqualTo(slowly(header));
    }
  }

  private static final Pattern ENTRY =
      Pattern.compile(
          "[ \t]*([^;]*?)[ \t]*(?:;[ \t]*[qQ]=(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)[ \t]*)?",
          Pattern.DOTALL);

  private static @Nullable LanguageTag slowly(String header) {
    LanguageTag best = null;
    double bestWeight = 0;
    for (String entry : header.split(",", -1)) {
      var matcher = ENTRY.matcher(entry);
      if (matcher.matches()) {
        String weight = matcher.group(2);
        double value =
            weight == null ? 1 : Double.parseDouble(weight + (weight.endsWith(".") ? "0" : ""));
        LanguageTag tag = LanguageTag.parse(matcher.group(1).toLowerCase(Locale.ROOT));
        if (tag != null && value > bestWeight) {
          best = tag;
          bestWeight = value;
        }
      }
    }
    return best;
  }
}
