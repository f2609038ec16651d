package dev.waymark.redirect.replica;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.publication.DocumentKind;
import dev.waymark.redirect.disk.HeapFiles;

/// What a node serves, published by tests of other packages. One thread publishes.
public final class Shelves {
  private final Replica replica;
  private long version;

  /// Nothing is published, and everything of that is loaded.
  public Shelves() {
    this(1_000);
  }

  /// The same.
  ///
  /// @param compiled how many links are compiled at most
  public Shelves(int compiled) {
    replica = Rows.replica(new Archive(new HeapFiles()), compiled, ColdLinks.readers());
    replica.links().complete();
  }

  /// All of it.
  public Replica replica() {
    return replica;
  }

  /// The links that are served.
  public Links links() {
    return replica.links();
  }

  /// The domains that are served.
  public Domains domains() {
    return replica.domains();
  }

  /// What is taken down.
  public LiveTakedowns takedowns() {
    return replica.takedowns();
  }

  /// Publishes a document, and fails when it cannot be read.
  public void publish(DocumentKind kind, String id, JsonNode body) {
    long refused = replica.refused();
    version++;
    replica.apply(Rows.row(kind, id, version, version, body.toString()));
    replica.rebuild();
    if (replica.refused() != refused) {
      throw new IllegalArgumentException(kind + " " + id + ": " + body);
    }
  }

  /// Takes a document back.
  public void delete(DocumentKind kind, String id) {
    version++;
    replica.apply(new Published(kind, id, version, version, null));
    replica.rebuild();
  }
}
