package dev.waymark.visitor.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.Garbage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PrefetchTest {
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          prefetch                                | true
          Prefetch                                | true
          ' prefetch '                            | true
          prefetch;prerender                      | true
          prefetch;anonymous-client-ip            | true
          prefetch, other                         | true
          prerender                               | true
          preview                                 | true
          prefetcher                              | false
          no prefetch                             | false
          navigate                                | false
          ''                                      | false
          -                                       | false
          """)
  void isAnnounced_byAnyOfTheHeaders_ofTheirFirstWord(@Nullable String value, boolean expected) {
    assertThat(Prefetch.isAnnounced(value, null, null, null)).isEqualTo(expected);
    assertThat(Prefetch.isAnnounced(null, value, null, null)).isEqualTo(expected);
    assertThat(Prefetch.isAnnounced(null, null, value, null)).isEqualTo(expected);
    assertThat(Prefetch.isAnnounced("x", "x", "x", value)).isEqualTo(expected);
  }

  @Test
  void isAnnounced_ofGarbage_neverThrows() {
    var garbage = new Garbage("prefetch", "preview", ";", ",", " ", "x");
    int announced = 0;
    for (int i = 0; i < Garbage.CASES; i++) {
      announced += Prefetch.isAnnounced(garbage.next(i), null, null, null) ? 1 : 0;
    }
    assertThat(announced).isBetween(1_000, 99_000);
  }
}
