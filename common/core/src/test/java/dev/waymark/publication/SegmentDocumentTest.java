package dev.waymark.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.fault.Fault;
import org.junit.jupiter.api.Test;

class SegmentDocumentTest {

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text);
  }

  @Test
  void read_whatWasWritten_isTheSame() throws JsonProcessingException {
    JsonNode json =
        json(
            """
            {"workspace": "ws_1", "key": "eu-daytime", "name": "EU daytime", "match": "any",
             "conditions": [{"field": "continent", "operator": "eq", "value": "EU"},
               {"any": [{"field": "device", "operator": "eq", "value": "mobile"}]}],
             "paused": true, "of a newer release": 1}""");

    var reading = SegmentDocument.read("ws_1/eu-daytime", json);

    assertThat(reading).isInstanceOf(DocumentReading.Accepted.class);
    SegmentDocument document = ((DocumentReading.Accepted<SegmentDocument>) reading).document();
    assertThat(document.when().parts()).hasSize(2);
    assertThat(document.paused()).isTrue();
    assertThat(SegmentDocument.read("ws_1/eu-daytime", document.toJson())).isEqualTo(reading);
  }

  @Test
  void read_brokenOne_isRefusedWithEveryFault() throws JsonProcessingException {
    var reading =
        SegmentDocument.read(
            "ws_1/vip",
            json(
                """
                {"workspace": "ws_1", "key": "other", "name": "", "conditions": [], "paused": 1}"""));

    assertThat(((DocumentReading.Rejected<SegmentDocument>) reading).faults())
        .extracting(Fault::pointer)
        .containsExactly("/name", "/conditions", "/paused", "");
  }
}
