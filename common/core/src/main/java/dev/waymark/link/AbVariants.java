package dev.waymark.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The variants of an A/B test, in order; none, or 2 to 4 whose weights add up to 100.
///
/// @param variants possibly none
public record AbVariants(List<Variant> variants) {
  /// No test.
  public static final AbVariants NONE = new AbVariants(List.of());

  /// What the weights of all variants add up to: each stands for so many of this many buckets.
  public static final int BUCKETS = 100;

  private static final int MIN = 2;
  private static final int MAX = 4;
  private static final TextRule NAME = TextRule.line(100);

  /// A list of its own.
  public AbVariants {
    variants = List.copyOf(variants);
  }

  /// One of the variants.
  ///
  /// @param name unique within the link; what reports call it
  /// @param url a normalised {@link DestinationUrl}
  /// @param weight its share in percent, 1 to 99
  public record Variant(String name, String url, int weight) {}

  /// Reads `[{"name": "A", "url": "https://...", "weight": 50}, ...]`; null and an empty array
  /// stand for none. Faults are noted with their pointers, and the result then is not to be used.
  public static AbVariants read(@Nullable JsonNode json, String pointer, Faults faults) {
    if (json == null || json.isNull() || (json.isArray() && json.isEmpty())) {
      return NONE;
    }
    if (!json.isArray() || json.size() < MIN || json.size() > MAX) {
      faults.add(pointer, "A/B variants are an array of " + MIN + " to " + MAX + " variants.");
      return NONE;
    }
    int before = faults.count();
    var variants = new ArrayList<Variant>();
    Set<String> names = new HashSet<>();
    int sum = 0;
    for (int i = 0; i < json.size(); i++) {
      Variant variant = variant(json.get(i), Faults.at(pointer, i), faults);
      variants.add(variant);
      sum += variant.weight;
      if (!variant.name.isEmpty() && !names.add(variant.name)) {
        faults.add(
            Faults.at(Faults.at(pointer, i), "name"), "'" + variant.name + "' stands twice.");
      }
    }
    if (faults.count() == before && sum != BUCKETS) {
      faults.add(pointer, "The weights add up to " + sum + ", not to " + BUCKETS + ".");
    }
    return new AbVariants(variants);
  }

  private static Variant variant(JsonNode json, String pointer, Faults faults) {
    var members = new Members(json, pointer, faults);
    String name = members.requiredText("name", NAME);
    String url = DestinationUrl.readRequired(members.raw("url"), members.at("url"), faults);
    if (members.raw("weight") == null) {
      faults.add(members.at("weight"), "'weight' is required, a share in percent.");
    }
    Long weight = members.number("weight", 1, BUCKETS - 1);
    members.end();
    return new Variant(name, url, weight == null ? 0 : weight.intValue());
  }

  /// Whether there is no test.
  public boolean isEmpty() {
    return variants.isEmpty();
  }

  /// The place of the variant that a bucket falls to. A variant has as many buckets as its weight,
  /// the first one the lowest, so that changing weights moves as few visitors as possible.
  ///
  /// @param bucket 0 to 99; another number is brought into that range
  public int placeOf(int bucket) {
    int left = Math.floorMod(bucket, BUCKETS);
    for (int i = 0; i < variants.size(); i++) {
      left -= variants.get(i).weight;
      if (left < 0) {
        return i;
      }
    }
    return variants.size() - 1;
  }

  /// The wire form.
  public ArrayNode toJson() {
    var json = JsonNodeFactory.instance.arrayNode();
    for (Variant variant : variants) {
      json.addObject()
          .put("name", variant.name)
          .put("url", variant.url)
          .put("weight", variant.weight);
    }
    return json;
  }
}
