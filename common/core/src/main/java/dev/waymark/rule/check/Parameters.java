package dev.waymark.rule.check;

import java.util.List;

/// What is left of the values of one parameter. It may be sent several times or not at all, so each
/// value that must be there may be another one.
///
/// @param some for each of these traits a value that has it was sent
/// @param none no value that has one of these traits was sent
record Parameters(List<Trait> some, List<Trait> none) implements Extent {

  /// Any values, or none.
  static final Parameters ALL = new Parameters(List.of(), List.of());

  /// Those of which one has a trait, or those of which none has it.
  Parameters where(Trait trait, boolean sent) {
    return sent
        ? new Parameters(Texts.and(some, trait), none)
        : new Parameters(some, Texts.and(none, trait));
  }

  @Override
  public boolean isEmpty() {
    return some.stream().anyMatch(wanted -> !Trait.mayAgree(List.of(wanted), none));
  }
}
