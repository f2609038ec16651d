package dev.waymark.admin.dashboard.link;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The address of a page: its path, and the parameters that say what it shows. Immutable.
public final class Address {
  private final String path;
  private final Map<String, List<String>> parameters;

  private Address(String path, Map<String, List<String>> parameters) {
    this.path = path;
    this.parameters = parameters;
  }

  /// The address with these parameters, but for empty ones and the cursor.
  public static Address of(String path, MultivaluedMap<String, String> query) {
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

  /// Its parameters.
  public Map<String, List<String>> parameters() {
    return parameters;
  }

  /// The first value of a parameter; empty for none.
  public String first(String name) {
    return parameters.getOrDefault(name, List.of("")).getFirst();
  }

  /// The same with one value of a parameter, or without it.
  ///
  /// @param value null for none
  public Address with(String name, @Nullable String value) {
    Map<String, List<String>> changed = new LinkedHashMap<>(parameters);
    if (value == null) {
      changed.remove(name);
    } else {
      changed.put(name, List.of(value));
    }
    return new Address(path, changed);
  }

  /// The same with one more value of a parameter.
  public Address and(String name, String value) {
    Map<String, List<String>> changed = new LinkedHashMap<>(parameters);
    List<String> values = new ArrayList<>(parameters.getOrDefault(name, List.of()));
    values.add(value);
    changed.put(name, List.copyOf(values));
    return new Address(path, changed);
  }

  /// The same without one of the values of a parameter.
  public Address without(String name, String value) {
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
  public Address at(String other) {
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

  /// A text as a part of an address.
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
