package dev.waymark.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// An object as it is sent to Kubernetes.
record Manifest(JsonNode json) {
  static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /// Reads a stream of documents.
  static List<Manifest> read(String text) {
    try {
      return YAML.readerFor(JsonNode.class).<JsonNode>readValues(text).readAll().stream()
          .map(Manifest::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String kind() {
    return json.path("kind").asText();
  }

  String apiVersion() {
    return json.path("apiVersion").asText();
  }

  String name() {
    return json.path("metadata").path("name").asText();
  }

  Map<String, String> labels() {
    return texts(json.path("metadata").path("labels"));
  }

  JsonNode spec() {
    return json.path("spec");
  }

  /// The members of an object of texts, such as labels.
  static Map<String, String> texts(JsonNode object) {
    var found = new TreeMap<String, String>();
    object.properties().forEach(member -> found.put(member.getKey(), member.getValue().asText()));
    return found;
  }

  /// The elements of a list, none where there is no list.
  static Stream<JsonNode> each(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  /// The elements of a list of texts.
  static List<String> list(JsonNode list) {
    return each(list).map(JsonNode::asText).toList();
  }

  /// Whether labels fit a selector, of either form. An empty selector fits all.
  static boolean selects(JsonNode selector, Map<String, String> labels) {
    boolean bare = !selector.has("matchLabels") && !selector.has("matchExpressions");
    Map<String, String> wanted = texts(bare ? selector : selector.path("matchLabels"));
    return labels.entrySet().containsAll(wanted.entrySet())
        && each(selector.path("matchExpressions")).allMatch(one -> fits(one, labels));
  }

  private static boolean fits(JsonNode expression, Map<String, String> labels) {
    if (!expression.path("operator").asText().equals("In")) {
      throw new AssertionError("the tests know no " + expression);
    }
    String value = labels.get(expression.path("key").asText());
    return value != null && list(expression.path("values")).contains(value);
  }

  @Override
  public String toString() {
    return kind() + " " + name();
  }
}
