package dev.waymark.images;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/// What `compose.yaml` says, as far as it is about containers of ours.
///
/// @param services by their names
/// @param volumes the names that are declared
/// @param networks the names that are declared
record Compose(Map<String, Service> services, Set<String> volumes, Set<String> networks) {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+):-([^}]*)}");

  /// A service.
  ///
  /// @param command what follows the image's entry point
  /// @param volumes as `volume:/path` or `volume:/path:ro`
  /// @param dependsOn the services that come before it, and what each must have come to
  /// @param all everything else, as it stands there
  record Service(
      String image,
      List<String> command,
      Map<String, String> environment,
      List<String> volumes,
      Map<String, String> dependsOn,
      Map<String, Object> all) {

    /// A property that is a text or a number; null when it is not set.
    @Nullable String text(String property) {
      Object value = all.get(property);
      return value == null ? null : value.toString();
    }

    /// A property that is a list of texts; empty when it is not set.
    List<String> list(String property) {
      return texts(all.get(property));
    }

    boolean isOurs() {
      return image.startsWith("localhost/waymark/");
    }
  }

  /// Reads the file.
  ///
  /// @param variables take the place of what stands behind `:-` in `${NAME:-...}`
  static Compose read(Path file, Map<String, String> variables) throws IOException {
    Map<?, ?> document;
    try (Reader reader = Files.newBufferedReader(file)) {
      document = new Yaml().load(reader);
    }
    var services = new LinkedHashMap<String, Service>();
    map(document.get("services"))
        .forEach((name, service) -> services.put(name, service(map(service), variables)));
    return new Compose(
        services,
        new LinkedHashSet<>(map(document.get("volumes")).keySet()),
        new LinkedHashSet<>(map(document.get("networks")).keySet()));
  }

  private static Service service(Map<String, Object> all, Map<String, String> variables) {
    var environment = new LinkedHashMap<String, String>();
    map(all.get("environment"))
        .forEach((name, value) -> environment.put(name, filled(value.toString(), variables)));
    var dependsOn = new LinkedHashMap<String, String>();
    map(all.get("depends_on"))
        .forEach((name, how) -> dependsOn.put(name, String.valueOf(map(how).get("condition"))));
    return new Service(
        filled(String.valueOf(all.get("image")), variables),
        texts(all.get("command")),
        environment,
        texts(all.get("volumes")),
        dependsOn,
        all);
  }

  private static String filled(String text, Map<String, String> variables) {
    Matcher variable = VARIABLE.matcher(text);
    var filled = new StringBuilder();
    while (variable.find()) {
      String value = variables.getOrDefault(variable.group(1), variable.group(2));
      variable.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return variable.appendTail(filled).toString();
  }

  private static List<String> texts(@Nullable Object list) {
    var texts = new ArrayList<String>();
    if (list instanceof List<?> values) {
      values.forEach(value -> texts.add(String.valueOf(value)));
    }
    return texts;
  }

  private static Map<String, Object> map(@Nullable Object value) {
    var map = new LinkedHashMap<String, Object>();
    if (value instanceof Map<?, ?> entries) {
      entries.forEach((name, entry) -> map.put(String.valueOf(name), entry == null ? "" : entry));
    }
    return map;
  }
}
