package dev.waymark.visitor.agent;

import dev.waymark.visitor.Device;
import dev.waymark.visitor.OperatingSystem;
import org.jspecify.annotations.Nullable;

/// What a browser runs on.
record Platform(@Nullable Device device, @Nullable OperatingSystem os) {
  static final Platform UNKNOWN = new Platform(null, null);
}
