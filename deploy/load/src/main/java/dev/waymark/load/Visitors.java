package dev.waymark.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.geo.CountryDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;

/// The 1,000 visitors of the vectors as the requests they would send, with an address in their
/// country.
final class Visitors {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Visitors() {}

  /// One request: its path with the query string, and its headers.
  record Request(String path, Map<String, String> headers) {}

  static List<Request> requests(String slug, CountryDatabase database) {
    JsonNode visitors = resource("/vectors/bench/visitors.json").get("visitors");
    Map<String, String> addresses = addresses(visitors, database);
    var requests = new ArrayList<Request>();
    for (JsonNode visitor : visitors) {
      String query = visitor.get("query").textValue();
      var headers = new LinkedHashMap<String, String>();
      headers.put("X-Forwarded-For", addresses.get(visitor.get("country").textValue()));
      put(headers, "User-Agent", visitor.get("user_agent"));
      put(headers, "Accept-Language", visitor.get("accept_language"));
      put(headers, "Referer", visitor.get("referrer"));
      String cookies =
          visitor.get("cookies").properties().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue().textValue())
              .collect(Collectors.joining("; "));
      if (!cookies.isEmpty()) {
        headers.put("Cookie", cookies);
      }
      requests.add(new Request("/" + slug + (query.isEmpty() ? "" : "?" + query), headers));
    }
    return requests;
  }

  private static void put(Map<String, String> headers, String name, JsonNode value) {
    if (!value.isNull()) {
      headers.put(name, value.textValue());
    }
  }

  /// An address for each country among the visitors, found by asking the database for random ones.
  private static Map<String, String> addresses(JsonNode visitors, CountryDatabase database) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    var found = new HashMap<String, String>();
    var wanted = new ArrayList<String>();
    visitors.forEach(visitor -> wanted.add(visitor.get("country").textValue()));
    for (int tries = 0; tries < 2_000_000 && !found.keySet().containsAll(wanted); tries++) {
      String address =
          "%d.%d.%d.%d"
              .formatted(
                  random.nextInt(1, 224),
                  random.nextInt(256),
                  random.nextInt(256),
                  random.nextInt(1, 255));
      Country country = database.countryOf(InetAddress.ofLiteral(address));
      if (country != null) {
        found.putIfAbsent(country.code(), address);
      }
    }
    return found;
  }

  static JsonNode rules() {
    return resource("/vectors/bench/rules.json");
  }

  private static JsonNode resource(String path) {
    try (InputStream in = Objects.requireNonNull(Visitors.class.getResourceAsStream(path), path)) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}
