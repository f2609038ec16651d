package dev.waymark.redirect.route;

/// Whether this node is to get no more visitors, because it is drained or about to stop. It is
/// unready then, so that a load balancer sends new connections elsewhere, and tells with each
/// answer that the connection ends, so that kept-alive ones move too. It goes on answering for as
/// long as it runs. Only a new start takes that back. Any thread.
public final class Departure {
  private volatile boolean begun;

  /// Begins it, if it has not begun yet.
  public void begin() {
    begun = true;
  }

  /// Whether it has begun.
  public boolean hasBegun() {
    return begun;
  }
}
