package dev.waymark.admin.link;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds `docs/links.md` to what it says.
@QuarkusTest
@QuarkusTestResource(Database.class)
class LinksPageDbTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| `([a-z_]+)` \\|.*\\| `(\\{.*})` \\|[^|]*\\|$", Pattern.MULTILINE);

  /// The examples by their fields.
  private static Map<String, String> examples() throws Exception {
    Map<String, String> examples = new TreeMap<>();
    Matcher row = ROW.matcher(Files.readString(Path.of("..", "docs", "links.md")));
    while (row.find()) {
      examples.put(row.group(1), row.group(2));
    }
    return examples;
  }

  @Test
  void page_always_hasEveryField() throws Exception {
    assertThat(examples().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(LinkField.all().stream().map(LinkField::key), Stream.of("password"))
                .toList());
  }

  @Test
  void examples_sentAsTheyStand_work() throws Exception {
    Tenant acme = tenant("agency");
    acme.create(
        "/channels",
        """
        {"key": "es-sales", "name": "ES Sales", "kind": "whatsapp", "address": "+34612345678"}
        """);
    String link = acme.link("{\"target\": \"https://example.com/\"}");
    for (Map.Entry<String, String> example : examples().entrySet()) {
      assertThat(new ObjectMapper().readTree(example.getValue()).has(example.getKey())).isTrue();
      as(acme.editor(), example.getValue()).patch(acme.at("/links/" + link)).then().statusCode(200);
    }
  }
}
