package dev.waymark.admin.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The tags of a link in one cell of a table: separated by commas, and one with a comma, a quote or
/// white space at an end within quotes, as a cell would be in its row. Every list of tags comes
/// back from its cell as it was.
final class TagsCell {
  private TagsCell() {}

  static String write(List<String> tags) {
    return tags.stream().map(TagsCell::quoted).collect(Collectors.joining(","));
  }

  private static String quoted(String tag) {
    boolean plain = tag.indexOf(',') < 0 && tag.indexOf('"') < 0 && tag.equals(tag.strip());
    return plain ? tag : '"' + tag.replace("\"", "\"\"") + '"';
  }

  /// Reads a cell, also one that a person wrote: white space around a tag and empty tags are passed
  /// over, and a quote within a tag that does not begin with one is part of it.
  static List<String> read(String cell) {
    var tags = new ArrayList<String>();
    int at = 0;
    while (at < cell.length()) {
      var tag = new StringBuilder();
      while (at < cell.length() && Character.isWhitespace(cell.charAt(at))) {
        at++;
      }
      boolean isQuoted = at < cell.length() && cell.charAt(at) == '"';
      if (isQuoted) {
        at = readQuoted(cell, at + 1, tag);
      }
      int end = cell.indexOf(',', at);
      end = end < 0 ? cell.length() : end;
      tag.append(cell.substring(at, end).stripTrailing());
      if (isQuoted || !tag.isEmpty()) {
        tags.add(tag.toString());
      }
      at = end + 1;
    }
    return tags;
  }

  /// Reads up to behind the closing quote, or to the end when there is none.
  private static int readQuoted(String cell, int from, StringBuilder tag) {
    int at = from;
    while (at < cell.length()) {
      char c = cell.charAt(at);
      boolean isDoubled = c == '"' && at + 1 < cell.length() && cell.charAt(at + 1) == '"';
      if (c == '"' && !isDoubled) {
        return at + 1;
      }
      tag.append(c);
      at += isDoubled ? 2 : 1;
    }
    return at;
  }
}
