package dev.waymark.fault;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Collects the faults of an input while it is read, so that its author sees more than the first.
/// What it keeps is bounded, however much is wrong: {@link #MAX_LISTED} of them, and the number of
/// the others. Not for use by several threads.
public final class Faults {
  /// Most faults of one input that are listed; the others are only counted.
  public static final int MAX_LISTED = 50;

  private final int most;
  private final List<Fault> listed = new ArrayList<>();
  private final Set<String> explanations = new HashSet<>();
  private int count;

  /// For what others send.
  public Faults() {
    this(MAX_LISTED);
  }

  private Faults(int most) {
    this.most = most;
  }

  /// For what we wrote ourselves, which was bounded then: lists all of them.
  public static Faults ofOurs() {
    return new Faults(Integer.MAX_VALUE);
  }

  /// Notes a fault at a place.
  public void add(String pointer, String sentence) {
    add(pointer, sentence, "");
  }

  /// Notes a fault that takes a long explanation. Where several have the same one, the first says
  /// it for all.
  ///
  /// @param explanation whole sentences; empty for none
  public void add(String pointer, String sentence, String explanation) {
    if (!isFull()) {
      list(new Fault(pointer, sentence, explanation));
    }
    count++;
  }

  /// Notes several, as they are.
  public void addAll(FaultList faults) {
    addAll("", faults);
  }

  /// Notes several that were found in a part of the document.
  ///
  /// @param pointer where the part stands
  public void addAll(String pointer, FaultList faults) {
    for (Fault fault : faults.listed()) {
      if (!isFull()) {
        list(fault.within(pointer));
      }
    }
    count += faults.count();
  }

  private void list(Fault fault) {
    listed.add(explanations.add(fault.explanation()) ? fault : fault.unexplained());
  }

  /// Whether nothing was found.
  public boolean isEmpty() {
    return count == 0;
  }

  /// Whether further faults are counted only, so that nobody need look for words for them.
  public boolean isFull() {
    return listed.size() >= most;
  }

  /// How many were found, listed or not, which tells whether reading one part of the input added
  /// any.
  public int count() {
    return count;
  }

  /// What was found so far.
  public FaultList list() {
    return new FaultList(listed, count);
  }

  /// Those that are listed, in the order in which they were found.
  public List<Fault> toList() {
    return List.copyOf(listed);
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
