package dev.waymark.redirect.password;

/// What keeps a link closed.
///
/// @param link its id
/// @param hash of its password, as {@link dev.waymark.password.PasswordHash} writes it
/// @param version of its password: it grows with each new one, and what the one before it opened is
///   closed again
public record Lock(String link, String hash, long version) {
  /// Without the hash.
  @Override
  public String toString() {
    return "Lock[" + link + ", " + version + "]";
  }
}
