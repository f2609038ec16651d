package dev.waymark.admin.link;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.database.StoredJson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Links that are exported as a table and imported elsewhere are the same links.
@QuarkusTest
@QuarkusTestResource(Database.class)
class RoundTripDbTest {
  private static final int LINKS = 80;

  /// What cannot be the same: ids and times are new, slugs are there once in all workspaces.
  private static final Set<String> OF_THEIR_OWN = Set.of("id", "short_url", "slug", "created_at");

  private static final String CHARACTERS = "ab,\"'; \u3000=-+@|\u00E9\uD83D\uDE00";

  private final Random random = new Random(15);

  private static Tenant agency() {
    Tenant tenant = tenant("agency");
    tenant.create(
        "/channels",
        "{\"key\": \"es-sales\", \"name\": \"Sales\", \"kind\": \"phone\", \"address\": \"+34600111222\"}");
    return tenant;
  }

  private String text(String beyond) {
    String characters = CHARACTERS + beyond;
    var text = new StringBuilder("x");
    for (int i = random.nextInt(6); i > 0; i--) {
      int at = random.nextInt(characters.codePointCount(0, characters.length()));
      text.insert(
          text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length()) + 1)),
          Character.toString(characters.codePointAt(characters.offsetByCodePoints(0, at))));
    }
    return text.toString();
  }

  private ObjectNode link(String slug) {
    ObjectNode link = JsonNodeFactory.instance.objectNode();
    for (LinkField<?> field : LinkField.all()) {
      if (random.nextBoolean()) {
        if (field.isProse()) {
          link.put(field.key(), text(field == LinkField.NOTE ? "\n\r\t" : ""));
        } else if (field == LinkField.TAGS) {
          var tags = link.putArray(field.key());
          for (int i = random.nextInt(4); i > 0; i--) {
            tags.add(i + text(""));
          }
        } else {
          link.set(field.key(), StoredJson.parse(field.example()));
        }
      }
    }
    return link.put("slug", slug).put("target", "https://example.com/" + slug);
  }

  private static String create(Tenant tenant, ObjectNode link) {
    return as(tenant.editor(), link.toString())
        // Tests are drawn too, and expect what these links hardly do.
        .queryParam("accept_failing_tests", true)
        .post(tenant.at("/links"))
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static ObjectNode hub(String slug, String... ids) {
    ObjectNode link = JsonNodeFactory.instance.objectNode().put("slug", slug);
    var entries = link.putObject("hub").put("title", "Hub").putArray("entries");
    for (int i = 0; i < ids.length; i++) {
      entries.addObject().put("key", "e" + i).put("label", "L").put("link", ids[i]);
    }
    return link;
  }

  private static String export(Tenant tenant) {
    return as(tenant.editor()).get(tenant.at("/export/links")).then().extract().asString();
  }

  private static List<Map<String, String>> rows(String csv) throws IOException {
    var rows = new ArrayList<Map<String, String>>();
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
      for (NamedCsvRecord row : reader) {
        rows.add(new LinkedHashMap<>(row.getFieldsAsMap()));
      }
    }
    return rows;
  }

  /// The table with other slugs.
  private static String moved(String csv) throws IOException {
    var moved = new StringWriter();
    List<Map<String, String>> rows = rows(csv);
    try (CsvWriter writer = CsvWriter.builder().build(moved)) {
      writer.writeRecord(List.copyOf(rows.getFirst().keySet()));
      for (Map<String, String> row : rows) {
        row.put("slug", "b" + row.get("slug"));
        writer.writeRecord(List.copyOf(row.values()));
      }
    }
    return moved.toString();
  }

  /// What is to be the same, by slug.
  private static Map<String, Map<String, String>> compared(String csv, String prefix)
      throws IOException {
    Map<String, Map<String, String>> compared = new TreeMap<>();
    for (Map<String, String> row : rows(csv)) {
      String slug = String.valueOf(row.get("slug"));
      row.keySet().removeAll(OF_THEIR_OWN);
      row.computeIfPresent(
          "hub",
          (_, hub) ->
              hub.replaceAll("\"link\":\"[^\"]*\"", "\"link\":\"\"")
                  .replace("\"slug\":\"" + prefix, "\"slug\":\""));
      compared.put(slug.substring(prefix.length()), row);
    }
    return compared;
  }

  @Test
  void export_ofRandomLinks_importedElsewhere_isTheSameExport() throws IOException {
    Tenant acme = agency();
    String own = acme.workspace().substring(3);
    var ids = new ArrayList<String>();
    for (int i = 0; i < LINKS; i++) {
      ids.add(create(acme, link(own + "-" + i)));
    }
    String inner = create(acme, hub(own + "-inner", ids.get(3), ids.get(5)));
    create(acme, hub(own + "-outer", inner, ids.get(7)));
    String exported = export(acme);

    Tenant other = agency();
    var json = JsonNodeFactory.instance.objectNode().put("csv", moved(exported));
    as(other.editor(), json.toString())
        .post(other.at("/import/links"))
        .then()
        .statusCode(201)
        .body("errors", empty())
        .body("created", equalTo(LINKS + 2));

    Map<String, Map<String, String>> expected = compared(exported, "");
    assertThat(expected.values().stream().map(row -> row.get("active")).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("true", "false");
    assertThat(compared(export(other), "b")).isEqualTo(expected);
  }
}
