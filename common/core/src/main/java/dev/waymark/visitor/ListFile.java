package dev.waymark.visitor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A list that comes with the program as a file: one entry a line, `#` before what people alone
/// read. A native image has only the files that its metadata names.
public final class ListFile {
  private static final String GAP = "  ";

  private ListFile() {}

  /// An entry.
  ///
  /// @param key what stands first in its line
  /// @param value what follows after two blanks or more; empty when nothing does
  public record Entry(String key, String value) {}

  /// Reads the entries in their order.
  ///
  /// @param beside a class of the package that the file is in
  /// @param name of the file
  /// @throws IllegalStateException when there is no such file
  public static List<Entry> read(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program was built without its file " + name);
      }
      var entries = new ArrayList<Entry>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isBlank() && line.charAt(0) != '#') {
          int gap = line.indexOf(GAP);
          entries.add(
              gap < 0
                  ? new Entry(line, "")
                  : new Entry(line.substring(0, gap), line.substring(gap).strip()));
        }
      }
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
