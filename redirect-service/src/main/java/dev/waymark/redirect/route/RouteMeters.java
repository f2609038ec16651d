package dev.waymark.redirect.route;

import dev.waymark.visitor.VisitorClass;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/// What can be seen of answering from outside. No label comes from a request, so the number of
/// series is constant.
final class RouteMeters {
  /// Answers by outcome, those to HEAD included.
  static final String ANSWERS = "waymark.answers";

  /// Clicks by the class of their visitor.
  static final String CLICKS = "waymark.clicks";

  /// Clicks whose visitor could not be told from others, for want of the day's salt: alarm when it
  /// rises.
  static final String UNKNOWN_VISITORS = "waymark.clicks.unknown.visitors";

  /// Open connections.
  static final String CONNECTIONS = "waymark.connections";

  /// Connections closed at once, because too many were open: alarm when it rises.
  static final String CONNECTIONS_REFUSED = "waymark.connections.refused";

  /// Connections closed because no whole request came in time.
  static final String CONNECTIONS_EXPIRED = "waymark.connections.expired";

  /// Connections closed because they did not read their answers.
  static final String CONNECTIONS_UNREAD = "waymark.connections.unread";

  /// Connections closed because all together held too much: alarm when it rises.
  static final String CONNECTIONS_OVERRUN = "waymark.connections.overrun";

  /// What connections hold of large requests and of large answers.
  static final String HELD_BYTES = "waymark.connections.held";

  /// Connections closed while they were idle, for others of their network.
  static final String CONNECTIONS_EXCHANGED = "waymark.connections.exchanged";

  private final LongAdder[] answers;
  private final LongAdder[] clicks;
  private final LongAdder unknownVisitors;
  private final LongAdder refused;
  private final LongAdder expired;
  private final LongAdder unread;
  private final LongAdder overrun;

  /// What an answer came to.
  enum Outcome {
    /// A redirect to where the link leads.
    REDIRECT,
    /// A button in its place.
    BUTTON,
    /// The page that tries an app, in its place.
    APP,
    /// The tags that a preview shows.
    PREVIEW,
    /// A page with several destinations.
    HUB,
    /// The page for when nothing is left: alarm when it rises.
    LAST_RESORT,
    /// A rule keeps the visitor out.
    BLOCKED,
    /// The page that asks for a password.
    LOCKED,
    /// Back to a link that was locked.
    UNLOCKED,
    /// Passwords that were not looked at.
    TOO_MANY_ATTEMPTS,
    /// The front page or a file of a domain.
    DOMAIN,
    /// A QR code.
    QR_CODE,
    /// The link is switched off.
    GONE,
    /// The operator has taken the link down, or where it would lead.
    TAKEN_DOWN,
    /// No such link.
    NOT_FOUND,
    /// A host that is no domain of ours.
    UNKNOWN_HOST,
    /// A target, header or body that cannot be accepted.
    REFUSED,
    /// A method that there is nothing to answer to.
    METHOD_NOT_ALLOWED,
    /// Links are not loaded yet.
    NOT_READY,
    /// The click could not be captured, and then it is not answered either.
    NOT_CAPTURED,
    /// `robots.txt` and `favicon.ico`.
    STATIC_FILE
  }

  RouteMeters(MeterRegistry registry, Slots slots, LongAdder held) {
    answers =
        Arrays.stream(Outcome.values())
            .map(outcome -> outcome.name().toLowerCase(Locale.ROOT))
            .map(key -> counter(registry, ANSWERS, "Answers by outcome", Tags.of("outcome", key)))
            .toArray(LongAdder[]::new);
    // Its name until 0.1. To go with the next release.
    FunctionCounter.builder(ANSWERS, answers[Outcome.STATIC_FILE.ordinal()], LongAdder::sum)
        .description("Answers by outcome")
        .tags("outcome", "furniture")
        .register(registry);
    clicks =
        Arrays.stream(VisitorClass.values())
            .map(visitors -> Tags.of("class", visitors.key()))
            .map(tags -> counter(registry, CLICKS, "Clicks by class", tags))
            .toArray(LongAdder[]::new);
    unknownVisitors =
        counter(registry, UNKNOWN_VISITORS, "Clicks without a visitor's hash", Tags.empty());
    refused = counter(registry, CONNECTIONS_REFUSED, "Too many", Tags.empty());
    expired = counter(registry, CONNECTIONS_EXPIRED, "Too slow", Tags.empty());
    unread = counter(registry, CONNECTIONS_UNREAD, "Did not read", Tags.empty());
    overrun = counter(registry, CONNECTIONS_OVERRUN, "Held too much", Tags.empty());
    Gauge.builder(CONNECTIONS, slots, Slots::taken)
        .description("Open connections")
        .register(registry);
    FunctionCounter.builder(CONNECTIONS_EXCHANGED, slots, Slots::exchanged)
        .description("Closed for others of their network")
        .register(registry);
    Gauge.builder(HELD_BYTES, held, LongAdder::sum)
        .description("Large requests and answers")
        .baseUnit("bytes")
        .register(registry);
  }

  /// A number that the registry reads when it is asked. The registry's own counters would pass each
  /// click on to every registry there is.
  private static LongAdder counter(MeterRegistry registry, String name, String about, Tags tags) {
    var adder = new LongAdder();
    FunctionCounter.builder(name, adder, LongAdder::sum)
        .description(about)
        .tags(tags)
        .register(registry);
    return adder;
  }

  void count(Outcome outcome) {
    answers[outcome.ordinal()].increment();
  }

  void countClick(VisitorClass visitors) {
    clicks[visitors.ordinal()].increment();
  }

  void countUnknownVisitor() {
    unknownVisitors.increment();
  }

  void countRefusedConnection() {
    refused.increment();
  }

  void countExpiredConnection() {
    expired.increment();
  }

  void countUnreadConnection() {
    unread.increment();
  }

  void countOverrunConnection() {
    overrun.increment();
  }
}
