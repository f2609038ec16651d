package dev.waymark.rule.check;

import java.util.ArrayList;
import java.util.List;

/// What is left of a fact that is a text, or is missing.
///
/// @param missing whether it may be missing
/// @param all what the text has, unless it is missing
/// @param none what the text has not, unless it is missing
record Texts(boolean missing, List<Trait> all, List<Trait> none) implements Extent {

  /// Any text, or none.
  static final Texts ALL = new Texts(true, List.of(), List.of());

  /// Those that have a trait, or those that don't.
  ///
  /// @param present whether a text must have it
  /// @param missingToo whether a missing text is among them
  Texts where(Trait trait, boolean present, boolean missingToo) {
    return new Texts(
        missing && missingToo, present ? and(all, trait) : all, present ? none : and(none, trait));
  }

  /// The list with one more at its end.
  static <T> List<T> and(List<T> list, T one) {
    var longer = new ArrayList<T>(list);
    longer.add(one);
    return longer;
  }

  @Override
  public boolean isEmpty() {
    return !missing && !Trait.mayAgree(all, none);
  }
}
