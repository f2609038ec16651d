package dev.waymark.admin.dashboard.link;

import dev.waymark.admin.dashboard.link.ListModel.Choice;
import java.util.List;

/// How a QR code is to be drawn.
///
/// @param picture the address of the code
/// @param saved the address of the code as a file
/// @param size in pixels
/// @param margin in modules
/// @param file the name of the file, without its ending
/// @param print the address of a sheet with it
record QrChoice(
    String picture,
    String saved,
    int size,
    int margin,
    String level,
    List<Choice> levels,
    String file,
    String print) {
  /// A list of its own.
  QrChoice {
    levels = List.copyOf(levels);
  }

  /// The address of the code in a format, `svg` or `png`.
  public String address(String format) {
    return picture + query(format);
  }

  /// The address of the same as a file.
  public String download(String format) {
    return saved + query(format);
  }

  private String query(String format) {
    return "?format="
        + format
        + "&size="
        + size
        + "&margin="
        + margin
        + "&error_correction="
        + level;
  }
}
