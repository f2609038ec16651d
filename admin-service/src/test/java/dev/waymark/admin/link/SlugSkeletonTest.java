package dev.waymark.admin.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import dev.waymark.link.Slug;
import org.junit.jupiter.api.Test;

class SlugSkeletonTest {
  @Test
  void of_slugsThatLookAlike_isTheSame() {
    assertThat(SlugSkeleton.of("pаypаl")).isEqualTo(SlugSkeleton.of("PayPal"));
    assertThat(SlugSkeleton.of("rnail1")).isEqualTo(SlugSkeleton.of("maill"));
    assertThat(SlugSkeleton.of("sale")).isNotEqualTo(SlugSkeleton.of("sales"));
  }

  /// As the migration has it, which knows no more of Unicode.
  @Test
  void of_asciiSlug_isThatOfTheMigration() {
    var all = new StringBuilder("_-/");
    for (char c = '!'; c <= '~'; c++) {
      if (Slug.isAllowed(c)) {
        all.append(c);
      }
    }
    String folded = Slug.fold(all.toString());

    assertThat(SlugSkeleton.of(all.toString()))
        .isEqualTo(folded.replace("1", "l").replace("0", "O").replace("m", "rn"));
  }

  /// Core folds without ICU, which is too large for the redirect service. It may choose another of
  /// the characters that are the same, but takes no others for the same.
  @Test
  void fold_everyCharacterOfASlug_isFullCaseFolding() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      String folded = Slug.isAllowed(c) ? Slug.fold(Character.toString(c)) : "";
      if (!folded.isEmpty()) {
        String expected = foldedByIcu(Character.toString(c));
        assertThat(Slug.fold(expected)).as("%x", c).isEqualTo(folded);
        assertThat(foldedByIcu(folded)).as("%x", c).isEqualTo(expected);
      }
    }
  }

  private static String foldedByIcu(String text) {
    Normalizer2 nfc = Normalizer2.getNFCInstance();
    return nfc.normalize(UCharacter.foldCase(nfc.normalize(text), true));
  }
}
