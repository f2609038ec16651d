package dev.waymark.analytics.producer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Producers.
@Schema(name = "Producers")
record ProducersView(@Schema(required = true) List<ProducerView> producers) {}
