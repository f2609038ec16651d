package dev.waymark.admin.recipe;

import dev.waymark.admin.link.LinkView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a recipe made.
///
/// @param link which works at once
/// @param made what was made beside it, in the order in which it was
@Schema(name = "MadeRecipe")
public record MadeView(
    @Schema(required = true) LinkView link,
    @Schema(required = true, description = "Everything that was made beside the link.")
        List<MadeThing> made) {

  /// A channel, pool or schedule that was made.
  @Schema(name = "MadeThing")
  public record MadeThing(
      @Schema(
              required = true,
              enumeration = {"channel", "pool", "schedule"})
          String kind,
      @Schema(required = true, examples = "sales") String key,
      @Schema(required = true, examples = "Sales") String name) {}
}
