package dev.waymark.admin.workspace;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A link whose decisions a change of plan changes.
///
/// @param rules those that are paused now and were in force, or the other way round
/// @param features the same of what else a link can have
@Schema(
    description =
        "A link whose decisions have changed, because parts of it were paused or came back.")
public record AffectedLink(
    @Schema(required = true, examples = "lnk_3v9k2m4c6b8x0z1q5w7r") String id,
    @Schema(required = true, examples = "sale") String slug,
    @Schema(required = true, examples = "http://localhost:8080/sale") String shortUrl,
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
  @Schema(description = "A rule that was paused, or is in force again.")
  public record AffectedRule(
      @Schema(required = true, description = "Its place in the rules, from 0.") int index,
      @Schema(required = true, examples = "Germany") String name,
      @Schema(
              nullable = true,
              description = "Why it is paused; null when it is in force again.",
              examples = "Paused: the Free plan has no rules.")
          @Nullable String paused) {}

  /// A member of a link that was paused or came back.
  ///
  /// @param name the member, such as `ab_variants`
  /// @param paused why it is paused, a sentence; null when it is in force again
  @Schema(description = "A member of the link that was paused, or is in force again.")
  public record AffectedFeature(
      @Schema(required = true, examples = "ab_variants") String name,
      @Schema(
              nullable = true,
              description = "Why it is paused; null when it is in force again.",
              examples = "Paused: A/B variants need the Team plan.")
          @Nullable String paused) {}
}
