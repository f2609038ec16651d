package dev.waymark.channel;

import dev.waymark.link.PercentEncoding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A link as it was pasted, taken apart leniently: `https://wa.me/34600...`, `wa.me/34600...`,
/// `tg:resolve?domain=...`. What it is made of is judged by whoever asks.
///
/// @param scheme in lower case; empty when it was left out
/// @param body what stands before the query, as it was pasted, without the slashes in front
/// @param query what stands after the first `?`, as it was pasted; empty for none
/// @param fragment what stands after the first `#`, decoded; empty for none
record PastedLink(String scheme, String body, String query, String fragment) {

  /// The link; null when the text looks like a handle or a number.
  static @Nullable PastedLink parse(String typed) {
    int colon = typed.indexOf(':');
    String scheme = colon > 0 && isScheme(typed, colon) ? typed.substring(0, colon) : "";
    if (scheme.isEmpty() && !beginsWithHost(typed)) {
      return null;
    }
    String rest = scheme.isEmpty() ? typed : typed.substring(colon + 1);
    int start = 0;
    while (start < rest.length() && rest.charAt(start) == '/') {
      start++;
    }
    int hash = rest.indexOf('#');
    int bodyEnd = hash < 0 ? rest.length() : hash;
    int mark = rest.indexOf('?');
    boolean hasQuery = mark >= 0 && mark < bodyEnd;
    return new PastedLink(
        scheme.toLowerCase(Locale.ROOT),
        rest.substring(Math.min(start, hasQuery ? mark : bodyEnd), hasQuery ? mark : bodyEnd),
        hasQuery ? rest.substring(mark + 1, bodyEnd) : "",
        hash < 0 ? "" : PercentEncoding.decode(rest.substring(hash + 1), false));
  }

  /// No dot: `example.com:8080` is a host and its port.
  private static boolean isScheme(String typed, int colon) {
    return Alphabet.isLetter(typed.charAt(0)) && Alphabet.spells(typed.substring(0, colon), "+-");
  }

  /// `030/12 34` is a number, `acme.shop` may be a handle, `t.me/acme` is a link.
  private static boolean beginsWithHost(String typed) {
    int end = 0;
    boolean dot = false;
    boolean letter = false;
    while (end < typed.length() && "/?#".indexOf(typed.charAt(end)) < 0) {
      dot |= typed.charAt(end) == '.';
      letter |= Alphabet.isLetter(typed.charAt(end));
      end++;
    }
    return dot && letter && end < typed.length();
  }

  /// Whether it is a page of the web, or looks like one.
  boolean isWeb() {
    return scheme.isEmpty() || scheme.equals("https") || scheme.equals("http");
  }

  /// What stands first, in lower case, without `www.`: the host of a web page, the verb of an app's
  /// own link.
  String host() {
    int slash = body.indexOf('/');
    String host = (slash < 0 ? body : body.substring(0, slash)).toLowerCase(Locale.ROOT);
    return host.startsWith("www.") ? host.substring(4) : host;
  }

  /// What stands after the host: segments, decoded, empty ones left out.
  List<String> path() {
    List<String> segments = segments();
    return body.startsWith("/") || segments.isEmpty()
        ? segments
        : segments.subList(1, segments.size());
  }

  /// The host and the path.
  List<String> segments() {
    var segments = new ArrayList<String>();
    for (int start = 0; start < body.length(); ) {
      int end = body.indexOf('/', start);
      end = end < 0 ? body.length() : end;
      if (end > start) {
        segments.add(PercentEncoding.decode(body.substring(start, end), false));
      }
      start = end + 1;
    }
    return segments;
  }

  /// The parameters of the query in their order, decoded; names in lower case, the first of a name
  /// counts.
  Map<String, String> parameters() {
    var parameters = new LinkedHashMap<String, String>();
    for (int start = 0; start < query.length(); ) {
      int end = query.indexOf('&', start);
      end = end < 0 ? query.length() : end;
      int equals = query.indexOf('=', start);
      boolean hasValue = equals >= 0 && equals < end;
      parameters.putIfAbsent(
          decoded(query.substring(start, hasValue ? equals : end)).toLowerCase(Locale.ROOT),
          hasValue ? decoded(query.substring(equals + 1, end)) : "");
      start = end + 1;
    }
    return parameters;
  }

  /// A parameter of the query; null when it is absent or empty.
  @Nullable String parameter(String name) {
    String value = parameters().get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  /// Only web pages write a blank as `+`; in `mailto:` and its like it is a plus.
  private String decoded(String text) {
    return PercentEncoding.decode(text, isWeb());
  }
}
