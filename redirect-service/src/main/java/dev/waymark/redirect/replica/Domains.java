package dev.waymark.redirect.replica;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.publication.DocumentReading;
import dev.waymark.publication.DomainDocument;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The domains that workspaces have brought. Any thread may read at any time.
public final class Domains {
  private final Map<String, DomainDocument> byHost = new ConcurrentHashMap<>();

  Domains() {}

  /// A domain; null when nobody has brought it.
  ///
  /// @param host lower-case ASCII
  public @Nullable DomainDocument find(String host) {
    return byHost.get(host);
  }

  Serving<DomainDocument> serving() {
    return new Serving<>() {
      @Override
      public DocumentReading<DomainDocument> make(
          String id, JsonNode json, @Nullable DomainDocument before) {
        return DomainDocument.read(id, json);
      }

      @Override
      public void show(
          Entry<DomainDocument> entry, DomainDocument made, @Nullable DomainDocument before) {
        byHost.put(entry.id, made);
      }

      @Override
      public void hide(Entry<DomainDocument> entry, DomainDocument before) {
        byHost.remove(entry.id);
      }
    };
  }
}
