package dev.waymark.analytics.ingest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a redirect node is told about a batch that was taken.
@Schema(name = "Receipt")
record ReceiptView(
    @Schema(required = true) long nextSequence,
    @Schema(required = true) int stored,
    @Schema(required = true) int repeated,
    @Schema(required = true) int rejected,
    @Schema(required = true) long lost) {}
