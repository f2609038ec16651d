package dev.waymark.admin.portability;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Fault;
import dev.waymark.fault.FaultList;
import dev.waymark.fault.Faults;
import dev.waymark.service.problem.ProblemType;
import dev.waymark.service.problem.Refusals;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a feature brings to the document of a workspace. Its methods are called in a transaction.
public interface Section {

  /// What came of restoring a part.
  ///
  /// @param count how many things are now as the document says
  /// @param warnings what could not be restored with them, each a sentence
  record Restored(int count, List<String> warnings) {
    /// A list of its own.
    public Restored {
      warnings = List.copyOf(warnings);
    }
  }

  /// One of the things of a part that is a list.
  ///
  /// @param pointer where it stands in the document
  record Item(String pointer, ObjectNode json) {}

  /// The things of a part that is a list. What is none is refused, and left out.
  ///
  /// @param noun what one of them is called
  static List<Item> items(JsonNode json, String pointer, String noun, Refusals refusals) {
    if (!json.isArray()) {
      refusals.add(
          ProblemType.INVALID,
          pointer,
          FaultList.of(new Fault("", "This is a list of %ss.".formatted(noun))));
      return List.of();
    }
    var items = new ArrayList<Item>();
    for (int i = 0; i < json.size(); i++) {
      String place = Faults.at(pointer, i);
      if (json.get(i) instanceof ObjectNode object) {
        items.add(new Item(place, object));
      } else {
        refusals.add(
            ProblemType.INVALID,
            place,
            FaultList.of(new Fault("", "A %s is an object.".formatted(noun))));
      }
    }
    return items;
  }

  /// The same things, each after those of them that it refers to. Those that refer to one another
  /// round in a circle come last.
  ///
  /// @param name by which a thing is referred to
  /// @param references the names that a thing refers to
  static List<Item> ordered(
      List<Item> items,
      Function<ObjectNode, String> name,
      Function<ObjectNode, Set<String>> references) {
    Map<String, Item> named = new HashMap<>();
    items.forEach(item -> named.putIfAbsent(name.apply(item.json()), item));
    IdentityHashMap<Item, Integer> missing = new IdentityHashMap<>();
    IdentityHashMap<Item, List<Item>> followers = new IdentityHashMap<>();
    var ready = new ArrayDeque<Item>();
    for (Item item : items) {
      int before = 0;
      for (String reference : references.apply(item.json())) {
        Item needed = named.get(reference);
        if (needed != null) {
          followers.computeIfAbsent(needed, _ -> new ArrayList<>()).add(item);
          before++;
        }
      }
      missing.put(item, before);
      if (before == 0) {
        ready.add(item);
      }
    }
    var ordered = new ArrayList<Item>();
    for (Item next = ready.poll(); next != null; next = ready.poll()) {
      ordered.add(next);
      for (Item follower : followers.getOrDefault(next, List.of())) {
        if (missing.merge(follower, -1, Integer::sum) == 0) {
          ready.add(follower);
        }
      }
    }
    items.stream().filter(item -> missing.getOrDefault(item, 0) > 0).forEach(ordered::add);
    return ordered;
  }

  /// Which part it is.
  Part part();

  /// Refuses a workspace that has no such part, before anything of a document is sent.
  default void check(String workspace) {}

  /// Writes what the workspace has of it, as {@link #restore} takes it: one JSON value. Nothing
  /// secret is in it.
  ///
  /// @param after where an earlier document ended; null for the beginning
  /// @param full says whether the document is as large as it may be; whoever can have more than
  ///   fits looks at it
  /// @return where the next document goes on; null when all is written
  @Nullable String export(
      String workspace, @Nullable String after, JsonGenerator json, BooleanSupplier full)
      throws IOException;

  /// Makes what is there as the document says: what has the same key is changed, what is missing is
  /// created, and everything else stays.
  ///
  /// @param pointer where the part stands
  /// @param refusals gets what is wrong with it; then all is rolled back
  Restored restore(String workspace, JsonNode json, String pointer, Refusals refusals);
}
