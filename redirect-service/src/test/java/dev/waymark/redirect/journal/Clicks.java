package dev.waymark.redirect.journal;

import dev.waymark.click.ClickEvent;
import dev.waymark.click.ClickId;
import dev.waymark.click.Outcome;
import dev.waymark.link.UtmParams;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.Device;
import dev.waymark.visitor.OperatingSystem;
import dev.waymark.visitor.VisitorClass;

/// Clicks for tests.
public final class Clicks {
  private Clicks() {}

  /// An ordinary click, told from others by its number.
  public static ClickEvent click(long number) {
    return click(number, "lnk_0123456789", VisitorClass.HUMAN);
  }

  /// A click on a link.
  public static ClickEvent click(long number, String link, VisitorClass visitorClass) {
    return new ClickEvent(
        new ClickId(number, number),
        1_772_366_400_000L,
        "ws_0123456789",
        link,
        "rule",
        "Germany",
        null,
        null,
        visitorClass,
        false,
        Outcome.REDIRECT,
        Country.of("DE"),
        Device.MOBILE,
        OperatingSystem.ANDROID,
        "Chrome",
        "de-de",
        "news.example",
        UtmParams.NONE,
        number,
        null,
        0,
        null);
  }
}
