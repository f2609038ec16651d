package dev.waymark.publication;

/// What a published document is about.
public enum DocumentKind {
  /// A {@link LinkDocument}, under the link's id.
  LINK("link"),
  /// An {@link ApiKeyDocument}, under the hash of the key.
  API_KEY("api_key");

  private final String key;

  DocumentKind(String key) {
    this.key = key;
  }

  /// The value in the table.
  public String key() {
    return key;
  }
}
