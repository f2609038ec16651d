package dev.waymark.service.csv;

/// Texts as they may stand in the cells of a table that a spreadsheet opens: one that it would take
/// for a formula gets an apostrophe before it
/// ([OWASP](https://owasp.org/www-community/attacks/CSV_Injection)).
public final class Cells {
  /// What formulas begin with, the full-width forms too, for spreadsheets in East Asia read them
  /// alike; `|` and `%` begin commands of older ones; and the white space that is skipped before a
  /// beginning.
  private static final String FORMULA = "=+-@|%\t\r\n\uFF1D\uFF0B\uFF0D\uFF20\uFF5C\uFF05";

  private Cells() {}

  /// A text that no spreadsheet computes.
  public static String guarded(String text) {
    return beginsFormula(text, 0) ? "'" + text : text;
  }

  /// The text that was guarded; any other as it is.
  public static String unguarded(String cell) {
    return cell.startsWith("'") && beginsFormula(cell, 1) ? cell.substring(1) : cell;
  }

  private static boolean beginsFormula(String text, int at) {
    return text.length() > at && FORMULA.indexOf(text.charAt(at)) >= 0;
  }
}
