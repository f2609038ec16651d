package dev.waymark.redirect.journal;

import java.util.UUID;

/// One opening of the journal, by one process.
///
/// @param producer the id under which the journal delivers, the same for all its openings
/// @param epoch how often it was opened, this time among them
/// @param start the number of the first click of this opening
record Opening(UUID producer, long epoch, long start) {
  /// The journal could not be opened yet.
  static final Opening NONE = new Opening(new UUID(0, 0), 0, 1);
}
