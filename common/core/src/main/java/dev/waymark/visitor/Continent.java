package dev.waymark.visitor;

/// A continent, by the two-letter codes of GeoNames. A country's continent is {@link
/// Country#continent()}.
public enum Continent {
  NA("North America"),
  EU("Europe"),
  AS("Asia"),
  SA("South America"),
  AF("Africa"),
  OC("Oceania"),
  AN("Antarctica");

  private final String displayName;

  Continent(String displayName) {
    this.displayName = displayName;
  }

  /// The English name, for plain-language summaries.
  public String displayName() {
    return displayName;
  }
}
