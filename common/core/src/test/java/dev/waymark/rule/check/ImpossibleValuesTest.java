package dev.waymark.rule.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.fault.Fault;
import dev.waymark.fault.Faults;
import dev.waymark.rule.ConditionSet;
import dev.waymark.rule.RuleReader;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ImpossibleValuesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          language | eq          | "English"           | No browser sends the language 'English'; did you mean 'en'?
          language | eq          | "en-UK"             | No browser sends the language 'en-UK'; did you mean 'en-GB'?
          language | neq         | "jp"                | No browser sends the language 'jp'; did you mean 'ja'?
          language | eq          | "cz"                | No browser sends the language 'cz'; did you mean 'cs'?
          language | eq          | "xx"                | No browser sends the language 'xx'; use a tag such as fr or pt-BR.
          language | starts_with | "English"           | No browser sends the language 'English'; did you mean 'en'?
          language | starts_with | "en-UK"             | No browser sends the language 'en-UK'; did you mean 'en-GB'?
          language | starts_with | "jp-"               | No browser sends the language 'jp-'; did you mean 'ja'?
          browser  | eq          | "IE"                | No visitor has the browser 'IE'; did you mean 'Internet Explorer'?
          browser  | neq         | "Netscape"          | No visitor has the browser 'Netscape'.
          browser  | eq          | "Safarri"           | No visitor has the browser 'Safarri'; did you mean 'Safari'?
          browser  | eq          | "google chrome"     | No visitor has the browser 'google chrome'; did you mean 'Chrome'?
          browser  | contains    | "Netscape"          | No visitor has the browser 'Netscape'.
          browser  | starts_with | "Google Chrome"     | No visitor has the browser 'Google Chrome'; did you mean 'Chrome'?
          query    | eq          | "?utm_source=fb"    | A name does not begin with '?'; write 'utm_source=fb'.
          query    | neq         | "?utm_source"       | A name does not begin with '?'; write 'utm_source'.
          query    | contains    | "&utm_source=fb"    | A name does not begin with '&'; write 'utm_source=fb'.
          query    | starts_with | "?a=b"              | A name does not begin with '?'; write 'a=b'.
          query    | eq          | "?=b"               | A name does not begin with '?'; write name=value.
          cookie   | eq          | "?variant=b"        | A name does not begin with '?'; write 'variant=b'.
          """)
  void note_valueThatNoVisitorHas_saysWhatToWrite(
      String field, String operator, String value, String sentence) throws Exception {
    assertThat(noted(field, operator, value, Set.of()))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.sentence()).isEqualTo(sentence);
              assertThat(fault.pointer()).isEqualTo("/rules/3/conditions/0/value");
            });
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          language | eq          | "en-GB"
          language | eq          | "zh-Hant"
          language | eq          | "no"
          language | eq          | "es-419"
          language | starts_with | "e"
          language | starts_with | "en-"
          language | starts_with | "en-G"
          language | starts_with | "zh-han"
          browser  | eq          | "internet explorer"
          browser  | eq          | "Line"
          browser  | in          | ["Chrome", "TikTok", "Android WebView"]
          browser  | contains    | "safa"
          browser  | starts_with | "Samsung"
          query    | eq          | "utm_source=?"
          query    | eq          | "q?=1"
          referrer | contains    | "?"
          country  | eq          | "DE"
          """)
  void note_valueThatSomebodyHas_isNothing(String field, String operator, String value)
      throws Exception {
    assertThat(noted(field, operator, value, Set.of())).isEmpty();
  }

  @Test
  void note_list_namesThePlaceOfEach() throws Exception {
    assertThat(noted("language", "in", "[\"fr\", \"jp\", \"de\", \"cz\"]", Set.of()))
        .extracting(Fault::pointer)
        .containsExactly("/rules/3/conditions/0/value/1", "/rules/3/conditions/0/value/3");
  }

  @Test
  void note_browsers_namesThemOnce() throws Exception {
    List<Fault> faults = noted("browser", "in", "[\"IE\", \"Netscape\"]", Set.of());

    assertThat(faults).hasSize(2);
    assertThat(faults.getFirst().detail()).contains("Internet Explorer").contains("Instagram");
    assertThat(faults.getLast().explanation()).isEmpty();
  }

  @Test
  void note_conditionThatWasThereBefore_isLetPass() throws Exception {
    JsonNode kept = condition("language", "eq", "\"jp\"");

    assertThat(noted("language", "eq", "\"jp\"", Set.of(kept))).isEmpty();
    assertThat(noted("language", "neq", "\"jp\"", Set.of(kept))).hasSize(1);
  }

  private static JsonNode condition(String field, String operator, String value) throws Exception {
    return JSON.readTree(
        "{\"field\": \"%s\", \"operator\": \"%s\", \"value\": %s}"
            .formatted(field, operator, value));
  }

  private static List<Fault> noted(String field, String operator, String value, Set<JsonNode> kept)
      throws Exception {
    var faults = new Faults();
    ConditionSet conditions =
        RuleReader.readConditions(
            JSON.createArrayNode().add(condition(field, operator, value)), "", faults);
    assertThat(faults.toList()).isEmpty();
    ImpossibleValues.note(conditions, "/rules/3/conditions", kept, faults);
    return faults.toList();
  }
}
