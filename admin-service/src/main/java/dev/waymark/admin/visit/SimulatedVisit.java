package dev.waymark.admin.visit;

import dev.waymark.routing.Admission;
import dev.waymark.routing.Workspace;
import dev.waymark.visitor.Browser;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.Device;
import dev.waymark.visitor.LanguageTag;
import dev.waymark.visitor.Membership;
import dev.waymark.visitor.Opening;
import dev.waymark.visitor.OperatingSystem;
import dev.waymark.visitor.Parameters;
import dev.waymark.visitor.Place;
import dev.waymark.visitor.Visit;
import dev.waymark.visitor.VisitorClass;
import java.net.InetAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A visit that never was.
///
/// @param at when it would be
/// @param clickCount the clicks before it
/// @param visitorClass how it would be counted
/// @param isUnlocked whether the password was given
/// @param hasUserAgent whether it was said what the visitor sends as User-Agent
/// @param surroundings where schedules and segments are looked up
/// @param link the id of the link that would be visited
/// @param address where the visitor would come from; null for unknown
/// @param place where that is in its country
public record SimulatedVisit(
    @Nullable Country country,
    @Nullable Device device,
    @Nullable OperatingSystem os,
    @Nullable Browser browser,
    @Nullable LanguageTag language,
    @Nullable String referrer,
    Parameters query,
    Parameters cookies,
    Instant at,
    long clickCount,
    VisitorClass visitorClass,
    boolean isUnlocked,
    boolean hasUserAgent,
    Workspace surroundings,
    String link,
    @Nullable InetAddress address,
    Place place)
    implements Visit, Admission {

  /// The same visit at another moment.
  public SimulatedVisit at(Instant moment) {
    return new SimulatedVisit(
        country,
        device,
        os,
        browser,
        language,
        referrer,
        query,
        cookies,
        moment,
        clickCount,
        visitorClass,
        isUnlocked,
        hasUserAgent,
        surroundings,
        link,
        address,
        place);
  }

  @Override
  public long epochMillis() {
    return at.toEpochMilli();
  }

  @Override
  public @Nullable Opening opening(String schedule) {
    return surroundings.opening(schedule, epochSecond());
  }

  @Override
  public @Nullable Membership membership(String segment) {
    return surroundings.membership(segment, this);
  }

  @Override
  public long clicks() {
    return clickCount;
  }
}
