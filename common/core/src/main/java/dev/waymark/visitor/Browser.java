package dev.waymark.visitor;

/// A browser by its product name, or an in-app browser by its app's: `Chrome`, `Samsung Internet`,
/// `Instagram`.
///
/// @param name as its maker spells it; at most 64 characters
/// @param folded the name after {@link CaseFolding#fold}, which is what rules compare
public record Browser(String name, String folded) {
  /// The browser of that name.
  public Browser(String name) {
    this(name, CaseFolding.fold(name));
  }
}
