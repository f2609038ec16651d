package dev.waymark.analytics.lead;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The answer to a removal, which leaves nothing to show.
@Schema(name = "Removed")
record RemovedView(@Schema(required = true) boolean ok) {}
