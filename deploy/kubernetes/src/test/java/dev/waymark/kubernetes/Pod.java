package dev.waymark.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A pod as whatever makes it describes it.
///
/// @param owner what makes it
record Pod(Manifest owner, Map<String, String> labels, JsonNode spec) {
  /// The pods of a manifest: one, or none.
  static Stream<Pod> of(Manifest manifest) {
    JsonNode template = manifest.spec().path("template");
    return switch (manifest.kind()) {
      case "StatefulSet", "Deployment", "Job" ->
          Stream.of(
              new Pod(
                  manifest,
                  Manifest.texts(template.path("metadata").path("labels")),
                  template.path("spec")));
      // Its pods are made by its operator, with these labels.
      default -> Stream.empty();
    };
  }

  /// Its containers, those that run before the others first.
  List<JsonNode> containers() {
    return Stream.concat(
            Manifest.each(spec.path("initContainers")), Manifest.each(spec.path("containers")))
        .toList();
  }

  /// Those that run for as long as the pod does.
  List<JsonNode> longRunning() {
    return owner.kind().equals("Job") ? List.of() : Manifest.each(spec.path("containers")).toList();
  }

  /// Its ports by name, with their numbers.
  Map<String, Integer> ports() {
    var found = new HashMap<String, Integer>();
    for (JsonNode container : containers()) {
      for (JsonNode port : container.path("ports")) {
        found.put(port.path("name").asText(), port.path("containerPort").asInt());
      }
    }
    return found;
  }

  /// The values that a container finds in its environment, by name; empty for those from elsewhere.
  static Map<String, String> environment(JsonNode container) {
    var found = new HashMap<String, String>();
    container
        .path("env")
        .forEach(one -> found.put(one.path("name").asText(), one.path("value").asText()));
    return found;
  }

  /// The names of volumes, those of claims too.
  List<String> volumes() {
    return Stream.concat(
            Manifest.each(spec.path("volumes")).map(one -> one.path("name").asText()),
            Manifest.each(owner.spec().path("volumeClaimTemplates"))
                .map(one -> one.path("metadata").path("name").asText()))
        .toList();
  }

  @Override
  public String toString() {
    return owner.toString();
  }
}
