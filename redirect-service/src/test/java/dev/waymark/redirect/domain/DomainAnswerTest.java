package dev.waymark.redirect.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waymark.publication.DomainDocument;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainAnswerTest {
  private static final String APPLE = ".well-known/apple-app-site-association";
  private static final String ANDROID = ".well-known/assetlinks.json";
  private static final JsonMapper JSON = new JsonMapper();
  private static final DomainDocument BARE =
      new DomainDocument("go.example.com", "ws_1", null, null, null);

  private final JsonNode apps =
      JSON.readTree("{\"applinks\":{\"details\":[{\"appIDs\":[\"Ä\"]}]}}");
  private final JsonNode assets = JSON.readTree("[{\"relation\":[\"delegate\"]}]");
  private final DomainDocument full =
      new DomainDocument("go.example.com", "ws_1", "https://example.com/?a=1", apps, assets);

  DomainAnswerTest() throws Exception {}

  @Test
  void at_root_isWhereTheDomainSays() {
    assertThat(DomainAnswer.at(full, ""))
        .isEqualTo(new DomainAnswer.Root("https://example.com/?a=1"));
    assertThat(DomainAnswer.at(BARE, "")).isNull();
    assertThat(DomainAnswer.at(null, "")).isNull();
  }

  @Test
  void at_wellKnown_isTheDomainsOwnFile() throws Exception {
    assertThat(read(DomainAnswer.at(full, APPLE))).isEqualTo(apps);
    assertThat(read(DomainAnswer.at(full, ANDROID))).isEqualTo(assets);
    assertThat(DomainAnswer.at(BARE, APPLE)).isNull();
    assertThat(DomainAnswer.at(BARE, ANDROID)).isNull();
    assertThat(DomainAnswer.at(null, APPLE)).isNull();
  }

  private static JsonNode read(@Nullable DomainAnswer answer) throws Exception {
    return JSON.readTree(
        ((DomainAnswer.File) Objects.requireNonNull(answer))
            .json()
            .toString(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        ".well-known",
        ".well-known/",
        ".WELL-KNOWN/assetlinks.json",
        ".well-known/assetlinks.json/",
        ".well-known/apple-app-site-association.json",
        ".well-known/../",
        "apple-app-site-association",
        "sale"
      })
  void at_anyOtherPath_isNothing(String path) {
    assertThat(DomainAnswer.at(full, path)).isNull();
  }
}
