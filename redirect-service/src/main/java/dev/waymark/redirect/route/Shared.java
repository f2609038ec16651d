package dev.waymark.redirect.route;

import dev.waymark.redirect.cookie.Cookies;
import dev.waymark.redirect.counter.LiveCounts;
import dev.waymark.redirect.journal.Journal;
import dev.waymark.redirect.page.Footer;
import dev.waymark.redirect.password.PasswordDoor;
import dev.waymark.redirect.qr.QrDrawer;
import dev.waymark.redirect.snapshot.Domains;
import dev.waymark.redirect.snapshot.Links;
import dev.waymark.redirect.snapshot.LiveTakedowns;
import dev.waymark.redirect.visit.AgentReader;
import dev.waymark.redirect.visit.VisitorHash;
import dev.waymark.redirect.visit.Whereabouts;
import java.time.InstantSource;
import java.util.concurrent.atomic.LongAdder;

/// What the servers of all event loops have in common.
record Shared(
    RouteSettings settings,
    ShortUrls shortUrls,
    Footer footer,
    Links links,
    Domains domains,
    LiveTakedowns takedowns,
    AgentReader agents,
    Whereabouts whereabouts,
    VisitorHash visitors,
    Journal journal,
    LiveCounts counts,
    Cookies cookies,
    PasswordDoor door,
    PoolTurns turns,
    InstantSource clock,
    Entrance entrance,
    LongAdder held,
    Pulses pulses,
    QrDrawer drawer,
    RouteMeters meters) {
  /// How many event loops there are.
  int eventLoops() {
    return settings.server().eventLoops().orElse(Runtime.getRuntime().availableProcessors());
  }
}
