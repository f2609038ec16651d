package dev.waymark.analytics;

import dev.waymark.click.ClickEvent;
import dev.waymark.click.ClickId;
import dev.waymark.click.Outcome;
import dev.waymark.link.UtmParams;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.Device;
import dev.waymark.visitor.OperatingSystem;
import dev.waymark.visitor.VisitorClass;
import java.time.Instant;

/// A click for tests, with what matters to them.
public record Click(
    String workspace,
    String link,
    Instant at,
    VisitorClass visitorClass,
    Outcome outcome,
    boolean scan,
    long visitor,
    String browser) {

  /// A person's click on a link of `ws_1`.
  public static Click on(String link) {
    return new Click(
        "ws_1",
        link,
        Instant.parse("2026-04-20T10:00:00Z"),
        VisitorClass.HUMAN,
        Outcome.REDIRECT,
        false,
        1,
        "Chrome");
  }

  /// The same at another time.
  public Click at(String instant) {
    return new Click(
        workspace, link, Instant.parse(instant), visitorClass, outcome, scan, visitor, browser);
  }

  /// The same by somebody else.
  public Click by(VisitorClass other) {
    return new Click(workspace, link, at, other, outcome, scan, visitor, browser);
  }

  /// The same by another visitor.
  public Click by(long other) {
    return new Click(workspace, link, at, visitorClass, outcome, scan, other, browser);
  }

  /// The same, answered with something else.
  public Click answered(Outcome other) {
    return new Click(workspace, link, at, visitorClass, other, scan, visitor, browser);
  }

  /// The same from a QR code.
  public Click scanned() {
    return new Click(workspace, link, at, visitorClass, outcome, true, visitor, browser);
  }

  /// The same, said to be of another workspace.
  public Click of(String other) {
    return new Click(other, link, at, visitorClass, outcome, scan, visitor, browser);
  }

  /// The same with another browser.
  public Click with(String other) {
    return new Click(workspace, link, at, visitorClass, outcome, scan, visitor, other);
  }

  ClickEvent event(long number) {
    return new ClickEvent(
        new ClickId(at.toEpochMilli() << 16, number),
        at.toEpochMilli(),
        workspace,
        link,
        "rule",
        "Germany",
        null,
        null,
        visitorClass,
        scan,
        outcome,
        Country.of("DE"),
        Device.MOBILE,
        OperatingSystem.ANDROID,
        browser,
        "de-de",
        null,
        UtmParams.NONE,
        visitor,
        null,
        0,
        null);
  }
}
