package dev.waymark.redirect.route;

/// What an event loop says of itself every second, for whoever watches over it.
///
/// @param beats how often it has, since it began
/// @param sockets how many visitors' sockets it had open
record Pulse(long beats, int sockets) {
  /// Before the first one.
  static final Pulse NONE = new Pulse(0, 0);

  /// The next one.
  Pulse next(int open) {
    return new Pulse(beats + 1, open);
  }
}
