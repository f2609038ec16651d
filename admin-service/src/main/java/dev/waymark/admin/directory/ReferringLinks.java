package dev.waymark.admin.directory;

import java.util.List;

/// Finds the links that refer to an entry of the directory. Links depend on the directory, so they
/// bring their own answer.
public interface ReferringLinks {
  /// Up to how many links are counted: there can be a million, and whoever asks holds the workspace
  /// to itself.
  int MOST_COUNTED = 10_000;

  /// What was found.
  ///
  /// @param slugs those of some of the links, in alphabetical order
  /// @param count how many links there are in all, up to one more than {@link #MOST_COUNTED}
  record Found(List<String> slugs, long count) {
    /// A list of its own.
    public Found {
      slugs = List.copyOf(slugs);
    }
  }

  /// The links of a workspace that refer to an entry, in rules that the plan pauses too.
  ///
  /// @param limit how many slugs are given at most
  Found to(String workspace, Entry entry, String key, int limit);
}
