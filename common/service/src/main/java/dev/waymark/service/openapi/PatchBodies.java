package dev.waymark.service.openapi;

import io.smallrye.openapi.model.BaseModel;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// Gives what is sent to change something a schema of its own, made from the one of what is sent to
/// create it: for `LinkCreation`, `LinkPatch`.
///
/// A patch is a JSON merge patch (RFC 7396), in which absent means unchanged and null removes. So
/// nothing in its schema is required, and nothing has a default: a generated client would send it,
/// and undo what somebody else has set. Objects in it are patches too; arrays are replaced as a
/// whole, may be null, and their entries are as for a creation.
final class PatchBodies {
  private static final String MERGE_PATCH = "application/merge-patch+json";
  private static final String CREATION = "Creation";
  private static final String BODY = "Body";
  private static final String PATCH = "Patch";

  private final Map<String, Schema> schemas;

  /// The names of patches by that of what they change.
  private final Map<String, String> patches = new LinkedHashMap<>();

  /// What is sent to create something, by the name that its class has for it, such as `LinkBody`.
  private final Map<String, String> created = new LinkedHashMap<>();

  private final Map<String, Schema> made = new LinkedHashMap<>();

  private PatchBodies(Map<String, Schema> schemas) {
    this.schemas = schemas;
  }

  static void complete(OpenAPI api) {
    Map<String, Schema> schemas = api.getComponents().getSchemas();
    var bodies = new PatchBodies(schemas == null ? Map.of() : schemas);
    api.getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations().forEach((method, operation) -> bodies.complete(operation)));
    bodies.made.forEach(api.getComponents()::addSchema);
    bodies.rename(api);
    bodies.forgetWhatNobodyCreates(api);
  }

  /// What is only ever patched needs no schema for its creation.
  private void forgetWhatNobodyCreates(OpenAPI api) {
    Set<String> used = new HashSet<>();
    PlainSchemas.filter(
        new OASFilter() {
          @Override
          public Schema filterSchema(Schema schema) {
            String name = PlainSchemas.name(schema.getRef());
            if (name != null) {
              used.add(name);
            }
            return schema;
          }
        },
        api);
    for (String name : patches.keySet()) {
      if (name.endsWith(CREATION) && !used.contains(name)) {
        api.getComponents().removeSchema(name);
      }
    }
  }

  private void complete(Operation operation) {
    Content content =
        operation.getRequestBody() == null ? null : operation.getRequestBody().getContent();
    if (content == null || content.getMediaType(MERGE_PATCH) == null) {
      return;
    }
    for (MediaType body : content.getMediaTypes().values()) {
      String name = PlainSchemas.name(body.getSchema().getRef());
      if (name != null && name.endsWith(PATCH)) {
        patchOf(name.substring(0, name.length() - PATCH.length()) + CREATION, name);
      } else if (name != null && name.endsWith(BODY)) {
        String subject = name.substring(0, name.length() - BODY.length());
        created.put(name, subject + CREATION);
        body.setSchema(PlainSchemas.reference(patchOf(name, subject + PATCH)));
      } else {
        throw new IllegalStateException(
            operation.getOperationId() + ": what is patched is a Patch of what is a Creation");
      }
    }
  }

  private void rename(OpenAPI api) {
    PlainSchemas.filter(
        new OASFilter() {
          @Override
          public Schema filterSchema(Schema schema) {
            String name = PlainSchemas.name(schema.getRef());
            String plain = name == null ? null : created.get(name);
            if (plain != null) {
              schema.setRef(PlainSchemas.reference(plain).getRef());
            }
            return schema;
          }
        },
        api);
    created.forEach(
        (name, plain) -> {
          api.getComponents().addSchema(plain, schema(name));
          api.getComponents().removeSchema(name);
        });
  }

  private Schema schema(String name) {
    return Objects.requireNonNull(schemas.get(name), name);
  }

  /// The name of the patch of an object; its own name when it is one as it stands.
  private String patchOf(String name, String patchName) {
    String known = patches.get(name);
    if (known != null) {
      return known;
    }
    patches.put(name, patchName);
    Schema patch = patched(schema(name));
    if (patch.equals(schema(name))) {
      patches.put(name, name);
      return name;
    }
    made.put(patchName, patch);
    return patchName;
  }

  private Schema patched(Schema schema) {
    Schema patch = BaseModel.deepCopy(schema, Schema.class);
    patch.setRequired(null);
    Map<String, Schema> properties = new LinkedHashMap<>();
    if (patch.getProperties() != null) {
      patch.getProperties().forEach((name, property) -> properties.put(name, member(property)));
      patch.setProperties(properties);
    }
    return patch;
  }

  private Schema member(Schema property) {
    property.setDefaultValue(null);
    String name = PlainSchemas.name(property.getRef());
    if (name != null) {
      property.setRef(PlainSchemas.reference(patchOf(name, name + PATCH)).getRef());
    } else if (property.getAnyOf() != null) {
      property.setAnyOf(
          property.getAnyOf().stream()
              .map(each -> PlainSchemas.isNull(each) ? each : member(each))
              .toList());
    } else if (holds(property)) {
      property.addType(SchemaType.NULL);
      Schema entries = property.getAdditionalPropertiesSchema();
      if (entries != null && entries.getType() != null && !isNullable(entries)) {
        entries.addType(SchemaType.NULL);
      }
    }
    return property;
  }

  /// Whether it is an array or a table, which generated clients make an empty one of when they may
  /// not make it null.
  private static boolean holds(Schema property) {
    List<SchemaType> type = property.getType();
    return type != null
        && !isNullable(property)
        && (type.contains(SchemaType.ARRAY) || property.getAdditionalPropertiesSchema() != null);
  }

  private static boolean isNullable(Schema schema) {
    return schema.getType().contains(SchemaType.NULL);
  }
}
