package dev.waymark.publication;

import static dev.waymark.publication.DocumentReadings.json;
import static dev.waymark.publication.DocumentReadings.pointers;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waymark.channel.ChannelKind;
import dev.waymark.channel.ChannelStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChannelDocumentTest {

  @Test
  void read_whatWasWritten_isTheSame() {
    var whole =
        new ChannelDocument(
            "ws_1",
            "mail",
            "Sales",
            ChannelKind.EMAIL,
            "sales@example.com",
            "Hello\nthere",
            "A question",
            "es-sales",
            ChannelStatus.PASSIVE);
    var bare =
        new ChannelDocument(
            "ws_1",
            "es-sales",
            "ES Sales",
            ChannelKind.WHATSAPP,
            "+34600000000",
            null,
            null,
            null,
            ChannelStatus.ACTIVE);

    assertThat(ChannelDocument.read("ws_1/mail", whole.toJson()))
        .isEqualTo(new DocumentReading.Accepted<>(whole));
    assertThat(ChannelDocument.read("ws_1/es-sales", bare.toJson()))
        .isEqualTo(new DocumentReading.Accepted<>(bare));
  }

  @Test
  void read_propertiesOfANewerVersion_areLeftAlone() {
    assertThat(
            pointers(
                ChannelDocument.read(
                    "ws_1/web",
                    json(
                        """
                        {"workspace": "ws_1", "key": "web", "name": "Web", "kind": "website",
                         "address": "https://example.com/", "status": "active", "sparkle": 7}
                        """))))
        .isEmpty();
  }

  @Test
  void passiveUntil_always_survivesAndDecidesByTheSecond() {
    Instant until = Instant.parse("2026-01-05T09:00:00Z");
    var channel =
        new ChannelDocument(
            "ws_1",
            "a",
            "A",
            ChannelKind.WEBSITE,
            "https://example.com/",
            null,
            null,
            null,
            ChannelStatus.PASSIVE,
            until);
    assertThat(ChannelDocument.read("ws_1/a", channel.toJson()))
        .isEqualTo(new DocumentReading.Accepted<>(channel));
    assertThat(channel.isActive(until.minusMillis(1))).isFalse();
    assertThat(channel.isActive(until)).isTrue();
    // Nodes of the release before read all but that.
    assertThat(DocumentLevel.needed(DocumentKind.CHANNEL, channel.toJson()))
        .isEqualTo(DocumentLevel.FIRST);
    assertThat(
            pointers(
                ChannelDocument.read("ws_1/a", channel.toJson().put("passive_until", "tomorrow"))))
        .containsExactly("/passive_until");
  }

  @Test
  void read_brokenDocument_namesEveryFault() {
    assertThat(
            pointers(
                ChannelDocument.read(
                    "ws_1/a",
                    json(
                        """
                        {"key": "A", "kind": "pigeon", "address": 7, "fallback": "-",
                         "status": "asleep"}
                        """))))
        .containsExactlyInAnyOrder(
            "/workspace", "/key", "/name", "/address", "/fallback", "", "/kind", "/status");
  }

  @Test
  void read_channelThatSavingWouldRefuse_isRejected() {
    assertThat(pointers(read("whatsapp", "0034 600 000 000", "Hi", null)))
        .containsExactly("/address");
    assertThat(pointers(read("whatsapp", "javascript:1", "Hi", null))).containsExactly("/address");
    assertThat(pointers(read("telegram", "acmebot", "two words", "no mail")))
        .containsExactly("/message", "/subject");
    assertThat(pointers(read("phone", "+34600000000", "Hi", null))).containsExactly("/message");
  }

  private static DocumentReading<ChannelDocument> read(
      String kind, String address, String message, @Nullable String subject) {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("workspace", "ws_1")
            .put("key", "a")
            .put("name", "A")
            .put("kind", kind)
            .put("address", address)
            .put("message", message)
            .put("subject", subject)
            .put("status", "active");
    return ChannelDocument.read("ws_1/a", json);
  }
}
