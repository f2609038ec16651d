package dev.waymark.admin.qr;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class QrDbTest {
  /// Searched for as in a photograph, one clean picture in forty is not found.
  private static final Map<DecodeHintType, Boolean> UNDISTORTED =
      Map.of(DecodeHintType.PURE_BARCODE, true);

  private static final Pattern SIDE = Pattern.compile("viewBox=\"0 0 ([0-9]+) ");
  private static final Pattern RUN = Pattern.compile("M([0-9]+) ([0-9]+)h([0-9]+)v1h-[0-9]+z");
  private static final int PIXELS_PER_MODULE = 4;

  private static String decode(LuminanceSource source) throws ReaderException {
    return new QRCodeReader()
        .decode(new BinaryBitmap(new HybridBinarizer(source)), UNDISTORTED)
        .getText();
  }

  private static String decodePng(byte[] png, int size) throws IOException, ReaderException {
    var image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isEqualTo(size);
    assertThat(image.getHeight()).isEqualTo(size);
    int[] pixels = image.getRGB(0, 0, size, size, null, 0, size);
    return decode(new RGBLuminanceSource(size, size, pixels));
  }

  /// Draws the picture as a browser would, as far as it is made of the runs that we write.
  private static String decodeSvg(String svg) throws ReaderException {
    Matcher side = SIDE.matcher(svg);
    assertThat(side.find()).as(svg).isTrue();
    int width = Integer.parseInt(side.group(1)) * PIXELS_PER_MODULE;
    int[] pixels = new int[width * width];
    Arrays.fill(pixels, 0xFFFFFF);
    Matcher run = RUN.matcher(svg);
    while (run.find()) {
      int left = Integer.parseInt(run.group(1)) * PIXELS_PER_MODULE;
      int top = Integer.parseInt(run.group(2)) * PIXELS_PER_MODULE;
      int length = Integer.parseInt(run.group(3)) * PIXELS_PER_MODULE;
      for (int y = top; y < top + PIXELS_PER_MODULE; y++) {
        Arrays.fill(pixels, y * width + left, y * width + left + length, 0);
      }
    }
    return decode(new RGBLuminanceSource(width, width, pixels));
  }

  private static String link(Tenant tenant, String slug) {
    return tenant.link(
        "{\"target\": \"https://example.com/\", \"slug\": \"" + slug + tenant.workspace() + "\"}");
  }

  @ParameterizedTest
  @CsvSource({"'',512", "size=300,300", "size=2048&error_correction=H,2048", "margin=0&size=64,64"})
  void png_always_readsAsTheMarkedShortUrl(String query, int size) throws Exception {
    Tenant acme = tenant("free");
    byte[] png =
        as(acme.viewer())
            .get(acme.at("/links/" + link(acme, "A") + "/qr?format=png&" + query))
            .then()
            .statusCode(200)
            .header("Content-Type", equalTo("image/png"))
            .extract()
            .asByteArray();
    assertThat(decodePng(png, size))
        .isEqualTo("https://go.example.com/A" + acme.workspace() + "?wm=qr");
  }

  @ParameterizedTest
  @CsvSource({"''", "?format=svg&error_correction=L", "?error_correction=Q&margin=16"})
  void svg_always_readsAsTheMarkedShortUrl(String query) throws Exception {
    Tenant acme = tenant("free");
    String svg =
        as(acme.viewer())
            .get(acme.at("/links/" + link(acme, "b") + "/qr" + query))
            .then()
            .statusCode(200)
            .header("Content-Type", equalTo("image/svg+xml"))
            .extract()
            .asString();
    assertThat(decodeSvg(svg)).isEqualTo("https://go.example.com/b" + acme.workspace() + "?wm=qr");
  }

  @ParameterizedTest
  @CsvSource({
    "format,gif",
    "size,63",
    "size,2049",
    "size,big",
    "margin,-1",
    "margin,17",
    "error_correction,X",
    "colour,red"
  })
  void get_unknownParameter_is400(String name, String value) {
    Tenant acme = tenant("free");
    as(acme.viewer())
        .queryParam(name, value)
        .get(acme.at("/links/" + link(acme, "c") + "/qr"))
        .then()
        .statusCode(400)
        .body("errors.parameter", contains(name));
  }

  @Test
  void png_tooSmallForTheCode_is400() {
    Tenant acme = tenant("free");
    String id = link(acme, "a-slug-that-takes-many-modules-in-a-code-as-small-as-this-");
    as(acme.viewer())
        .get(acme.at("/links/" + id + "/qr?format=png&size=64&margin=16&error_correction=H"))
        .then()
        .statusCode(400)
        .body("errors.parameter", contains("size"));
  }

  @Test
  void get_anotherWorkspacesLink_is404() {
    Tenant acme = tenant("free");
    Tenant other = tenant("free");
    as(other.viewer())
        .get(other.at("/links/" + link(acme, "d") + "/qr"))
        .then()
        .statusCode(404)
        .header("Content-Type", equalTo("application/problem+json"));
  }
}
