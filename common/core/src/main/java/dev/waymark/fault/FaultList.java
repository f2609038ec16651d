package dev.waymark.fault;

import java.util.List;

/// The faults of an input: the first of them, and how many there are.
///
/// @param listed in the order in which they were found, at most {@link Faults#MAX_LISTED} of what
///   others send
/// @param count of all, those that are not listed among them
public record FaultList(List<Fault> listed, int count) {

  /// A list of its own.
  public FaultList {
    listed = List.copyOf(listed);
  }

  /// One fault.
  public static FaultList of(Fault fault) {
    return new FaultList(List.of(fault), 1);
  }

  /// Whether there is none.
  public boolean isEmpty() {
    return count == 0;
  }
}
