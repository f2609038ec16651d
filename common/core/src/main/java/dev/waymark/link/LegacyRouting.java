package dev.waymark.link;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.Device;
import dev.waymark.visitor.OperatingSystem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The older way to send visitors to different URLs, `routing_rules` in JSON: one table each by
/// country, device and operating system. Asked only when no rule matched; the operating system goes
/// before the device, the device before the country.
///
/// All URLs are normalised {@link DestinationUrl}s; the tables keep the order in which they were
/// written.
///
/// @param geo by country
/// @param device by device
/// @param os by operating system
public record LegacyRouting(
    Map<Country, String> geo, Map<Device, String> device, Map<OperatingSystem, String> os) {

  /// Empty tables.
  public static final LegacyRouting NONE = new LegacyRouting(Map.of(), Map.of(), Map.of());

  /// A hint lists the values that there are, unless these are all countries.
  private static final int MAX_LISTED = 10;

  /// Most entries of a table: a few more than there are countries, so that a misspelt one is named.
  private static final int MAX_ENTRIES = 300;

  /// Tables of its own.
  public LegacyRouting {
    geo = Collections.unmodifiableMap(new LinkedHashMap<>(geo));
    device = Collections.unmodifiableMap(new LinkedHashMap<>(device));
    os = Collections.unmodifiableMap(new LinkedHashMap<>(os));
  }

  /// Reads `{"geo": {"DE": "https://..."}, "device": {"mobile": ...}, "os": {"iOS": ...}}`, keys in
  /// either case; null stands for none. Faults are noted with their pointers, and the result then
  /// is not to be used.
  public static LegacyRouting read(@Nullable JsonNode json, String pointer, Faults faults) {
    if (json == null || json.isNull()) {
      return NONE;
    }
    var members = new Members(json, pointer, faults);
    var routing =
        new LegacyRouting(
            table(members, "geo", Country.all(), Country::code, faults),
            table(members, "device", List.of(Device.values()), Device::key, faults),
            table(members, "os", List.of(OperatingSystem.values()), OperatingSystem::key, faults));
    members.end();
    return routing;
  }

  /// Whether all tables are empty.
  public boolean isEmpty() {
    return equals(NONE);
  }

  /// The wire form; empty tables are left out.
  public ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    geo.forEach((country, url) -> json.withObjectProperty("geo").put(country.code(), url));
    device.forEach((type, url) -> json.withObjectProperty("device").put(type.key(), url));
    os.forEach((system, url) -> json.withObjectProperty("os").put(system.key(), url));
    return json;
  }

  private static <K> Map<K, String> table(
      Members members, String name, List<K> values, Function<K, String> key, Faults faults) {
    JsonNode json = members.raw(name);
    var urls = new LinkedHashMap<K, String>();
    if (json == null) {
      return urls;
    }
    if (!json.isObject()) {
      faults.add(members.at(name), "This is an object from a value to the URL it leads to.");
      return urls;
    }
    if (json.size() > MAX_ENTRIES) {
      faults.add(members.at(name), "There may be at most " + MAX_ENTRIES + " entries.");
      return urls;
    }
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      String typed = entry.getKey();
      String pointer = Faults.at(members.at(name), typed);
      String url = DestinationUrl.readRequired(entry.getValue(), pointer, faults);
      K value = named(typed, values, key);
      if (value == null) {
        faults.add(pointer, hint(typed, values, key));
      } else if (urls.put(value, url) != null) {
        faults.add(pointer, "'" + key.apply(value) + "' stands twice.");
      }
    }
    return urls;
  }

  private static <K> @Nullable K named(String typed, List<K> values, Function<K, String> key) {
    for (K value : values) {
      if (key.apply(value).equalsIgnoreCase(typed)) {
        return value;
      }
    }
    return null;
  }

  private static <K> String hint(String typed, List<K> values, Function<K, String> key) {
    if (values.size() <= MAX_LISTED) {
      return values.stream().map(key).collect(joining(", ", "'" + typed + "' is not one of ", "."));
    }
    return typed.equalsIgnoreCase("UK")
        ? "The code of the United Kingdom is 'GB'."
        : "'" + typed + "' is not a country's ISO 3166-1 code of two letters, such as DE.";
  }
}
