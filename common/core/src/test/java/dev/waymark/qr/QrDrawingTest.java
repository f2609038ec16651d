package dev.waymark.qr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class QrDrawingTest {
  private static final Pattern STRIPE = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");

  /// The modules that a picture shows dark, margin included.
  private static boolean[][] shown(String svg, int size) {
    int all = size + 2 * QrDrawing.QUIET_ZONE;
    var dark = new boolean[all][all];
    String path = svg.substring(svg.lastIndexOf(" d=\"") + 4, svg.lastIndexOf("\"/>"));
    Matcher stripe = STRIPE.matcher(path);
    int end = 0;
    while (stripe.find()) {
      assertThat(stripe.start()).isEqualTo(end);
      assertThat(stripe.group(4)).isEqualTo(stripe.group(3));
      int column = Integer.parseInt(stripe.group(1));
      int row = Integer.parseInt(stripe.group(2));
      for (int i = Integer.parseInt(stripe.group(3)); i > 0; i--) {
        assertThat(dark[row][column]).as("drawn once").isFalse();
        dark[row][column++] = true;
      }
      end = stripe.end();
    }
    assertThat(end).isEqualTo(path.length());
    return dark;
  }

  @Test
  void svg_anyModules_showsThemWithinTheMargin() {
    var random = new SplittableRandom(1);
    for (int round = 0; round < 50; round++) {
      int size = 21 + 4 * random.nextInt(8);
      var modules = new boolean[size][size];
      for (boolean[] row : modules) {
        for (int column = 0; column < size; column++) {
          row[column] = random.nextBoolean();
        }
      }
      boolean[][] shown =
          shown(QrDrawing.svg(size, (column, row) -> modules[row][column], 300), size);
      for (int row = 0; row < shown.length; row++) {
        for (int column = 0; column < shown.length; column++) {
          int x = column - QrDrawing.QUIET_ZONE;
          int y = row - QrDrawing.QUIET_ZONE;
          boolean inside = x >= 0 && y >= 0 && x < size && y < size;
          assertThat(shown[row][column]).isEqualTo(inside && modules[y][x]);
        }
      }
    }
  }

  @Test
  void svg_isOneXmlDocumentOfItsSize() throws Exception {
    String svg = QrDrawing.svg(21, (column, row) -> (column + row) % 2 == 0, 512);
    var root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)))
            .getDocumentElement();

    assertThat(root.getAttribute("width")).isEqualTo("512");
    assertThat(root.getAttribute("height")).isEqualTo("512");
    assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 29 29");
  }
}
