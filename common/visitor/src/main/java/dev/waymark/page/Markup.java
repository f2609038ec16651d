package dev.waymark.page;

/// A piece of HTML in which everything that is not ours is escaped: it comes out of a {@link
/// Template}, or out of {@link #text}.
public final class Markup {
  /// Nothing.
  public static final Markup NONE = new Markup("");

  private final String html;

  /// Our own HTML, as it is.
  Markup(String html) {
    this.html = html;
  }

  /// HTML of ours, as it is.
  ///
  /// @param html a constant
  public static Markup ours(String html) {
    return new Markup(html);
  }

  /// Any text, for use between tags and in quoted attributes. Characters that HTML has no place for
  /// ([control characters](https://infra.spec.whatwg.org/#control), halves of surrogate pairs) are
  /// left out.
  public static Markup text(String text) {
    var html = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        case '\n', '\t' -> html.append((char) c);
        default -> {
          if (!Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE) {
            html.appendCodePoint(c);
          }
        }
      }
      i += Character.charCount(c);
    }
    return new Markup(html.toString());
  }

  /// One after the other.
  public Markup and(Markup other) {
    return new Markup(html + other.html);
  }

  /// The HTML.
  @Override
  public String toString() {
    return html;
  }
}
