package dev.waymark.redirect.replica;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.publication.DocumentKind;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// What an older release has published stays there until somebody changes it. A release that reads
/// more strictly refuses what is written from then on, and never what is published: a node that
/// starts anew would not serve it.
///
/// The documents are as the release before wrote them, each member of each kind and the longest
/// that it let in. With a release they are added to, and none is taken out.
class ReleaseBeforeTest {
  private static JsonNode documents() throws IOException {
    try (var file =
        requireNonNull(
            ReleaseBeforeTest.class.getResourceAsStream("documents-of-the-release-before.json"))) {
      return new ObjectMapper().readTree(file);
    }
  }

  @Test
  void documents_ofTheReleaseBefore_areAllServed() throws IOException {
    var replica = Rows.replica();
    int links = 0;
    long xid = 10;
    for (JsonNode document : documents()) {
      DocumentKind kind = requireNonNull(DocumentKind.of(document.path("kind").asText()));
      replica.apply(
          Rows.row(kind, document.path("id").asText(), 1, xid++, document.path("body").toString()));
      assertThat(replica.refused()).as("%s refused", document).isZero();
      links += kind == DocumentKind.LINK ? 1 : 0;
    }
    replica.rebuild();

    assertThat(replica.served()).isEqualTo(links).isPositive();
  }
}
