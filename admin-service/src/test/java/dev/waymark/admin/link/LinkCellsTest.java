package dev.waymark.admin.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.database.StoredJson;
import dev.waymark.service.csv.Cells;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LinkCellsTest {
  static Stream<LinkField<?>> fields() {
    return LinkField.all().stream();
  }

  private static ObjectNode link() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// A field that is added has a cell by itself.
  @ParameterizedTest
  @MethodSource("fields")
  void cell_ofAnyFieldsExample_comesBackAsItWas(LinkField<?> field) {
    JsonNode example = StoredJson.parse(field.example());
    ObjectNode written = link().set(field.key(), example);
    String cell = Cells.guarded(LinkCells.write(field.key(), written));
    ObjectNode read = link();
    assertThat(LinkCells.read(field.key(), Cells.unguarded(cell), read)).isNull();
    if (example.isNull()) {
      assertThat(read.isEmpty()).isTrue();
    } else {
      assertThat(read.toString()).isEqualTo(written.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("fields")
  void cell_ofAnyFieldThatIsNotSet_setsNothingThatIsKept(LinkField<?> field) {
    ObjectNode written = link().set(field.key(), field.unset());
    ObjectNode read = link();
    assertThat(LinkCells.read(field.key(), LinkCells.write(field.key(), written), read)).isNull();
    assertThat(
            read.path(field.key()).isMissingNode() || read.get(field.key()).equals(field.unset()))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "active,FALSE,false",
    "active,no,false",
    "active,1,true",
    "active,maybe,\"maybe\"",
    "max_clicks,007,7",
    "max_clicks,many,\"many\"",
    "target, https://e.com/ ,\"https://e.com/\""
  })
  void read_whateverSpreadsheetsWrite_isWhatARequestWouldSay(String key, String cell, String json) {
    ObjectNode read = link();
    assertThat(LinkCells.read(key, cell, read)).isNull();
    assertThat(read.get(key)).hasToString(json);
  }

  @Test
  void read_proseWithSpaces_keepsThem() {
    ObjectNode read = link();
    LinkCells.read("title", "  two  ", read);
    assertThat(read.get("title").textValue()).isEqualTo("  two  ");
  }

  @Test
  void read_structureThatIsNoJson_saysSo() {
    assertThat(LinkCells.read("rules", "[{", link())).startsWith("This cell holds JSON.");
  }
}
