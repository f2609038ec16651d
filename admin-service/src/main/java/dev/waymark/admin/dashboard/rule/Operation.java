package dev.waymark.admin.dashboard.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a button of the editor asks for: `move:s2:up`. A form that was sent without a button asks
/// for nothing but to be looked at.
///
/// @param verb the first word
/// @param arguments those after it
public record Operation(String verb, List<String> arguments) {
  /// Nothing is asked for.
  public static final Operation LOOK = new Operation("look", List.of());

  private static final int MOST_CHARACTERS = 4_000;

  /// Reads the name of a button.
  ///
  /// @param text null when there was none
  public static Operation of(@Nullable String text) {
    if (text == null || text.isEmpty() || text.length() > MOST_CHARACTERS) {
      return LOOK;
    }
    List<String> words = List.of(text.split(":", -1));
    return new Operation(words.getFirst(), words.subList(1, words.size()));
  }

  /// An argument; empty when it was not given.
  public String argument(int place) {
    return place < arguments.size() ? arguments.get(place) : "";
  }

  /// An argument that is a number; -1 when it is none.
  public int number(int place) {
    String text = argument(place);
    return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1;
  }
}
