package dev.waymark.admin.bulk;

import dev.waymark.admin.link.Changed;
import dev.waymark.service.problem.ProblemError;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What came of a change of many links.
///
/// @param preview whether nothing was written
/// @param matched links that are meant, up to 10,000
/// @param matchedExact whether there are no more than that
/// @param changed how many of those that this request got to are other ones now
/// @param unchanged how many were like this before
/// @param failed those that stay what they were
/// @param nextCursor where the next request goes on; null when this one got to the last
@Schema(name = "ChangedLinks")
record ChangedLinks(
    @Schema(required = true, description = "Whether nothing was written.") boolean preview,
    @Schema(
            required = true,
            description = "How many links are meant, counted up to 10,000.",
            examples = "204")
        int matched,
    @Schema(required = true, description = "Whether there are no more than that.")
        boolean matchedExact,
    @Schema(
            required = true,
            description =
                "How many of those that this request got to are other ones now, or would be.",
            examples = "203")
        int changed,
    @Schema(required = true, description = "How many were like this before.") int unchanged,
    @Schema(required = true, description = "Those that stay what they were, and why.")
        List<FailedLink> failed,
    @Schema(
            nullable = true,
            description =
                "Goes on after the links that this request got to; null when it got to the last.")
        @Nullable String nextCursor) {

  /// A link that was not changed.
  ///
  /// @param status that a request about it alone would have been answered with
  @Schema(name = "FailedLink")
  record FailedLink(
      @Schema(required = true, examples = "lnk_3v9k2m4c6b8x0z1q5w7r") String id,
      @Schema(
              required = true,
              description = "What a change of this link alone is answered with.",
              examples = "400")
          int status,
      @Schema(required = true, description = "What is wrong, with places within the link.")
          List<ProblemError> errors) {

    static FailedLink of(Changed.Refused refused) {
      return new FailedLink(
          refused.id(),
          refused.type().status(),
          refused.faults().listed().stream()
              .map(fault -> ProblemError.inBody(fault.pointer(), fault.detail()))
              .toList());
    }
  }
}
