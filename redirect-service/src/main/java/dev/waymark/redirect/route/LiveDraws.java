package dev.waymark.redirect.route;

import dev.waymark.click.ClickId;
import dev.waymark.link.AbVariants;
import dev.waymark.redirect.cookie.CookieKind;
import dev.waymark.redirect.cookie.Cookies;
import dev.waymark.routing.ActiveMembers;
import dev.waymark.routing.Draws;
import dev.waymark.routing.Link;
import dev.waymark.visitor.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What one visit draws, and the cookies by which its visitor keeps it. For one event loop.
final class LiveDraws implements Draws {
  private final Source source;
  private final Visit visit;
  private @Nullable ClickId click;
  private List<String> setCookies = List.of();

  /// Where the visits of one event loop draw from.
  ///
  /// @param positions shared by all event loops
  record Source(Cookies cookies, PoolPositions positions, RandomGenerator random) {
    LiveDraws by(Visit visit) {
      return new LiveDraws(this, visit);
    }
  }

  private LiveDraws(Source source, Visit visit) {
    this.source = source;
    this.visit = visit;
  }

  @Override
  public int member(ActiveMembers active) {
    if (!active.sticky()) {
      return source.positions().next(active);
    }
    String pool = active.workspace() + '_' + active.pool();
    String kept = kept(CookieKind.MEMBER, pool);
    int place = kept == null ? -1 : active.placeOf(kept);
    if (place < 0) {
      place = source.positions().next(active);
    }
    keep(CookieKind.MEMBER, pool, active.channel(place));
    return place;
  }

  @Override
  public int bucket(Link link) {
    String kept = kept(CookieKind.VARIANT, link.id());
    int bucket =
        kept == null ? source.random().nextInt(AbVariants.BUCKETS) : Integer.parseInt(kept);
    keep(CookieKind.VARIANT, link.id(), Integer.toString(bucket));
    return bucket;
  }

  @Override
  public int point(Link link) {
    String kept = kept(CookieKind.SPLIT, link.id());
    int point = kept == null ? source.random().nextInt(POINTS) : Integer.parseInt(kept);
    keep(CookieKind.SPLIT, link.id(), Integer.toString(point));
    return point;
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
    return source.cookies().read(visit.cookies(), kind, subject, visit.epochMillis());
  }

  private void keep(CookieKind kind, String subject, String value) {
    if (setCookies.isEmpty()) {
      setCookies = new ArrayList<>(1);
    }
    setCookies.add(source.cookies().setting(kind, subject, value, visit.epochMillis()));
  }

  /// Has the visitor keep that they were on a link.
  void remember(Link link) {
    keep(CookieKind.SEEN, link.id(), "1");
  }

  @Override
  public String clickId() {
    return click().toString();
  }

  /// The visit's click.
  ClickId click() {
    ClickId known = click;
    if (known == null) {
      known = ClickId.next(visit.epochMillis(), source.random());
      click = known;
    }
    return known;
  }

  /// The Set-Cookie headers for the visitor, one for each draw that is kept.
  List<String> setCookies() {
    return setCookies;
  }
}
