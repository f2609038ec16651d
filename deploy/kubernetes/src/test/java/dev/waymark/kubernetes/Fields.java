package dev.waymark.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What is wrong with a manifest's fields: unknown ones, required ones that are missing, values of
/// another type. Kubernetes' own objects are held to its client for Java, the others to what we
/// have noted of the fields that we use.
final class Fields {
  private static final ObjectMapper JACKSON = new ObjectMapper();
  private static final Map<String, Class<?>> MODELS =
      Map.of(
          "v1 ConfigMap", V1ConfigMap.class,
          "v1 Namespace", V1Namespace.class,
          "v1 Service", V1Service.class,
          "apps/v1 Deployment", V1Deployment.class,
          "apps/v1 StatefulSet", V1StatefulSet.class,
          "autoscaling/v2 HorizontalPodAutoscaler", V2HorizontalPodAutoscaler.class,
          "batch/v1 Job", V1Job.class,
          "networking.k8s.io/v1 Ingress", V1Ingress.class,
          "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy.class,
          "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget.class);

  private Fields() {}

  /// Sentences; none when nothing is wrong.
  static List<String> faults(Manifest manifest) {
    Class<?> model = MODELS.get(manifest.apiVersion() + " " + manifest.kind());
    return model != null ? ofModel(model, manifest.json()) : ofDefinition(manifest);
  }

  private static List<String> ofModel(Class<?> model, JsonNode json) {
    String text = json.toString();
    try {
      model
          .getMethod("validateJsonElement", JsonElement.class)
          .invoke(null, JsonParser.parseString(text));
      // It takes "80" for 80 and the other way round, so look at what it has understood.
      JsonNode understood =
          JACKSON.readTree(JSON.getGson().toJson(JSON.getGson().fromJson(text, model)));
      JsonNode written = JACKSON.readTree(text);
      var faults = new ArrayList<String>();
      compare(written, understood, model.getSimpleName(), faults);
      return faults;
    } catch (InvocationTargetException e) {
      return List.of(String.valueOf(e.getCause()));
    } catch (JsonParseException | IllegalArgumentException e) {
      return List.of(e.toString());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What is not understood as it is written. Lists and maps that are left out are understood as
  /// empty ones.
  private static void compare(
      JsonNode written, JsonNode understood, String at, List<String> faults) {
    if (written.isObject() && understood.isObject()) {
      written
          .properties()
          .forEach(
              member ->
                  compare(
                      member.getValue(),
                      understood.path(member.getKey()),
                      at + "." + member.getKey(),
                      faults));
    } else if (written.isArray() && written.size() == understood.size()) {
      for (int i = 0; i < written.size(); i++) {
        compare(written.get(i), understood.get(i), at + "[" + i + "]", faults);
      }
    } else if (!written.equals(understood)) {
      faults.add(at + ": " + written + " is understood as " + understood);
    }
  }

  private static List<String> ofDefinition(Manifest manifest) {
    JsonNode definition = definition(manifest.kind());
    String apiVersion =
        definition.path("group").asText() + "/" + definition.path("version").asText();
    if (!apiVersion.equals(manifest.apiVersion())) {
      return List.of(manifest.apiVersion() + " is not " + apiVersion);
    }
    var faults = new ArrayList<String>();
    check(manifest.json(), definition.path("schema"), manifest.kind(), faults);
    return faults;
  }

  private static JsonNode definition(String kind) {
    try (InputStream stream = Fields.class.getResourceAsStream("crd/" + kind + ".json")) {
      if (stream == null) {
        throw new AssertionError("the tests know no kind " + kind);
      }
      return JACKSON.readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(JsonNode value, JsonNode schema, String at, List<String> faults) {
    if (!isOfType(value, schema)) {
      faults.add(at + ": " + value + " is no " + schema.path("type").asText());
    }
    if (schema.has("enum") && Manifest.each(schema.path("enum")).noneMatch(value::equals)) {
      faults.add(at + ": " + value + " is none of " + schema.path("enum"));
    }
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.asText())) {
        faults.add(at + " lacks " + name.asText());
      }
    }
    value
        .properties()
        .forEach(
            member -> {
              String path = at + "." + member.getKey();
              JsonNode known = schema.path("properties").path(member.getKey());
              JsonNode others = schema.path("additionalProperties");
              if (!known.isMissingNode()) {
                check(member.getValue(), known, path, faults);
              } else if (others.isObject()) {
                check(member.getValue(), others, path, faults);
              } else if (!schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
                faults.add(path + " is unknown");
              }
            });
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      check(value.get(i), schema.path("items"), at + "[" + i + "]", faults);
    }
  }

  private static boolean isOfType(JsonNode value, JsonNode schema) {
    if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
      return value.isInt() || value.isTextual();
    }
    return switch (schema.path("type").asText()) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      default -> true;
    };
  }
}
