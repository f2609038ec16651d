package dev.waymark.analytics.retention;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What was erased.
@Schema(name = "Erased")
record ErasedView(@Schema(required = true) boolean ok, @Schema(required = true) long erased) {}
