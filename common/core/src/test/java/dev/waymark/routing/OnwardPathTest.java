package dev.waymark.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnwardPathTest {
  @ParameterizedTest
  @CsvSource({
    "https://example.com/, https://example.com/x/y",
    "https://example.com, https://example.com/x/y",
    "https://example.com/a, https://example.com/a/x/y",
    "https://example.com/a/, https://example.com/a/x/y",
    "https://example.com/a?b=/c#d, https://example.com/a/x/y?b=/c#d",
    "https://example.com/#d?e, https://example.com/x/y#d?e",
    "https://example.com?b, https://example.com/x/y?b",
    "https://t.me/name, https://t.me/name"
  })
  void append_path_standsBeforeQueryAndFragment(String url, String expected) {
    assertThat(OnwardPath.append(url, "/x/y")).isEqualTo(expected);
  }
}
