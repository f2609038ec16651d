package dev.waymark.local;

import dev.waymark.click.ClickEvent;
import dev.waymark.click.ClickId;
import dev.waymark.click.Outcome;
import dev.waymark.link.UtmParams;
import dev.waymark.visitor.Continent;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.Device;
import dev.waymark.visitor.OperatingSystem;
import dev.waymark.visitor.VisitorClass;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// A month of made-up clicks, scans and leads of the demo's links, such as a small business in
/// Spain might have: by day and week, by country and device, and each as the link's rules decide
/// it. The same workspace, links and moment always make the same month.
final class DemoMonth {
  static final int DAYS = 30;

  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

  /// Clicks of a usual day.
  private static final int A_DAY = 300;

  /// Of a hundred visits, so many go to each link.
  private static final Object[][] LINKS = {
    {"sale", 30},
    {"menu", 17},
    {"test", 16},
    {"chat", 12},
    {"app", 9},
    {"welcome", 7},
    {"night", 5},
    {"vip", 3},
    {"secret", 1}
  };

  private static final Object[][] COUNTRIES = {
    {"ES", 42},
    {"DE", 14},
    {"FR", 9},
    {"US", 8},
    {"MX", 7},
    {"GB", 6},
    {"AR", 4},
    {"PT", 3},
    {"IT", 3},
    {"BR", 2},
    {"NL", 2}
  };

  private static final Map<String, String> LANGUAGES =
      Map.ofEntries(
          Map.entry("ES", "es-ES"),
          Map.entry("DE", "de-DE"),
          Map.entry("FR", "fr-FR"),
          Map.entry("US", "en-US"),
          Map.entry("MX", "es-MX"),
          Map.entry("GB", "en-GB"),
          Map.entry("AR", "es-AR"),
          Map.entry("PT", "pt-PT"),
          Map.entry("IT", "it-IT"),
          Map.entry("BR", "pt-BR"),
          Map.entry("NL", "nl-NL"));

  private static final Object[][] REFERRERS = {
    {"", 46},
    {"instagram.com", 20},
    {"google.com", 15},
    {"facebook.com", 8},
    {"linkedin.com", 5},
    {"t.co", 3},
    {"youtube.com", 3}
  };

  private static final Object[][] CAMPAIGNS = {
    {"", 62}, {"autumn", 18}, {"newsletter", 12}, {"trade-fair", 8}
  };

  /// How busy each hour of a day in Madrid is.
  private static final int[] HOURS = {
    3, 2, 1, 1, 1, 2, 4, 8, 14, 20, 24, 26, 25, 22, 18, 18, 20, 22, 24, 25, 22, 17, 11, 6
  };

  /// What each link brings, of a thousand clicks that count.
  private static final Map<String, Integer> LEADS =
      Map.of("sale", 22, "menu", 30, "chat", 45, "vip", 60);

  private static final int LEADS_OF_A = 36;
  private static final int LEADS_OF_B = 70;

  private final String workspace;
  private final Map<String, DemoLink> links;
  private final Instant end;

  /// @param workspace its id
  /// @param links the links that there are, by their slugs; those that are missing have no clicks
  /// @param end when it ends
  DemoMonth(String workspace, Map<String, DemoLink> links, Instant end) {
    this.workspace = workspace;
    this.links = Map.copyOf(links);
    this.end = end;
  }

  /// A link.
  ///
  /// @param rulesVersion which version of its rules is in force; 0 when it has none
  record DemoLink(String id, long rulesVersion) {}

  /// A lead that a click brought.
  record DemoLead(
      ClickId click,
      String kind,
      @Nullable BigDecimal value,
      @Nullable String currency,
      String externalId) {}

  /// All of it, clicks in the order of their times.
  record Made(List<ClickEvent> clicks, List<DemoLead> leads) {}

