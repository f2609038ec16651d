package dev.waymark.redirect.route;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/// The pulses of all event loops. Any thread.
final class Pulses {
  private final List<AtomicReference<Pulse>> all = new CopyOnWriteArrayList<>();

  /// Where an event loop that begins puts its pulse.
  AtomicReference<Pulse> begin() {
    var pulse = new AtomicReference<>(Pulse.NONE);
    all.add(pulse);
    return pulse;
  }

  /// An event loop has ended as it was to.
  void end(AtomicReference<Pulse> pulse) {
    all.remove(pulse);
  }

  /// The last ones, in the order in which the event loops began.
  List<Pulse> last() {
    return all.stream().map(AtomicReference::get).toList();
  }
}
