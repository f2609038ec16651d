package dev.waymark.admin.transfer;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.waymark.service.csv.Cells;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A CSV file with a header ([RFC 4180](https://www.rfc-editor.org/info/rfc4180)), as spreadsheets
/// and other services write it: separated by commas, semicolons or tabs, with or without a byte
/// order mark, with rows that may be shorter than the header.
final class CsvTable {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final List<String> header = new ArrayList<>();
  private final List<CsvRecord> rows;

  private CsvTable(List<CsvRecord> records) {
    for (String name : records.getFirst().getFields()) {
      header.add(name.strip().toLowerCase(Locale.ROOT));
    }
    this.rows = records.subList(1, records.size());
  }

  /// Reads a file; null when it is none, or has nothing but empty lines.
  static @Nullable CsvTable read(String csv) {
    String text = csv.startsWith(BYTE_ORDER_MARK) ? csv.substring(1) : csv;
    try (var reader =
        CsvReader.builder()
            .fieldSeparator(separator(text))
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(text)) {
      List<CsvRecord> records = reader.stream().toList();
      return records.isEmpty() ? null : new CsvTable(records);
    } catch (CsvParseException | IOException _) {
      return null;
    }
  }

  /// The one that the header has most of; a comma when it has only one column.
  private static char separator(String text) {
    String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(header, candidate) > count(header, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char sought) {
    return text.chars().filter(c -> c == sought).count();
  }

  /// How many rows there are below the header.
  int size() {
    return rows.size();
  }

  /// The place of the first column that has one of some names, regardless of case; -1 when there is
  /// none.
  int column(String... names) {
    for (String name : names) {
      int column = header.indexOf(name);
      if (column >= 0) {
        return column;
      }
    }
    return -1;
  }

  /// What stands in a cell, without white space around it; empty when the row has no such cell.
  ///
  /// @param row from 0, below the header
  String cell(int row, int column) {
    CsvRecord cells = rows.get(row);
    if (column < 0 || column >= cells.getFieldCount()) {
      return "";
    }
    return Cells.unguarded(cells.getField(column).strip());
  }
}
