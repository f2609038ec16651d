package dev.waymark.visitor;

import java.util.ArrayList;
import java.util.List;

/// The decoded parameters of a visit, in the order they were sent: those of its query string or its
/// cookies. A name may stand several times. Immutable.
///
/// Visits carry a handful, so a scan over two arrays is faster than any map and allocates nothing.
public final class Parameters {
  /// None at all.
  public static final Parameters NONE = new Parameters(new String[0], new String[0]);

  private final String[] names;
  private final String[] values;

  private Parameters(String[] names, String[] values) {
    this.names = names;
    this.values = values;
  }

  /// How many there are, repeated names included.
  public int size() {
    return names.length;
  }

  /// The name at a place from 0 to {@link #size()} - 1.
  public String name(int place) {
    return names[place];
  }

  /// The value at a place from 0 to {@link #size()} - 1; empty for a parameter sent without one.
  public String value(int place) {
    return values[place];
  }

  /// Every value of a name, in order; empty when it was not sent.
  public List<String> values(String name) {
    var found = new ArrayList<String>();
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        found.add(values[i]);
      }
    }
    return found;
  }

  /// Collects parameters in order. Not for use by several threads.
  public static final class Builder {
    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    /// Adds one, name and value decoded.
    public Builder add(String name, String value) {
      names.add(name);
      values.add(value);
      return this;
    }

    /// All that were added.
    public Parameters build() {
      return names.isEmpty()
          ? NONE
          : new Parameters(names.toArray(String[]::new), values.toArray(String[]::new));
    }
  }
}