  Made make() {
    var random = new SplittableRandom(workspace.hashCode());
    List<ClickEvent> clicks = new ArrayList<>();
    List<DemoLead> leads = new ArrayList<>();
    LocalDate last = LocalDate.ofInstant(end, MADRID);
    for (int back = DAYS - 1; back >= 0; back--) {
      LocalDate day = last.minusDays(back);
      int visits = (int) Math.round(A_DAY * weight(day) * growth(back) * jitter(random));
      for (int i = 0; i < visits; i++) {
        visit(day, random.split(), clicks, leads);
      }
    }
    clicks.sort(Comparator.comparingLong(ClickEvent::atMillis));
    return new Made(clicks, leads);
  }

  private static double weight(LocalDate day) {
    DayOfWeek weekday = day.getDayOfWeek();
    return switch (weekday) {
      case MONDAY, THURSDAY -> 1.05;
      case TUESDAY, WEDNESDAY -> 1.15;
      case FRIDAY -> 0.95;
      case SATURDAY -> 0.6;
      case SUNDAY -> 0.5;
    };
  }

  /// It goes up over the month, and a newsletter brings more for three days.
  private static double growth(int back) {
    double grown = 1.2 - 0.015 * back;
    return back == 11 ? grown * 1.8 : back == 10 || back == 9 ? grown * 1.35 : grown;
  }

  private static double jitter(SplittableRandom random) {
    return 0.9 + random.nextDouble() * 0.2;
  }

  private void visit(
      LocalDate day, SplittableRandom random, List<ClickEvent> clicks, List<DemoLead> leads) {
    String slug = pick(LINKS, random);
    DemoLink link = links.get(slug);
    ZonedDateTime at = day.atTime(time(random)).atZone(MADRID);
    if (link == null || !at.toInstant().isBefore(end)) {
      return;
    }
    Visitor visitor = visitor(day, random, slug);
    VisitorClass kind = kind(random);
    if (slug.equals("menu")) {
      menu(link, at, visitor, kind, random, clicks, leads);
      return;
    }
    Decided decided = decide(slug, visitor, at, random);
    ClickEvent click =
        event(
            link,
            at.toInstant(),
            visitor,
            kind,
            decided,
            kind == VisitorClass.PREVIEW ? Outcome.PREVIEW_PAGE : Outcome.REDIRECT,
            random);
    clicks.add(click);
    lead(slug, decided, click, random, leads);
  }

  /// A page is looked at, and often something on it is tapped.
  private void menu(
      DemoLink link,
      ZonedDateTime at,
      Visitor visitor,
      VisitorClass kind,
      SplittableRandom random,
      List<ClickEvent> clicks,
      List<DemoLead> leads) {
    clicks.add(
        event(
            link,
            at.toInstant(),
            visitor,
            kind,
            new Decided("hub", null, null, null, null),
            kind == VisitorClass.PREVIEW ? Outcome.PREVIEW_PAGE : Outcome.VIEW,
            random));
    Instant tapped = at.toInstant().plusSeconds(3 + random.nextInt(40));
    if (kind != VisitorClass.HUMAN || random.nextInt(100) >= 62 || !tapped.isBefore(end)) {
      return;
    }
    int which = random.nextInt(100);
    Decided tap =
        which < 48
            ? new Decided("tap", null, null, "es-sales", "chat")
            : which < 72
                ? new Decided("tap", null, null, "booking", "book")
                : which < 90
                    ? new Decided("tap", null, null, "sales-phone", "call")
                    : isOpen(at)
                        ? new Decided("tap", null, null, null, "open")
                        : new Decided("tap", null, null, "es-sales", "chat");
    ClickEvent click = event(link, tapped, visitor, kind, tap, Outcome.TAP, random);
    clicks.add(click);
    lead("menu", tap, click, random, leads);
  }

  /// What a link decided.
  private record Decided(
      String step,
      @Nullable String rule,
      @Nullable String variant,
      @Nullable String channel,
      @Nullable String entry) {
    static final Decided TARGET = new Decided("target", null, null, null, null);

    static Decided rule(String name) {
      return new Decided("rule", name, null, null, null);
    }

    static Decided channel(String rule, String channel) {
      return new Decided("rule", rule, null, channel, null);
    }
  }

