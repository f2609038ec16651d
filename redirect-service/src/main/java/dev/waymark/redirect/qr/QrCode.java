package dev.waymark.redirect.qr;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import dev.waymark.qr.QrDrawing;

/// Turns an address into a QR code.
public final class QrCode {
  /// What comes after the slug in the path of a link's code.
  public static final String PATH_SUFFIX = "/qr.svg";

  private static final int PIXELS = 512;

  private QrCode() {}

  /// The code as SVG, 512 pixels wide where it is shown at its own size. About 15 % of it may be
  /// covered or scratched.
  ///
  /// @param address ASCII, at most 2,000 characters
  /// @throws IllegalArgumentException when it is longer than a code can be
  public static String svg(String address) {
    try {
      ByteMatrix matrix = Encoder.encode(address, ErrorCorrectionLevel.M).getMatrix();
      return QrDrawing.svg(
          matrix.getWidth(), (column, row) -> matrix.get(column, row) == 1, PIXELS);
    } catch (WriterException e) {
      throw new IllegalArgumentException("no QR code holds " + address.length() + " characters", e);
    }
  }
}
