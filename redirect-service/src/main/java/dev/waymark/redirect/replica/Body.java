package dev.waymark.redirect.replica;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The body of a document, as the bytes that stand in the file. A node keeps one for each document
/// and never looks into it again, so it takes no more than those bytes: a `String` with one letter
/// beyond Latin-1 takes twice as much.
final class Body {
  private final byte[] utf8;

  /// @param utf8 JSON in UTF-8; the caller gives it away
  Body(byte[] utf8) {
    this.utf8 = utf8;
  }

  static Body of(String json) {
    return new Body(json.getBytes(StandardCharsets.UTF_8));
  }

  /// The bytes themselves, for reading only.
  byte[] utf8() {
    return utf8;
  }

  /// In bytes.
  int length() {
    return utf8.length;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Body that && Arrays.equals(utf8, that.utf8);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(utf8);
  }

  /// The JSON.
  @Override
  public String toString() {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
