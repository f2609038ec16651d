package dev.waymark.redirect.route;

import dev.waymark.click.ClickId;
import dev.waymark.link.AbVariants;
import dev.waymark.redirect.cookie.CookieKind;
import dev.waymark.redirect.cookie.Cookies;
import dev.waymark.routing.Draws;
import dev.waymark.routing.Link;
import dev.waymark.routing.Roster;
import dev.waymark.visitor.Visit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What visits draw, one visit after the other, on one event loop. What a visitor is to keep of it
/// is a cookie.
final class LiveDraws implements Draws {
  private final Cookies cookies;
  private final PoolTurns turns;
  private final RandomGenerator random;

  private @Nullable Visit visit;
  private @Nullable ClickId click;
  private @Nullable String setCookie;

  /// @param turns shared by all event loops
  LiveDraws(Cookies cookies, PoolTurns turns, RandomGenerator random) {
    this.cookies = cookies;
    this.turns = turns;
    this.random = random;
  }

  /// From now on it is this visit that draws.
  LiveDraws by(Visit drawing) {
    visit = drawing;
    click = null;
    setCookie = null;
    return this;
  }

  private Visit visit() {
    if (visit == null) {
      throw new IllegalStateException("nobody draws");
    }
    return visit;
  }

  @Override
  public int member(Roster roster) {
    if (!roster.sticky()) {
      return turns.next(roster);
    }
    String pool = roster.workspace() + '_' + roster.pool();
    String kept = kept(CookieKind.MEMBER, pool);
    int place = kept == null ? -1 : roster.placeOf(kept);
    if (place < 0) {
      place = turns.next(roster);
    }
    keep(CookieKind.MEMBER, pool, roster.channel(place));
    return place;
  }

  @Override
  public int bucket(Link link) {
    String kept = kept(CookieKind.VARIANT, link.id());
    int bucket = kept == null ? random.nextInt(AbVariants.BUCKETS) : Integer.parseInt(kept);
    keep(CookieKind.VARIANT, link.id(), Integer.toString(bucket));
    return bucket;
  }

  @Override
  public long visits(Link link) {
    String kept = kept(CookieKind.POSITION, link.id());
    long before = kept == null ? 0 : Long.parseLong(kept);
    keep(CookieKind.POSITION, link.id(), Long.toString(before + 1));
    return before;
  }

  /// What we once signed, and nothing else.
  private @Nullable String kept(CookieKind kind, String subject) {
    return cookies.read(visit().cookies(), kind, subject, visit().epochMillis());
  }

  private void keep(CookieKind kind, String subject, String value) {
    setCookie = cookies.setting(kind, subject, value, visit().epochMillis());
  }

  @Override
  public String clickId() {
    return click().toString();
  }

  /// The visit's click.
  ClickId click() {
    ClickId known = click;
    if (known == null) {
      known = ClickId.next(visit().epochMillis(), random);
      click = known;
    }
    return known;
  }

  /// The Set-Cookie header for the visitor; null when there is nothing to keep.
  @Nullable String setCookie() {
    return setCookie;
  }
}
