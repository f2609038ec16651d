package dev.waymark.rule;

import static dev.waymark.rule.Operator.AFTER;
import static dev.waymark.rule.Operator.BEFORE;
import static dev.waymark.rule.Operator.BETWEEN;
import static dev.waymark.rule.Operator.CONTAINS;
import static dev.waymark.rule.Operator.ENDS_WITH;
import static dev.waymark.rule.Operator.EQ;
import static dev.waymark.rule.Operator.GT;
import static dev.waymark.rule.Operator.IN;
import static dev.waymark.rule.Operator.LT;
import static dev.waymark.rule.Operator.MATCHES;
import static dev.waymark.rule.Operator.NEQ;
import static dev.waymark.rule.Operator.NOT_CONTAINS;
import static dev.waymark.rule.Operator.NOT_IN;
import static dev.waymark.rule.Operator.NOT_STARTS_WITH;
import static dev.waymark.rule.Operator.STARTS_WITH;

import dev.waymark.link.HostName;
import dev.waymark.plan.Plan;
import dev.waymark.visitor.Acquaintance;
import dev.waymark.visitor.Browser;
import dev.waymark.visitor.Continent;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.Device;
import dev.waymark.visitor.OperatingSystem;
import dev.waymark.visitor.Visit;
import dev.waymark.word.Language;
import java.net.IDN;
import java.net.InetAddress;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A thing that a rule may ask about. Adding a constant here is all it takes to add a field over
/// facts that a {@link Visit} already has: reading, compiling, explaining, the plain-language
/// summary, the API's list of fields and the random tests all derive from it.
public enum ConditionField {
  COUNTRY(
      "country",
      "country",
      "el país",
      Plan.PRO,
      "Country of the visitor's address, as a two-letter ISO 3166-1 code.",
      "DE",
      new Source.Choice(
          Vocabulary.of(
              Country.all(),
              Country::code,
              Country::displayName,
              Map.of("UK", "GB", "EL", "GR", "USA", "US")),
          visit -> {
            Country country = visit.country();
            return country == null ? -1 : country.ordinal();
          }),
      Operator.OF_CHOICES),

  CONTINENT(
      "continent",
      "continent",
      "el continente",
      Plan.PRO,
      "Continent of the visitor's country.",
      "EU",
      new Source.Choice(
          Vocabulary.of(
              List.of(Continent.values()), Continent::name, Continent::displayName, Map.of()),
          visit -> ordinal(visit.continent())),
      Operator.OF_CHOICES),

  REGION(
      "region",
      "region",
      "la región",
      Plan.TEAM,
      "Region of the visitor's address, as an ISO 3166-2 code. Unknown where the geo database has"
          + " none, as the one that comes with Waymark.",
      "ES-MD",
      new Source.Text(
          visit -> visit.place().foldedRegion(),
          visit -> visit.place().region(),
          false,
          ConditionField::region),
      Operator.OF_CHOICES),

  CITY(
      "city",
      "city",
      "la ciudad",
      Plan.TEAM,
      "City of the visitor's address, by its English name. Unknown where the geo database has none,"
          + " as the one that comes with Waymark.",
      "Madrid",
      new Source.Text(
          visit -> visit.place().foldedCity(), visit -> visit.place().city(), false, name -> name),
      Operator.OF_TEXTS),

  DEVICE(
      "device",
      "device",
      "el dispositivo",
      Plan.PRO,
      "Type of device. A television, console or watch is none of them.",
      "mobile",
      new Source.Choice(
          Vocabulary.of(
              List.of(Device.values()),
              Device::key,
              Device::words,
              Map.of("phone", "mobile", "smartphone", "mobile", "computer", "desktop")),
          visit -> ordinal(visit.device())),
      Operator.OF_CHOICES),

  OS(
      "os",
      "operating system",
      "el sistema operativo",
      Plan.PRO,
      "Operating system. iPadOS counts as iOS; an iPad that asks for the desktop site looks like a"
          + " Mac.",
      "iOS",
      new Source.Choice(
          Vocabulary.of(
              List.of(OperatingSystem.values()),
              OperatingSystem::key,
              OperatingSystem::words,
              Map.of("iPadOS", "iOS", "Mac OS", "macOS", "Mac", "macOS", "Chrome OS", "ChromeOS")),
          visit -> ordinal(visit.os())),
      Operator.OF_CHOICES),

  BROWSER(
      "browser",
      "browser",
      "el navegador",
      Plan.PRO,
      "Browser, or the app whose built-in browser it is: Chrome, Safari, Instagram.",
      "Chrome",
      new Source.Text(
          visit -> {
            Browser browser = visit.browser();
            return browser == null ? null : browser.folded();
          },
          visit -> {
            Browser browser = visit.browser();
            return browser == null ? null : browser.name();
          },
          false,
          name -> name),
      Operator.OF_TEXTS),

