package dev.waymark.admin.link;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class LargeLinksDbTest {
  private static final int LINKS = 6;

  /// A link of some 240,000 characters.
  private static String large() {
    var link = JsonNodeFactory.instance.objectNode();
    var entries = link.putObject("hub").put("title", "Shop").putArray("entries");
    for (int i = 0; i < 30; i++) {
      entries
          .addObject()
          .put("key", "k" + i)
          .put("label", "Sale")
          .put("url", "https://example.com/" + "x".repeat(8_000));
    }
    return link.toString();
  }

  /// A page of 200 such links, a few times at once, ended the service.
  @ParameterizedTest
  @ValueSource(strings = {"links", "hubs"})
  void list_ofLargeLinks_comesInShorterPages(String list) throws Exception {
    Tenant acme = tenant("pro");
    Set<String> made = new HashSet<>();
    for (int i = 0; i < LINKS; i++) {
      made.add(acme.link(large()));
    }
    Set<String> listed = new HashSet<>();
    String cursor = null;
    int pages = 0;
    do {
      String page =
          as(acme.viewer())
              .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
              .queryParam("limit", 200)
              .get(acme.at("/" + list))
              .then()
              .statusCode(200)
              .extract()
              .asString();
      JsonNode json = new ObjectMapper().readTree(page);
      assertThat(json.path(list)).hasSizeBetween(1, 4);
      json.path(list).forEach(link -> assertThat(listed.add(link.path("id").asText())).isTrue());
      cursor = json.path("next_cursor").textValue();
      pages++;
    } while (cursor != null);
    assertThat(listed).isEqualTo(made);
    assertThat(pages).isEqualTo(2);
  }
}
