package dev.waymark.admin.link;

import dev.waymark.admin.database.StoredJson;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/// Describes what is written and answered of a link, from {@link LinkField}: {@link LinkBody} and
/// {@link LinkView} say of themselves only what is no field, or has a structure. It runs before the
/// description is completed, which makes a patch of what creates a link.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 2)
public final class LinkSchemas implements OASFilter {
  @Override
  public void filterOpenAPI(OpenAPI api) {
    Map<String, Schema> schemas = api.getComponents().getSchemas();
    Schema body = Objects.requireNonNull(schemas.get("LinkBody"), "LinkBody");
    Schema link = Objects.requireNonNull(schemas.get("Link"), "Link");
    Map<String, Schema> structures = body.getProperties();
    Map<String, Schema> written = new LinkedHashMap<>();
    Map<String, Schema> answered = new LinkedHashMap<>();
    for (LinkField<?> field : LinkField.all()) {
      Schema structure = structures.get(field.key());
      written.put(field.key(), structure == null ? simple(field, false) : structure);
      boolean always = isAlwaysAnswered(field);
      answered.put(field.key(), structure == null ? simple(field, always) : structure);
      if (always) {
        link.addRequired(field.key());
      }
    }
    structures.forEach(written::putIfAbsent);
    link.getProperties().forEach(answered::putIfAbsent);
    body.setProperties(written);
    link.setProperties(answered);
  }

  private static boolean isAlwaysAnswered(LinkField<?> field) {
    return !field.unset().isNull() || field == LinkField.SLUG || field == LinkField.DOMAIN;
  }

  /// @param always whether it is never null
  private static Schema simple(LinkField<?> field, boolean always) {
    Schema schema = OASFactory.createSchema().description(text(field.description()));
    switch (field.shape()) {
      case TEXT -> schema.addType(SchemaType.STRING);
      case MOMENT -> schema.addType(SchemaType.STRING).format("date-time");
      case FLAG -> schema.addType(SchemaType.BOOLEAN);
      case COUNT -> schema.addType(SchemaType.INTEGER).format("int64");
      case TEXTS ->
          schema
              .addType(SchemaType.ARRAY)
              .items(OASFactory.createSchema().addType(SchemaType.STRING));
      case STRUCTURE ->
          throw new IllegalStateException(
              "LinkBody does not describe the structure of " + field.key());
    }
    if (!always && field.unset().isNull()) {
      schema.addType(SchemaType.NULL);
    }
    Object example = example(field.example());
    return example == null ? schema : schema.addExample(example);
  }

  /// Without its links, which lead to pages beside `docs/links.md`.
  private static String text(String markdown) {
    return markdown.replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1");
  }

  private static @Nullable Object example(String json) {
    var example = StoredJson.parse(json);
    if (example.isTextual()) {
      return example.textValue();
    }
    if (example.isArray()) {
      return List.copyOf(example.valueStream().map(each -> each.asText()).toList());
    }
    return example.isBoolean()
        ? example.booleanValue()
        : example.isNumber() ? example.numberValue() : null;
  }
}
