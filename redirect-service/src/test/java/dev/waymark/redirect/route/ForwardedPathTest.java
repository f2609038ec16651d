package dev.waymark.redirect.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedPathTest {
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        "/docs/linux          | /linux",
        "/docs/linux/         | /linux/",
        "/docs/a/b.html?x=/y  | /a/b.html",
        "/docs/a%20b#c/d      | /a%20b",
        "/docs/a&b=c          | /a&b=c",
        "/docs/caf%C3%A9      | /caf%C3%A9",
        "/docs/caf\u00C3\u00A9 | /caf%C3%A9",
        "/docs/...            | /...",
        "/docs/.well-known    | /.well-known",
        "/docs/               | -",
        "/docs//              | -",
        "/docs//a             | -",
        "/docs/a//b           | -",
        "/docs/a//            | -",
        "/docs/.              | -",
        "/docs/../a           | -",
        "/docs/a/..           | -",
        "/docs/%2e%2E/a       | -",
        "/docs/.%2e           | -",
        "/docs/..;x=1/a       | -",
        "/docs/a%2Fb          | -",
        "/docs/a%2fb          | -",
        "/docs/a%5Cb          | -",
        "/docs/a\\b           | -",
        "/docs/a%00           | -",
        "/docs/a%0d%0ax       | -",
        "/docs/a%7F           | -",
      })
  void of_whatFollowsASlug_isAsItWasSent(String uri, @Nullable String expected) {
    assertThat(ForwardedPath.of(uri, "/docs".length())).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "/a/b/c?/d, '/a/b /a'",
    "/a, ''",
    "/, ''",
    "/a?x/y, ''",
    "/a/b/c/d/e/f/g, '/a/b/c/d/e /a/b/c/d /a/b/c /a/b /a'",
  })
  void ends_areOfSlugsFromTheLongest(String uri, String expected) {
    List<String> slugs = new ArrayList<>();
    for (int end = ForwardedPath.lastEnd(uri); end > 0; end = ForwardedPath.endBefore(uri, end)) {
      slugs.add(uri.substring(0, end));
    }
    assertThat(String.join(" ", slugs)).isEqualTo(expected);
  }

  @Test
  void of_garbage_isVisibleAsciiWithoutDots() {
    var random = new Random(20_261_130L);
    for (int i = 0; i < 50_000; i++) {
      var uri = new StringBuilder("/a/");
      for (int j = random.nextInt(12); j > 0; j--) {
        uri.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      String read = ForwardedPath.of(uri.toString(), 2);
      assertThat(read == null || read.matches("(/[!-.0-~]+)+/?"))
          .as("%s -> %s", uri, read)
          .isTrue();
      assertThat(read == null || !read.matches(".*/(\\.|%2[eE]){1,2}(/.*)?")).as(read).isTrue();
    }
  }

  private static final List<String> PIECES =
      List.of("b", "/", ".", "%2e", "%2E", "%2f", "%5c", "\u00e9", "%C3%A9", ";", "%00", "?", "#");
}
