package dev.waymark.qr;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Draws a QR code as [PNG](https://www.w3.org/TR/png-3/): dark on white, one bit a pixel. By hand,
/// for the JDK's own writer brings a window system into a native image.
public final class QrPixels {
  /// The media type of what is drawn.
  public static final String MEDIA_TYPE = "image/png";

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int HEADER_BYTES = 13;
  private static final byte NOT_FILTERED = 0;

  private QrPixels() {}

  /// The picture. Each module has the same whole number of pixels on each side; what is left over
  /// is margin.
  ///
  /// @param size modules on each side of the code, without the margin
  /// @param margin its width in modules, at least
  /// @param pixels on each side of the picture; no less than the modules with their margin
  /// @throws IllegalArgumentException when they are less
  public static byte[] png(int size, QrDrawing.Modules modules, int margin, int pixels) {
    int scale = pixels / (size + 2 * margin);
    if (scale == 0) {
      throw new IllegalArgumentException(
          pixels + " pixels for " + (size + 2 * margin) + " modules");
    }
    int start = (pixels - scale * size) / 2;
    int stride = 1 + (pixels + 7) / 8;
    byte[] rows = new byte[stride * pixels];
    for (int y = 0; y < pixels; y++) {
      rows[y * stride] = NOT_FILTERED;
      int row = Math.floorDiv(y - start, scale);
      for (int x = 0; x < pixels; x++) {
        int column = Math.floorDiv(x - start, scale);
        boolean inside = row >= 0 && row < size && column >= 0 && column < size;
        if (!inside || !modules.isDark(column, row)) {
          rows[y * stride + 1 + x / 8] |= (byte) (0x80 >> (x % 8)); // white
        }
      }
    }
    var png = new ByteArrayOutputStream(1_024);
    png.writeBytes(SIGNATURE);
    // One bit of grey, compressed by the one method there is, in one pass.
    byte[] header =
        ByteBuffer.allocate(HEADER_BYTES).putInt(pixels).putInt(pixels).put((byte) 1).array();
    chunk(png, "IHDR", header, HEADER_BYTES);
    byte[] compressed = new byte[rows.length + 1_024];
    chunk(png, "IDAT", compressed, deflated(rows, compressed));
    chunk(png, "IEND", new byte[0], 0);
    return png.toByteArray();
  }

  /// @return how many bytes it became
  private static int deflated(byte[] rows, byte[] compressed) {
    try (var deflater = new Deflater()) {
      deflater.setInput(rows);
      deflater.finish();
      return deflater.deflate(compressed);
    }
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] data, int length) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    var check = new CRC32();
    check.update(name);
    check.update(data, 0, length);
    png.writeBytes(number(length));
    png.writeBytes(name);
    png.write(data, 0, length);
    png.writeBytes(number((int) check.getValue()));
  }

  private static byte[] number(int number) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
  }
}
