package dev.waymark.service.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// The examples of RFC 7396, appendix A, between objects; a removed member is null here.
  @ParameterizedTest(name = "{0} with {1} is {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"a\":\"b\"} | {\"a\":\"c\"} | {\"a\":\"c\"}",
        "{\"a\":\"b\"} | {\"b\":\"c\"} | {\"a\":\"b\",\"b\":\"c\"}",
        "{\"a\":\"b\"} | {\"a\":null} | {\"a\":null}",
        "{\"a\":\"b\",\"b\":\"c\"} | {\"a\":null} | {\"a\":null,\"b\":\"c\"}",
        "{\"a\":[\"b\"]} | {\"a\":\"c\"} | {\"a\":\"c\"}",
        "{\"a\":\"c\"} | {\"a\":[\"b\"]} | {\"a\":[\"b\"]}",
        "{\"a\":{\"b\":\"c\"}} | {\"a\":{\"b\":\"d\",\"c\":null}} | {\"a\":{\"b\":\"d\",\"c\":null}}",
        "{\"a\":[{\"b\":\"c\"}]} | {\"a\":[1]} | {\"a\":[1]}",
        "{\"e\":null} | {\"a\":1} | {\"e\":null,\"a\":1}",
        "{} | {\"a\":{\"bb\":{\"ccc\":null}}} | {\"a\":{\"bb\":{\"ccc\":null}}}",
      })
  void apply_examplesOfTheRfc_comeOutSo(String target, String patch, String merged)
      throws Exception {
    var before = (ObjectNode) JSON.readTree(target);
    ObjectNode result = MergePatch.apply(before, (ObjectNode) JSON.readTree(patch));
    assertThat(result).isEqualTo(JSON.readTree(merged));
    assertThat(before).isEqualTo(JSON.readTree(target));
  }
}
