package dev.waymark.admin.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.database.StoredJson;
import dev.waymark.admin.link.Reference.Kind;
import dev.waymark.admin.version.Labels;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.fault.Faults;
import dev.waymark.link.UtmParams;
import dev.waymark.plan.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Notices what is forgotten of a field of links.
class LinkFieldTest {
  /// What no visitor gets to see or to feel: it is not published.
  private static final Set<String> FOR_PEOPLE = Set.of("title", "note", "tags", "tests");

  /// Of a field: it has an example. The tables of states and filters have none.
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|.*\\| `\\{.*}` \\|.*$");

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

  static Stream<LinkField<?>> fields() {
    return LinkField.all().stream();
  }

  private static ObjectNode link() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("slug", "sale")
        .put("target", "https://example.com/");
  }

  private static ObjectNode with(LinkField<?> field) {
    return link().set(field.key(), example(field));
  }

  /// Of the domain, the table's example is the default one.
  private static JsonNode example(LinkField<?> field) {
    return field == LinkField.DOMAIN
        ? JsonNodeFactory.instance.textNode("go.example.net")
        : StoredJson.parse(field.example());
  }

  private static LinkDraft read(ObjectNode json) {
    var faults = new Faults();
    LinkDraft draft = LinkDraft.read(json, NOTHING, "go.example.com", faults, faults);
    assertThat(faults.toList()).isEmpty();
    return draft;
  }

  private static ObjectNode published(LinkDraft draft) {
    var entity = new LinkEntity();
    entity.id = "lnk_1";
    entity.workspaceId = "ws_1";
    LinkMapping.write(draft, "Summer-Sale", NOTHING, entity, NOW);
    entity.slug = String.valueOf(draft.get(LinkField.SLUG));
    entity.rulesVersion = 1;
    var workspace =
        new Workspace(
            "ws_1", "Acme", Plan.AGENCY, UtmParams.NONE, null, "UTC", null, null, 0, 1, NOW, NOW);
    return LinkMapping.document(entity, draft, workspace).toJson();
  }

  @Test
  void table_always_hasEveryFieldOnce() throws IllegalAccessException {
    var declared =
        Arrays.stream(LinkField.class.getDeclaredFields())
            .filter(field -> field.getType() == LinkField.class)
            .toList();
    assertThat(LinkField.all()).hasSize(declared.size());
    assertThat(LinkField.all().stream().map(LinkField::key)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("fields")
  void example_ofAnyField_isReadKeptAnsweredAndTakenBack(LinkField<?> field) {
    LinkDraft draft = read(with(field));
    JsonNode kept = draft.written().get(field.key());
    assertThat(kept).as(field.key()).isNotNull();
    JsonNode answered = field.answered(kept);
    LinkDraft again = read(link().set(field.key(), answered));
    assertThat(again.written()).isEqualTo(draft.written());
    assertThat(draft.changes(field, link())).isTrue();
    assertThat(again.changes(field, draft.written())).isFalse();
  }

  @ParameterizedTest
  @MethodSource("fields")
  void unset_ofAnyField_isKeptAsNothing(LinkField<?> field) {
    if (field == LinkField.SLUG || field == LinkField.TARGET) {
      return;
    }
    assertThat(read(link().set(field.key(), field.unset())).written())
        .isEqualTo(read(link()).written());
    assertThat(read(link().putNull(field.key())).written()).isEqualTo(read(link()).written());
  }

  /// Fails where {@link LinkDraft} does not hand a field on to the document that nodes read.
  @ParameterizedTest
  @MethodSource("fields")
  void published_ofAnyField_isAnotherDocument(LinkField<?> field) {
    boolean same = published(read(with(field))).equals(published(read(link())));
    assertThat(same).as(field.key()).isEqualTo(FOR_PEOPLE.contains(field.key()));
  }

  /// Fails where the migrations know of another field that plans pause, or of none.
  @ParameterizedTest
  @MethodSource("fields")
  void plans_thatPauseAnyField_areKnownToTheDatabase(LinkField<?> field) throws IOException {
    String migration = "/db/admin/V29__plans_of_links.sql";
    try (InputStream sql = LinkField.class.getResourceAsStream(migration)) {
      boolean known =
          new String(sql.readAllBytes(), StandardCharsets.UTF_8).contains("'" + field.key() + "'");
      assertThat(known).as(field.key()).isEqualTo(field.planCheck() != null);
    }
  }

  @ParameterizedTest
  @MethodSource("fields")
  void bits_ofAnyField_standForThePlansThatDecideItOtherwise(LinkField<?> field) {
    LinkDraft draft = read(with(field));
    for (Plan one : Plan.values()) {
      for (Plan other : Plan.values()) {
        boolean changes =
            !PlanDifference.rules(one, other, draft.get(LinkField.RULES)).isEmpty()
                || !PlanDifference.features(one, other, draft).isEmpty();
        assertThat((PlanDifference.bits(draft) & PlanDifference.bit(one, other)) != 0)
            .as("%s, %s and %s", field.key(), one, other)
            .isEqualTo(changes);
      }
    }
  }

  /// A field with URLs, or with keys of others, says so in the table.
  @ParameterizedTest
  @MethodSource("fields")
  void references_ofAnyField_areThoseOfItsExample(LinkField<?> field) {
    String example = field.example();
    boolean refers = !References.of(with(field)).to(kind -> kind.entry() != null).isEmpty();
    assertThat(refers).as(field.key()).isEqualTo(example.contains("es-sales"));
    boolean leads =
        References.of(with(field)).to(kind -> kind == Kind.URL || kind == Kind.CHOICE).stream()
            .anyMatch(reference -> reference.pointer().startsWith("/" + field.key()));
    assertThat(leads)
        .as(field.key())
        .isEqualTo(example.contains("https://") && field != LinkField.OG_IMAGE);
  }

  /// `docs/links.md` has a row for every field, made from the table, and one for the password.
  @Test
  void page_always_saysOfEachFieldWhatTheTableSays() throws IOException {
    Map<String, String> rows = new LinkedHashMap<>();
    String page = Files.readString(Path.of("..", "docs", "links.md"));
    ROW.matcher(page).results().forEach(row -> rows.put(row.group(1), row.group()));
    rows.remove("password");
    Map<String, String> expected = new LinkedHashMap<>();
    for (LinkField<?> field : LinkField.all()) {
      expected.put(
          field.key(),
          "| `%s` | %s | `{\"%s\": %s}` | %s |"
              .formatted(
                  field.key(),
                  field.description(),
                  field.key(),
                  field.example(),
                  field.planWords()));
    }
    assertThat(rows).containsExactlyInAnyOrderEntriesOf(expected);
  }

  @ParameterizedTest
  @MethodSource("fields")
  void everyField_hasAWordInEachLanguage(LinkField<?> field) {
    assertThat(Labels.knows(field.key())).isTrue();
  }
}
