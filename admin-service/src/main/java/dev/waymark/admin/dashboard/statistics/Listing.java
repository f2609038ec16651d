package dev.waymark.admin.dashboard.statistics;

import org.jspecify.annotations.Nullable;

/// What clicks are listed by.
enum Listing {
  COUNTRIES(Card.PLACES, "countries", "country"),
  CONTINENTS(Card.PLACES, "continents", "continent"),
  DEVICES(Card.MACHINES, "devices", "device"),
  SYSTEMS(Card.MACHINES, "os", "os"),
  BROWSERS(Card.MACHINES, "browsers", "browser"),
  LANGUAGES(Card.LANGUAGES, "languages", "language"),
  REFERRERS(Card.SOURCES, "referrers", "referrer"),
  CAMPAIGNS(Card.SOURCES, "campaigns", "campaign"),
  RULES(Card.DECISIONS, "rules", "rule"),
  CHANNELS(Card.DECISIONS, "channels", "channel"),
  VARIANTS(Card.DECISIONS, "variants", "variant"),
  ENTRIES(Card.DECISIONS, "entries", "entry"),
  LINKS(Card.LINKS, "links", null);

  private final Card card;
  private final String key;
  private final @Nullable String filter;

  Listing(Card card, String key, @Nullable String filter) {
    this.card = card;
    this.key = key;
    this.filter = filter;
  }

  /// Where it stands on the page, one of several in its place.
  enum Card {
    LINKS,
    DECISIONS,
    PLACES,
    SOURCES,
    MACHINES,
    LANGUAGES;

    /// The parameter of the address that says which of its lists is shown.
    String parameter() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// Where it stands.
  Card card() {
    return card;
  }

  /// Its name in the API, and in addresses.
  String key() {
    return key;
  }

  /// The parameter that filters by one of its values; null where nothing does.
  @Nullable String filter() {
    return filter;
  }

  /// Whether clicks without a value are in it, as unknown; else they are left out.
  boolean countsEveryClick() {
    return card != Card.DECISIONS;
  }

  /// The one with this key; null when there is none.
  static @Nullable Listing of(String key) {
    for (Listing listing : values()) {
      if (listing.key.equals(key)) {
        return listing;
      }
    }
    return null;
  }

  /// The one with this filter; null when there is none.
  static @Nullable Listing ofFilter(String filter) {
    for (Listing listing : values()) {
      if (filter.equals(listing.filter)) {
        return listing;
      }
    }
    return null;
  }
}
