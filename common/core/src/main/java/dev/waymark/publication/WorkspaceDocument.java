package dev.waymark.publication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.channel.Key;
import dev.waymark.fault.Faults;
import dev.waymark.link.DestinationUrl;
import org.jspecify.annotations.Nullable;

/// What holds for all links of a workspace, as the other services read it.
///
/// @param workspace its id, `ws_...`, under which it is published
/// @param defaultDestination where visitors go when nothing of the link is left to send them to;
///   null for nowhere
/// @param homeUrl where pages lead that say that a link has nothing more; null for nowhere
/// @param keepsAddresses whether the addresses of visitors may be stored with their clicks
/// @param isOff whether its links answer as if each were switched off: it is deleted, and can be
///   taken back. A node of a release that does not know this goes on answering.
public record WorkspaceDocument(
    String workspace,
    @Nullable DefaultDestination defaultDestination,
    @Nullable String homeUrl,
    boolean keepsAddresses,
    boolean isOff) {

  /// One whose links answer, without a home.
  public WorkspaceDocument(
      String workspace, @Nullable DefaultDestination defaultDestination, boolean keepsAddresses) {
    this(workspace, defaultDestination, null, keepsAddresses, false);
  }

  /// Where visitors go in the end.
  public sealed interface DefaultDestination {

    /// To a page.
    ///
    /// @param url a normalised {@link DestinationUrl}
    record Url(String url) implements DefaultDestination {}

    /// To a channel of the workspace.
    ///
    /// @param key its {@link Key}
    record Channel(String key) implements DefaultDestination {}

    /// Reads `{"url": "https://..."}` or `{"channel": "es-sales"}`; null stands for none. Faults
    /// are noted with their pointers, and the result then is not to be used.
    static @Nullable DefaultDestination read(
        @Nullable JsonNode json, String pointer, Faults faults) {
      if (json == null || json.isNull()) {
        return null;
      }
      JsonNode url = json.path("url");
      JsonNode channel = json.path("channel");
      if (url.isTextual() && json.size() == 1) {
        return new Url(DocumentBody.url(url.textValue(), Faults.at(pointer, "url"), faults));
      }
      if (channel.isTextual() && json.size() == 1) {
        String fault = Key.fault(channel.textValue());
        if (fault != null) {
          faults.add(Faults.at(pointer, "channel"), fault);
        }
        return new Channel(channel.textValue());
      }
      faults.add(
          pointer,
          "A default destination is {\"url\": \"https://example.com\"} or {\"channel\":"
              + " \"es-sales\"}.");
      return null;
    }

    /// The wire form.
    default ObjectNode toJson() {
      var json = JsonNodeFactory.instance.objectNode();
      return switch (this) {
        case Url(String url) -> json.put("url", url);
        case Channel(String key) -> json.put("channel", key);
      };
    }
  }

  /// The body of the document.
  public ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    if (defaultDestination != null) {
      json.set("default_destination", defaultDestination.toJson());
    }
    if (homeUrl != null) {
      json.put("home_url", homeUrl);
    }
    json.put("keeps_addresses", keepsAddresses);
    return isOff ? json.put("off", true) : json;
  }

  /// Reads the body of a document, with every check that saving makes. Unknown properties are left
  /// alone.
  public static DocumentReading<WorkspaceDocument> read(String id, JsonNode json) {
    var faults = new Faults();
    DefaultDestination destination =
        DefaultDestination.read(json.get("default_destination"), "/default_destination", faults);
    var body = new DocumentBody(json, faults);
    JsonNode home = json.path("home_url");
    String homeUrl =
        home.isTextual() ? DocumentBody.url(home.textValue(), "/home_url", faults) : null;
    boolean keepsAddresses = body.flag("keeps_addresses");
    boolean isOff = json.has("off") && body.flag("off");
    return faults.isEmpty()
        ? new DocumentReading.Accepted<>(
            new WorkspaceDocument(id, destination, homeUrl, keepsAddresses, isOff))
        : new DocumentReading.Rejected<>(faults.toList());
  }
}
