package dev.waymark.redirect.qr;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import dev.waymark.qr.QrDrawing;
import dev.waymark.qr.QrPixels;

/// Turns an address into a QR code.
public final class QrCode {
  private static final int PIXELS = 512;

  private QrCode() {}

  /// The code as SVG, 512 pixels wide where it is shown at its own size. About 15 % of it may be
  /// covered or scratched.
  ///
  /// @param address ASCII, at most 2,000 characters
  /// @throws IllegalArgumentException when it is longer than a code can be
  public static String svg(String address) {
    ByteMatrix matrix = matrix(address);
    return QrDrawing.svg(matrix.getWidth(), (column, row) -> matrix.get(column, row) == 1, PIXELS);
  }

  /// The same as PNG, 512 pixels wide.
  ///
  /// @param address as {@link #svg} takes it
  /// @throws IllegalArgumentException when it is longer than a code can be
  public static byte[] png(String address) {
    ByteMatrix matrix = matrix(address);
    return QrPixels.png(
        matrix.getWidth(),
        (column, row) -> matrix.get(column, row) == 1,
        QrDrawing.QUIET_ZONE,
        PIXELS);
  }

  private static ByteMatrix matrix(String address) {
    try {
      return Encoder.encode(address, ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("no QR code holds " + address.length() + " characters", e);
    }
  }
}
