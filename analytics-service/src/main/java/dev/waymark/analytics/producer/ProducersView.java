package dev.waymark.analytics.producer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Producers.
@Schema(name = "Producers")
record ProducersView(
    @Schema(
            required = true,
            description = "Those that were heard of last come first; at most 1,000.")
        List<ProducerView> producers) {}
