package dev.waymark.redirect.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.decoder.Decoder;
import dev.waymark.qr.QrDrawing;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {
  private static final Pattern STRIPE = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z");
  private static final Pattern VIEW = Pattern.compile("viewBox=\"0 0 (\\d+) ");

  /// What a reader sees in the picture.
  private static String scanned(String svg) throws Exception {
    Matcher view = VIEW.matcher(svg);
    assertThat(view.find()).isTrue();
    int margin = QrDrawing.QUIET_ZONE;
    var matrix = new BitMatrix(Integer.parseInt(view.group(1)) - 2 * margin);
    Matcher stripe = STRIPE.matcher(svg);
    while (stripe.find()) {
      matrix.setRegion(
          Integer.parseInt(stripe.group(1)) - margin,
          Integer.parseInt(stripe.group(2)) - margin,
          Integer.parseInt(stripe.group(3)),
          1);
    }
    return new Decoder().decode(matrix).getText();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://go.example.com/sale?wm=qr",
        "http://localhost:8080/A-b_9?wm=qr",
        "https://xn--e1afmkfd.example/x?wm=qr"
      })
  void svg_ofAnAddress_readsAsThatAddress(String address) throws Exception {
    assertThat(scanned(QrCode.svg(address))).isEqualTo(address);
  }

  @Test
  void png_ofAnAddress_showsWhatTheSvgShows() throws Exception {
    String address = "https://go.example.com/sale?wm=qr";

    BufferedImage image = ImageIO.read(new ByteArrayInputStream(QrCode.png(address)));

    assertThat(image.getWidth()).isEqualTo(512);
    assertThat(image.getHeight()).isEqualTo(512);
    var binary =
        new BinaryBitmap(
            new HybridBinarizer(
                new RGBLuminanceSource(512, 512, image.getRGB(0, 0, 512, 512, null, 0, 512))));
    assertThat(new QRCodeReader().decode(binary).getText()).isEqualTo(address);
  }

  @Test
  void svg_ofTheLongestAddress_readsAndBeyondIsRefused() throws Exception {
    String address = "https://go.example.com/" + "a".repeat(1_977);
    assertThat(scanned(QrCode.svg(address))).isEqualTo(address);
    assertThatThrownBy(() -> QrCode.svg("a".repeat(3_000)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
