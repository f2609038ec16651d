package dev.waymark.redirect.route;

import dev.waymark.routing.ActiveMembers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The position of each pool, on this node. Any thread.
final class PoolPositions {
  /// As many as pools were ever used: a few for each workspace.
  private final Map<String, AtomicLong> positions = new ConcurrentHashMap<>();

  /// Takes the next position, and says which of the active members is there.
  int next(ActiveMembers active) {
    String pool = active.workspace() + '/' + active.pool();
    AtomicLong position = positions.get(pool);
    if (position == null) {
      position = positions.computeIfAbsent(pool, _ -> new AtomicLong());
    }
    return active.placeAt(position.getAndIncrement());
  }
}
