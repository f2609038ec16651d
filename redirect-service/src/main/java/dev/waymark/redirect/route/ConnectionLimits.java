package dev.waymark.redirect.route;

import java.util.concurrent.atomic.LongAdder;

/// What bounds the connections of all event loops together. Any thread.
///
/// @param settings how long connections may take, and how much they may hold
/// @param eventLoops how many event loops share it
/// @param entrance lets connections in
/// @param held counts what is held on all event loops, in bytes
/// @param meters counts the connections that are closed
/// @param departure tells when each connection is to end with its next answer
record ConnectionLimits(
    RouteSettings.Server settings,
    int eventLoops,
    Entrance entrance,
    LongAdder held,
    RouteMeters meters,
    Departure departure) {

  /// An equal share of what may be held, for one event loop.
  HeldBytes share() {
    return new HeldBytes(settings.heldBytes() / eventLoops, held);
  }
}
