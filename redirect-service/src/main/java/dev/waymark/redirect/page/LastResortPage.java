package dev.waymark.redirect.page;

/// What visitors get while a link is in order and there is nobody to send them to.
public final class LastResortPage {
  private static final String HEADING = "Nobody can be reached here right now";

  /// The same for everybody.
  public static final WebPage PAGE =
      WebPage.plain(
          Sheet.of(
              HEADING,
              Markup.NONE,
              Sheet.notice(HEADING, "Please try this link again a little later.")));

  private LastResortPage() {}
}
