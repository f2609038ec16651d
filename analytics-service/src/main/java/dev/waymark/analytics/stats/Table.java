package dev.waymark.analytics.stats;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.waymark.service.csv.Cells;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An answer as a table, for CSV: a line of names, and lines of the same length. What leads are
/// worth stands in the last columns, one for each currency that there is.
final class Table {
  private static final String VALUE = "value_sum";

  private final List<String> names;
  private final List<Line> lines = new ArrayList<>();

  private record Line(List<String> cells, Map<String, BigDecimal> worth) {}

  /// A table with these columns.
  Table(String... names) {
    this.names = new ArrayList<>(List.of(names));
  }

  /// The same with the columns of {@link #addSums}.
  Table withSums() {
    Collections.addAll(
        names, "clicks", "scans", "leads", "uncounted", "bots", "previews", "prefetches");
    return this;
  }

  /// Adds a line.
  ///
  /// @param values what leads are worth; null for nothing
  /// @param cells texts, numbers and moments; null for an empty cell
  void add(@Nullable List<ValueSumView> values, @Nullable Object... cells) {
    var worth = new TreeMap<String, BigDecimal>();
    if (values != null) {
      for (ValueSumView sum : values) {
        worth.put(sum.currency() == null ? VALUE : VALUE + "_" + sum.currency(), sum.value());
      }
    }
    lines.add(new Line(Arrays.stream(cells).map(Table::cell).toList(), worth));
  }

  /// Adds a line that ends with sums.
  void addSums(SumsView sums, @Nullable Object... cells) {
    add(
        sums.values(),
        Stream.concat(
                Arrays.stream(cells),
                Stream.of(
                    sums.clicks(),
                    sums.scans(),
                    sums.leads(),
                    sums.uncounted(),
                    sums.bots(),
                    sums.previews(),
                    sums.prefetches()))
            .toArray());
  }

  /// Visitors choose their referrer, and a spreadsheet is not to compute it.
  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case String text -> Cells.guarded(text);
      default -> value.toString();
    };
  }

  /// Writes it as CSV ([RFC 4180](https://www.rfc-editor.org/info/rfc4180)).
  void writeTo(Writer out) throws IOException {
    List<String> currencies =
        lines.stream().flatMap(line -> line.worth().keySet().stream()).distinct().sorted().toList();
    CsvWriter csv = CsvWriter.builder().build(out);
    csv.writeRecord(Stream.concat(names.stream(), currencies.stream()).toList());
    for (Line line : lines) {
      csv.writeRecord(
          Stream.concat(
                  line.cells().stream(),
                  currencies.stream().map(currency -> cell(plain(line.worth().get(currency)))))
              .toList());
    }
    csv.flush();
  }

  private static @Nullable Object plain(@Nullable BigDecimal value) {
    return value == null ? null : value.toPlainString();
  }
}
