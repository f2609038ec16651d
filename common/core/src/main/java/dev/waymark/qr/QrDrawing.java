package dev.waymark.qr;

/// Draws a QR code as [SVG](https://www.w3.org/TR/SVG2/): one path of dark stripes on white, sharp
/// at any size. Dark on white whatever the page around it looks like, for many readers know nothing
/// else.
public final class QrDrawing {
  /// The width of the empty margin, in modules, that [ISO/IEC
  /// 18004](https://www.iso.org/standard/83389.html) asks for on each side.
  public static final int QUIET_ZONE = 4;

  /// The media type of what is drawn.
  public static final String MEDIA_TYPE = "image/svg+xml";

  private QrDrawing() {}

  /// Which modules of a code are dark.
  @FunctionalInterface
  public interface Modules {
    /// Whether the module is, by column and row from the top left, without the margin.
    boolean isDark(int column, int row);
  }

  /// The picture, with the margin that readers need.
  ///
  /// @param size modules on each side of the code, without the margin
  /// @param pixels on each side of the picture, where it is shown at its own size
  public static String svg(int size, Modules modules, int pixels) {
    return svg(size, modules, QUIET_ZONE, pixels);
  }

  /// The picture.
  ///
  /// @param size modules on each side of the code, without the margin
  /// @param margin its width in modules; less than {@link #QUIET_ZONE} only where what is around
  ///   the picture is light as well
  /// @param pixels on each side of the picture, where it is shown at its own size
  public static String svg(int size, Modules modules, int margin, int pixels) {
    int all = size + 2 * margin;
    var svg = new StringBuilder(size * size * 4);
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
        .append(pixels)
        .append("\" height=\"")
        .append(pixels)
        .append("\" viewBox=\"0 0 ")
        .append(all)
        .append(' ')
        .append(all)
        .append("\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h")
        .append(all)
        .append('v')
        .append(all)
        .append("H0z\"/><path d=\"");
    for (int row = 0; row < size; row++) {
      stripes(svg, size, modules, margin, row);
    }
    return svg.append("\"/></svg>\n").toString();
  }

  private static void stripes(StringBuilder svg, int size, Modules modules, int margin, int row) {
    int column = 0;
    while (column < size) {
      int start = column;
      while (column < size && modules.isDark(column, row)) {
        column++;
      }
      int width = column - start;
      if (width == 0) {
        column++;
      } else {
        svg.append('M')
            .append(start + margin)
            .append(' ')
            .append(row + margin)
            .append('h')
            .append(width)
            .append("v1h-")
            .append(width)
            .append('z');
      }
    }
  }
}
