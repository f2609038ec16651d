package dev.waymark.visitor;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// One visit of one link: everything that a rule may ask about it.
///
/// Country, device, os, browser and language are *derived*: null means that they could not be
/// determined, and no condition on them holds then, negated or not. Referrer, query and cookies are
/// *observed*: a visitor who sent none certainly has none.
///
/// Reading a fact never throws, blocks or performs I/O; an implementation may compute it on the
/// first call and keep it. A visit belongs to one thread.
public interface Visit {
  /// Where the visitor's address is; null when unknown.
  @Nullable Country country();

  /// What the visitor holds; null when unknown, or when it is none of the three.
  @Nullable Device device();

  /// The visitor's operating system; null when unknown.
  @Nullable OperatingSystem os();

  /// The visitor's browser or in-app browser; null when unknown.
  @Nullable Browser browser();

  /// The language the visitor prefers most; null when none could be read.
  @Nullable LanguageTag language();

  /// The host the visitor came from: ASCII, lower case, no `www.`, no port; the package name for
  /// `android-app:`. Null when the visitor sent none or it could not be read.
  @Nullable String referrer();

  /// The parameters of the visit's own query string.
  Parameters query();

  /// The cookies of the short domain.
  Parameters cookies();

  /// Where the visitor comes from in the network; null when unknown. Compared, and nothing else.
  default @Nullable InetAddress address() {
    return null;
  }

  /// Where in its country the visitor's address is.
  default Place place() {
    return Place.UNKNOWN;
  }

  /// The id of the link that is visited, `lnk_...`; empty for none in particular.
  default String link() {
    return "";
  }

  /// The path that the visitor asks for behind the slug, for links that forward it: begins with a
  /// slash, percent-encoded; null for none.
  default @Nullable String onward() {
    return null;
  }

  /// Whether the visitor was on this link before; null for robots, who keep nothing.
  default @Nullable Acquaintance acquaintance() {
    return switch (visitorClass()) {
      case HUMAN, PREFETCH ->
          Acquaintance.isIn(cookies(), link()) ? Acquaintance.RETURNING : Acquaintance.NEW;
      case BOT, PREVIEW -> null;
    };
  }

  /// When the visit happens, in milliseconds since 1970-01-01T00:00:00Z.
  long epochMillis();

  /// When the visit happens, in seconds since 1970-01-01T00:00:00Z.
  default long epochSecond() {
    return Math.floorDiv(epochMillis(), 1_000L);
  }

  /// Who makes it: all but people move nothing.
  VisitorClass visitorClass();

  /// Whether one of the workspace's business-hours schedules is open at the moment of the visit;
  /// null when there is no such schedule.
  ///
  /// @param schedule its key
  @Nullable Opening opening(String schedule);

  /// What the visitor is to one of the workspace's segments; null when that cannot be said, or when
  /// there is no such segment.
  ///
  /// @param segment its key
  @Nullable Membership membership(String segment);

  /// Clicks on the link as of the last daily rollup; 0 before the first.
  long clickCount();

  /// The continent of {@link #country()}; null when that is unknown.
  default @Nullable Continent continent() {
    Country country = country();
    return country == null ? null : country.continent();
  }
}
