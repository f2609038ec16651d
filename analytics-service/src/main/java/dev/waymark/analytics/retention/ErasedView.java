package dev.waymark.analytics.retention;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What was erased.
@Schema(name = "Erased")
record ErasedView(
    @Schema(required = true, examples = "true") boolean ok,
    @Schema(required = true, description = "How many clicks were erased.", examples = "3")
        long erased) {}
