package dev.waymark.service.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// An operation of a service's description.
///
/// @param path with its parameters in braces
/// @param method in lower case, as the description has it
/// @param json what is said of it
public record DescribedOperation(String path, String method, JsonNode json) {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  /// All of them, in the order of the description.
  ///
  /// @param description as OpenAPI
  public static List<DescribedOperation> of(JsonNode description) {
    var operations = new ArrayList<DescribedOperation>();
    description
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method -> {
                          if (METHODS.contains(method.getKey())) {
                            operations.add(
                                new DescribedOperation(
                                    path.getKey(), method.getKey(), method.getValue()));
                          }
                        }));
    return operations;
  }

  /// Such as `POST /api/leads`.
  @Override
  public String toString() {
    return method.toUpperCase(Locale.ROOT) + " " + path;
  }
}