  APP(
      "app",
      "app",
      "la aplicación",
      Plan.TEAM,
      "The app whose built-in browser it is: Instagram, TikTok. An ordinary browser has none, and"
          + " of an unknown one nobody can say.",
      "Instagram",
      new Source.Text(
          visit -> Apps.folded(visit.browser()),
          visit -> Apps.name(visit.browser()),
          false,
          name -> name),
      Operator.OF_TEXTS),

  LANGUAGE(
      "language",
      "language",
      "el idioma",
      Plan.TEAM,
      "Language that the visitor prefers most: 'fr' means any French, 'fr-CA' that of Canada.",
      "fr",
      new Source.Language(Visit::language),
      EQ,
      NEQ,
      STARTS_WITH,
      NOT_STARTS_WITH,
      IN,
      NOT_IN),

  IP(
      "ip",
      "address",
      "la dirección",
      Plan.TEAM,
      "Network address of the visitor: an address or a CIDR block, IPv4 or IPv6. Compared, and"
          + " neither stored nor counted.",
      "192.0.2.0/24",
      new Source.Address(ConditionField::known),
      Operator.OF_CHOICES),

  VISITOR(
      "visitor",
      "visitor",
      "el visitante",
      Plan.TEAM,
      "Whether the visitor was on this link before, in this browser: told by a cookie, which only"
          + " links that ask for it set. Robots are neither.",
      "new",
      new Source.Choice(
          Vocabulary.of(
              List.of(Acquaintance.values()),
              Acquaintance::key,
              Acquaintance::words,
              Map.of("first", "new", "returned", "returning", "known", "returning")),
          visit -> ordinal(visit.acquaintance())),
      EQ,
      NEQ),

  REFERRER(
      "referrer",
      "referrer",
      "la procedencia",
      Plan.TEAM,
      "Host of the page that the visitor comes from, without 'www.'.",
      "google.com",
      new Source.Text(Visit::referrer, Visit::referrer, true, ConditionField::host),
      Operator.OF_TEXTS),

  TIME(
      "time",
      "time",
      "la hora",
      Plan.TEAM,
      "Time of day in UTC or the condition's 'timezone': an hour from 0 to 23, or HH:mm.",
      "9",
      new Source.TimeOfDay(),
      EQ,
      NEQ,
      IN,
      NOT_IN,
      GT,
      LT,
      BETWEEN),

  DATE(
      "date",
      "date",
      "la fecha",
      Plan.TEAM,
      "Date in UTC or the condition's 'timezone': 2030-06-01, which is its midnight, or"
          + " 2030-06-01T09:00. 'between' is from the first until before the second.",
      "2030-06-01",
      new Source.Date(),
      BEFORE,
      AFTER,
      BETWEEN),

  DAY(
      "day",
      "day",
      "el día",
      Plan.TEAM,
      "Day of the week in UTC or the condition's 'timezone'.",
      "mon",
      new Source.Weekday(),
      Operator.OF_CHOICES),

  QUERY(
      "query",
      "query parameter",
      "el parámetro",
      Plan.TEAM,
      "A parameter of the short link's own query string, as name=value; a name alone asks whether"
          + " it is there.",
      "utm_source=twitter",
      new Source.Parameter(Visit::query, "query parameter"),
      EQ,
      NEQ,
      CONTAINS,
      NOT_CONTAINS,
      STARTS_WITH,
      NOT_STARTS_WITH,
      ENDS_WITH,
      MATCHES),

  COOKIE(
      "cookie",
      "cookie",
      "la cookie",
      Plan.TEAM,
      "A cookie of the short domain, as name=value; a name alone asks whether it is there.",
      "customer=true",
      new Source.Parameter(Visit::cookies, "cookie"),
      EQ,
      NEQ,
      CONTAINS,
      NOT_CONTAINS,
      NOT_STARTS_WITH,
      ENDS_WITH,
      MATCHES),

  CLICK_COUNT(
      "click_count",
      "click count",
      "el número de clics",
      Plan.TEAM,
      "Clicks on this link as of the last daily rollup.",
      "1000",
      new Source.Count(Visit::clickCount),
      EQ,
      NEQ,
      GT,
      LT,
      BETWEEN),

  HOURS(
      "hours",
      "business hours",
      "el horario",
      Plan.TEAM,
      "Whether one of the workspace's business-hours schedules is open, as schedule=open or"
          + " schedule=closed.",
      "sales-desk=open",
      new Source.BusinessHours(Visit::opening),
      EQ,
      NEQ),

