package dev.waymark.redirect.page;

/// What a rule says to the visitors whom it keeps out.
public final class BlockPage {
  private BlockPage() {}

  /// The page.
  ///
  /// @param title as the owner of the link has written it
  /// @param text likewise, possibly several lines or empty
  /// @param language of the frame
  public static WebPage of(String title, String text, Language language) {
    return WebPage.plain(
        Sheet.of(language, title, Markup.NONE, Sheet.notice(title, text)), language);
  }
}
