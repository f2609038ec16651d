package dev.waymark.redirect.route;

import dev.waymark.routing.Roster;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Whose turn it is in each pool, on this node. Any thread.
final class PoolTurns {
  /// As many as pools were ever used: a few for each workspace.
  private final Map<String, AtomicLong> turns = new ConcurrentHashMap<>();

  /// Takes the next turn: a place in the roster.
  int next(Roster roster) {
    String pool = roster.workspace() + '/' + roster.pool();
    AtomicLong turn = turns.get(pool);
    if (turn == null) {
      turn = turns.computeIfAbsent(pool, _ -> new AtomicLong());
    }
    return roster.placeAt(turn.getAndIncrement());
  }
}
