package dev.waymark.publication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.channel.ChannelAddress;
import dev.waymark.channel.ChannelKind;
import dev.waymark.channel.ChannelMessage;
import dev.waymark.channel.ChannelStatus;
import dev.waymark.channel.Key;
import dev.waymark.fault.Faults;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A channel as redirect nodes read it. It is a document of its own, so that turning it passive
/// touches one row, however many links use it.
///
/// @param workspace the id of its workspace, `ws_...`
/// @param key its {@link Key}
/// @param name what people call it
/// @param kind what it opens
/// @param address in the canonical form of {@link ChannelAddress}
/// @param message what the visitor's app is filled with; null for nothing
/// @param subject the subject of the mail; null for none
/// @param fallback the key of the channel that takes its place while it is passive; null for none
/// @param status whether visitors are sent to it
/// @param passiveUntil when a passive one is active again by itself, to the second; null for when
///   somebody turns it so. A node of a release that does not know of it leaves the channel passive.
public record ChannelDocument(
    String workspace,
    String key,
    String name,
    ChannelKind kind,
    String address,
    @Nullable String message,
    @Nullable String subject,
    @Nullable String fallback,
    ChannelStatus status,
    @Nullable Instant passiveUntil) {

  /// One that stays as it is until somebody changes it.
  public ChannelDocument(
      String workspace,
      String key,
      String name,
      ChannelKind kind,
      String address,
      @Nullable String message,
      @Nullable String subject,
      @Nullable String fallback,
      ChannelStatus status) {
    this(workspace, key, name, kind, address, message, subject, fallback, status, null);
  }

  /// Since when it is active, in seconds since 1970-01-01T00:00:00Z: the lowest number for always,
  /// the highest for never.
  public long activeSince() {
    if (status == ChannelStatus.ACTIVE) {
      return Long.MIN_VALUE;
    }
    return passiveUntil == null ? Long.MAX_VALUE : passiveUntil.getEpochSecond();
  }

  /// Whether visitors are sent to it at a moment.
  public boolean isActive(Instant moment) {
    return moment.getEpochSecond() >= activeSince();
  }

  /// The id under which the channel is published.
  public static String id(String workspace, String key) {
    return DocumentBody.id(workspace, key);
  }

  /// The body of the document.
  public ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("workspace", workspace);
    json.put("key", key);
    json.put("name", name);
    json.put("kind", kind.key());
    json.put("address", address);
    if (message != null) {
      json.put("message", message);
    }
    if (subject != null) {
      json.put("subject", subject);
    }
    if (fallback != null) {
      json.put("fallback", fallback);
    }
    json.put("status", status.key());
    if (passiveUntil != null) {
      json.put("passive_until", passiveUntil.toString());
    }
    return json;
  }

  /// Reads the body of a document, with every check that saving makes. Unknown properties are left
  /// alone.
  public static DocumentReading<ChannelDocument> read(String id, JsonNode json) {
    var faults = new Faults();
    var body = new DocumentBody(json, faults);
    String workspace = body.text("workspace");
    String key = body.key("key");
    String name = body.text("name");
    ChannelKind kind = ChannelKind.of(body.text("kind"));
    String address = body.text("address");
    String message = body.optionalText("message");
    String subject = body.optionalText("subject");
    String fallback = body.optionalKey("fallback");
    ChannelStatus status = ChannelStatus.of(body.text("status"));
    Instant passiveUntil = body.optionalInstant("passive_until");
    body.expectId(id, id(workspace, key));
    if (kind == null) {
      faults.add("/kind", "There is no such kind of channel.");
    } else {
      checkReach(kind, address, message, subject, faults);
    }
    if (status == null) {
      faults.add("/status", "Neither active nor passive.");
    }
    return kind == null || status == null || !faults.isEmpty()
        ? new DocumentReading.Rejected<>(faults.toList())
        : new DocumentReading.Accepted<>(
            new ChannelDocument(
                workspace,
                key,
                name,
                kind,
                address,
                message,
                subject,
                fallback,
                status,
                passiveUntil));
  }

  private static void checkReach(
      ChannelKind kind,
      String address,
      @Nullable String message,
      @Nullable String subject,
      Faults faults) {
    switch (ChannelAddress.read(kind, address)) {
      case ChannelAddress.Accepted accepted when accepted.canonical().equals(address) -> {
        String fault = message == null ? null : ChannelMessage.fault(kind, address, message);
        if (fault != null) {
          faults.add("/message", fault);
        }
      }
      case ChannelAddress.Accepted accepted ->
          faults.add("/address", "Not in its canonical form, '" + accepted.canonical() + "'.");
      case ChannelAddress.Refused refused -> faults.add("/address", refused.reason());
    }
    String subjectFault = subject == null ? null : ChannelMessage.subjectFault(kind, subject);
    if (subjectFault != null) {
      faults.add("/subject", subjectFault);
    }
  }
}
