package dev.waymark.publication;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.channel.Key;
import dev.waymark.fault.Faults;
import dev.waymark.link.DestinationUrl;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// Reads the members that documents have in common, and notes what is wrong with them. What it
/// answers after a fault is not to be used.
final class DocumentBody {
  private final JsonNode json;
  private final Faults faults;

  DocumentBody(JsonNode json, Faults faults) {
    this.json = json;
    this.faults = faults;
  }

  String text(String name) {
    JsonNode value = json.path(name);
    if (!value.isTextual() || value.textValue().isBlank()) {
      faults.add(Faults.at("", name), "Not a text.");
      return "";
    }
    return value.textValue();
  }

  /// Null when it is absent or null.
  @Nullable String optionalText(String name) {
    return json.hasNonNull(name) ? text(name) : null;
  }

  String key(String name) {
    String key = text(name);
    String fault = key.isEmpty() ? null : Key.fault(key);
    if (fault != null) {
      faults.add(Faults.at("", name), fault);
    }
    return key;
  }

  /// Null when it is absent or null.
  @Nullable String optionalKey(String name) {
    return json.hasNonNull(name) ? key(name) : null;
  }

  boolean flag(String name) {
    JsonNode value = json.path(name);
    if (!value.isBoolean()) {
      faults.add(Faults.at("", name), "Neither true nor false.");
    }
    return value.booleanValue();
  }

  /// A moment in UTC; null when it is absent or null.
  @Nullable Instant optionalInstant(String name) {
    String text = optionalText(name);
    try {
      return text == null || text.isEmpty() ? null : Instant.parse(text);
    } catch (DateTimeParseException _) {
      faults.add(Faults.at("", name), "Not a moment such as 2026-12-31T23:59:59Z.");
      return null;
    }
  }

  /// A URL that passes {@link DestinationUrl}; null when it is absent or null.
  @Nullable String optionalUrl(String name) {
    String text = optionalText(name);
    return text == null ? null : url(text, Faults.at("", name), faults);
  }

  static String url(String text, String pointer, Faults faults) {
    return switch (DestinationUrl.check(text)) {
      case DestinationUrl.Accepted accepted -> accepted.text();
      case DestinationUrl.Refused refused -> {
        faults.add(pointer, refused.reason());
        yield "";
      }
    };
  }

  /// The id under which what belongs to a workspace is published.
  static String id(String workspace, String key) {
    return workspace + '/' + key;
  }

  /// Notes a document that stands under the id of another.
  void expectId(String id, String expected) {
    if (!id.equals(expected)) {
      faults.add("", "Published as '" + id + "', but it is '" + expected + "'.");
    }
  }
}
