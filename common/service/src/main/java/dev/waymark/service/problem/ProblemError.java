package dev.waymark.service.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One thing that is wrong with a request.
///
/// @param pointer where in the body, as a JSON pointer (RFC 6901), empty for the whole of it; null
///   when the fault is not in the body
/// @param parameter the query parameter or header with the fault; null when it is in the body
/// @param detail what is wrong and what would be right
@Schema(name = "ProblemError", description = "One thing that is wrong with the request.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemError(
    @Schema(
            description = "Where in the body, as a JSON pointer (RFC 6901).",
            examples = "/rules/2/conditions/0/operator")
        @Nullable String pointer,
    @Schema(description = "The query parameter or header, when the fault is not in the body.")
        @Nullable String parameter,
    @Schema(
            required = true,
            description = "What is wrong and what would be right.",
            examples = "The operator 'gt' does not work with 'country'.")
        String detail) {

  /// A fault in the body, or in a thing that the request is about.
  public static ProblemError inBody(String pointer, String detail) {
    return new ProblemError(pointer, null, detail);
  }

  /// A fault in a query parameter or header.
  public static ProblemError inParameter(String name, String detail) {
    return new ProblemError(null, name, detail);
  }
}
