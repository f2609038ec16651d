package dev.waymark.service.page;

import dev.waymark.service.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A place in a sorted list: after the entry with this value and id. Opaque to callers, who can
/// only hand it back; one that they make up leads to another place in what they may see anyhow.
///
/// @param sort the order that it belongs to
/// @param value the entry's value in that order, as text
/// @param id the entry's id, which decides between equal values
public record Cursor(String sort, String value, String id) {
  private static final char SEPARATOR = '\n';

  /// Reads a cursor; null stands for the beginning.
  ///
  /// @param sort the order of the list that is asked for
  /// @throws ProblemException when it is not a cursor of that order
  public static @Nullable Cursor parse(@Nullable String text, String sort) {
    if (text == null) {
      return null;
    }
    String[] parts = decode(text).split(String.valueOf(SEPARATOR), -1);
    if (parts.length != 3 || hasNul(parts)) {
      throw unreadable();
    }
    if (!parts[0].equals(sort)) {
      throw ProblemException.ofParameter(
          "cursor", "This cursor belongs to another order; start again without it.");
    }
    return new Cursor(parts[0], parts[1], parts[2]);
  }

  /// The form that callers hand back.
  public String text() {
    String plain = sort + SEPARATOR + value + SEPARATOR + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /// What to say of a cursor whose parts make no sense.
  public static ProblemException unreadable() {
    return ProblemException.ofParameter(
        "cursor", "This is no cursor; use the 'next_cursor' of the page before.");
  }

  private static boolean hasNul(String[] parts) {
    for (String part : parts) {
      if (part.indexOf('\0') >= 0) {
        return true;
      }
    }
    return false;
  }

  private static String decode(String text) {
    try {
      return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw unreadable();
    }
  }
}
