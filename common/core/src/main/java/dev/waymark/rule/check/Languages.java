package dev.waymark.rule.check;

import dev.waymark.visitor.LanguageTag;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is left of the preferred language.
///
/// @param missing whether it may be unknown
/// @param ranges it lies in one of these, unless it is unknown; null when it is any
/// @param excluded tags that do not cover it
/// @param starts what its text begins with
/// @param startsNot what its text does not begin with
record Languages(
    boolean missing,
    @Nullable Set<Range> ranges,
    List<LanguageTag> excluded,
    List<Trait> starts,
    List<Trait> startsNot)
    implements Extent {

  /// Any language, or an unknown one.
  static final Languages ALL = new Languages(true, null, List.of(), List.of(), List.of());

  /// The withdrawn codes `iw`, `in` and `ji` read as these, so the text may begin otherwise.
  private static final Set<String> RENAMED = Set.of("he", "id", "yi");

  /// The languages that one covers besides itself: see {@link
  /// dev.waymark.visitor.Languages#covers}.
  private static final Map<String, List<String>> ALIKE =
      Map.of("no", List.of("no", "nb", "nn"), "nb", List.of("nb", "no"));

  /// All tags with this language and, unless null, this region and this script, named or likely.
  record Range(String language, @Nullable String script, @Nullable String region) {
    /// What a tag covers: several where languages match each other.
    static List<Range> of(LanguageTag tag) {
      var ranges = new ArrayList<Range>();
      for (String language : ALIKE.getOrDefault(tag.language(), List.of(tag.language()))) {
        ranges.add(new Range(language, tag.script(), tag.region()));
      }
      return ranges;
    }

    /// The tags that are in both; null when there are none.
    @Nullable Range meet(Range other) {
      return language.equals(other.language)
              && agree(script, other.script)
              && agree(region, other.region)
          ? new Range(
              language,
              script == null ? other.script : script,
              region == null ? other.region : region)
          : null;
    }

    private static boolean agree(@Nullable String one, @Nullable String other) {
      return one == null || other == null || one.equals(other);
    }

    /// Whether a tag covers all of them.
    boolean isCoveredBy(LanguageTag tag) {
      return dev.waymark.visitor.Languages.covers(tag.language(), language)
          && (tag.script() == null || tag.script().equals(script))
          && (tag.region() == null || tag.region().equals(region));
    }
  }

  /// Those that one of the tags covers, or those that none covers.
  ///
  /// @param missingToo whether an unknown language is among them
  Languages where(List<LanguageTag> tags, boolean covered, boolean missingToo) {
    if (!covered) {
      var more = new ArrayList<LanguageTag>(excluded);
      more.addAll(tags);
      return new Languages(missing && missingToo, ranges, more, starts, startsNot);
    }
    var both = new LinkedHashSet<Range>();
    for (LanguageTag tag : tags) {
      for (Range wanted : Range.of(tag)) {
        if (ranges == null) {
          both.add(wanted);
          continue;
        }
        for (Range range : ranges) {
          Range met = range.meet(wanted);
          if (met != null) {
            both.add(met);
          }
        }
      }
    }
    return new Languages(missing && missingToo, both, excluded, starts, startsNot);
  }

  /// Those whose text begins with a prefix, or those whose text does not.
  ///
  /// @param missingToo whether an unknown language is among them
  Languages where(String prefix, boolean begins, boolean missingToo) {
    Trait trait = Trait.Starting.of(prefix);
    Languages rest =
        new Languages(
            missing && missingToo,
            ranges,
            excluded,
            begins ? Texts.and(starts, trait) : starts,
            begins ? startsNot : Texts.and(startsNot, trait));
    // A whole first subtag is the language.
    int dash = prefix.indexOf('-');
    LanguageTag language = begins && dash > 0 ? LanguageTag.parse(prefix.substring(0, dash)) : null;
    return language == null ? rest : rest.whereExactly(language.language());
  }

  private Languages whereExactly(String language) {
    if (ranges == null) {
      return new Languages(
          missing, Set.of(new Range(language, null, null)), excluded, starts, startsNot);
    }
    var both = new LinkedHashSet<Range>();
    ranges.stream().filter(range -> range.language.equals(language)).forEach(both::add);
    return new Languages(missing, both, excluded, starts, startsNot);
  }

  @Override
  public boolean isEmpty() {
    return !missing
        && (!Trait.mayAgree(starts, startsNot)
            || (ranges != null && ranges.stream().noneMatch(this::mayHave)));
  }

  private boolean mayHave(Range range) {
    return excluded.stream().noneMatch(range::isCoveredBy)
        && (RENAMED.contains(range.language) || mayBegin(range.language));
  }

  /// Whether a text that begins with this language's subtag fits the prefixes.
  private boolean mayBegin(String language) {
    return starts.stream().allMatch(trait -> mayHave(trait, language))
        && startsNot.stream().noneMatch(trait -> trait.holdsFor(language));
  }

  /// The subtag ends there or a dash follows.
  private static boolean mayHave(Trait start, String language) {
    return start.holdsFor(language)
        || (start instanceof Trait.Starting(String prefix) && prefix.startsWith(language + "-"));
  }
}
