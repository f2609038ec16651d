package dev.waymark.redirect.route;

import dev.waymark.page.Languages;
import dev.waymark.redirect.cookie.Cookies;
import dev.waymark.redirect.counter.LiveCounts;
import dev.waymark.redirect.journal.Journal;
import dev.waymark.redirect.page.Footer;
import dev.waymark.redirect.page.Pages;
import dev.waymark.redirect.password.PasswordDoor;
import dev.waymark.redirect.qr.QrDrawer;
import dev.waymark.redirect.replica.LinkLookup;
import dev.waymark.redirect.replica.Replica;
import dev.waymark.redirect.visit.Visitors;
import io.vertx.core.Context;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/// Makes what takes the requests of one event loop, from what all event loops have in common. On
/// the thread of that event loop.
final class EventLoopHandlers {
  private final RouteSettings settings;
  private final ShortUrls shortUrls;
  private final Pages pages;
  private final Footer footer;
  private final Replica served;
  private final Visitors visitors;
  private final Journal journal;
  private final LiveCounts counts;
  private final Cookies cookies;
  private final PasswordDoor door;
  private final QrDrawer drawer;
  private final PoolPositions positions = new PoolPositions();
  private final InstantSource clock;
  private final RouteMeters meters;

  EventLoopHandlers(
      RouteSettings settings,
      ShortUrls shortUrls,
      Replica served,
      Visitors visitors,
      Journal journal,
      LiveCounts counts,
      Cookies cookies,
      PasswordDoor door,
      QrDrawer drawer,
      InstantSource clock,
      RouteMeters meters) {
    this.settings = settings;
    this.shortUrls = shortUrls;
    Languages languages = Languages.load();
    this.pages = new Pages(languages);
    this.footer = Footer.of(settings.abuse().contact().orElse(null), languages);
    this.served = served;
    this.visitors = visitors;
    this.journal = journal;
    this.counts = counts;
    this.cookies = cookies;
    this.door = door;
    this.drawer = drawer;
    this.clock = clock;
    this.meters = meters;
  }

  /// @param date the time of that event loop, as a header
  /// @param connections those of that event loop
  RedirectHandler of(Context eventLoop, DateHeader date, Connections connections) {
    Executor onEventLoop = task -> eventLoop.runOnContext(_ -> task.run());
    LinkLookup links = served.lookup(onEventLoop);
    var hosts =
        new Hosts(served.links(), served.domains(), settings.publicUrl(), settings.unknownHosts());
    var responses =
        new ResponseWriter(connections, date, shortUrls.isSecure(), pages, footer, meters);
    var visits =
        new Visits(
            links,
            shortUrls,
            door,
            counts,
            new LiveDraws.Source(cookies, positions, new SecureBits(new SecureRandom())),
            new Clicks(eventLoop, journal, visitors.hash(), meters),
            pages,
            responses);
    return new RedirectHandler(
        links,
        served.takedowns(),
        hosts,
        visitors,
        clock,
        onEventLoop,
        connections,
        responses,
        visits,
        new PasswordForms(door, visits, responses, eventLoop),
        new OtherPaths(links, served, shortUrls, drawer, responses, onEventLoop));
  }
}
