package dev.waymark.admin.dashboard.statistics;

import dev.waymark.admin.dashboard.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a click went where it did.
///
/// @param link the address of the link, without the scheme
/// @param sentence what decided it, as it was then
/// @param channel the channel that was used; empty for none
/// @param facts what is kept of the visitor; null when nothing is
/// @param rules those that were tried on the way; empty when they cannot be played
/// @param version the version that decided it, in words; empty when it is not kept
/// @param note what is not certain about it
/// @param history the address of the link's versions
/// @param back the page to come back to
record Why(
    String link,
    Moment at,
    String sentence,
    String channel,
    @Nullable List<Fact> facts,
    List<Tried> rules,
    String version,
    String note,
    String history,
    String back) {

  /// Something that is known.
  record Fact(String name, String value) {}

  /// A rule.
  record Tried(String name, String sentence, boolean held) {}
}
