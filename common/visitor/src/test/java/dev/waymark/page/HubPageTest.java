package dev.waymark.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HubPageTest {
  private static final Language ENGLISH = Languages.load().english();

  @Test
  void of_hostileTexts_areTexts() {
    String html =
        HubPage.of(
                "<b>",
                "https://x.example/?a=1&b=\"",
                "<script>",
                List.of(new HubPage.Entry("/a/'x", "\"", "<i>")),
                ENGLISH)
            .toString();
    assertThat(html)
        .contains("<h1 dir=\"auto\">&lt;b&gt;</h1>", "a=1&amp;b=&quot;", "&lt;script&gt;")
        .contains("href=\"/a/&#39;x\"", "&quot; <small>&lt;i&gt;</small>");
  }

  @Test
  void of_hub_hasACardOfItsTitleTextAndPicture() {
    assertThat(
            HubPage.of("Casa", "https://x.example/p.png", "Ask us", List.of(), ENGLISH).toString())
        .contains(
            "<meta property=\"og:title\" content=\"Casa\">",
            "<meta property=\"og:description\" content=\"Ask us\">",
            "<meta property=\"og:image\" content=\"https://x.example/p.png\">",
            "<meta property=\"twitter:card\" content=\"summary\">");
    assertThat(HubPage.of("Casa", null, null, List.of(), ENGLISH).toString())
        .doesNotContain("og:image", "og:description");
  }

  @Test
  void policyInAFrame_isThatOfVisitorsButForWhoMayShowIt() {
    assertThat(HubPage.policy()).contains("frame-ancestors 'none'").doesNotContain("sandbox");
    assertThat(HubPage.policyInAFrame())
        .isEqualTo(
            HubPage.policy().replace("frame-ancestors 'none'", "frame-ancestors 'self'")
                + "; sandbox");
  }
}
