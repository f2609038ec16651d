package dev.waymark.admin.dashboard.statistics;

import dev.waymark.admin.dashboard.link.Address;
import dev.waymark.link.PercentEncoding;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an address asks to be shown. What makes no sense in it is passed over, so that an address
/// that somebody kept always shows something.
///
/// @param address of the page, with all that it says
/// @param link the id of the link that it is about; null for all of the workspace
/// @param figure that the chart shows
/// @param bots whether what is no person is shown beside
/// @param filters the values that clicks are narrowed to
record Asked(
    Address address,
    @Nullable String link,
    Period period,
    Span span,
    Figure figure,
    boolean bots,
    Map<Listing, List<String>> filters) {
  /// More filters are nobody's doing.
  private static final int MOST_VALUES = 20;

  private static final int MOST_CHARACTERS = 300;
  private static final int FIRST_YEAR = 2000;

  /// A copy of the filters.
  Asked {
    Map<Listing, List<String>> copy = new EnumMap<>(Listing.class);
    copy.putAll(filters);
    filters = Collections.unmodifiableMap(copy);
  }

  /// What an address asks for.
  ///
  /// @param own the zone of the workspace
  static Asked of(
      String path,
      MultivaluedMap<String, String> query,
      @Nullable String link,
      ZoneId own,
      Instant now) {
    Address address = Address.of(path, query);
    ZoneId zone = zone(address.first("zone"), own);
    LocalDate today = LocalDate.ofInstant(now, zone);
    Period period = Period.of(address.first("period"));
    LocalDate from = date(address.first("from"), today);
    LocalDate to = date(address.first("to"), today);
    Span span;
    if (period == Period.OWN && (from != null || to != null)) {
      LocalDate one = from == null ? to : from;
      LocalDate other = to == null ? from : to;
      boolean isOrdered = one != null && other != null && !one.isAfter(other);
      span = Span.of(given(isOrdered ? one : other), given(isOrdered ? other : one), zone, now);
    } else {
      period = period == Period.OWN ? Period.DAYS_30 : period;
      span = Span.of(period.first(today), period.last(today), zone, now);
    }
    return new Asked(
        address,
        link,
        period,
        span,
        Figure.of(address.first("show")),
        address.first("bots").equals("1"),
        filters(address));
  }

  private static LocalDate given(@Nullable LocalDate date) {
    return Objects.requireNonNull(date, "one of the two was given");
  }

  private static Map<Listing, List<String>> filters(Address address) {
    Map<Listing, List<String>> filters = new EnumMap<>(Listing.class);
    int left = MOST_VALUES;
    for (Listing listing : Listing.values()) {
      String name = listing.filter();
      if (name == null) {
        continue;
      }
      List<String> values =
          address.parameters().getOrDefault(name, List.of()).stream()
              .filter(value -> value.length() <= MOST_CHARACTERS)
              .distinct()
              .limit(left)
              .toList();
      if (!values.isEmpty()) {
        filters.put(listing, values);
        left -= values.size();
      }
    }
    return filters;
  }

  private static ZoneId zone(String id, ZoneId own) {
    return ZoneId.getAvailableZoneIds().contains(id) ? ZoneId.of(id) : own;
  }

  /// A date that there can be statistics of; null when it is none.
  private static @Nullable LocalDate date(String text, LocalDate today) {
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() < FIRST_YEAR) {
        return null;
      }
      return date.isAfter(today) ? today : date;
    } catch (DateTimeException _) {
      return null;
    }
  }

  /// Whether anything narrows the clicks.
  boolean isFiltered() {
    return !filters.isEmpty();
  }

  /// Whether a value of a list is among the filters.
  boolean isFiltered(Listing listing, String value) {
    return filters.getOrDefault(listing, List.of()).contains(value);
  }

  /// Which of the lists of a card is shown.
  Listing shown(Listing.Card card) {
    Listing wanted = Listing.of(address.first(card.parameter()));
    if (wanted != null && wanted.card() == card) {
      return wanted;
    }
    for (Listing listing : Listing.values()) {
      if (listing.card() == card) {
        return listing;
      }
    }
    throw new IllegalStateException("A card without a list: " + card);
  }

  /// The query of a question about this span. It says whole days, so that the API knows what they
  /// are compared with when they are not over.
  ///
  /// @param more further parameters, which need no encoding
  String query(String more) {
    return query(true, more);
  }

  /// The same, of all clicks.
  String unfiltered(String more) {
    return query(false, more);
  }

  private String query(boolean filtered, String more) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    parameters.put("from", List.of(span.first().toString()));
    parameters.put("to", List.of(span.last().toString()));
    parameters.put("time_zone", List.of(span.zone().getId()));
    if (link != null) {
      parameters.put("link", List.of(link));
    }
    if (filtered) {
      filters.forEach(
          (listing, values) -> {
            String name = listing.filter();
            if (name != null) {
              parameters.put(name, values);
            }
          });
    }
    var text = new StringBuilder("?");
    parameters.forEach(
        (name, values) ->
            values.forEach(
                value ->
                    text.append(name).append('=').append(PercentEncoding.of(value)).append('&')));
    return text.append(more).toString();
  }
}
