package dev.waymark.rule.check;

import dev.waymark.address.AddressBlocks;
import dev.waymark.rule.TextPattern;
import dev.waymark.rule.TextTest;
import dev.waymark.visitor.CaseFolding;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Something that holds for some texts and not for others. All texts are folded.
sealed interface Trait {

  /// Whether a text has it. Not to be asked of a pattern.
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

  /// To end with this.
  record Ending(String suffix) implements Trait {
    static Ending of(String suffix) {
      return new Ending(CaseFolding.fold(suffix));
    }

    @Override
    public boolean holdsFor(String text) {
      return text.endsWith(suffix);
    }
  }

  /// To have a part that a pattern describes. Patterns are not understood, and folded texts are not
  /// what they are tried on; so all that is known of one is that it either holds or does not.
  record Matching(TextPattern pattern) implements Trait {
    @Override
    public boolean holdsFor(String text) {
      throw new IllegalStateException("nobody knows whether '" + text + "' matches " + pattern);
    }
  }

  /// To be an address in some blocks. Never met by traits of texts.
  record Within(AddressBlocks blocks) implements Trait {
    @Override
    public boolean holdsFor(String text) {
      throw new IllegalStateException("'" + text + "' is no address");
    }
  }

  /// The same as a test.
  static Trait of(TextTest test) {
    return switch (test) {
      case TextTest.Contains(String part) -> Containing.of(part);
      case TextTest.StartsWith(String prefix) -> Starting.of(prefix);
      case TextTest.EndsWith(String suffix) -> Ending.of(suffix);
      case TextTest.Matches(TextPattern pattern) -> new Matching(pattern);
    };
  }

  /// Whether there may be a text that has all of some traits and none of others. False is certain:
  /// the longest beginning, the longest end and each part that such a text must have are enough to
  /// rule it out.
  static boolean mayAgree(List<Trait> all, List<Trait> none) {
    String prefix = "";
    String suffix = "";
    if (areApart(all)) {
      return false;
    }
    for (Trait trait : all) {
      switch (trait) {
        case OneOf(Set<String> values) -> {
          return none.stream().noneMatch(unwanted -> isPattern(unwanted) && all.contains(unwanted))
              && values.stream().anyMatch(text -> fits(text, all, none));
        }
        case Starting(String wanted) -> {
          if (wanted.startsWith(prefix)) {
            prefix = wanted;
          } else if (!prefix.startsWith(wanted)) {
            return false;
          }
        }
        case Ending(String wanted) -> {
          if (wanted.endsWith(suffix)) {
            suffix = wanted;
          } else if (!suffix.endsWith(wanted)) {
            return false;
          }
        }
        case Anything _, Containing _, Matching _, Within _ -> {
          // may stand anywhere
        }
      }
    }
    for (Trait unwanted : none) {
      if (isImplied(unwanted, prefix, suffix, all)) {
        return false;
      }
    }
    return true;
  }

  /// Whether no address is in all of the blocks, for two of them are apart.
  private static boolean areApart(List<Trait> all) {
    for (Trait one : all) {
      for (Trait other : all) {
        if (one instanceof Within(AddressBlocks blocks)
            && other instanceof Within(AddressBlocks others)
            && blocks.isApartFrom(others)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isPattern(Trait trait) {
    return trait instanceof Matching;
  }

  /// Whether a text may have all and none; patterns are let be.
  private static boolean fits(String text, List<Trait> all, List<Trait> none) {
    return all.stream().allMatch(trait -> isPattern(trait) || trait.holdsFor(text))
        && none.stream().noneMatch(trait -> !isPattern(trait) && trait.holdsFor(text));
  }

  /// Whether a text that begins and ends so and has all the traits certainly has this one too.
  private static boolean isImplied(Trait trait, String prefix, String suffix, List<Trait> all) {
    return switch (trait) {
      case Anything _ -> true;
      case OneOf _ -> false; // there are always other texts
      case Starting(String unwanted) -> prefix.startsWith(unwanted);
      case Ending(String unwanted) -> suffix.endsWith(unwanted);
      case Matching _ -> all.contains(trait);
      case Within(AddressBlocks unwanted) ->
          all.stream()
              .anyMatch(
                  one -> one instanceof Within(AddressBlocks blocks) && unwanted.covers(blocks));
      case Containing(String unwanted) ->
          prefix.contains(unwanted)
              || suffix.contains(unwanted)
              || all.stream()
                  .anyMatch(
                      one -> one instanceof Containing(String part) && part.contains(unwanted));
    };
  }
}
