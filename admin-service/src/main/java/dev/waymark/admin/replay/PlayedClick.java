package dev.waymark.admin.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is kept of a click, played on the rules of the version that decided it.
///
/// @param country null when unknown, as with all of these
/// @param device as clicks say it, such as `mobile`
/// @param os as clicks say it, such as `iOS`
/// @param language a tag
/// @param referrer a host
/// @param campaign the `utm_campaign` of the visitor's query
/// @param rules those that were tried, in their order; empty when they cannot be played any more
public record PlayedClick(
    @Nullable String country,
    @Nullable String device,
    @Nullable String os,
    @Nullable String browser,
    @Nullable String language,
    @Nullable String referrer,
    @Nullable String campaign,
    List<TriedRule> rules) {

  /// A list of its own.
  public PlayedClick {
    rules = List.copyOf(rules);
  }

  /// A rule that was tried.
  ///
  /// @param sentence what it says
  /// @param held whether what is kept of the visitor fits it
  public record TriedRule(String name, String sentence, boolean held) {}
}