  SEGMENT(
      "segment",
      "segment",
      "el segmento",
      Plan.TEAM,
      "Whether the visitor is in one of the workspace's segments, by its key. 'neq' holds for who is"
          + " certainly not in it.",
      "eu-daytime",
      new Source.OfSegment(Visit::membership),
      EQ,
      NEQ);

  private final String key;
  private final String label;
  private final String spanish;
  private final Plan plan;
  private final String description;
  private final String example;
  private final Source source;
  private final Set<Operator> operators;

  ConditionField(
      String key,
      String label,
      String spanish,
      Plan plan,
      String description,
      String example,
      Source source,
      Operator first,
      Operator... others) {
    this(key, label, spanish, plan, description, example, source, EnumSet.of(first, others));
  }

  ConditionField(
      String key,
      String label,
      String spanish,
      Plan plan,
      String description,
      String example,
      Source source,
      Set<Operator> operators) {
    this.key = key;
    this.label = label;
    this.spanish = spanish;
    this.plan = plan;
    this.description = description;
    this.example = example;
    this.source = source;
    this.operators = Collections.unmodifiableSet(operators);
  }

  /// A host as visits have it: ASCII, lower case, without `www.`; null when there is more to it
  /// than a host. A part of a name that does not convert by itself stays as it is.
  private static @Nullable String host(String text) {
    String host = text.regionMatches(true, 0, "www.", 0, 4) ? text.substring(4) : text;
    if (host.isEmpty() || host.indexOf('/') >= 0 || host.indexOf(':') >= 0) {
      return null;
    }
    String ascii = HostName.ascii(host, IDN.ALLOW_UNASSIGNED);
    return ascii == null ? host : ascii;
  }

  /// A country's code, a dash, and one to three letters or digits; null for anything else.
  private static @Nullable String region(String text) {
    int dash = text.indexOf('-');
    String part = text.substring(dash + 1);
    boolean isCode =
        dash == 2
            && !part.isEmpty()
            && part.length() <= 3
            && part.chars().allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c));
    return isCode && Country.of(text.substring(0, dash)) != null
        ? text.toUpperCase(Locale.ROOT)
        : null;
  }

  /// The address, unless it stands for none.
  private static @Nullable InetAddress known(Visit visit) {
    InetAddress address = visit.address();
    return address == null || address.isAnyLocalAddress() ? null : address;
  }

  private static int ordinal(@Nullable Enum<?> value) {
    return value == null ? -1 : value.ordinal();
  }

  /// The field with this key; null when there is none.
  public static @Nullable ConditionField of(String key) {
    for (ConditionField field : values()) {
      if (field.key.equals(key)) {
        return field;
      }
    }
    return null;
  }

  /// The value in JSON: `click_count`.
  public String key() {
    return key;
  }

  /// The word in a sentence: `click count`.
  public String label() {
    return label;
  }

  /// What a sentence about it begins with: `country` or `el país`.
  String subject(Language language) {
    return language.say(label, spanish);
  }

  /// The smallest plan that has it.
  public Plan plan() {
    return plan;
  }

  /// What it is, in a sentence.
  public String description() {
    return description;
  }

  /// A value that a condition with its first operator may have.
  public String example() {
    return example;
  }

  /// The operators that work with it, in the order of {@link Operator}.
  public Set<Operator> operators() {
    return operators;
  }

  /// Whether a condition on it may name a `timezone`.
  public boolean hasTimeZone() {
    return source instanceof Source.TimeOfDay
        || source instanceof Source.Date
        || source instanceof Source.Weekday;
  }

  /// Whether it asks about the moment of the visit and not about the visitor.
  boolean isOfTheMoment() {
    return hasTimeZone() || source instanceof Source.BusinessHours;
  }

  /// The values it can have; null when they are not a closed list.
  public @Nullable Vocabulary vocabulary() {
    return switch (source) {
      case Source.Choice choice -> choice.vocabulary();
      case Source.Weekday _ -> Source.Weekday.DAYS;
      case Source.TimeOfDay _,
          Source.Date _,
          Source.Address _,
          Source.Text _,
          Source.Language _,
          Source.Parameter _,
          Source.Count _,
          Source.BusinessHours _,
          Source.OfSegment _ ->
          null;
    };
  }

  /// The key of the schedule that a condition on it names; null when it names none.
  ///
  /// @param value of the condition, well formed or not
  public @Nullable String schedule(String value) {
    int equals = source instanceof Source.BusinessHours ? value.indexOf('=') : -1;
    return equals < 0 ? null : value.substring(0, equals);
  }

  /// The key of the segment that a condition on it names; null when it names none.
  ///
  /// @param value of the condition, well formed or not
  public @Nullable String segment(String value) {
    return source instanceof Source.OfSegment ? value : null;
  }

  /// What kind of fact it is, and where a visit has it.
  Source source() {
    return source;
  }
}
