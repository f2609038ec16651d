package dev.waymark.admin.transfer;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import dev.waymark.service.csv.Cells;
import dev.waymark.service.input.JsonBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A CSV file with a header ([RFC 4180](https://www.rfc-editor.org/info/rfc4180)), as spreadsheets
/// and other services write it: separated by commas, semicolons or tabs, with or without a byte
/// order mark and the line `sep=;` of Excel, with rows that may be shorter than the header.
final class CsvTable {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /// Says what separates the cells, and is no row.
  private static final Pattern SEPARATOR_LINE =
      Pattern.compile(
          "\\A\"?sep=([,;\\t|])\"?[ \\t]*(?:\\r\\n|\\n|\\r|\\z)", Pattern.CASE_INSENSITIVE);

  /// Most columns, and most cells of a row.
  static final int MAX_COLUMNS = 256;

  /// The longest cell, in characters: as long as the body that creates a link.
  static final int MAX_CELL = JsonBody.MAX_BYTES;

  private final List<String> header = new ArrayList<>();
  private final List<CsvRecord> rows;

  private CsvTable(CsvRecord header, List<CsvRecord> rows) {
    for (String name : header.getFields()) {
      this.header.add(Cells.unguarded(name.strip()));
    }
    this.rows = List.copyOf(rows);
  }

  /// Reads a file, row by row, and no further than it can be taken; null when it is none, or has
  /// nothing but empty lines.
  ///
  /// @param maxRows most rows below the header; of a file with more, one more is read
  static @Nullable CsvTable read(String csv, int maxRows) {
    String text = csv.startsWith(BYTE_ORDER_MARK) ? csv.substring(1) : csv;
    Matcher line = SEPARATOR_LINE.matcher(text);
    boolean says = line.lookingAt();
    char separator = says ? line.group(1).charAt(0) : separator(text);
    var handler =
        CsvRecordHandler.of(
            limits ->
                limits.maxFields(MAX_COLUMNS).maxFieldSize(MAX_CELL).maxRecordSize(8 * MAX_CELL));
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .build(handler, says ? text.substring(line.end()) : text)) {
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

  /// The names of the columns, as they are written, without white space around them.
  List<String> header() {
    return header;
  }

  /// How many rows below the header were read.
  int size() {
    return rows.size();
  }

  /// What stands in a cell; empty when the row has no such cell.
  ///
  /// @param row from 0, below the header
  String cell(int row, int column) {
    CsvRecord cells = rows.get(row);
    return column >= cells.getFieldCount() ? "" : Cells.unguarded(cells.getField(column));
  }

  /// Whether no row has anything in a column.
  boolean isBlank(int column) {
    for (int row = 0; row < rows.size(); row++) {
      if (!cell(row, column).isBlank()) {
        return false;
      }
    }
    return true;
  }

  /// Whether a row has something in a cell that no column is above.
  ///
  /// @param row from 0, below the header
  boolean isTooLong(int row) {
    List<String> cells = rows.get(row).getFields();
    return cells.size() > header.size()
        && cells.stream().skip(header.size()).anyMatch(cell -> !cell.isBlank());
  }
}
