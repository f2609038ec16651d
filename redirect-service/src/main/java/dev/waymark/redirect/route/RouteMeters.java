package dev.waymark.redirect.route;

import dev.waymark.visitor.VisitorClass;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Locale;

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

  private final Counter[] answers;
  private final Counter[] clicks;
  private final Counter unknownVisitors;
  private final Counter refused;
  private final Counter expired;

  /// What an answer came to.
  enum Outcome {
    /// A redirect to where the link leads.
    REDIRECT,
    /// The link is switched off.
    GONE,
    /// No such link.
    NOT_FOUND,
    /// A host that is no domain of ours.
    UNKNOWN_HOST,
    /// A target, header or body that cannot be accepted.
    REFUSED,
    /// A method other than GET and HEAD.
    METHOD_NOT_ALLOWED,
    /// Links are not loaded yet.
    NOT_READY,
    /// The click could not be captured, and then it is not answered either.
    NOT_CAPTURED,
    /// `robots.txt` and `favicon.ico`.
    FURNITURE
  }

  RouteMeters(MeterRegistry registry, ConnectionLimit limit) {
    answers =
        Arrays.stream(Outcome.values())
            .map(
                outcome ->
                    Counter.builder(ANSWERS)
                        .description("Answers by outcome")
                        .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                        .register(registry))
            .toArray(Counter[]::new);
    clicks =
        Arrays.stream(VisitorClass.values())
            .map(
                visitors ->
                    Counter.builder(CLICKS)
                        .description("Clicks by class")
                        .tag("class", visitors.key())
                        .register(registry))
            .toArray(Counter[]::new);
    unknownVisitors =
        Counter.builder(UNKNOWN_VISITORS)
            .description("Clicks without a visitor's hash")
            .register(registry);
    refused = Counter.builder(CONNECTIONS_REFUSED).description("Too many").register(registry);
    expired = Counter.builder(CONNECTIONS_EXPIRED).description("Too slow").register(registry);
    Gauge.builder(CONNECTIONS, limit, ConnectionLimit::open)
        .description("Open connections")
        .register(registry);
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
}
