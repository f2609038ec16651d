package dev.waymark.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.publication.DocumentReading;
import dev.waymark.publication.LinkDocument;
import dev.waymark.routing.Link;
import dev.waymark.rule.SharedMatchers;
import dev.waymark.visitor.Country;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// How much heap a link takes: compiles a hundred thousand links with five rules each and prints
/// the bytes per link. Run it with a serial collector, so that a collection is a whole one:
///
/// `java -XX:+UseSerialGC -Xmx2g -cp 'deploy/bench/target/classes:deploy/bench/target/lib/*'
/// dev.waymark.bench.LinkFootprint`
public final class LinkFootprint {
  private static final int LINKS = 100_000;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<Country> COUNTRIES = Country.all();
  private static final List<String> LANGUAGES = List.of("de", "fr", "es", "pt-BR", "it", "en");

  private LinkFootprint() {}

  /// Takes no arguments.
  @SuppressWarnings("SystemOut")
  public static void main(String[] args) throws IOException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    var shared = new SharedMatchers();
    Map<String, Link> links = HashMap.newHashMap(LINKS);
    long before = usedHeap();
    for (int i = 0; i < LINKS; i++) {
      var json = JSON.readTree(document(random, i));
      if (LinkDocument.read("lnk_" + i, json)
          instanceof DocumentReading.Accepted<LinkDocument>(LinkDocument document)) {
        links.put(document.slug(), Link.compile(document, shared));
      } else {
        throw new IllegalStateException(json.toString());
      }
    }
    long used = usedHeap() - before;
    System.out.printf(
        Locale.ROOT,
        "%,d links with 5 rules each: %,d MiB, %,d bytes per link%n",
        links.size(),
        used >> 20,
        used / links.size());
  }

  private static String document(RandomGenerator random, int i) {
    String url = "https://shop" + i + ".example.com/landing/page";
    return """
    {"workspace": "ws_%d", "slug": "link%d", "active": true, "target": "%s", "rules": [
      %s, %s, %s, %s, %s], "utm": {"source": "bio", "medium": "social"}}
    """
        .formatted(
            i % 500,
            i,
            url,
            rule("country", "eq", quoted(country(random)), url + "/1"),
            rule(
                "country",
                "in",
                "[" + quoted(country(random)) + "," + quoted(country(random)) + "]",
                url + "/2"),
            rule("device", "eq", "\"mobile\"", url + "/3"),
            rule(
                "language",
                "eq",
                quoted(LANGUAGES.get(random.nextInt(LANGUAGES.size()))),
                url + "/4"),
            rule("time", "between", "[\"09:00\", \"17:30\"]", url + "/5"));
  }

  private static String country(RandomGenerator random) {
    return COUNTRIES.get(random.nextInt(COUNTRIES.size())).code();
  }

  private static String rule(String field, String operator, String value, String url) {
    return """
    {"name": "%s", "conditions": [{"field": "%s", "operator": "%s", "value": %s}],
     "action": {"type": "redirect", "url": "%s"}}
    """
        .formatted(field, field, operator, value, url);
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private static long usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
