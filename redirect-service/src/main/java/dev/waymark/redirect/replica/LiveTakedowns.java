package dev.waymark.redirect.replica;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.publication.DocumentReading;
import dev.waymark.publication.TakedownDocument;
import dev.waymark.takedown.Takedown;
import dev.waymark.takedown.Takedowns;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What the operator has taken down, as it stands at this moment: what is published, and what
/// stands in the node's own file. Any thread may read at any time.
public final class LiveTakedowns {
  private final Map<String, Takedown> published = new ConcurrentHashMap<>();
  private Set<Takedown> inFile = Set.of();
  private boolean changed;
  private volatile Takedowns now = Takedowns.NONE;

  LiveTakedowns() {}

  /// The newest. Read it once for one visit.
  public Takedowns now() {
    return now;
  }

  /// Takes the place of what the file said before.
  synchronized void file(Set<Takedown> takedowns) {
    inFile = Set.copyOf(takedowns);
    changed = true;
    rebuild();
  }

  /// Has visits see the changes. Once after many of them.
  synchronized void rebuild() {
    if (changed) {
      changed = false;
      var all = new HashSet<>(published.values());
      all.addAll(inFile);
      now = Takedowns.of(all);
    }
  }

  private synchronized void change(String id, @Nullable Takedown takedown) {
    if (takedown == null) {
      published.remove(id);
    } else {
      published.put(id, takedown);
    }
    changed = true;
  }

  Serving<Takedown> serving() {
    return new Serving<>() {
      @Override
      public DocumentReading<Takedown> make(String id, JsonNode json, @Nullable Takedown before) {
        return switch (TakedownDocument.read(id, json)) {
          case DocumentReading.Accepted<TakedownDocument>(TakedownDocument document) ->
              new DocumentReading.Accepted<>(document.takedown());
          case DocumentReading.Rejected<TakedownDocument>(var faults) ->
              new DocumentReading.Rejected<>(faults);
        };
      }

      @Override
      public void show(Entry<Takedown> entry, Takedown made, @Nullable Takedown before) {
        change(entry.id, made);
      }

      @Override
      public void hide(Entry<Takedown> entry, Takedown before) {
        change(entry.id, null);
      }
    };
  }
}
