package dev.waymark.page;

/// HTML of ours with places for what a page has to say, each written `{}`. Taken apart once.
public final class Template {
  private static final String PLACE = "{}";

  private final String[] parts;

  private Template(String[] parts) {
    this.parts = parts;
  }

  /// Takes HTML apart.
  ///
  /// @param html a constant
  public static Template of(String html) {
    return new Template(html.split("\\{\\}", -1));
  }

  /// Fills the places, in order.
  ///
  /// @throws IllegalArgumentException when there are more places, or fewer
  public Markup fill(Markup... contents) {
    if (contents.length != parts.length - 1) {
      throw new IllegalArgumentException(
          contents.length + " contents for " + (parts.length - 1) + " places " + PLACE);
    }
    var html = new StringBuilder(parts[0]);
    for (int i = 0; i < contents.length; i++) {
      html.append(contents[i]).append(parts[i + 1]);
    }
    return new Markup(html.toString());
  }
}
