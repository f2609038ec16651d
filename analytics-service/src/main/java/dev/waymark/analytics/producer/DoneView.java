package dev.waymark.analytics.producer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// That something was done.
@Schema(name = "Done")
record DoneView(@Schema(required = true) boolean done) {}
