package dev.waymark.fault;

import java.util.ArrayList;
import java.util.List;

/// Collects every fault of an input while it is read, so that its author sees all of them at once.
/// Not for use by several threads.
public final class Faults {
  private final List<Fault> all = new ArrayList<>();

  /// Notes a fault at a place.
  public void add(String pointer, String detail) {
    all.add(new Fault(pointer, detail));
  }

  /// Notes several, as they are.
  public void addAll(List<Fault> faults) {
    all.addAll(faults);
  }

  /// Whether nothing was found.
  public boolean isEmpty() {
    return all.isEmpty();
  }

  /// How many were found, which tells whether reading one part of the input added any.
  public int count() {
    return all.size();
  }

  /// All of them, in the order of the document.
  public List<Fault> toList() {
    return List.copyOf(all);
  }

  /// A pointer one step further down: `at("/rules", 2)` is `/rules/2`.
  public static String at(String pointer, int index) {
    return pointer + '/' + index;
  }

  /// A pointer one step further down, with `~` and `/` in the name escaped.
  public static String at(String pointer, String name) {
    return pointer + '/' + name.replace("~", "~0").replace("/", "~1");
  }
}
