package dev.waymark.redirect.replica;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What can be seen of the replica from outside.
final class ReplicaMeters {
  /// Links that are served.
  static final String LINKS = "waymark.links";

  /// Bytes of all documents that are served, as UTF-8: what they take on the disk, and at most as
  /// much again until room is made.
  static final String BYTES = "waymark.documents.bytes";

  /// Links, and what they share, that are served although the publication lacks them, until an
  /// operator approves: alarm above 0.
  static final String HELD = "waymark.links.held";

  /// Addresses that several links claim: alarm when it stays above 0.
  static final String CONTESTED = "waymark.links.contested";

  /// Documents that could not be read, so that what is served of them stays as it was: alarm when
  /// it rises.
  static final String REFUSED = "waymark.links.refused";

  /// Seconds since the links were last known to be equal to the publication.
  static final String AGE = "waymark.feed.age.seconds";

  /// Times the connection to the database was lost or could not be made.
  static final String FAILURES = "waymark.feed.failures";

  /// Times that all links were loaded: once at the start, and whenever they differed.
  static final String LOADS = "waymark.feed.loads";

  /// Times that the links could not be written to the data directory.
  static final String SAVE_FAILURES = "waymark.links.save.failures";

  /// Links that had to be read and compiled when they were asked for.
  static final String COLD = "waymark.links.cold";

  /// Those of them that could not be, so that the visitor was told to come again: alarm when it
  /// rises.
  static final String COLD_FAILURES = "waymark.links.cold.failures";

  /// Things that are taken down.
  static final String TAKEDOWNS = "waymark.takedowns";

  /// Lines of the node's own file of takedowns that cannot be read: alarm above 0.
  static final String FAULTY_LINES = "waymark.takedowns.file.faulty";

  /// Times that file could not be read any more: alarm when it rises.
  static final String FILE_FAILURES = "waymark.takedowns.file.failures";

  /// Times that the takedowns could not be written to the data directory.
  static final String TAKEDOWN_SAVE_FAILURES = "waymark.takedowns.save.failures";

  private ReplicaMeters() {}

  /// @param watch null when the node has no file of its own
  static void registerTakedowns(
      MeterRegistry registry,
      LiveTakedowns takedowns,
      TakedownSaver saver,
      @Nullable TakedownWatch watch) {
    gauge(registry, TAKEDOWNS, "Things taken down", takedowns, live -> live.now().size());
    counter(registry, TAKEDOWN_SAVE_FAILURES, "Failed writes", saver, TakedownSaver::failures);
    if (watch != null) {
      gauge(registry, FAULTY_LINES, "Lines left out", watch, TakedownWatch::faulty);
      counter(registry, FILE_FAILURES, "Failed reads", watch, TakedownWatch::failures);
    }
  }

  static void register(MeterRegistry registry, Replica replica, Feed feed, Archive archive) {
    gauge(registry, LINKS, "Links served", replica, Replica::served);
    gauge(registry, BYTES, "Bytes of documents", replica, Replica::documentBytes);
    gauge(registry, HELD, "Documents served though absent", replica, Replica::held);
    gauge(registry, CONTESTED, "Addresses claimed twice", replica, Replica::contested);
    counter(registry, REFUSED, "Documents refused", replica, Replica::refused);
    gauge(registry, AGE, "Age of the replica", feed, f -> f.age().toMillis() / 1_000.0);
    counter(registry, FAILURES, "Database failures", feed, Feed::failures);
    counter(registry, LOADS, "Full loads", feed, Feed::loads);
    counter(registry, SAVE_FAILURES, "Failed writes", archive, Archive::failures);
    counter(registry, COLD, "Links loaded when asked for", replica, Replica::coldLoads);
    counter(registry, COLD_FAILURES, "Links not loaded", replica, Replica::coldFailures);
  }

  private static <T> void gauge(
      MeterRegistry registry, String name, String about, T owner, ToDoubleFunction<T> value) {
    Gauge.builder(name, owner, value).description(about).register(registry);
  }

  private static <T> void counter(
      MeterRegistry registry, String name, String about, T owner, ToDoubleFunction<T> value) {
    FunctionCounter.builder(name, owner, value).description(about).register(registry);
  }
}
