package dev.waymark.admin.dashboard.link;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The address of a list of links: its path, and what filters and sorts it. Immutable.
final class Address {
  private final String path;
  private final Map<String, List<String>> parameters;

  private Address(String path, Map<String, List<String>> parameters) {
    this.path = path;
    this.parameters = parameters;
  }

  static Address of(String path, MultivaluedMap<String, String> query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    query.forEach(
        (name, values) -> {
          List<String> kept = values.stream().filter(value -> !value.isEmpty()).toList();
          if (!name.equals("cursor") && !kept.isEmpty()) {
            parameters.put(name, kept);
          }
        });
    return new Address(path, parameters);
  }

  Map<String, List<String>> parameters() {
    return parameters;
  }

  String first(String name) {
    return parameters.getOrDefault(name, List.of("")).getFirst();
  }

  /// The same with one value of a parameter, or without it.
  ///
  /// @param value null for none
  Address with(String name, @Nullable String value) {
    Map<String, List<String>> changed = new LinkedHashMap<>(parameters);
    if (value == null) {
      changed.remove(name);
    } else {
      changed.put(name, List.of(value));
    }
    return new Address(path, changed);
  }

  /// The same without one of the values of a parameter.
  Address without(String name, String value) {
    Map<String, List<String>> changed = new LinkedHashMap<>(parameters);
    List<String> left = new ArrayList<>(parameters.getOrDefault(name, List.of()));
    left.remove(value);
    if (left.isEmpty()) {
      changed.remove(name);
    } else {
      changed.put(name, left);
    }
    return new Address(path, changed);
  }

  /// At another path.
  Address at(String other) {
    return new Address(other, parameters);
  }

  @Override
  public String toString() {
    var text = new StringBuilder(path);
    char separator = '?';
    for (Map.Entry<String, List<String>> each : parameters.entrySet()) {
      for (String value : each.getValue()) {
        text.append(separator).append(encoded(each.getKey())).append('=').append(encoded(value));
        separator = '&';
      }
    }
    return text.toString();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
