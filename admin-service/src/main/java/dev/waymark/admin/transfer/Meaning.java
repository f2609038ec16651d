package dev.waymark.admin.transfer;

import org.jspecify.annotations.Nullable;

/// What a column of a table of links holds.
sealed interface Meaning {

  /// A field of a link.
  ///
  /// @param key of the field
  /// @param member the part of it, where it has parts; null for all of it
  /// @param isOpposite whether the column says yes where the field says no
  record Field(String key, @Nullable String member, boolean isOpposite) implements Meaning {}

  /// Whatever is no field.
  enum Other implements Meaning {
    /// The password that visitors have to enter.
    PASSWORD,
    /// Whether there is one.
    HAS_PASSWORD,
    /// The whole short link, with its host.
    SHORT_URL,
    /// By which the links of the file know each other.
    ID,
    /// What links do not have here, or what follows from the rest.
    NOTHING
  }

  /// All of a field.
  static Field field(String key) {
    return new Field(key, null, false);
  }

  /// What a meaning is called in `columns.csv`.
  static Meaning of(String name) {
    return switch (name) {
      case "" -> Other.NOTHING;
      case "password" -> Other.PASSWORD;
      case "has_password" -> Other.HAS_PASSWORD;
      case "short_url" -> Other.SHORT_URL;
      case "id" -> Other.ID;
      default -> {
        boolean isOpposite = name.startsWith("!");
        String field = isOpposite ? name.substring(1) : name;
        int dot = field.indexOf('.');
        yield dot < 0
            ? new Field(field, null, isOpposite)
            : new Field(field.substring(0, dot), field.substring(dot + 1), isOpposite);
      }
    };
  }
}
