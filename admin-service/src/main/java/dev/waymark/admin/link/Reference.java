package dev.waymark.admin.link;

import dev.waymark.admin.directory.Entry;
import org.jspecify.annotations.Nullable;

/// Something that a link refers to.
///
/// @param name a key, an id or a normalised URL, as the kind says
/// @param pointer where it stands in what was sent
record Reference(Kind kind, String name, String pointer) {

  /// What is referred to.
  enum Kind {
    /// A channel, by its key.
    CHANNEL("channel", Entry.CHANNEL),
    /// A pool, by its key.
    POOL("pool", Entry.POOL),
    /// A schedule, by its key.
    SCHEDULE("schedule", Entry.SCHEDULE),
    /// A segment, by its key.
    SEGMENT("segment", Entry.SEGMENT),
    /// Another link, by its id.
    LINK("link", null),
    /// A URL that visitors are sent to.
    URL(null, null),
    /// A URL that visitors may choose on a page of ours.
    CHOICE(null, null);

    private final @Nullable String key;
    private final @Nullable Entry entry;

    Kind(@Nullable String key, @Nullable Entry entry) {
      this.key = key;
      this.entry = entry;
    }

    /// The text in `link_reference`; null for what has no rows there.
    @Nullable String key() {
      return key;
    }

    /// What of the directory it is; null when it is nothing of that.
    @Nullable Entry entry() {
      return entry;
    }
  }
}
