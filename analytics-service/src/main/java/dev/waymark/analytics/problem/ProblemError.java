package dev.waymark.analytics.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waymark.fault.Fault;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One thing that is wrong with a request.
///
/// @param pointer where in the body, as a JSON pointer (RFC 6901), empty for the whole of it; null
///   when the fault is not in the body
/// @param parameter the query parameter with the fault; null when it is in the body
/// @param detail what is wrong and what would be right
@Schema(name = "ProblemError", description = "One thing that is wrong with the request.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemError(
    @Schema(
            description = "Where in the body, as a JSON pointer (RFC 6901).",
            examples = "/click_id")
        @Nullable String pointer,
    @Schema(
            description = "The query parameter, when the fault is not in the body.",
            examples = "from")
        @Nullable String parameter,
    @Schema(
            required = true,
            description = "What is wrong and what would be right.",
            examples = "Neither a date nor a time.")
        String detail) {

  static ProblemError of(Fault fault) {
    return new ProblemError(fault.pointer(), null, fault.detail());
  }

  /// A fault in a query parameter.
  public static ProblemError inParameter(String name, String detail) {
    return new ProblemError(null, name, detail);
  }
}
