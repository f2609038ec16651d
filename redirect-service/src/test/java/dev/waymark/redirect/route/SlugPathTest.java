package dev.waymark.redirect.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.link.Slug;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugPathTest {
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      nullValues = "malformed",
      delimiter = '|',
      value = {
        "/sale            | sale",
        "/                | ''",
        "//               | ''",
        "///              | /",
        "/sale/           | sale",
        "/sale//          | sale/",
        "/sale?a=/b/      | sale",
        "/sale/?a         | sale",
        "/sale#x          | sale",
        "/?x              | ''",
        "/a/b             | a/b",
        "/%73ale          | sale",
        "/s%41LE          | sALE",
        "/sale%2f         | sale",
        "/a%2Fb           | a/b",
        "/a%252Fb         | a%2Fb",
        "/a+b             | a+b",
        "/a%3Fb?c         | a?b",
        "/a?%zz           | a",
        "/%               | malformed",
        "/%4              | malformed",
        "/%4?1            | malformed",
        "/%g1             | malformed",
        "/%1g             | malformed",
        "/%-1             | malformed",
        "/%+1             | malformed",
        "/%%41            | malformed",
        "/%E0%A4%A        | malformed",
        "''               | malformed",
        "sale             | malformed",
        "*                | malformed",
        "?/sale           | malformed",
        "http://x/sale    | malformed",
      })
  void of_target_isDecodedOnce(String uri, @Nullable String expected) {
    assertThat(SlugPath.of(uri)).isEqualTo(expected);
  }

  @Test
  void of_bytesThatAreNotUtf8_neverBecomeASlug() {
    for (int high = 0x80; high <= 0xFF; high++) {
      String path = SlugPath.of("/a%" + Integer.toHexString(high) + "b");
      assertThat(path).isNotNull();
      assertThat(Slug.fault(Slug.fold(String.valueOf(path)))).as("%x", high).isNotNull();
    }
  }

  @Test
  void of_utf8_isReadAsSuchHoweverItIsSent() {
    assertThat(SlugPath.of("/caf%C3%A9/")).isEqualTo("café");
    assertThat(SlugPath.of("/caf\u00C3\u00A9?x")).isEqualTo("café");
    assertThat(SlugPath.of("/%F0%9F%94%A5")).isEqualTo("🔥");
  }

  @Test
  void of_anyCharacters_neverThrows() {
    var random = new Random(7);
    String alphabet = "/%?#aF0g\0\u00ff+ ";
    for (int i = 0; i < 100_000; i++) {
      var uri = new StringBuilder("/");
      for (int length = random.nextInt(12); length > 0; length--) {
        uri.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String path = SlugPath.of(uri.toString());
      assertThat(path == null || path.length() < uri.length()).as("%s", uri).isTrue();
    }
  }
}
