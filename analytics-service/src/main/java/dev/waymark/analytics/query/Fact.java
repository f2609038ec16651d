package dev.waymark.analytics.query;

import dev.waymark.visitor.Continent;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.Device;
import dev.waymark.visitor.OperatingSystem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What clicks are filtered by.
public enum Fact {
  COUNTRY("country"),
  CONTINENT("continent"),
  DEVICE("device"),
  OS("os"),
  BROWSER("browser"),
  LANGUAGE("language"),
  REFERRER("referrer"),
  CAMPAIGN("campaign"),
  RULE("rule"),
  CHANNEL("channel"),
  VARIANT("variant"),
  ENTRY("entry"),
  CLASS("class"),
  TAG("tag"),
  DOMAIN("domain");

  /// The value that stands for unknown or none.
  public static final String NONE = "-";

  /// What `class` is one of: a click that came from a QR code, or one that did not.
  static final String CLICK = "click";

  static final String SCAN = "scan";

  /// Most values of one of them.
  static final int MOST_VALUES = 20;

  private static final int LONGEST = 300;

  private final String key;

  Fact(String key) {
    this.key = key;
  }

  /// The name of its parameter.
  public String key() {
    return key;
  }

  /// Whether it is a fact of the link and not of the visit, so that sums by link say enough.
  boolean isOfLink() {
    return this == TAG || this == DOMAIN;
  }

  /// The value as it is stored; null when there is no such value.
  @Nullable String read(String text) {
    if (text.isBlank() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
      return null;
    }
    if (text.equals(NONE)) {
      return this == CLASS ? null : NONE;
    }
    return switch (this) {
      case COUNTRY -> {
        Country country = Country.of(text.toUpperCase(Locale.ROOT));
        yield country == null ? null : country.code();
      }
      case CONTINENT -> oneOf(Arrays.stream(Continent.values()).map(Continent::name), text);
      case DEVICE -> oneOf(Arrays.stream(Device.values()).map(Device::key), text);
      case OS -> oneOf(Arrays.stream(OperatingSystem.values()).map(OperatingSystem::key), text);
      case CLASS -> oneOf(Stream.of(CLICK, SCAN), text);
      case LANGUAGE, REFERRER, TAG, DOMAIN -> text.toLowerCase(Locale.ROOT);
      case BROWSER, CAMPAIGN, RULE, CHANNEL, VARIANT, ENTRY -> text;
    };
  }

  private static @Nullable String oneOf(Stream<String> values, String text) {
    return values.filter(text::equalsIgnoreCase).findFirst().orElse(null);
  }

  /// What is said to whoever gave a value that there is not.
  String expected() {
    return switch (this) {
      case COUNTRY -> "This is the code of a country (ISO 3166-1), such as DE, or '-' for unknown.";
      case CONTINENT -> "This is one of AF, AN, AS, EU, NA, OC and SA, or '-' for unknown.";
      case DEVICE -> "This is one of mobile, desktop and tablet, or '-' for unknown.";
      case OS ->
          "This is one of %s, or '-' for unknown."
              .formatted(
                  String.join(
                      ", ",
                      Arrays.stream(OperatingSystem.values()).map(OperatingSystem::key).toList()));
      case CLASS -> "This is 'click' or 'scan'.";
      default ->
          "This is a text of 1 to %d characters, or '-' for unknown or none.".formatted(LONGEST);
    };
  }

  /// Which rows have one of the values: a condition on `click`, or on `lead`, which has the same
  /// columns; of facts of the link, on whatever has `link_id`.
  ///
  /// @param workspace whose labels are meant
  Clause on(String workspace, List<String> values) {
    return switch (this) {
      case CONTINENT -> anyOf("country", countriesOf(values));
      case CAMPAIGN -> anyOf("utm_campaign", values);
      case CLASS ->
          values.stream().distinct().count() > 1
              ? Clause.NONE
              : Clause.of(values.contains(SCAN) ? " and scan" : " and not scan");
      case TAG -> labelled(workspace, tags(values));
      case DOMAIN ->
          labelled(
              workspace,
              values.contains(NONE)
                  ? Clause.of(
                      " and (domain is null or domain = any (?))", Clause.Elements.texts(values))
                  : Clause.of(" and domain = any (?)", Clause.Elements.texts(values)));
      default -> anyOf(key, values);
    };
  }

  private static Clause anyOf(String column, List<String> values) {
    return values.contains(NONE)
        ? Clause.of(
            " and (coalesce(%1$s, '') = '' or %1$s = any (?))".formatted(column),
            Clause.Elements.texts(values))
        : Clause.of(" and " + column + " = any (?)", Clause.Elements.texts(values));
  }

  private static List<String> countriesOf(List<String> continents) {
    return Stream.concat(
            continents.stream().filter(NONE::equals),
            Country.all().stream()
                .filter(country -> continents.contains(country.continent().name()))
                .map(Country::code))
        .toList();
  }

  private static Clause tags(List<String> values) {
    return values.contains(NONE)
        ? Clause.of(" and (folded_tags = '{}' or folded_tags && ?)", Clause.Elements.texts(values))
        : Clause.of(" and folded_tags && ?", Clause.Elements.texts(values));
  }

  private static Clause labelled(String workspace, Clause which) {
    return Clause.of(
            " and link_id = any (array(select link_id from publication.link_label"
                + " where workspace = ?",
            workspace)
        .plus(which)
        .plus("))");
  }
}
