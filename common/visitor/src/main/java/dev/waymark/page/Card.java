package dev.waymark.page;

import org.jspecify.annotations.Nullable;

/// What messengers and social networks show of a page, in its head ([Open Graph](https://ogp.me/)).
public final class Card {
  private static final Template TAG =
      Template.of(
          """
          <meta property="{}" content="{}">
          """);

  private Card() {}

  /// The tags of a card; those of what is null are left out.
  ///
  /// @param picture its URL
  /// @param isLarge whether the picture is for the whole width, rather than beside the words
  public static Markup of(
      @Nullable String title, @Nullable String text, @Nullable String picture, boolean isLarge) {
    return tag("og:type", "website")
        .and(tag("og:title", title))
        .and(tag("og:description", text))
        .and(tag("og:image", picture))
        .and(tag("twitter:card", isLarge ? "summary_large_image" : "summary"));
  }

  private static Markup tag(String property, @Nullable String content) {
    return content == null ? Markup.NONE : TAG.fill(Markup.text(property), Markup.text(content));
  }
}
