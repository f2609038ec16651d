package dev.waymark.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NextTest {
  @ParameterizedTest
  @ValueSource(strings = {"/", "/w/ws_1/links?tag=a&q=%20b", "/w/ws_1/links/lnk_2/rules"})
  void of_ours_isIt(String address) {
    assertThat(Next.of(address)).isEqualTo(address);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "w/ws_1",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\/evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "\t//evil.example",
        " //evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "/w\r\nSet-Cookie: wm=x",
        "/ä",
      })
  void of_elsewhere_isHome(String address) {
    assertThat(Next.of(address)).isEqualTo("/");
  }

  @Test
  void of_tooLong_isHome() {
    assertThat(Next.of("/" + "a".repeat(2_000))).isEqualTo("/");
  }

  @Test
  void signIn_always_comesBack() {
    assertThat(Next.signIn("/")).isEqualTo("/sign-in");
    assertThat(Next.signIn("/w/ws_1?q=a&b=c"))
        .isEqualTo("/sign-in?next=%2Fw%2Fws_1%3Fq%3Da%26b%3Dc");
    assertThat(Next.signIn("//evil.example")).isEqualTo("/sign-in");
  }
}
