package dev.waymark.analytics.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The document that every error is answered with.
///
/// @param type URI of its {@link ProblemType}
/// @param title what that type is, in a few words
/// @param status the HTTP status once more
/// @param detail what happened in this case, a sentence for people
/// @param instance the path that was asked for
/// @param error the same sentence as `detail`, for clients that know no problem documents
/// @param expectedSequence of a gap: the number to go on with; else null
/// @param errors every fault of the request; empty when there is nothing to point at
@Schema(name = "Problem", description = "Every error looks like this (RFC 9457).")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    @Schema(required = true, examples = "urn:waymark:problem:invalid") String type,
    @Schema(required = true, examples = "The request is not valid") String title,
    @Schema(required = true, examples = "400") int status,
    @Schema(required = true, examples = "'from' lies after 'to'.") String detail,
    @Schema(required = true, examples = "/api/workspaces/ws_1/stats/summary") String instance,
    @Schema(required = true, description = "The same sentence as detail.") String error,
    @Schema(
            description = "Of a gap in a stream of clicks: the number to go on with.",
            nullable = true)
        @Nullable Long expectedSequence,
    @Schema(description = "All faults of the request, when there are some to point at.")
        List<ProblemError> errors) {

  static Problem of(
      ProblemType type,
      String detail,
      String path,
      @Nullable Long expectedSequence,
      List<ProblemError> errors) {
    return new Problem(
        type.uri(), type.title(), type.status(), detail, path, detail, expectedSequence, errors);
  }
}
