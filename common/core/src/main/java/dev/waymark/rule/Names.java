package dev.waymark.rule;

import org.jspecify.annotations.Nullable;

/// What people call the things of a workspace that rules refer to by their keys. Where there is no
/// name, the key takes its place.
public interface Names {
  /// No names at all: sentences have the keys.
  Names NONE =
      new Names() {
        @Override
        public @Nullable String channel(String key) {
          return null;
        }

        @Override
        public @Nullable String pool(String key) {
          return null;
        }

        @Override
        public @Nullable String schedule(String key) {
          return null;
        }
      };

  /// The name of a channel and in brackets its kind, `ES Sales (WhatsApp)`; null when there is no
  /// such channel.
  @Nullable String channel(String key);

  /// The name of a pool; null when there is no such pool.
  @Nullable String pool(String key);

  /// The name of a business-hours schedule; null when there is no such schedule.
  @Nullable String schedule(String key);
}
