package dev.waymark.publication;

import static dev.waymark.publication.DocumentReadings.json;
import static dev.waymark.publication.DocumentReadings.pointers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.publication.WorkspaceDocument.DefaultDestination;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceDocumentTest {

  @Test
  void read_whatWasWritten_isTheSame() {
    assertRoundTrip(null, false);
    assertRoundTrip(new DefaultDestination.Url("https://example.com/"), true);
    assertRoundTrip(new DefaultDestination.Channel("es-sales"), false);
  }

  @Test
  void read_oneThatIsOff_saysSo() {
    var off = new WorkspaceDocument("ws_1", null, null, false, true);
    assertThat(WorkspaceDocument.read("ws_1", off.toJson()))
        .isEqualTo(new DocumentReading.Accepted<>(off));
    assertThat(new WorkspaceDocument("ws_1", null, false).toJson().has("off")).isFalse();
  }

  private static void assertRoundTrip(
      @Nullable DefaultDestination destination, boolean keepsAddresses) {
    var document =
        new WorkspaceDocument("ws_1", destination, "https://example.com/", keepsAddresses, false);
    assertThat(WorkspaceDocument.read("ws_1", document.toJson()))
        .isEqualTo(new DocumentReading.Accepted<>(document));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"{}", "7", "{\"url\": 7}", "{\"url\": \"https://a.b\", \"channel\": \"c\"}"})
  void read_destinationThatIsNeitherUrlNorChannel_isRejected(String destination) {
    assertThat(pointers(withDestination(destination))).containsExactly("/default_destination");
  }

  @Test
  void read_brokenDocument_namesEveryFault() {
    assertThat(pointers(withDestination("{\"url\": \"javascript:1\"}")))
        .containsExactly("/default_destination/url");
    assertThat(pointers(withDestination("{\"channel\": \"No\"}")))
        .containsExactly("/default_destination/channel");
    assertThat(pointers(WorkspaceDocument.read("ws_1", json("{}"))))
        .containsExactly("/keeps_addresses");
  }

  private static DocumentReading<WorkspaceDocument> withDestination(String destination) {
    return WorkspaceDocument.read(
        "ws_1", json("{\"keeps_addresses\": true, \"default_destination\": " + destination + "}"));
  }
}
