package dev.waymark.service.openapi;

import io.smallrye.openapi.model.BaseModel;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/// Says the schemas of a description so that a generator of clients makes something of them: what
/// the framework names after a class of Java, such as a moment, stands where it is used, and a
/// reference has no second type beside it.
final class PlainSchemas implements OASFilter {
  private static final String SCHEMAS = "#/components/schemas/";

  /// What the framework gives every moment for an example.
  private static final Set<List<Object>> FRAMEWORKS_OWN =
      Set.of(List.of("2022-03-10T16:15:50Z"), List.of("2022-03-10"));

  private final Map<String, Schema> inlined = new HashMap<>();

  private PlainSchemas(Map<String, Schema> schemas) {
    schemas.forEach(
        (name, schema) -> {
          if (name.indexOf('.') >= 0 || isText(schema)) {
            inlined.put(name, schema);
          }
        });
  }

  static void complete(OpenAPI api) {
    var schemas = api.getComponents().getSchemas();
    if (schemas == null) {
      return;
    }
    var plain = new PlainSchemas(schemas);
    filter(plain, api);
    plain.inlined.keySet().forEach(api.getComponents()::removeSchema);
  }

  /// Shows a filter all that is in a description.
  static void filter(OASFilter filter, OpenAPI api) {
    ((BaseModel<?>) (Object) api).filter(filter, new IdentityHashMap<>());
  }

  @Override
  public Schema filterSchema(Schema schema) {
    if (schema.getRef() != null) {
      schema.setType(null);
      Schema named = inlined(schema.getRef());
      if (named != null) {
        schema.setRef(null);
        take(named, schema);
      }
    }
    List<Schema> either = schema.getAnyOf();
    if (either != null && either.stream().anyMatch(PlainSchemas::isNull)) {
      completeNullable(schema, either);
    }
    return schema;
  }

  /// Something or null. The framework gives it the type of the something, which null is not of.
  private void completeNullable(Schema schema, List<Schema> either) {
    schema.setType(null);
    Schema something = either.stream().filter(each -> !isNull(each)).findFirst().orElseThrow();
    Schema named = inlined(something.getRef());
    if (named == null && something.getRef() != null) {
      return;
    }
    schema.setAnyOf(null);
    take(named == null ? something : named, schema);
    if (schema.getType() != null) {
      schema.addType(SchemaType.NULL);
    }
  }

  private @Nullable Schema inlined(@Nullable String ref) {
    String name = name(ref);
    return name == null ? null : inlined.get(name);
  }

  private static void take(Schema from, Schema into) {
    Schema copy = BaseModel.deepCopy(from, Schema.class);
    into.setType(copy.getType());
    into.setFormat(copy.getFormat());
    if (into.getExamples() == null || FRAMEWORKS_OWN.contains(into.getExamples())) {
      into.setExamples(copy.getExamples());
    }
  }

  private static boolean isText(Schema schema) {
    return List.of(SchemaType.STRING).equals(schema.getType());
  }

  static boolean isNull(Schema schema) {
    return List.of(SchemaType.NULL).equals(schema.getType());
  }

  /// The name of the schema that a reference leads to.
  static @Nullable String name(@Nullable String ref) {
    return ref == null || !ref.startsWith(SCHEMAS) ? null : ref.substring(SCHEMAS.length());
  }

  static Schema reference(String name) {
    return OASFactory.createSchema().ref(SCHEMAS + name);
  }
}
