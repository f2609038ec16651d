package dev.waymark.admin.dashboard.rule;

import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the form of an editor sent: each name with its values, in the order of the page.
///
/// @param values empty for a page that is opened
public record Posted(Map<String, List<String>> values) {
  /// Nothing was sent.
  public static final Posted NOTHING = new Posted(Map.of());

  /// A map of its own, in the same order.
  public Posted {
    var copy = new LinkedHashMap<String, List<String>>();
    values.forEach((name, each) -> copy.put(name, List.copyOf(each)));
    values = copy;
  }

  /// Most fields of a form.
  private static final int MOST_FIELDS = 20_000;

  /// Reads a form as browsers encode it.
  ///
  /// @throws ProblemException when it is none
  public static Posted read(byte[] form) {
    try {
      return new Posted(
          new QueryStringDecoder(
                  new String(form, StandardCharsets.UTF_8),
                  StandardCharsets.UTF_8,
                  false,
                  MOST_FIELDS)
              .parameters());
    } catch (IllegalArgumentException _) {
      throw new ProblemException(ProblemType.INVALID, "This is no form as browsers send it.");
    }
  }

  /// The first value of a name; null when there is none.
  public @Nullable String first(String name) {
    List<String> all = values.get(name);
    return all == null || all.isEmpty() ? null : all.getFirst();
  }

  /// The first value of a name, without spaces around it; empty when there is none.
  public String text(String name) {
    String first = first(name);
    return first == null ? "" : first.strip();
  }

  /// All values of a name.
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /// Whether the name was sent at all.
  public boolean has(String name) {
    return values.containsKey(name);
  }
}
