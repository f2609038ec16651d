package dev.waymark.publication;

import static dev.waymark.publication.DocumentReadings.json;
import static dev.waymark.publication.DocumentReadings.pointers;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScheduleDocumentTest {

  @Test
  void read_whatWasWritten_isTheSame() {
    var json =
        json(
            """
            {"workspace": "ws_1", "key": "office", "name": "Office", "time_zone": "Europe/Madrid",
             "weekly": {"mon": [["09:00", "17:30"]], "fri": [["22:00", "06:00"]]},
             "exceptions": [{"date": "2026-12-25", "intervals": []}]}
            """);

    var reading = ScheduleDocument.read("ws_1/office", json);

    assertThat(reading).isInstanceOf(DocumentReading.Accepted.class);
    ScheduleDocument document = ((DocumentReading.Accepted<ScheduleDocument>) reading).document();
    assertThat(document.toJson()).isEqualTo(json);
    assertThat(ScheduleDocument.read("ws_1/office", document.toJson())).isEqualTo(reading);
  }

  @Test
  void read_brokenDocument_namesEveryFault() {
    assertThat(
            pointers(
                ScheduleDocument.read(
                    "ws_1/other",
                    json(
                        """
                        {"workspace": "ws_1", "key": "office", "time_zone": "+03",
                         "weekly": {"mon": [["09:00", "09:00"]]}}
                        """))))
        .containsExactly("/name", "", "/time_zone", "/weekly/mon/0");
    assertThat(
            pointers(
                ScheduleDocument.read(
                    "ws_1/office",
                    json("{\"key\": \"office\", \"time_zone\": \"UTC\", \"weekly\": {}}"))))
        .containsExactly("/workspace", "/name", "");
  }
}
