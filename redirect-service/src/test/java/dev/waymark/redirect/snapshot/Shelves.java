package dev.waymark.redirect.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.publication.DocumentKind;

/// What a node serves, published by tests of other packages. One thread publishes.
public final class Shelves {
  private final Snapshot snapshot = new Snapshot();
  private long version;

  /// Nothing is published, and everything of that is loaded.
  public Shelves() {
    snapshot.links().complete();
  }

  /// All of it.
  public Snapshot snapshot() {
    return snapshot;
  }

  /// The links that are served.
  public Links links() {
    return snapshot.links();
  }

  /// The domains that are served.
  public Domains domains() {
    return snapshot.domains();
  }

  /// What is taken down.
  public LiveTakedowns takedowns() {
    return snapshot.takedowns();
  }

  /// Publishes a document, and fails when it cannot be read.
  public void publish(DocumentKind kind, String id, JsonNode body) {
    long refused = snapshot.refused();
    version++;
    snapshot.apply(Rows.row(kind, id, version, version, body.toString()));
    snapshot.rebuild();
    if (snapshot.refused() != refused) {
      throw new IllegalArgumentException(kind + " " + id + ": " + body);
    }
  }

  /// Takes a document back.
  public void delete(DocumentKind kind, String id) {
    version++;
    snapshot.apply(new Published(kind, id, version, version, null));
    snapshot.rebuild();
  }
}
