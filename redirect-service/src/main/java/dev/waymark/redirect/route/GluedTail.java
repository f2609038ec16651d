package dev.waymark.redirect.route;

import dev.waymark.link.PercentEncoding;
import dev.waymark.link.Slug;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What chats and mail programs glue to a link: the dot of a sentence, a bracket, a space that
/// breaks no line, parameters that a marketer appended with `&`. It begins with the first character
/// that no path to a link can have; or, where words are not parted by spaces, with the first of
/// such a word.
///
/// @param path what stands before it, as {@link SlugPath} reads paths
/// @param query what of it is meant as the query, as it was sent; null when none is
record GluedTail(String path, @Nullable String query) {
  private static final char DELETE = 0x7F;

  /// Scripts in which words, or their endings, follow one another without a space.
  private static final Set<Character.UnicodeScript> UNSPACED =
      Set.of(
          Character.UnicodeScript.HAN,
          Character.UnicodeScript.HIRAGANA,
          Character.UnicodeScript.KATAKANA,
          Character.UnicodeScript.BOPOMOFO,
          Character.UnicodeScript.HANGUL,
          Character.UnicodeScript.THAI,
          Character.UnicodeScript.LAO,
          Character.UnicodeScript.KHMER,
          Character.UnicodeScript.MYANMAR,
          Character.UnicodeScript.TIBETAN);

  /// Takes it off; null when there is none, or nothing before it.
  ///
  /// @param uri the target as it was sent, with its query
  /// @param path the same as {@link SlugPath} read it
  static @Nullable GluedTail of(String uri, String path) {
    int end = 0;
    while (end < path.length() && isOfPath(path.codePointAt(end))) {
      end += Character.charCount(path.codePointAt(end));
    }
    return cut(uri, path, end);
  }

  /// Takes a word off to which no space leads, as in Chinese or Thai, or an emoji; null when there
  /// is none, or nothing before it. Both can be in slugs, so this is for paths that lead nowhere
  /// else.
  ///
  /// @param uri the target as it was sent, with its query
  /// @param path the same as {@link SlugPath} read it
  static @Nullable GluedTail unspaced(String uri, String path) {
    int end = 0;
    while (end < path.length() && !isUnspaced(path.codePointAt(end))) {
      if (!isOfPath(path.codePointAt(end))) {
        return null;
      }
      end += Character.charCount(path.codePointAt(end));
    }
    return cut(uri, path, end);
  }

  private static @Nullable GluedTail cut(String uri, String path, int end) {
    if (end == 0 || end == path.length()) {
      return null;
    }
    char first = path.charAt(end);
    if (first < ' ' || first == DELETE) {
      return null; // nobody pastes these
    }
    String before = path.substring(0, path.charAt(end - 1) == '/' ? end - 1 : end);
    if (before.isEmpty()) {
      return null;
    }
    if (first != '&' && first != '?') {
      return new GluedTail(before, null);
    }
    return new GluedTail(before, query(uri, path, end));
  }

  /// What follows the character at a place of the decoded path, up to the target's own query. It is
  /// decoded once more when its `=` were encoded with it.
  private static @Nullable String query(String uri, String path, int decoded) {
    int bytes = path.substring(0, decoded).getBytes(StandardCharsets.UTF_8).length;
    int at = 1; // behind the slash
    for (int i = 0; i < bytes; i++) {
      at += uri.charAt(at) == '%' ? 3 : 1;
    }
    boolean escaped = uri.charAt(at) == '%';
    int from = at + (escaped ? 3 : 1);
    int end = from;
    while (end < uri.length() && uri.charAt(end) != '?' && uri.charAt(end) != '#') {
      end++;
    }
    String raw = uri.substring(from, end);
    if (raw.isEmpty()) {
      return null;
    }
    boolean wholly = escaped && raw.indexOf('=') < 0;
    String decodedOnce = wholly ? SlugPath.of('/' + raw) : raw;
    return decodedOnce == null ? null : ascii(decodedOnce);
  }

  /// As it can stand in a target: what is not ASCII is encoded.
  private static String ascii(String text) {
    var ascii = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (c < 0x80) {
        ascii.append((char) c);
      } else {
        PercentEncoding.append(ascii, Character.toString(c));
      }
    }
    return ascii.toString();
  }

  /// Both queries as one: this one's first.
  ///
  /// @param own the target's; null when it has none
  @Nullable String queryWith(@Nullable String own) {
    if (query == null || own == null || own.isEmpty()) {
      return query == null ? own : query;
    }
    return query + '&' + own;
  }

  private static boolean isOfPath(int c) {
    return c == '/' || Slug.isAllowed(c);
  }

  private static boolean isUnspaced(int c) {
    return c >= 0x80 && (Character.isEmoji(c) || UNSPACED.contains(Character.UnicodeScript.of(c)));
  }
}
