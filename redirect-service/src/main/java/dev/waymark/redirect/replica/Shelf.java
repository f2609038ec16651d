package dev.waymark.redirect.replica;

/// The documents of one kind: which versions were seen, and what is served of each. One thread
/// changes it.
interface Shelf {
  /// Applies a change, unless it is older than what was seen.
  ///
  /// @throws java.io.UncheckedIOException when it cannot be kept, and then nothing has changed
  void apply(Published row);

  /// A row of a full load. The database is believed, even when its version is older than the one
  /// that was seen.
  ///
  /// @param load the number of that load
  /// @throws java.io.UncheckedIOException when it cannot be kept, and then nothing has changed
  void load(Published row, int load);

  /// What a load did not have is served all the same.
  void holdAbsent(int load);

  /// What is held is gone.
  void forgetHeld();

  /// How many documents are served.
  int served();
}
