package dev.waymark.redirect.route;

/// Opens a {@link ClickRecorder} for each event loop.
@FunctionalInterface
public interface ClickRecorders {
  /// A recorder for one event loop; called once by each, before its first request.
  ClickRecorder open();
}
