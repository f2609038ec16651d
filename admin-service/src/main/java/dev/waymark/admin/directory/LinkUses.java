package dev.waymark.admin.directory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells how links use the entries of the directory. Links depend on the directory, so they bring
/// their own answer.
public interface LinkUses {
  /// How many links name each of some entries themselves, in rules that the plan pauses too.
  ///
  /// @param most how far each is counted
  /// @return none for an entry that no link names
  Map<String, Integer> counts(String workspace, Entry entry, Collection<String> keys, int most);

  /// Links that are switched on and have nothing but channels for whoever no rule sends anywhere.
  ///
  /// @param fallbackChannel of these links; null for none
  /// @param hubChannels those of their pages, of which each entry leads to one; empty without a
  ///   page
  /// @param links how many there are alike
  record WithoutTarget(@Nullable String fallbackChannel, Set<String> hubChannels, long links) {
    /// A set of its own.
    public WithoutTarget {
      hubChannels = Set.copyOf(hubChannels);
    }
  }

  /// All of those, of 10,000 links at most.
  List<WithoutTarget> withoutTarget(String workspace);
}
