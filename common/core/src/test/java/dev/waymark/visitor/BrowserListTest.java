package dev.waymark.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

final class BrowserListTest {
  @Test
  void names_ofTheReference_areAllThere() {
    assertThat(BrowserList.names())
        .doesNotHaveDuplicates()
        .contains("Chrome", "Safari", "Firefox", "Edge", "Opera", "Samsung Internet")
        .contains("Instagram", "Facebook", "TikTok", "WhatsApp", "Telegram", "Threads", "LinkedIn")
        .contains("Snapchat", "Pinterest", "WeChat", "LINE", "Reddit", "Google App");
  }

  @Test
  void lists_everyLine_hasAFormInLowerCaseAndAName() {
    for (List<BrowserList.Named> list : List.of(BrowserList.apps(), BrowserList.browsers())) {
      assertThat(list)
          .isNotEmpty()
          .allSatisfy(
              named -> {
                assertThat(named.form())
                    .isNotBlank()
                    .isEqualTo(named.form().toLowerCase(Locale.ROOT));
                assertThat(named.browser().name()).isNotBlank().hasSizeLessThan(65);
              });
    }
  }

  /// A native image has only the files that are listed.
  @Test
  void files_everyOne_isListedForNativeImages() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            getClass()
                .getResourceAsStream(
                    "/META-INF/native-image/dev.waymark/waymark-core/reachability-metadata.json"))) {
      List<String> listed =
          StreamSupport.stream(
                  new ObjectMapper().readTree(in).get("resources").spliterator(), false)
              .map(entry -> entry.get("glob").asText())
              .toList();

      assertThat(listed)
          .containsExactlyInAnyOrder(
              "dev/waymark/visitor/apps.txt",
              "dev/waymark/visitor/browsers.txt",
              "dev/waymark/visitor/scripts.txt");
      for (String file : listed) {
        assertThat(getClass().getResource("/" + file)).isNotNull();
      }
    }
  }
}
