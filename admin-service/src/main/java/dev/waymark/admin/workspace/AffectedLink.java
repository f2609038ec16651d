package dev.waymark.admin.workspace;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A link whose decisions a change of plan changes.
///
/// @param rules those that are paused now and were in force, or the other way round
/// @param features the same of what else a link can have
public record AffectedLink(
    @Schema(required = true) String id,
    @Schema(required = true) String slug,
    @Schema(required = true) String shortUrl,
    @Schema(required = true) List<AffectedRule> rules,
    @Schema(required = true) List<AffectedFeature> features) {

  /// Lists of its own.
  public AffectedLink {
    rules = List.copyOf(rules);
    features = List.copyOf(features);
  }

  /// A rule that was paused or came back.
  ///
  /// @param index its place in the link's rules, from 0
  /// @param paused why it is paused, a sentence; null when it is in force again
  public record AffectedRule(
      @Schema(required = true) int index,
      @Schema(required = true) String name,
      @Schema(nullable = true) @Nullable String paused) {}

  /// A member of a link that was paused or came back.
  ///
  /// @param name the member, such as `ab_variants`
  /// @param paused why it is paused, a sentence; null when it is in force again
  public record AffectedFeature(
      @Schema(required = true) String name, @Schema(nullable = true) @Nullable String paused) {}
}
