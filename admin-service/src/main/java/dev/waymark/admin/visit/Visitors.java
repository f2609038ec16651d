package dev.waymark.admin.visit;

import dev.waymark.routing.Workspace;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.Place;
import dev.waymark.visitor.agent.AgentFacts;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Instant;

/// Turns made-up visitors into visits, as redirect nodes do with real ones.
@Singleton
public class Visitors {
  private final Readers readers;

  Visitors(Readers readers) {
    this.readers = readers;
  }

  /// The visit of a visitor.
  ///
  /// @param link the id of the link that is visited
  /// @param surroundings where schedules are looked up
  /// @param clickCount the link's clicks, if the visitor does not say others
  /// @param now when the visit is, if the visitor does not say when
  public SimulatedVisit visit(
      Visitor visitor, String link, Workspace surroundings, long clickCount, Instant now) {
    String userAgent = visitor.userAgent();
    // Left out, it is unknown; a visitor who sends none is a robot.
    AgentFacts agent = userAgent == null ? AgentFacts.UNKNOWN : readers.agent(userAgent);
    Country country =
        switch (visitor.origin()) {
          case Visitor.Origin.Stated stated -> stated.country();
          case Visitor.Origin.Address from -> readers.country(from.address());
        };
    InetAddress address = visitor.address();
    Instant at = visitor.at();
    Long clicks = visitor.clickCount();
    return new SimulatedVisit(
        country,
        agent.device(),
        agent.os(),
        agent.browser(),
        visitor.language(),
        visitor.referrer(),
        visitor.query(),
        visitor.cookies(),
        at == null ? now : at,
        clicks == null ? clickCount : clicks,
        agent.visitorClass(visitor.isPrefetch()),
        visitor.isUnlocked(),
        userAgent != null,
        surroundings,
        link,
        address,
        address == null ? Place.UNKNOWN : readers.place(address));
  }
}
