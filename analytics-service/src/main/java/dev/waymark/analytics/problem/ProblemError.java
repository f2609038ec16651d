package dev.waymark.analytics.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One thing that is wrong with a request.
///
/// @param parameter the query parameter with the fault
/// @param detail what is wrong and what would be right
@Schema(name = "ProblemError", description = "One thing that is wrong with the request.")
public record ProblemError(
    @Schema(required = true, description = "The parameter with the fault.", examples = "from")
        String parameter,
    @Schema(
            required = true,
            description = "What is wrong and what would be right.",
            examples = "Neither a date nor a time.")
        String detail) {}
