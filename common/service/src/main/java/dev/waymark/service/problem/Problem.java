package dev.waymark.service.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
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
/// @param errors the first faults of the request, at most {@link
///   dev.waymark.fault.Faults#MAX_LISTED}; empty when there is nothing to point at
/// @param errorCount how many faults there are; null when there is nothing to point at
/// @param extensions members of this case alone, by their names in JSON (RFC 9457, 3.2)
@Schema(name = "Problem", description = "Every error looks like this (RFC 9457).")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    @Schema(required = true, examples = "urn:waymark:problem:invalid") String type,
    @Schema(required = true, examples = "The request is not valid") String title,
    @Schema(required = true, examples = "400") int status,
    @Schema(required = true, examples = "A link needs a target.") String detail,
    @Schema(required = true, examples = "/api/workspaces/ws_1/links") String instance,
    @Schema(required = true, description = "The same sentence as detail.") String error,
    @Schema(
            description =
                "The faults of the request, when there are some to point at: the first 50 of them.")
        List<ProblemError> errors,
    @Schema(
            description = "How many faults there are, those that are not listed among them.",
            examples = "1")
        @Nullable Integer errorCount,
    @Schema(hidden = true) @JsonAnyGetter Map<String, Object> extensions) {

  static Problem of(ProblemType type, String detail, String path) {
    return of(type, detail, path, List.of(), 0, Map.of());
  }

  static Problem of(
      ProblemType type,
      String detail,
      String path,
      List<ProblemError> errors,
      int errorCount,
      Map<String, Object> extensions) {
    return new Problem(
        type.uri(),
        type.title(),
        type.status(),
        detail,
        path,
        detail,
        errors,
        errorCount == 0 ? null : (Integer) errorCount,
        extensions);
  }
}
