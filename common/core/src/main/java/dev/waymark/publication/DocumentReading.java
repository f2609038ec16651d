package dev.waymark.publication;

import dev.waymark.fault.Fault;
import java.util.List;

/// What came of reading a published document.
///
/// @param <D> the kind of document
public sealed interface DocumentReading<D> {

  /// It was understood.
  record Accepted<D>(D document) implements DocumentReading<D> {}

  /// It was not; the node that reads it keeps the last version that was.
  ///
  /// @param faults every fault, at least one
  record Rejected<D>(List<Fault> faults) implements DocumentReading<D> {
    public Rejected {
      faults = List.copyOf(faults);
    }
  }
}
