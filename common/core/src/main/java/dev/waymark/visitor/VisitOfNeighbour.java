package dev.waymark.visitor;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// A visit of one link for another to which it leads: the same visitor and moment, and what belongs
/// to the other link.
///
/// @param visit of the first link
/// @param link the id of the other
/// @param clickCount the clicks on the other as of the last daily rollup
public record VisitOfNeighbour(Visit visit, String link, long clickCount) implements Visit {
  @Override
  public @Nullable Country country() {
    return visit.country();
  }

  @Override
  public @Nullable Device device() {
    return visit.device();
  }

  @Override
  public @Nullable OperatingSystem os() {
    return visit.os();
  }

  @Override
  public @Nullable Browser browser() {
    return visit.browser();
  }

  @Override
  public @Nullable LanguageTag language() {
    return visit.language();
  }

  @Override
  public @Nullable String referrer() {
    return visit.referrer();
  }

  @Override
  public Parameters query() {
    return visit.query();
  }

  @Override
  public Parameters cookies() {
    return visit.cookies();
  }

  @Override
  public @Nullable InetAddress address() {
    return visit.address();
  }

  @Override
  public Place place() {
    return visit.place();
  }

  @Override
  public long epochMillis() {
    return visit.epochMillis();
  }

  @Override
  public VisitorClass visitorClass() {
    return visit.visitorClass();
  }

  @Override
  public @Nullable Opening opening(String schedule) {
    return visit.opening(schedule);
  }

  @Override
  public @Nullable Membership membership(String segment) {
    return visit.membership(segment);
  }
}
