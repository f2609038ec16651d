package dev.waymark.service.csv;

/// Texts as they may stand in the cells of a table that a spreadsheet opens: one that it would take
/// for a formula gets an apostrophe before it
/// ([OWASP](https://owasp.org/www-community/attacks/CSV_Injection)). Every text comes back from its
/// cell as it was.
public final class Cells {
  /// What formulas begin with, the full-width forms too, for spreadsheets in East Asia read them
  /// alike; `|` and `%` begin commands of older ones.
  private static final String FORMULA = "=+-@|%\uFF1D\uFF0B\uFF0D\uFF20\uFF5C\uFF05";

  /// What spreadsheets may pass over before they look for a formula, beside white space.
  private static final String QUOTES = "'\"";

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Cells() {}

  /// A text that no spreadsheet computes.
  public static String guarded(String text) {
    return isFormula(text, 0) ? "'" + text : text;
  }

  /// The text that was guarded; any other as it is.
  public static String unguarded(String cell) {
    return cell.startsWith("'") && isFormula(cell, 1) ? cell.substring(1) : cell;
  }

  private static boolean isFormula(String text, int from) {
    int at = from;
    while (at < text.length() && isPassedOver(text.charAt(at))) {
      at++;
    }
    return at < text.length() && FORMULA.indexOf(text.charAt(at)) >= 0;
  }

  /// An apostrophe too, so that a text with one of its own is told from a guarded one.
  private static boolean isPassedOver(char c) {
    return QUOTES.indexOf(c) >= 0
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || c == BYTE_ORDER_MARK;
  }
}
