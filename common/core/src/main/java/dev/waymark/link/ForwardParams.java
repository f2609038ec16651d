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
/// @param names at most 20, each once; they compare exactly, but for those that end with `*`, which
///   stand for all that begin so, and `*` for all
public record ForwardParams(List<String> names) {
  /// Nothing is passed on.
  public static final ForwardParams NONE = new ForwardParams(List.of());

  private static final char WILDCARD = '*';
  private static final int MAX = 20;
  private static final TextRule NAME = TextRule.line(100);

  /// A list of its own.
  public ForwardParams {
    names = List.copyOf(names);
  }

  /// Reads `["gclid", "utm_*"]` as somebody writes it; null stands for none. Faults are noted with
  /// their pointers, and the result then is not to be used.
  public static ForwardParams read(@Nullable JsonNode json, String pointer, Faults faults) {
    ForwardParams read = readStored(json, pointer, faults);
    for (int i = 0; i < read.names.size(); i++) {
      int wildcard = read.names.get(i).indexOf(WILDCARD);
      if (wildcard >= 0 && wildcard < read.names.get(i).length() - 1) {
        faults.add(
            Faults.at(pointer, i),
            "A '*' stands at the end of a name, as in utm_*, or alone for all parameters.");
      }
    }
    return read;
  }

  /// Reads likewise what is stored: a `*` in another place, which means nothing, is let pass.
  public static ForwardParams readStored(@Nullable JsonNode json, String pointer, Faults faults) {
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
    for (int entry = 0; entry < names.size(); entry++) {
      for (int i = 0; i < sent.size(); i++) {
        String name = sent.name(i);
        if (entryOf(name) == entry && !query.has(name) && !query.has(PercentEncoding.of(name))) {
          query.add(name, sent.value(i));
        }
      }
    }
    String extended = query.text();
    return extended.length() > DestinationUrl.MAX_LENGTH ? url : extended;
  }

  /// The first entry that stands for a parameter; -1 when there is none.
  private int entryOf(String name) {
    for (int entry = 0; entry < names.size(); entry++) {
      String pattern = names.get(entry);
      int last = pattern.length() - 1;
      if (pattern.charAt(last) == WILDCARD
          ? name.regionMatches(0, pattern, 0, last)
          : name.equals(pattern)) {
        return entry;
      }
    }
    return -1;
  }

  /// The wire form.
  public ArrayNode toJson() {
    var json = JsonNodeFactory.instance.arrayNode();
    names.forEach(json::add);
    return json;
  }
}
