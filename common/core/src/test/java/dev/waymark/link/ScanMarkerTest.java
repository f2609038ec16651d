package dev.waymark.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanMarkerTest {
  @ParameterizedTest(name = "{0} -> {1} {2}")
  @CsvSource(
      nullValues = "-",
      value = {
        "wm=qr,                 true,  -",
        "wm=qr&a=1,             true,  a=1",
        "a=1&wm=qr,             true,  a=1",
        "a=1&wm=qr&b=2,         true,  a=1&b=2",
        "wm=qr&wm=qr,           true,  -",
        "wm=qr&a=1&wm=qr,       true,  a=1",
        "a&&wm=qr&&b,           true,  a&&&b",
        "a=wm=qr,               false, a=wm=qr",
        "wm=qrcode,             false, wm=qrcode",
        "wm=qrcode&wm=qr,       true,  wm=qrcode",
        "xwm=qr,                false, xwm=qr",
        "wm=QR,                 false, wm=QR",
        "wm,                    false, wm",
        "'',                    false, ''",
        "-,                     false, -",
      })
  void query_isReadPairByPair(@Nullable String query, boolean marked, @Nullable String left) {
    assertThat(ScanMarker.isIn(query)).isEqualTo(marked);
    assertThat(ScanMarker.strip(query)).isEqualTo(left);
  }

  @Test
  void query_ofManyMarkers_isStrippedWhole() {
    assertThat(ScanMarker.strip("a=1" + "&wm=qr".repeat(500) + "&b=2")).isEqualTo("a=1&b=2");
  }
}
