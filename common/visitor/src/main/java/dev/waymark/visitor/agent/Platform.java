package dev.waymark.visitor.agent;

import dev.waymark.visitor.Device;
import dev.waymark.visitor.OperatingSystem;
import org.jspecify.annotations.Nullable;

/// What a browser runs on.
///
/// @param robot whether it is no browser at all
record Platform(@Nullable Device device, @Nullable OperatingSystem os, boolean robot) {
  static final Platform UNKNOWN = new Platform(null, null, false);

  Platform(@Nullable Device device, @Nullable OperatingSystem os) {
    this(device, os, false);
  }
}
