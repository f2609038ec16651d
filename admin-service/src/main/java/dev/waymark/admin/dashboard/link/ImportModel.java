package dev.waymark.admin.dashboard.link;

import dev.waymark.admin.transfer.ImportView;
import dev.waymark.admin.transfer.ImportView.RowError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page shows of an import.
///
/// @param path of the list of links
/// @param csv the file, to be sent once more
/// @param view what came of it; null before there was a file
record ImportModel(String path, String csv, @Nullable ImportView view) {
  /// A file as it may look.
  public String example() {
    return """
        target,slug,title,tags
        https://example.com/summer,summer,Summer sale,"flyer,berlin"
        https://example.com/menu,menu,Menu,table""";
  }

  /// Whether there is something to show.
  public boolean result() {
    return view != null;
  }

  /// Whether links were made.
  public boolean done() {
    return view != null && !view.dryRun();
  }

  /// How many links there are now, or would be.
  public int created() {
    return view == null ? 0 : view.created();
  }

  /// What else stays behind.
  public List<String> warnings() {
    return view == null ? List.of() : view.warnings();
  }

  /// The rows that become no link.
  public List<RowError> errors() {
    return view == null ? List.of() : view.errors();
  }

  /// The columns of which nothing is taken; null for none.
  public @Nullable String columns() {
    return view == null || view.ignoredColumns().isEmpty()
        ? null
        : String.join(", ", view.ignoredColumns());
  }
}
