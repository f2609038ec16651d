package dev.waymark.analytics.query;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which clicks are meant, by what is known of them: for each fact any of its values, and all facts
/// at once.
///
/// @param wanted the values, as they are stored
public record Filter(Map<Fact, List<String>> wanted) {
  /// All clicks.
  public static final Filter NONE = new Filter(Map.of());

  /// The names of its parameters, each of which may be given several times.
  public static final Set<String> NAMES =
      Stream.of(Fact.values()).map(Fact::key).collect(Collectors.toUnmodifiableSet());

  /// Whether it asks for what only the rows of clicks say, which are kept shorter than sums.
  public boolean needsRows() {
    return !wanted.keySet().stream().allMatch(Fact::isOfLink);
  }

  /// Whether it lets all clicks through.
  public boolean isEmpty() {
    return wanted.isEmpty();
  }

  /// Which rows it lets through: what follows a condition on `click` or `lead`; when no rows are
  /// needed, on any table with `link_id`.
  public Clause on(String workspace) {
    Clause all = Clause.NONE;
    for (Fact fact : Fact.values()) {
      List<String> values = wanted.get(fact);
      if (values != null) {
        all = all.plus(fact.on(workspace, values));
      }
    }
    return all;
  }
}
