package dev.waymark.analytics.producer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What came of releasing a mark.
@Schema(name = "ReleasedMark")
record ReleasedView(
    @Schema(required = true) boolean released,
    @Schema(required = true) ProducerView.MarkView mark,
    @Schema(required = true) long removed,
    @Schema(required = true) long removedAside,
    @Schema(required = true) long restoredNumbers) {}
