package dev.waymark.publication;

import static dev.waymark.publication.DocumentReadings.json;
import static dev.waymark.publication.DocumentReadings.pointers;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainDocumentTest {

  @Test
  void read_whatWasWritten_isTheSame() {
    var bare = new DomainDocument("go.example.com", "ws_1", null, null, null);
    var whole =
        new DomainDocument(
            "go.example.com",
            "ws_1",
            "https://example.com/",
            json("{\"applinks\": {}}"),
            json("[{\"relation\": []}]"));

    assertThat(DomainDocument.read("go.example.com", bare.toJson()))
        .isEqualTo(new DocumentReading.Accepted<>(bare));
    assertThat(DomainDocument.read("go.example.com", whole.toJson()))
        .isEqualTo(new DocumentReading.Accepted<>(whole));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"", "Go.example.com", "münchen.example", "a/b", "a b", "a:80", "u@a"})
  void read_domainThatIsNoHost_isRejected(String domain) {
    assertThat(pointers(DomainDocument.read(domain, json("{\"workspace\": \"ws_1\"}"))))
        .containsExactly("");
  }

  @Test
  void read_brokenDocument_namesEveryFault() {
    assertThat(
            pointers(
                DomainDocument.read(
                    "go.example.com",
                    json(
                        """
                        {"root_url": "file:///x", "apple_app_site_association": [],
                         "asset_links": {}}
                        """))))
        .containsExactly("/workspace", "/root_url", "/apple_app_site_association", "/asset_links");
  }
}
