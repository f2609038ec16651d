package dev.waymark.admin.qr;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import dev.waymark.qr.QrDrawing;
import dev.waymark.qr.QrPixels;

/// A QR code (ISO/IEC 18004), black on white, as pictures of it.
public final class QrCode {
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
    return QrPixels.png(matrix.getWidth(), this::isDark, margin, size);
  }

  private boolean isDark(int column, int row) {
    return matrix.get(column, row) == 1;
  }
}
