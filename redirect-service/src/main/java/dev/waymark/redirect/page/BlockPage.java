package dev.waymark.redirect.page;

import dev.waymark.page.Language;
import org.jspecify.annotations.Nullable;

/// What a rule says to the visitors whom it keeps out.
public final class BlockPage {
  private BlockPage() {}

  /// The page.
  ///
  /// @param title as the owner of the link has written it
  /// @param text likewise, possibly several lines or empty
  /// @param language of the frame
  /// @param home where it leads on; null for nowhere
  public static WebPage of(String title, String text, Language language, @Nullable String home) {
    return WebPage.notice(language, title, text, home);
  }
}
