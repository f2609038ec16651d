package dev.waymark.visitor;

import dev.waymark.word.Language;

/// A continent, by the two-letter codes of GeoNames. A country's continent is {@link
/// Country#continent()}.
public enum Continent {
  NA("North America", "América del Norte"),
  EU("Europe", "Europa"),
  AS("Asia", "Asia"),
  SA("South America", "América del Sur"),
  AF("Africa", "África"),
  OC("Oceania", "Oceanía"),
  AN("Antarctica", "Antártida");

  private final String english;
  private final String spanish;

  Continent(String english, String spanish) {
    this.english = english;
    this.spanish = spanish;
  }

  /// The English name, for plain-language summaries.
  public String displayName() {
    return displayName(Language.ENGLISH);
  }

  /// The name in a language.
  public String displayName(Language language) {
    return language.say(english, spanish);
  }
}
