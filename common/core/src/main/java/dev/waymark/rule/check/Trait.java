package dev.waymark.rule.check;

import dev.waymark.visitor.CaseFolding;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Something that holds for some texts and not for others. All texts are folded.
sealed interface Trait {

  /// Whether a text has it.
  boolean holdsFor(String text);

  /// To be there at all.
  record Anything() implements Trait {
    @Override
    public boolean holdsFor(String text) {
      return true;
    }
  }

  /// To be one of these.
  record OneOf(Set<String> values) implements Trait {
    static OneOf of(Collection<String> values) {
      return new OneOf(
          values.stream().map(CaseFolding::fold).collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public boolean holdsFor(String text) {
      return values.contains(text);
    }
  }

  /// To have this in it.
  record Containing(String part) implements Trait {
    static Containing of(String part) {
      return new Containing(CaseFolding.fold(part));
    }

    @Override
    public boolean holdsFor(String text) {
      return text.contains(part);
    }
  }

  /// To begin with this.
  record Starting(String prefix) implements Trait {
    static Starting of(String prefix) {
      return new Starting(CaseFolding.fold(prefix));
    }

    @Override
    public boolean holdsFor(String text) {
      return text.startsWith(prefix);
    }
  }

  /// Whether there may be a text that has all of some traits and none of others. False is certain:
  /// the longest beginning and each part that such a text must have are enough to rule it out.
  static boolean mayAgree(List<Trait> all, List<Trait> none) {
    String prefix = "";
    for (Trait trait : all) {
      switch (trait) {
        case OneOf(Set<String> values) -> {
          return values.stream().anyMatch(text -> fits(text, all, none));
        }
        case Starting(String wanted) -> {
          if (wanted.startsWith(prefix)) {
            prefix = wanted;
          } else if (!prefix.startsWith(wanted)) {
            return false;
          }
        }
        case Anything _, Containing _ -> {
          // may stand anywhere
        }
      }
    }
    for (Trait unwanted : none) {
      if (isImplied(unwanted, prefix, all)) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(String text, List<Trait> all, List<Trait> none) {
    return all.stream().allMatch(trait -> trait.holdsFor(text))
        && none.stream().noneMatch(trait -> trait.holdsFor(text));
  }

  /// Whether a text that begins with the prefix and has all the traits certainly has this one too.
  private static boolean isImplied(Trait trait, String prefix, List<Trait> all) {
    return switch (trait) {
      case Anything _ -> true;
      case OneOf _ -> false; // there are always other texts
      case Starting(String unwanted) -> prefix.startsWith(unwanted);
      case Containing(String unwanted) ->
          prefix.contains(unwanted)
              || all.stream()
                  .anyMatch(
                      one -> one instanceof Containing(String part) && part.contains(unwanted));
    };
  }
}
