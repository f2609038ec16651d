package dev.waymark.admin.transfer;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import dev.waymark.service.csv.Cells;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A CSV file with a header ([RFC 4180](https://www.rfc-editor.org/info/rfc4180)), as spreadsheets
/// and other services write it: separated by commas, semicolons or tabs, with or without a byte
/// order mark, with rows that may be shorter than the header.
final class CsvTable {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /// Most columns, and most cells of a row.
  static final int MAX_COLUMNS = 256;

  private final List<String> header = new ArrayList<>();
  private final List<CsvRecord> rows;

  private CsvTable(CsvRecord header, List<CsvRecord> rows) {
    for (String name : header.getFields()) {
      this.header.add(name.strip().toLowerCase(Locale.ROOT));
    }
    this.rows = List.copyOf(rows);
  }

  /// Reads a file, row by row, and no further than it can be taken; null when it is none, or has
  /// nothing but empty lines.
  ///
  /// @param maxRows most rows below the header; of a file with more, one more is read
  static @Nullable CsvTable read(String csv, int maxRows) {
    String text = csv.startsWith(BYTE_ORDER_MARK) ? csv.substring(1) : csv;
    var handler = CsvRecordHandler.of(limits -> limits.maxFields(MAX_COLUMNS));
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator(text))
            .allowExtraFields(true)
            .allowMissingFields(true)
            .build(handler, text)) {
      Iterator<CsvRecord> records = reader.iterator();
      if (!records.hasNext()) {
        return null;
      }
      CsvRecord header = records.next();
      var rows = new ArrayList<CsvRecord>();
      while (rows.size() <= maxRows && records.hasNext()) {
        rows.add(records.next());
      }
      return new CsvTable(header, rows);
    } catch (CsvParseException | IOException | UncheckedIOException _) {
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

  /// How many rows below the header were read.
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
    return Cells.unguarded(raw(row, column).strip());
  }

  /// The same with its white space, for texts that people wrote.
  ///
  /// @param row from 0, below the header
  String text(int row, int column) {
    String text = Cells.unguarded(raw(row, column));
    return text.isBlank() ? "" : text;
  }

  private String raw(int row, int column) {
    CsvRecord cells = rows.get(row);
    return column < 0 || column >= cells.getFieldCount() ? "" : cells.getField(column);
  }
}