  /// Somebody.
  private record Visitor(
      String country,
      String language,
      Device device,
      OperatingSystem os,
      String browser,
      @Nullable String referrer,
      @Nullable String campaign,
      boolean scan,
      long hash) {}

  /// As the rules of the demo do.
  private static Decided decide(
      String slug, Visitor visitor, ZonedDateTime at, SplittableRandom random) {
    boolean spanish = visitor.language().startsWith("es");
    return switch (slug) {
      case "sale" ->
          switch (visitor.country()) {
            case "DE" -> Decided.rule("Germany");
            case "ES" -> Decided.rule(spanish ? "Spanish speakers in Europe" : "Spain");
            default ->
                spanish && isInEurope(visitor)
                    ? Decided.rule("Spanish speakers in Europe")
                    : Decided.TARGET;
          };
      case "app" ->
          switch (visitor.os()) {
            case IOS -> Decided.rule("iPhone and iPad");
            case ANDROID -> Decided.rule("Android");
            default -> Decided.rule("Desktop");
          };
      case "night" ->
          switch (at.getDayOfWeek()) {
            case SATURDAY, SUNDAY -> Decided.rule("Weekend");
            default ->
                at.getHour() >= 20 || at.toLocalTime().isBefore(LocalTime.of(8, 30))
                    ? Decided.rule("Night")
                    : Decided.TARGET;
          };
      case "vip" ->
          random.nextInt(100) < 35
              ? Decided.rule("Returning customer")
              : random.nextInt(100) < 45 ? Decided.rule("Invited") : Decided.TARGET;
      case "welcome" ->
          Decided.rule(
              visitor.language().startsWith("fr")
                  ? "French"
                  : visitor.language().equals("pt-BR") ? "Brazil's Portuguese" : "Everyone else");
      case "chat" ->
          spanish
              ? isOpen(at)
                  ? Decided.channel("Spanish, while Madrid is open", "es-sales")
                  : Decided.channel("Spanish, while Madrid is closed", "booking")
              : random.nextInt(100) < 20
                  ? Decided.channel("Business customers", random.nextInt(3) < 2 ? "anna" : "bruno")
                  : new Decided("fallback_channel", null, null, "sales-telegram", null);
      case "test" -> new Decided("ab", null, random.nextInt(100) < 70 ? "A" : "B", null, null);
      default -> Decided.TARGET;
    };
  }

  private static boolean isInEurope(Visitor visitor) {
    Country country = Country.of(visitor.country());
    return country != null && country.continent() == Continent.EU;
  }

  /// Whether the demo's office in Madrid is.
  private static boolean isOpen(ZonedDateTime at) {
    return switch (at.getDayOfWeek()) {
      case SATURDAY, SUNDAY -> false;
      case FRIDAY -> at.getHour() >= 9 && at.getHour() < 15;
      default -> at.getHour() >= 9 && at.getHour() < 20;
    };
  }

  private static LocalTime time(SplittableRandom random) {
    int all = 0;
    for (int each : HOURS) {
      all += each;
    }
    int drawn = random.nextInt(all);
    int hour = 0;
    while (drawn >= HOURS[hour]) {
      drawn -= HOURS[hour];
      hour++;
    }
    return LocalTime.of(hour, random.nextInt(60), random.nextInt(60));
  }

