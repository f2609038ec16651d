package dev.waymark.rule;

import dev.waymark.word.Language;
import org.jspecify.annotations.Nullable;

/// What people call the things of a workspace that rules refer to by their keys. Where there is no
/// name, the key takes its place. They know the language, too, so that whoever makes a sentence of
/// them makes it in that.
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

        @Override
        public @Nullable String segment(String key) {
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

  /// What people call a link, by its id; null when nobody knows.
  default @Nullable String link(String id) {
    return null;
  }

  /// The name of a segment; null when there is no such segment.
  @Nullable String segment(String key);

  /// The language of the sentences that they stand in.
  default Language language() {
    return Language.ENGLISH;
  }

  /// The same names in the sentences of another language.
  default Names in(Language language) {
    Names names = this;
    return new Names() {
      @Override
      public @Nullable String channel(String key) {
        return names.channel(key);
      }

      @Override
      public @Nullable String pool(String key) {
        return names.pool(key);
      }

      @Override
      public @Nullable String schedule(String key) {
        return names.schedule(key);
      }

      @Override
      public @Nullable String segment(String key) {
        return names.segment(key);
      }

      @Override
      public @Nullable String link(String id) {
        return names.link(id);
      }

      @Override
      public Language language() {
        return language;
      }
    };
  }
}
