package dev.waymark.analytics.producer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What came of releasing a mark.
@Schema(name = "ReleasedMark")
record ReleasedView(
    @Schema(
            required = true,
            description = "False when no process was refused, so that nothing had to be done.")
        boolean released,
    @Schema(required = true, description = "Where the stream goes on.") ProducerView.MarkView mark,
    @Schema(
            required = true,
            description = "Clicks of the takeover that are counted no longer.",
            examples = "0")
        long removed,
    @Schema(
            required = true,
            description = "Records of the takeover that were put aside and are gone.",
            examples = "0")
        long removedAside,
    @Schema(
            required = true,
            description = "Numbers that the takeover had declared lost, and that are not.",
            examples = "0")
        long restoredNumbers) {}
