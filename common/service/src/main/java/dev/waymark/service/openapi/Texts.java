package dev.waymark.service.openapi;

import io.smallrye.openapi.api.SmallRyeOpenAPI;
import io.smallrye.openapi.model.BaseModel;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.models.Constructible;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.tags.Tag;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.IndexView;

/// What an API says in words. It stands beside each resource, in a file with the name of its class
/// and `.yaml`: a part of an OpenAPI document with the tag of its operations, their texts,
/// examples, parameters and bodies, and texts for schemas. What the code says, it does not repeat:
/// the schemas of answers, and whatever {@link Completion} adds.
///
/// A file that speaks of what the code does not have fails the build.
final class Texts {
  private static final String OK = "200";

  private final OpenAPI api;
  private final String file;
  private final OpenAPI said;

  private Texts(OpenAPI api, String file, OpenAPI said) {
    this.api = api;
    this.file = file;
    this.said = said;
  }

  /// @param code says which resources there are
  static void complete(OpenAPI api, IndexView code) {
    Set<String> resources = new TreeSet<>();
    for (AnnotationInstance path : code.getAnnotations(Path.class)) {
      if (path.target().kind() == AnnotationTarget.Kind.CLASS) {
        resources.add(path.target().asClass().name().toString());
      }
    }
    for (String resource : resources) {
      String file = resource.replace('.', '/') + ".yaml";
      URL url = Thread.currentThread().getContextClassLoader().getResource(file);
      if (url != null) {
        new Texts(api, file, read(url)).complete();
      }
    }
  }

  private static OpenAPI read(URL url) {
    return SmallRyeOpenAPI.builder()
        .enableModelReader(false)
        .enableStandardStaticFiles(false)
        .enableAnnotationScan(false)
        .enableStandardFilter(false)
        .withCustomStaticFile(() -> open(url))
        .build()
        .model();
  }

  private static InputStream open(URL url) {
    try {
      return url.openStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What is said goes before what is known.
  @SuppressWarnings("unchecked") // Every model is the library's own, of one type.
  private static <C extends Constructible> C merged(C known, C said) {
    return (C)
        (Object) BaseModel.merge((BaseModel<C>) (Object) known, (BaseModel<C>) (Object) said);
  }

  private void complete() {
    List<Tag> tags = said.getTags() == null ? List.of() : said.getTags();
    tags.forEach(this::complete);
    if (said.getComponents() != null && said.getComponents().getSchemas() != null) {
      said.getComponents().getSchemas().forEach(this::complete);
    }
    said.getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .forEach(
                        (method, text) -> {
                          Operation operation = operation(path, method);
                          tags.forEach(tag -> operation.addTag(tag.getName()));
                          complete(operation, text);
                        }));
  }

  private Operation operation(String path, HttpMethod method) {
    PathItem item = api.getPaths().getPathItem(path);
    Operation operation = item == null ? null : item.getOperations().get(method);
    if (operation == null) {
      throw new IllegalStateException(file + ": there is no " + method + " " + path);
    }
    return operation;
  }

  /// Several resources may share a tag; one of them describes it.
  private void complete(Tag tag) {
    if (api.getTags() == null
        || api.getTags().stream().noneMatch(known -> known.getName().equals(tag.getName()))) {
      api.addTag(tag);
    } else if (tag.getDescription() != null) {
      api.getTags().stream()
          .filter(known -> known.getName().equals(tag.getName()))
          .forEach(known -> known.setDescription(tag.getDescription()));
    }
  }

  private void complete(String name, Schema text) {
    Schema schema =
        api.getComponents().getSchemas() == null
            ? null
            : api.getComponents().getSchemas().get(name);
    if (schema == null) {
      api.getComponents().addSchema(name, text);
      return;
    }
    if (text.getProperties() != null) {
      text.getProperties()
          .keySet()
          .forEach(
              property -> {
                if (!schema.getProperties().containsKey(property)) {
                  throw new IllegalStateException(
                      file + ": " + name + " has no property " + property);
                }
              });
    }
    api.getComponents().addSchema(name, merged(schema, text));
  }

  private void complete(Operation operation, Operation text) {
    operation.setSummary(text.getSummary());
    operation.setDescription(text.getDescription());
    if (text.getParameters() != null) {
      text.getParameters().forEach(parameter -> complete(operation, parameter));
    }
    if (text.getRequestBody() != null) {
      complete(operation, text.getRequestBody());
    }
    if (text.getResponses() != null) {
      complete(operation.getResponses(), text.getResponses());
    }
  }

  private static void complete(Operation operation, Parameter text) {
    Parameter known =
        operation.getParameters() == null
            ? null
            : operation.getParameters().stream()
                .filter(each -> text.getName() != null && text.getName().equals(each.getName()))
                .findFirst()
                .orElse(null);
    if (known == null) {
      operation.addParameter(text);
    } else {
      operation.removeParameter(known);
      operation.addParameter(merged(known, text));
    }
  }

  /// A body is the same in each of the media types that the code takes. Where the file has no
  /// schema for it, it has the one that the code names.
  private static void complete(Operation operation, RequestBody text) {
    Content content = text.getContent();
    if (operation.getRequestBody() != null && content.getMediaTypes().size() == 1) {
      MediaType said = content.getMediaTypes().values().iterator().next();
      operation
          .getRequestBody()
          .getContent()
          .getMediaTypes()
          .forEach(
              (type, known) -> {
                if (said.getSchema() == null) {
                  said.setSchema(known.getSchema());
                }
                if (!content.hasMediaType(type)) {
                  content.addMediaType(type, BaseModel.deepCopy(said, MediaType.class));
                }
              });
    }
    operation.setRequestBody(text.required(true));
  }

  /// An answer has the content that the code gives it, by whatever status it is, unless the file
  /// gives it another.
  private static void complete(APIResponses responses, APIResponses text) {
    text.getAPIResponses()
        .forEach(
            (status, said) -> {
              APIResponse known = responses.getAPIResponse(status);
              APIResponse framework = responses.getAPIResponse(OK);
              if (known == null && status.startsWith("2") && framework != null) {
                responses.removeAPIResponse(OK);
                known = framework;
              }
              if (known != null && said.getContent() != null) {
                known.setContent(null);
              }
              responses.addAPIResponse(status, known == null ? said : merged(known, said));
            });
  }
}
