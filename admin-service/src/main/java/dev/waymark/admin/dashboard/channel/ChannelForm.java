package dev.waymark.admin.dashboard.channel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.channel.ChannelView;
import dev.waymark.admin.precondition.Versioned;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What somebody writes of a channel, as texts; empty where there is nothing.
///
/// @param version of the channel that it was read from; empty for a new one
record ChannelForm(
    String version,
    String name,
    String kind,
    String address,
    String message,
    String subject,
    String fallback) {

  static final ChannelForm EMPTY = new ChannelForm("", "", "whatsapp", "", "", "", "");

  /// Those that faults are shown beside.
  static final String[] CONTROLS = {"name", "kind", "address", "message", "subject", "fallback"};

  static ChannelForm of(Versioned<ChannelView> channel) {
    ChannelView view = channel.body();
    return new ChannelForm(
        String.valueOf(channel.version()),
        view.name(),
        view.kind(),
        view.address(),
        orEmpty(view.message()),
        orEmpty(view.subject()),
        orEmpty(view.fallback()));
  }

  static ChannelForm of(MultivaluedMap<String, String> typed) {
    return new ChannelForm(
        text(typed, "version"),
        text(typed, "name"),
        text(typed, "kind"),
        text(typed, "address"),
        text(typed, "message"),
        text(typed, "subject"),
        text(typed, "fallback"));
  }

  /// The same, made from another version.
  ChannelForm at(long other) {
    return new ChannelForm(String.valueOf(other), name, kind, address, message, subject, fallback);
  }

  ObjectNode creation(String key) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("key", key)
        .setAll(
            JsonNodeFactory.instance
                .objectNode()
                .put("name", name.strip())
                .put("kind", kind)
                .put("address", address.strip())
                .put("message", orNull(message.strip()))
                .put("subject", orNull(subject.strip()))
                .put("fallback", orNull(fallback)));
  }

  /// What of it differs from the channel as it is. A link that was pasted fills in a message when
  /// it is sent, so an address that stayed is not.
  ObjectNode patch(ChannelView now) {
    ObjectNode patch = creation(now.key());
    patch.remove("key");
    if (address.strip().equals(now.address()) && kind.equals(now.kind())) {
      patch.remove("address");
    }
    return patch;
  }

  private static String text(MultivaluedMap<String, String> typed, String name) {
    // Browsers send the ends of lines as two characters.
    return orEmpty(typed.getFirst(name)).replace("\r\n", "\n");
  }

  private static String orEmpty(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
