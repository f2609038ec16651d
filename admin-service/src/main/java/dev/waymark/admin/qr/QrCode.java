package dev.waymark.admin.qr;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import dev.waymark.qr.QrDrawing;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// A QR code (ISO/IEC 18004), black on white, as pictures of it.
public final class QrCode {
  private static final int WHITE = 0xFFFFFF;

  private final ByteMatrix matrix;
  private final int margin;

  private QrCode(ByteMatrix matrix, int margin) {
    this.matrix = matrix;
    this.margin = margin;
  }

  /// The smallest code that holds a text.
  ///
  /// @param text at most some hundred characters
  /// @param correction how much of it may be covered or damaged
  /// @param margin the empty space around it, in modules
  static QrCode of(String text, ErrorCorrectionLevel correction, int margin) {
    try {
      return new QrCode(Encoder.encode(text, correction).getMatrix(), margin);
    } catch (WriterException e) {
      throw new IllegalArgumentException("A QR code cannot hold this text", e);
    }
  }

  /// A picture of the smallest code that holds a text, of which about 15 % may be covered.
  ///
  /// @param text at most some hundred characters
  /// @param size of each side when it is not scaled, in pixels
  public static String svg(String text, int size) {
    return of(text, ErrorCorrectionLevel.M, QrDrawing.QUIET_ZONE).svg(size);
  }

  /// How many modules each side has, the margin included.
  int modules() {
    return matrix.getWidth() + 2 * margin;
  }

  /// A picture that stays sharp at every size.
  ///
  /// @param size of each side when it is not scaled, in pixels
  String svg(int size) {
    return QrDrawing.svg(matrix.getWidth(), this::isDark, margin, size);
  }

  /// A picture in pixels. Each module has the same whole number of them; what is left over is
  /// margin.
  ///
  /// @param size of each side, in pixels; no less than {@link #modules}
  byte[] png(int size) {
    int scale = size / modules();
    int start = (size - scale * matrix.getWidth()) / 2;
    int end = start + scale * matrix.getWidth();
    var image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        boolean inside = x >= start && x < end && y >= start && y < end;
        if (!inside || !isDark((x - start) / scale, (y - start) / scale)) {
          image.setRGB(x, y, WHITE);
        }
      }
    }
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory is always writable", e);
    }
    return bytes.toByteArray();
  }

  private boolean isDark(int column, int row) {
    return matrix.get(column, row) == 1;
  }
}
