package dev.waymark.service.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// What keeps generators of clients from making something good of a description, found in it.
///
/// Each kind was met in one that validators accepted: a client that undid what it was not asked to
/// change, one that did not compile, one that failed after the server had done its work.
public final class GeneratorFaults {
  private static final String MERGE_PATCH = "application/merge-patch+json";
  private static final Pattern WORD = Pattern.compile("([A-Z][a-z0-9]+)+");
  private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
  private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");

  private final JsonNode description;
  private final List<String> faults = new ArrayList<>();

  private GeneratorFaults(JsonNode description) {
    this.description = description;
  }

  /// The faults of a description, each with its place.
  ///
  /// @param description as OpenAPI 3.1
  public static List<String> of(JsonNode description) {
    var checked = new GeneratorFaults(description);
    checked.checkServers();
    checked.checkNames();
    checked.checkEverywhere("", description);
    var ids = new HashSet<String>();
    for (DescribedOperation operation : DescribedOperation.of(description)) {
      String id = operation.json().path("operationId").asText();
      checked.expect(!id.isEmpty() && ids.add(id), operation + ": operationId '" + id + "'");
      checked.checkParameters(operation);
      checked.checkBodies(operation);
    }
    return checked.faults;
  }

  private void expect(boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }

  private void checkServers() {
    JsonNode servers = description.path("servers");
    expect(!servers.isEmpty(), "servers: none");
    for (JsonNode server : servers) {
      String url = server.path("url").asText();
      Matcher variable = PLACE.matcher(url);
      while (variable.find()) {
        url =
            url.replace(
                variable.group(),
                server.path("variables").path(variable.group(1)).path("default").asText());
      }
      expect(
          url.matches("https?://[^/]+(/.*[^/])?") && !url.contains("0.0.0.0"),
          "servers: " + url + " is no address that a client can call");
    }
  }

  private void checkNames() {
    JsonNode schemas = description.path("components").path("schemas");
    schemas
        .fieldNames()
        .forEachRemaining(
            name -> {
              expect(
                  WORD.matcher(name).matches() && !name.matches(".*(View|Body|Draft|Dto)"),
                  "schema " + name + ": no plain word");
              expect(
                  isOf(schemas.path(name), "object"),
                  "schema " + name + ": a word for what is no object");
              expect(
                  !schemas.has("New" + name),
                  "schema New" + name + ": in Go, that is what makes a " + name);
            });
  }

  /// What holds for every schema, wherever it stands.
  private void checkEverywhere(String place, JsonNode node) {
    if (node.isObject() && !place.contains("/example")) {
      JsonNode ref = node.path("$ref");
      if (ref.isTextual()) {
        expect(
            !description.at(ref.textValue().substring(1)).isMissingNode(),
            place + ": " + ref.textValue() + " leads nowhere");
        expect(!node.has("type"), place + ": a type beside a reference");
      }
      for (String choice : List.of("anyOf", "oneOf", "allOf")) {
        checkChoice(place, node, choice);
      }
      if (place.endsWith("/properties")) {
        node.fieldNames()
            .forEachRemaining(
                name ->
                    expect(
                        SNAKE_CASE.matcher(name).matches()
                            && (!name.equals("timezone")
                                || place.endsWith("/Condition/properties")),
                        place + "/" + name + ": no name as others have it"));
      }
    }
    if (node.isObject()) {
      node.properties()
          .forEach(
              member ->
                  checkEverywhere(
                      place + "/" + member.getKey().replace("~", "~0").replace("/", "~1"),
                      member.getValue()));
    } else {
      for (int i = 0; i < node.size(); i++) {
        checkEverywhere(place + "/" + i, node.get(i));
      }
    }
  }

