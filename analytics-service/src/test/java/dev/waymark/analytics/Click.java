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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A click for tests, with what matters to them: a visit that is told in words, such as
/// `Click.on("lnk_1").at("2026-04-20T10:00:00Z").from("FR")`.
public final class Click {
  private String workspace = "ws_1";
  private final String link;
  private Instant at = Instant.parse("2026-04-20T10:00:00Z");
  private VisitorClass visitorClass = VisitorClass.HUMAN;
  private Outcome outcome = Outcome.REDIRECT;
  private boolean scan;
  private long visitor = 1;
  private @Nullable String browser = "Chrome";
  private @Nullable String country = "DE";
  private @Nullable String language = "de-de";
  private @Nullable String referrer;
  private @Nullable String rule = "Germany";
  private @Nullable String variant;
  private @Nullable String channel;
  private @Nullable String entry;
  private long rulesVersion;
  private @Nullable String address;

  private Click(String link) {
    this.link = link;
  }

  /// A person's click on a link of `ws_1`.
  public static Click on(String link) {
    return new Click(link);
  }

  private Click copy() {
    var copy = new Click(link);
    copy.workspace = workspace;
    copy.at = at;
    copy.visitorClass = visitorClass;
    copy.outcome = outcome;
    copy.scan = scan;
    copy.visitor = visitor;
    copy.browser = browser;
    copy.country = country;
    copy.language = language;
    copy.referrer = referrer;
    copy.rule = rule;
    copy.variant = variant;
    copy.channel = channel;
    copy.entry = entry;
    copy.rulesVersion = rulesVersion;
    copy.address = address;
    return copy;
  }

  private Click but(Consumer<Click> change) {
    Click copy = copy();
    change.accept(copy);
    return copy;
  }

  /// The same at another time.
  public Click at(String instant) {
    return but(click -> click.at = Instant.parse(instant));
  }

  /// The same by somebody else.
  public Click by(VisitorClass other) {
    return but(click -> click.visitorClass = other);
  }

  /// The same by another visitor.
  public Click by(long other) {
    return but(click -> click.visitor = other);
  }

  /// The same, answered with something else.
  public Click answered(Outcome other) {
    return but(click -> click.outcome = other);
  }

  /// The same from a QR code.
  public Click scanned() {
    return but(click -> click.scan = true);
  }

  /// The same, said to be of another workspace.
  public Click of(String other) {
    return but(click -> click.workspace = other);
  }

  /// The same with another browser; null for an unknown one.
  public Click with(@Nullable String other) {
    return but(click -> click.browser = other);
  }

  /// The same from another country; null for an unknown one.
  public Click from(@Nullable String other) {
    return but(click -> click.country = other);
  }

  /// The same in another language; null for an unknown one.
  public Click in(@Nullable String other) {
    return but(click -> click.language = other);
  }

  /// The same from a page of this host.
  public Click referredBy(@Nullable String host) {
    return but(click -> click.referrer = host);
  }

  /// The same, decided by a rule of a version of the rules.
  public Click ruled(@Nullable String name, long version) {
    return but(
        click -> {
          click.rule = name;
          click.rulesVersion = version;
        });
  }

  /// The same, shown a variant.
  public Click variant(String name) {
    return but(click -> click.variant = name);
  }

  /// The same, brought to a channel.
  public Click channel(String key) {
    return but(click -> click.channel = key);
  }

  /// The same, on an entry of a hub.
  public Click entry(String key) {
    return but(click -> click.entry = key);
  }

  /// The same, from a network that the workspace asked for.
  public Click address(String network) {
    return but(click -> click.address = network);
  }

  /// The id of the click with a number: what a destination is told.
  public String id(long number) {
    return clickId(number).toString();
  }

  private ClickId clickId(long number) {
    return new ClickId(at.toEpochMilli() << 16, number);
  }

  ClickEvent event(long number) {
    return new ClickEvent(
        clickId(number),
        at.toEpochMilli(),
        workspace,
        link,
        "rule",
        rule,
        variant,
        channel,
        visitorClass,
        scan,
        outcome,
        country == null ? null : Country.of(country),
        Device.MOBILE,
        OperatingSystem.ANDROID,
        browser,
        language,
        referrer,
        UtmParams.NONE,
        visitor,
        address,
        rulesVersion,
        entry);
  }
}
