package dev.waymark.service.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waymark.service.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  @Test
  void text_readAgain_isTheSame() {
    var cursor = new Cursor("slug", "käse", "lnk_1");
    assertThat(Cursor.parse(cursor.text(), "slug")).isEqualTo(cursor);
    assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!", "AAAA", "c2x1Zwo", "9223372036854775808"})
  void parse_noCursor_isRefused(String text) {
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Cursor.parse(text, "slug"));
  }

  @Test
  void parse_nulInIt_isRefused() {
    String text =
        Base64.getUrlEncoder().encodeToString("slug\na\0b\nx".getBytes(StandardCharsets.UTF_8));
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Cursor.parse(text, "slug"));
  }

  @Test
  void parse_anotherOrder_isRefused() {
    String text = new Cursor("slug", "a", "lnk_1").text();
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Cursor.parse(text, "-slug"));
  }

  @Test
  void cut_oneMoreThanTheLimit_hasACursor() {
    Page<String> page = Page.cut(List.of("a", "b", "c"), 2, last -> new Cursor("s", last, last));
    assertThat(page.entries()).containsExactly("a", "b");
    assertThat(Cursor.parse(page.next(), "s")).isEqualTo(new Cursor("s", "b", "b"));
    assertThat(Page.cut(List.of("a", "b"), 2, last -> new Cursor("s", last, last)).next()).isNull();
  }
}