  private static Visitor visitor(LocalDate day, SplittableRandom random, String slug) {
    String country = pick(COUNTRIES, random);
    String language = random.nextInt(100) < 88 ? String.valueOf(LANGUAGES.get(country)) : "en-US";
    String referrer = pick(REFERRERS, random);
    String campaign = pick(CAMPAIGNS, random);
    int which = random.nextInt(100);
    Device device;
    OperatingSystem os;
    String browser;
    if (which < 31) {
      device = Device.MOBILE;
      os = OperatingSystem.IOS;
      browser = referrer.equals("instagram.com") ? "Instagram" : "Safari";
    } else if (which < 64) {
      device = Device.MOBILE;
      os = OperatingSystem.ANDROID;
      browser = which < 56 ? "Chrome" : "Samsung Internet";
    } else if (which < 84) {
      device = Device.DESKTOP;
      os = OperatingSystem.WINDOWS;
      browser = which < 77 ? "Chrome" : which < 82 ? "Edge" : "Firefox";
    } else if (which < 94) {
      device = Device.DESKTOP;
      os = OperatingSystem.MACOS;
      browser = which < 91 ? "Safari" : "Chrome";
    } else {
      device = Device.TABLET;
      os = which < 98 ? OperatingSystem.IOS : OperatingSystem.ANDROID;
      browser = which < 98 ? "Safari" : "Chrome";
    }
    boolean scan =
        device == Device.MOBILE
            && referrer.isEmpty()
            && (slug.equals("menu") || slug.equals("sale") || slug.equals("app"))
            && random.nextInt(100) < 60;
    return new Visitor(
        country,
        language,
        device,
        os,
        browser,
        referrer.isEmpty() ? null : referrer,
        campaign.isEmpty() ? null : campaign,
        scan,
        // Some come again on the same day; nobody is known on the next.
        day.toEpochDay() * A_DAY * 4 + random.nextInt(A_DAY * 2));
  }

  private static VisitorClass kind(SplittableRandom random) {
    int which = random.nextInt(1_000);
    return which < 35
        ? VisitorClass.BOT
        : which < 55
            ? VisitorClass.PREVIEW
            : which < 60 ? VisitorClass.PREFETCH : VisitorClass.HUMAN;
  }

  private ClickEvent event(
      DemoLink link,
      Instant at,
      Visitor visitor,
      VisitorClass kind,
      Decided decided,
      Outcome outcome,
      SplittableRandom random) {
    boolean isHuman = kind == VisitorClass.HUMAN;
    return new ClickEvent(
        ClickId.next(at.toEpochMilli(), random),
        at.toEpochMilli(),
        workspace,
        link.id(),
        decided.step(),
        decided.rule(),
        decided.variant(),
        decided.channel(),
        kind,
        isHuman && visitor.scan(),
        outcome,
        Country.of(visitor.country()),
        isHuman ? visitor.device() : null,
        isHuman ? visitor.os() : null,
        isHuman ? visitor.browser() : null,
        isHuman ? visitor.language() : null,
        isHuman ? visitor.referrer() : null,
        new UtmParams(
            null, null, isHuman && !visitor.scan() ? visitor.campaign() : null, null, null),
        isHuman ? visitor.hash() : 0,
        null,
        link.rulesVersion(),
        decided.entry());
  }

  private static void lead(
      String slug,
      Decided decided,
      ClickEvent click,
      SplittableRandom random,
      List<DemoLead> leads) {
    int rate =
        decided.variant() == null
            ? LEADS.getOrDefault(slug, 0)
            : decided.variant().equals("A") ? LEADS_OF_A : LEADS_OF_B;
    if (!click.counts() || random.nextInt(1_000) >= rate) {
      return;
    }
    boolean isOrder = slug.equals("sale") || slug.equals("test");
    leads.add(
        new DemoLead(
            click.id(),
            isOrder ? "order" : slug.equals("menu") ? "booking" : "enquiry",
            isOrder ? BigDecimal.valueOf(1_900 + random.nextInt(140) * 100L, 2) : null,
            isOrder ? "EUR" : null,
            "demo-" + click.id()));
  }

  private static String pick(Object[][] weighted, SplittableRandom random) {
    int drawn = random.nextInt(100);
    for (Object[] each : weighted) {
      drawn -= (Integer) each[1];
      if (drawn < 0) {
        return (String) each[0];
      }
    }
    return (String) weighted[0][0];
  }

  /// How old the clicks may be that are still made: those of a demo that was made long ago would be
  /// dropped again.
  static boolean isWorthwhile(Instant end, Instant now) {
    return Duration.between(end, now).compareTo(Duration.ofDays(DAYS)) < 0;
  }
}
