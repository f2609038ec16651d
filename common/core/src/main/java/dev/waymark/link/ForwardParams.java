package dev.waymark.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import dev.waymark.visitor.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parameters of a visitor's own query that are passed on to the destination; all others are
/// not.
///
/// @param names at most 20, each once; they compare exactly
public record ForwardParams(List<String> names) {
  /// Nothing is passed on.
  public static final ForwardParams NONE = new ForwardParams(List.of());

  private static final int MAX = 20;
  private static final TextRule NAME = TextRule.line(100);

  /// A list of its own.
  public ForwardParams {
    names = List.copyOf(names);
  }

  /// Reads `["gclid", "ref"]`; null stands for none. Faults are noted with their pointers, and the
  /// result then is not to be used.
  public static ForwardParams read(@Nullable JsonNode json, String pointer, Faults faults) {
    return json == null || json.isNull()
        ? NONE
        : new ForwardParams(Members.texts(json, pointer, MAX, NAME, faults));
  }

  /// Whether nothing is passed on.
  public boolean isEmpty() {
    return names.isEmpty();
  }

  /// The URL with what a visitor sent of these parameters, in their order and with every value, as
  /// far as the URL does not have them already; everything else in it stays as it is. The URL
  /// itself when there is nothing to add, when it leads to a messenger, and when it would grow
  /// longer than {@link DestinationUrl#MAX_LENGTH}.
  ///
  /// @param url a normalised {@link DestinationUrl}
  /// @param sent the visitor's own query
  public String appendTo(String url, Parameters sent) {
    if (names.isEmpty() || sent.size() == 0 || Messengers.isLink(url)) {
      return url;
    }
    var query = new ExtendedQuery(url);
    for (String name : names) {
      if (!query.has(name) && !query.has(PercentEncoding.of(name))) {
        for (String value : sent.values(name)) {
          query.add(name, value);
        }
      }
    }
    String extended = query.text();
    return extended.length() > DestinationUrl.MAX_LENGTH ? url : extended;
  }

  /// The wire form.
  public ArrayNode toJson() {
    var json = JsonNodeFactory.instance.arrayNode();
    names.forEach(json::add);
    return json;
  }
}
