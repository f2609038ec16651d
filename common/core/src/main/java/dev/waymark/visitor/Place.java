package dev.waymark.visitor;

import org.jspecify.annotations.Nullable;

/// Where in its country an address is, as far as a geo database tells.
///
/// @param region its ISO 3166-2 code, `ES-MD`; null when unknown
/// @param foldedRegion the same after {@link CaseFolding#fold}
/// @param city its name in English, `Madrid`; null when unknown
/// @param foldedCity the same after {@link CaseFolding#fold}
public record Place(
    @Nullable String region,
    @Nullable String foldedRegion,
    @Nullable String city,
    @Nullable String foldedCity) {
  /// Nowhere in particular.
  public static final Place UNKNOWN = new Place(null, null);

  /// A place.
  public Place(@Nullable String region, @Nullable String city) {
    this(
        region,
        region == null ? null : CaseFolding.fold(region),
        city,
        city == null ? null : CaseFolding.fold(city));
  }
}