  /// Generators understand one choice: something that has a name, or null.
  private void checkChoice(String place, JsonNode node, String choice) {
    if (!node.path(choice).isArray() || node.has("discriminator")) {
      return;
    }
    List<JsonNode> somethings =
        StreamSupport.stream(node.path(choice).spliterator(), false)
            .filter(each -> !each.path("type").asText().equals("null"))
            .toList();
    expect(
        choice.equals("anyOf")
            && node.path(choice).size() == 2
            && somethings.size() == 1
            && somethings.getFirst().has("$ref"),
        place + ": " + choice + " without a discriminator");
    expect(!node.has("type"), place + ": a type beside " + choice);
  }

  private JsonNode resolved(JsonNode node) {
    String ref = node.path("$ref").asText("");
    return ref.isEmpty() ? node : description.at(ref.substring(1));
  }

  private void checkParameters(DescribedOperation operation) {
    var inPath = new ArrayList<String>();
    var seen = new HashSet<String>();
    boolean others = false;
    for (JsonNode each : operation.json().path("parameters")) {
      JsonNode parameter = resolved(each);
      String name = parameter.path("name").asText();
      String in = parameter.path("in").asText();
      String place = operation + ": parameter " + name;
      expect(seen.add(in + " " + name), place + " stands there twice");
      expect(parameter.path("schema").has("type"), place + " has no schema");
      if (in.equals("path")) {
        expect(!others, place + " of the path comes after others");
        inPath.add(name);
      } else {
        others = true;
      }
    }
    List<String> places =
        PLACE.matcher(operation.path()).results().map(place -> place.group(1)).toList();
    expect(
        inPath.equals(places),
        operation + ": parameters of the path are " + inPath + ", not " + places);
  }

  private void checkBodies(DescribedOperation operation) {
    JsonNode content = operation.json().path("requestBody").path("content");
    content
        .properties()
        .forEach(
            body ->
                expect(
                    !body.getValue().path("schema").isEmpty(),
                    operation + ": body " + body.getKey() + " has no schema"));
    operation
        .json()
        .path("responses")
        .properties()
        .forEach(
            response ->
                response
                    .getValue()
                    .path("content")
                    .properties()
                    .forEach(
                        body ->
                            expect(
                                !body.getValue().path("schema").isEmpty(),
                                operation + ": answer " + response.getKey() + " has no schema")));
    if (content.has(MERGE_PATCH)) {
      content.forEach(
          body -> checkPatch(operation + ": patch", body.path("schema"), new HashSet<>()));
    } else {
      // What changes many things says which and how; its body is no patch of any of them.
      expect(
          !operation.method().equals("patch") || operation.path().endsWith("/bulk"),
          operation + ": takes no merge patch");
    }
  }

  /// Walks all of a patch that is merged, which is all but the entries of arrays.
  private void checkPatch(String place, JsonNode written, Set<String> known) {
    String ref = written.path("$ref").asText("");
    if (!ref.isEmpty() && !known.add(ref)) {
      return;
    }
    expect(!written.has("default"), place + " has a default");
    JsonNode schema = resolved(written);
    expect(!schema.has("default"), place + " has a default");
    expect(!schema.has("required"), place + " requires something");
    expect(
        schema.has("type") || schema.has("anyOf"),
        place + " has no type, so that clients send null for it");
    boolean nullable =
        StreamSupport.stream(schema.path("type").spliterator(), false)
            .anyMatch(type -> type.asText().equals("null"));
    expect(
        nullable || !(isOf(schema, "array") || schema.path("additionalProperties").isObject()),
        place + " may not be null, so that clients make an empty one of it");
    schema.path("anyOf").forEach(each -> checkPatch(place, each, known));
    schema
        .path("properties")
        .properties()
        .forEach(member -> checkPatch(place + "/" + member.getKey(), member.getValue(), known));
  }

  private static boolean isOf(JsonNode schema, String type) {
    JsonNode types = schema.path("type");
    return types.asText().equals(type)
        || StreamSupport.stream(types.spliterator(), false)
            .anyMatch(each -> each.asText().equals(type));
  }
}
