package dev.waymark.analytics.ingest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a redirect node is told about a batch that was taken.
@Schema(name = "Receipt")
record ReceiptView(
    @Schema(required = true, description = "The sequence number expected next.", examples = "4711")
        long nextSequence,
    @Schema(required = true, description = "Clicks that are new.", examples = "100") int stored,
    @Schema(required = true, description = "Clicks that were stored before.", examples = "0")
        int repeated,
    @Schema(
            required = true,
            description = "Clicks that cannot be stored and were put aside.",
            examples = "0")
        int rejected,
    @Schema(
            required = true,
            description = "Sequence numbers before the batch that were declared lost.",
            examples = "0")
        long lost) {}
