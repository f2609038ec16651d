package dev.waymark.analytics.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
  @Test
  void text_readAgain_isTheSame() {
    var place = new Place(Instant.parse("9999-12-31T23:59:59.999Z"), "a_b");
    assertThat(Place.parse(place.text())).isEqualTo(place);
  }

  @Test
  void parse_placeAfterTheYear9999_isNull() {
    assertThat(Place.parse(new Place(Instant.parse("+10000-01-01T00:00:00Z"), "a").text()))
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_a", "-1_a", "!_a", "1y2p0ij32e8e7_a", "a", "1_\0"})
  void parse_noPlace_isNull(String text) {
    assertThat(Place.parse(text)).isNull();
  }
}
