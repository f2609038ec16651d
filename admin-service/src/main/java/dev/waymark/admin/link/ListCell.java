package dev.waymark.admin.link;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A list of texts, such as the tags of a link, in one cell of a table: separated by commas, and
/// one with a comma, a quote or white space at an end within quotes, as a cell would be in its row.
/// Every list comes back from its cell as it was.
final class ListCell {
  private ListCell() {}

  static String write(List<String> texts) {
    return texts.stream().map(ListCell::quoted).collect(Collectors.joining(","));
  }

  private static String quoted(String text) {
    boolean plain = text.indexOf(',') < 0 && text.indexOf('"') < 0 && text.equals(text.strip());
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /// Reads a cell, also one that a person wrote: white space around a text and empty texts are
  /// passed over, and a quote within a text that does not begin with one is part of it.
  static List<String> read(String cell) {
    var texts = new ArrayList<String>();
    int at = 0;
    while (at < cell.length()) {
      var text = new StringBuilder();
      while (at < cell.length() && Character.isWhitespace(cell.charAt(at))) {
        at++;
      }
      boolean isQuoted = at < cell.length() && cell.charAt(at) == '"';
      if (isQuoted) {
        at = readQuoted(cell, at + 1, text);
      }
      int end = cell.indexOf(',', at);
      end = end < 0 ? cell.length() : end;
      text.append(cell.substring(at, end).stripTrailing());
      if (isQuoted || !text.isEmpty()) {
        texts.add(text.toString());
      }
      at = end + 1;
    }
    return texts;
  }

  /// Reads up to behind the closing quote, or to the end when there is none.
  private static int readQuoted(String cell, int from, StringBuilder text) {
    int at = from;
    while (at < cell.length()) {
      char c = cell.charAt(at);
      boolean isDoubled = c == '"' && at + 1 < cell.length() && cell.charAt(at + 1) == '"';
      if (c == '"' && !isDoubled) {
        return at + 1;
      }
      text.append(c);
      at += isDoubled ? 2 : 1;
    }
    return at;
  }
}
