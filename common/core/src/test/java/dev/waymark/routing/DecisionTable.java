package dev.waymark.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// A table that has exactly one row for each combination of its columns' values.
final class DecisionTable {
  private final Map<String, List<String>> columns = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();

  /// One value for each column.
  record Combination(Map<String, String> values) {
    String get(String column) {
      return Objects.requireNonNull(values.get(column), column);
    }

    boolean is(String column, String value) {
      return get(column).equals(value);
    }
  }

  /// @param cells the values for which it holds, by column; a column that is left out may be
  ///   anything
  private record Row(Map<String, List<String>> cells, String outcome) {
    boolean covers(Combination combination) {
      return cells.entrySet().stream()
          .allMatch(cell -> cell.getValue().contains(combination.get(cell.getKey())));
    }
  }

  /// A column with all of its values.
  DecisionTable column(String name, String... values) {
    columns.put(name, List.of(values));
    return this;
  }

  /// A row.
  ///
  /// @param cells by column and its values, such as `active=yes` or `os=iOS|Android`, separated by
  ///   semicolons
  DecisionTable row(String cells, String outcome) {
    Map<String, List<String>> byColumn = new LinkedHashMap<>();
    for (String cell : cells.split("; *", -1)) {
      int equals = cell.indexOf('=');
      String column = cell.substring(0, equals);
      List<String> values = List.of(cell.substring(equals + 1).split("\\|", -1));
      assertThat(columns.get(column)).as(cell).isNotNull().containsAll(values);
      byColumn.put(column, values);
    }
    rows.add(new Row(byColumn, outcome));
    return this;
  }

  /// Asserts for every combination that exactly one row covers it, and that it comes out so.
  ///
  /// @param outcome what really comes of a combination; empty for one that cannot be
  void check(Function<Combination, String> outcome) {
    int[] used = new int[rows.size()];
    check(new LinkedHashMap<>(), List.copyOf(columns.keySet()), outcome, used);
    assertThat(used).as("a row that covers nothing").doesNotContain(0);
  }

  private void check(
      Map<String, String> chosen,
      List<String> open,
      Function<Combination, String> outcome,
      int[] used) {
    if (!open.isEmpty()) {
      for (String value : columns.getOrDefault(open.getFirst(), List.of())) {
        chosen.put(open.getFirst(), value);
        check(chosen, open.subList(1, open.size()), outcome, used);
      }
      return;
    }
    var combination = new Combination(chosen);
    String actual = outcome.apply(combination);
    if (actual.isEmpty()) {
      return;
    }
    var covering = new ArrayList<String>();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).covers(combination)) {
        covering.add(rows.get(i).outcome());
        used[i]++;
      }
    }
    if (!covering.equals(List.of(actual))) {
      throw new AssertionError(chosen + " comes out as '" + actual + "', not as " + covering);
    }
  }

  /// The table in Markdown; an empty cell means that it makes no difference.
  String markdown() {
    var text = new StringBuilder("| ");
    text.append(String.join(" | ", columns.keySet())).append(" | outcome |\n");
    text.append("|---".repeat(columns.size() + 1)).append("|\n");
    for (Row row : rows) {
      for (String column : columns.keySet()) {
        text.append("| ")
            .append(String.join(" or ", row.cells().getOrDefault(column, List.of())))
            .append(' ');
      }
      text.append("| ").append(row.outcome()).append(" |\n");
    }
    return text.toString();
  }
}
