package dev.waymark.redirect.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class KeyedHashTest {
  private final KeyedHash hash = new KeyedHash(1, 2);

  @Test
  void of_texts_dependsOnEachCharacterOrderBorderAndKey() {
    var hashes = new HashSet<Long>();
    String[] texts = {
      "", "a", "b", "ab", "ba", "abc", "abcd", "abcde", "abcdf", "bbcde", "\0", "\0\0", "größe",
      "日本語"
    };
    for (String text : texts) {
      hashes.add(hash.of(text));
      hashes.add(new KeyedHash(1, 3).of(text));
      hashes.add(new KeyedHash(0, 2).of(text));
    }
    hashes.add(hash.of("a", "bc"));
    hashes.add(hash.of("ab", "c"));
    assertThat(hashes).hasSize(3 * texts.length + 2);
    assertThat(hash.of("ab", "cde")).isEqualTo(new KeyedHash(1, 2).of("ab", "cde"));
  }

  @Test
  void of_manyNumberedSlugs_fillsTheUpperHalfEvenly() {
    var halves = new HashSet<Integer>();
    int count = 100_000;
    for (int i = 0; i < count; i++) {
      halves.add((int) (hash.of("go.example.com", "link" + i) >>> Integer.SIZE));
    }
    // Of so many, one pair is expected to share a half.
    assertThat(halves).hasSizeGreaterThan(count - 10);
  }
}
