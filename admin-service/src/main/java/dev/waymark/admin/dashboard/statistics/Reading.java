package dev.waymark.admin.dashboard.statistics;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.waymark.admin.dashboard.Frame;
import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.dashboard.WorldChoices;
import dev.waymark.admin.dashboard.link.Address;
import dev.waymark.admin.dashboard.statistics.Shown.AbResult;
import dev.waymark.admin.dashboard.statistics.Shown.Bar;
import dev.waymark.admin.dashboard.statistics.Shown.BarCard;
import dev.waymark.admin.dashboard.statistics.Shown.Bots;
import dev.waymark.admin.dashboard.statistics.Shown.Chip;
import dev.waymark.admin.dashboard.statistics.Shown.ClickRow;
import dev.waymark.admin.dashboard.statistics.Shown.Hidden;
import dev.waymark.admin.dashboard.statistics.Shown.LeadRow;
import dev.waymark.admin.dashboard.statistics.Shown.LinkHead;
import dev.waymark.admin.dashboard.statistics.Shown.Sum;
import dev.waymark.admin.dashboard.statistics.Shown.Tab;
import dev.waymark.admin.dashboard.statistics.Shown.WeekGrid;
import dev.waymark.admin.directory.Directories;
import dev.waymark.admin.link.LinkView;
import dev.waymark.admin.replay.DecidedClickView;
import dev.waymark.admin.replay.DecidedClicks;
import dev.waymark.admin.replay.PlayedClick;
import dev.waymark.admin.statistics.Analytics;
import dev.waymark.admin.statistics.Answer;
import dev.waymark.admin.statistics.LinkNames;
import dev.waymark.admin.statistics.LinkNames.LinkName;
import dev.waymark.admin.version.VersionView;
import dev.waymark.rule.Names;
import dev.waymark.service.csv.Cells;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import jakarta.inject.Singleton;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Asks for what a page of statistics shows, and says it in words.
@Singleton
class Reading {
  /// Rows of a list on the page, and on the page of the list alone.
  static final int ROWS = 8;

  static final int MOST_ROWS = 200;
  private static final String EVER = "ever";
  private static final String COMPARED = "&compare=previous";
  private static final int RECENT = 12;
  private static final int LEADS = 8;
  private static final int HOURS = 24;
  private static final int STRENGTHS = 5;
  private static final double CERTAINTY = 0.95;

  private final Analytics analytics;
  private final Directories directories;
  private final DecidedClicks decidedClicks;
  private final LinkNames linkNames;
  private final WorldChoices world;
  private final Sentences sentences;

  Reading(
      Analytics analytics,
      Directories directories,
      DecidedClicks decidedClicks,
      LinkNames linkNames,
      WorldChoices world,
      Sentences sentences) {
    this.analytics = analytics;
    this.directories = directories;
    this.decidedClicks = decidedClicks;
    this.linkNames = linkNames;
    this.world = world;
    this.sentences = sentences;
  }

  /// Why a click went where it did.
  ///
  /// @param link its link
  /// @throws ProblemException when there is no such click, or it cannot be had
  Why why(String ws, Asked asked, LinkView link, String click, String back) {
    DecidedClickView decided = decidedClicks.of(ws, link.id(), click);
    PlayedClick played = decidedClicks.play(ws, link.id(), decided);
    Words words = words(asked);
    StatisticsMessages messages = words.messages();
    String channel = decided.channel();
    String url = link.shortUrl();
    VersionView version = decided.version();
    return new Why(
        url.substring(url.indexOf("://") + 3),
        words.exactly(decided.at()),
        decided.rule() == null ? words.step(decided.step()) : decided.sentence(),
        channel == null
            ? ""
            : words.value(Listing.CHANNELS, channel, directories.of(ws).names(), null),
        played == null ? null : facts(words, played),
        played == null
            ? List.of()
            : played.rules().stream()
                .map(rule -> new Why.Tried(rule.name(), rule.sentence(), rule.held()))
                .toList(),
        version == null
            ? ""
            : messages.whyVersion(
                words.number(version.version()), words.moment(version.at()).text()),
        decided.note(),
        "/w/" + ws + "/links/" + link.id() + "/history",
        back);
  }

  private static List<Why.Fact> facts(Words words, PlayedClick played) {
    Map<Listing, @Nullable String> known = new EnumMap<>(Listing.class);
    known.put(Listing.COUNTRIES, played.country());
    known.put(Listing.DEVICES, played.device());
    known.put(Listing.SYSTEMS, played.os());
    known.put(Listing.BROWSERS, played.browser());
    known.put(Listing.LANGUAGES, played.language());
    known.put(Listing.REFERRERS, played.referrer());
    known.put(Listing.CAMPAIGNS, played.campaign());
    List<Why.Fact> facts = new ArrayList<>();
    known.forEach(
        (listing, value) ->
            facts.add(
                new Why.Fact(
                    words.one(listing),
                    words.value(listing, value == null ? Words.NONE : value, Names.NONE, null))));
    return facts;
  }

  Words words(Asked asked) {
    return new Words(
        sentences.of(StatisticsMessages.class), sentences.language(), asked.span().zone());
  }

  /// The whole page.
  ///
  /// @param link the link that it is about; null for all of the workspace
  Shown page(Frame frame, String ws, Asked asked, @Nullable LinkView link) {
    boolean hasTest = link != null && hasVariants(link);
    Page page = new Page(frame, ws, asked, link, analytics.ask(ws, questions(asked, hasTest)));
    return page.shown(page.isEmpty() && isNever(ws, asked));
  }

  /// Whether nothing was ever counted.
  private boolean isNever(String ws, Asked asked) {
    String question = "stats/summary" + (asked.link() == null ? "" : "?link=" + asked.link());
    return analytics.ask(ws, Map.of(EVER, question)).get(EVER) instanceof Answer.Told(JsonNode all)
        && isNothing(all);
  }

  private static boolean isNothing(JsonNode summary) {
    return Stream.of("clicks", "leads", "bots", "previews", "prefetches")
        .allMatch(member -> summary.path(member).asLong() == 0);
  }

  /// One list alone.
  BarCard list(Frame frame, String ws, Asked asked, @Nullable LinkView link, Listing listing) {
    Map<String, Answer> answers =
        analytics.ask(
            ws,
            Map.of(
                "summary",
                "stats/summary" + asked.query(bots(asked)),
                listing.key(),
                question(asked, listing, MOST_ROWS)));
    return new Page(frame, ws, asked, link, answers).card(listing, true);
  }

  /// A list as a table for other programs, with names as people read them.
  ///
  /// @throws ProblemException when it is away
  String csv(Asked asked, BarCard card) {
    List<Bar> bars = card.bars();
    if (bars == null) {
      throw new ProblemException(
          ProblemType.LOOKUP_FAILED,
          "The analytics service does not answer as it should; try again in a moment.");
    }
    StatisticsMessages messages = words(asked).messages();
    var text = new StringWriter();
    var csv = CsvWriter.builder().bufferSize(0).build(text);
    csv.writeRecord(card.title(), messages.more(), messages.clicks(), messages.leads());
    for (Bar bar : bars) {
      csv.writeRecord(
          Cells.guarded(bar.label()),
          Cells.guarded(bar.more() == null ? "" : bar.more()),
          String.valueOf(bar.clicks()),
          String.valueOf(bar.leadCount()));
    }
    return text.toString();
  }

  private static boolean hasVariants(LinkView link) {
    JsonNode variants = link.field("ab_variants");
    return variants != null && !variants.isEmpty();
  }

  private static String bots(Asked asked) {
    return "include_bots=" + asked.bots();
  }

  private static String question(Asked asked, Listing listing, int rows) {
    return "stats/" + listing.key() + asked.query(bots(asked) + "&limit=" + rows);
  }

  private static Map<String, String> questions(Asked asked, boolean hasTest) {
    Map<String, String> questions = new LinkedHashMap<>();
    questions.put("summary", "stats/summary" + asked.query(bots(asked) + COMPARED));
    questions.put(
        "series",
        "stats/timeseries"
            + asked.query("interval=" + (asked.span().isByHour() ? "hour" : "day") + COMPARED));
    questions.put("hours", "stats/hours" + asked.query(""));
    for (Listing.Card card : cards(asked)) {
      Listing listing = asked.shown(card);
      questions.put(listing.key(), question(asked, listing, ROWS));
    }
    questions.put("clicks", "clicks" + asked.query(bots(asked) + "&limit=" + RECENT));
    questions.put("leads", "leads" + asked.unfiltered("limit=" + LEADS));
    if (!asked.span().isOver()) {
      questions.put(
          "live", "stats/live?limit=1" + (asked.link() == null ? "" : "&link=" + asked.link()));
    }
    if (hasTest) {
      questions.put("ab", "stats/ab" + asked.query(""));
    }
    return questions;
  }

  private static List<Listing.Card> cards(Asked asked) {
    return Arrays.stream(Listing.Card.values())
        .filter(card -> card != Listing.Card.LINKS || asked.link() == null)
        .toList();
  }

  /// A page that is being put together.
  private final class Page {
    private final Frame frame;
    private final Asked asked;
    private final @Nullable LinkView link;
    private final Map<String, Answer> answers;
    private final Words words;
    private final StatisticsMessages messages;
    private final Names names;
    private final Map<String, LinkName> links;

    Page(
        Frame frame, String ws, Asked asked, @Nullable LinkView link, Map<String, Answer> answers) {
      this.frame = frame;
      this.asked = asked;
      this.link = link;
      this.answers = answers;
      this.words = words(asked);
      this.messages = words.messages();
      this.names = directories.of(ws).names();
      this.links = linkNames.of(ws, linksNamed());
    }

    /// The ids of the links that the answers name.
    private Set<String> linksNamed() {
      Set<String> ids = new LinkedHashSet<>();
      addAll(ids, told("links"), "values", "value");
      addAll(ids, told("clicks"), "clicks", "link");
      addAll(ids, told("leads"), "leads", "link");
      return ids;
    }

    private static void addAll(
        Set<String> ids, @Nullable JsonNode json, String list, String member) {
      if (json != null) {
        json.path(list)
            .forEach(
                each -> {
                  String id = each.path(member).textValue();
                  if (id != null) {
                    ids.add(id);
                  }
                });
      }
    }

    private @Nullable JsonNode told(String question) {
      return answers.get(question) instanceof Answer.Told(JsonNode json) ? json : null;
    }

    /// Whether there is nothing in the period, though nothing narrows it.
    boolean isEmpty() {
      JsonNode summary = told("summary");
      return summary != null && !asked.isFiltered() && isNothing(summary);
    }

    Shown shown(boolean isNever) {
      Address address = asked.address();
      JsonNode summary = told("summary");
      return new Shown(
          path(),
          head(),
          periods(),
          asked.span().first().toString(),
          asked.span().last().toString(),
          world.zones(asked.span().zone().getId()),
          asked.span().zone().getId().replace('_', ' '),
          said(),
          hidden(),
          chips(),
          cleared().toString(),
          summary == null ? null : figures(summary, previous(summary)),
          botsSwitch(summary),
          chart(told("series")),
          cards(asked).stream().map(card -> card(asked.shown(card), false)).toList(),
          week(told("hours")),
          recent(told("clicks")),
          leads(told("leads")),
          test(told("ab")),
          address.at(path() + "/clicks.csv").toString(),
          words.exactly(asked.span().to()),
          isEmpty(),
          isNever,
          covered(summary),
          live(),
          answers.values().stream().allMatch(Answer.Away.class::isInstance));
    }

    private String covered(@Nullable JsonNode summary) {
      JsonNode from = summary == null ? null : summary.path("covered_from");
      return from == null || !from.isTextual()
          ? ""
          : messages.coveredFrom(words.moment(instant(from)).text());
    }

    private String live() {
      JsonNode live = told("live");
      return live == null
          ? ""
          : messages.lastMinute(words.number(live.path("last_minute").path("clicks").asLong()));
    }

    private String path() {
      return frame.path() + (link == null ? "" : "/links/" + link.id()) + "/statistics";
    }

    private @Nullable LinkHead head() {
      if (link == null) {
        return null;
      }
      String url = link.shortUrl();
      return new LinkHead(
          link.id(),
          url.substring(url.indexOf("://") + 3),
          url,
          link.title(),
          frame.path() + "/links/" + link.id());
    }

    private List<Tab> periods() {
      List<Tab> tabs = new ArrayList<>();
      for (Period period : Period.values()) {
        String label =
            switch (period) {
              case TODAY -> messages.periodToday();
              case DAYS_7 -> messages.periodDays(7);
              case DAYS_30 -> messages.periodDays(30);
              case DAYS_90 -> messages.periodDays(90);
              case MONTH -> messages.periodMonth();
              case LAST_MONTH -> messages.periodLastMonth();
              case YEAR -> messages.periodYear();
              case OWN -> "";
            };
        if (period != Period.OWN) {
          tabs.add(
              new Tab(
                  label,
                  asked
                      .address()
                      .with("period", period.key())
                      .with("from", null)
                      .with("to", null)
                      .toString(),
                  period == asked.period()));
        }
      }
      return tabs;
    }

    private String said() {
      Span span = asked.span();
      return span.first().equals(span.last())
          ? words.longDate(span.first())
          : words.date(span.first()) + " – " + words.date(span.last());
    }

    private List<Hidden> hidden() {
      List<Hidden> hidden = new ArrayList<>();
      asked
          .address()
          .parameters()
          .forEach(
              (name, values) -> {
                if (!Set.of("period", "from", "to", "zone").contains(name)) {
                  values.forEach(value -> hidden.add(new Hidden(name, value)));
                }
              });
      return hidden;
    }

    private List<Chip> chips() {
      List<Chip> chips = new ArrayList<>();
      asked
          .filters()
          .forEach(
              (listing, values) -> {
                String name = listing.filter();
                if (name != null) {
                  for (String value : values) {
                    chips.add(
                        new Chip(
                            messages.filterOf(words.one(listing), label(listing, value)),
                            asked.address().without(name, value).toString()));
                  }
                }
              });
      return chips;
    }

    private Address cleared() {
      Address address = asked.address();
      for (Listing listing : asked.filters().keySet()) {
        String name = listing.filter();
        if (name != null) {
          address = address.with(name, null);
        }
      }
      return address;
    }

    private String label(Listing listing, String value) {
      return words.value(listing, value, names, link == null ? null : entries(link));
    }

    private static @Nullable JsonNode entries(LinkView link) {
      JsonNode hub = link.field("hub");
      return hub == null ? null : hub.path("entries");
    }

    /// What an answer says of the time before; null for nothing.
    private static @Nullable JsonNode previous(JsonNode answer) {
      JsonNode previous = answer.path("previous");
      return previous.isObject() ? previous : null;
    }

    private List<Sum> figures(JsonNode now, @Nullable JsonNode before) {
      List<Sum> sums = new ArrayList<>();
      for (Figure figure : Figure.values()) {
        sums.add(figure == Figure.CONVERSION ? conversion(now, before) : sum(figure, now, before));
      }
      return sums;
    }

    private Sum sum(Figure figure, JsonNode now, @Nullable JsonNode before) {
      String member = figure == Figure.VISITORS ? "unique_visitors" : figure.key();
      long value = now.path(member).asLong();
      long then = before == null ? -1 : before.path(member).asLong();
      return new Sum(
          title(figure),
          words.number(value),
          figure == Figure.LEADS ? words.worth(now.path("values")) : List.of(),
          change((double) value, (double) then, words.number(then)),
          direction((double) value, (double) then),
          figure.isDrawn() ? asked.address().with("show", figure.key()).toString() : null,
          figure == asked.figure());
    }

    private Sum conversion(JsonNode now, @Nullable JsonNode before) {
      double rate = rate(now);
      double then = before == null ? -1 : rate(before);
      return new Sum(
          messages.conversion(),
          now.path("clicks").asLong() == 0 ? "–" : words.percent(rate),
          List.of(),
          before == null || before.path("clicks").asLong() == 0 || now.path("clicks").asLong() == 0
              ? ""
              : change(rate, then, words.percent(then)),
          before == null ? "level" : direction(rate, then),
          null,
          false);
    }

    private static double rate(JsonNode sums) {
      long clicks = sums.path("clicks").asLong();
      return clicks == 0 ? 0 : (double) sums.path("leads").asLong() / clicks;
    }

    private String change(double value, double then, String said) {
      if (then < 0) {
        return "";
      } else if (value == then) {
        return messages.changeNone(said);
      } else if (then == 0) {
        return messages.changeNew();
      }
      String percent = words.percent(Math.abs(value - then) / then);
      return value > then ? messages.changeUp(percent, said) : messages.changeDown(percent, said);
    }

    private static String direction(double value, double then) {
      return then < 0 || value == then ? "level" : value > then ? "up" : "down";
    }

    private String title(Figure figure) {
      return switch (figure) {
        case CLICKS -> messages.clicks();
        case SCANS -> messages.scans();
        case VISITORS -> messages.visitors();
        case LEADS -> messages.leads();
        case CONVERSION -> messages.conversion();
      };
    }

    private Bots botsSwitch(@Nullable JsonNode summary) {
      return new Bots(
          asked.bots(),
          asked.address().with("bots", asked.bots() ? null : "1").toString(),
          summary == null
              ? ""
              : messages.botsSay(
                  words.number(summary.path("bots").asLong()),
                  words.number(summary.path("previews").asLong()),
                  words.number(summary.path("prefetches").asLong())));
    }

    private @Nullable Chart chart(@Nullable JsonNode series) {
      if (series == null) {
        return null;
      }
      boolean byHour = asked.span().isByHour();
      String member = asked.figure().key();
      JsonNode before = previous(series);
      JsonNode previous = before == null ? null : before.path("points");
      List<Chart.Interval> intervals = new ArrayList<>();
      long sum = 0;
      long most = 0;
      for (JsonNode point : series.path("points")) {
        Instant start = instant(point.path("start"));
        if (!start.isBefore(asked.span().to())) {
          break;
        }
        ZonedDateTime there = start.atZone(asked.span().zone());
        long value = point.path(member).asLong();
        long then =
            previous != null && intervals.size() < previous.size()
                ? previous.path(intervals.size()).path(member).asLong()
                : -1;
        String time = words.time(start);
        intervals.add(
            new Chart.Interval(
                byHour
                    ? words.longDate(there.toLocalDate()) + ", " + time
                    : words.longDate(there.toLocalDate()),
                byHour ? time : words.shortDate(there.toLocalDate()),
                value,
                words.number(value),
                then,
                then < 0 ? "" : words.number(then)));
        sum += value;
        most = Math.max(most, value);
      }
      if (intervals.isEmpty()) {
        return null;
      }
      return Chart.of(
          title(asked.figure()),
          messages.chartSays(
              title(asked.figure()),
              said(),
              words.number(sum),
              byHour ? messages.unitHour() : messages.unitDay(),
              words.number(most)),
          intervals,
          !asked.span().isOver(),
          messages.openNote(),
          words::number);
    }

    /// A moment of an answer; the first of the span where it has none.
    private Instant instant(JsonNode node) {
      try {
        return Instant.parse(node.asText());
      } catch (DateTimeException _) {
        return asked.span().from();
      }
    }

    BarCard card(Listing listing, boolean whole) {
      JsonNode json = told(listing.key());
      List<Tab> tabs =
          whole
              ? List.of()
              : Arrays.stream(Listing.values())
                  .filter(each -> each.card() == listing.card())
                  .map(
                      each ->
                          new Tab(
                              words.list(each),
                              asked.address().with(each.card().parameter(), each.key())
                                  + "#"
                                  + id(each),
                              each == listing))
                  .toList();
      return new BarCard(
          id(listing),
          words.list(listing),
          tabs.size() < 2 ? List.of() : tabs,
          json == null ? null : bars(listing, json),
          asked.address().at(path() + "/" + listing.key()).toString(),
          "");
    }

    private static String id(Listing listing) {
      return "list-" + listing.card().parameter();
    }

    private List<Bar> bars(Listing listing, JsonNode json) {
      JsonNode total = json.path("total");
      JsonNode summary = told("summary");
      long clicks = total.path("clicks").asLong();
      long everyone = summary == null ? clicks : summary.path("clicks").asLong();
      long all = listing.countsEveryClick() ? clicks : Math.max(clicks, everyone);
      long rest = listing.card() == Listing.Card.DECISIONS ? everyone - clicks : 0;
      long most = Math.max(1, Math.max(rest, json.path("unknown").path("clicks").asLong()));
      for (JsonNode each : json.path("values")) {
        most = Math.max(most, each.path("clicks").asLong());
      }
      List<Bar> bars = new ArrayList<>();
      for (JsonNode each : json.path("values")) {
        String value = each.path("value").asText();
        bars.add(
            bar(
                name(listing, value),
                listing == Listing.LINKS && links.get(value) instanceof LinkName(_, String title)
                    ? title
                    : null,
                each,
                all,
                most,
                press(listing, value),
                asked.isFiltered(listing, value),
                false));
      }
      add(bars, listing, json.path("unknown"), all, most);
      if (listing == Listing.RULES && rest > 0) {
        bars.add(
            new Bar(
                messages.everyoneElse(),
                null,
                words.number(rest),
                share(rest, all),
                width(rest, most),
                "",
                "",
                press(listing, Words.NONE),
                asked.isFiltered(listing, Words.NONE),
                true,
                rest,
                0));
      }
      JsonNode other = json.path("other");
      if (isThere(other)) {
        bars.add(bar(messages.others(), null, other, all, most, null, false, true));
      }
      return bars;
    }

    private void add(List<Bar> bars, Listing listing, JsonNode unknown, long all, long most) {
      if (isThere(unknown)) {
        bars.add(
            bar(
                words.unknown(listing),
                null,
                unknown,
                all,
                most,
                press(listing, Words.NONE),
                asked.isFiltered(listing, Words.NONE),
                true));
      }
    }

    private static boolean isThere(JsonNode sums) {
      return sums.path("clicks").asLong() > 0 || others(sums) > 0;
    }

    private Bar bar(
        String label,
        @Nullable String more,
        JsonNode sums,
        long all,
        long most,
        @Nullable String href,
        boolean pressed,
        boolean isVague) {
      long clicks = sums.path("clicks").asLong();
      long leads = sums.path("leads").asLong();
      long others = others(sums);
      return new Bar(
          label,
          more,
          words.number(clicks),
          share(clicks, all),
          width(clicks, most),
          leads == 0 ? "" : words.number(leads),
          others == 0 ? "" : words.number(others),
          href,
          pressed,
          isVague,
          clicks,
          leads);
    }

    private static long others(JsonNode sums) {
      return sums.path("bots").asLong()
          + sums.path("previews").asLong()
          + sums.path("prefetches").asLong();
    }

    private String share(long clicks, long all) {
      return words.percent(all == 0 ? 0 : (double) clicks / all);
    }

    private static int width(long clicks, long most) {
      return clicks == 0 ? 0 : Math.clamp(Math.round(100.0 * clicks / most), 1, 100);
    }

    private String name(Listing listing, String value) {
      if (listing != Listing.LINKS) {
        return label(listing, value);
      }
      return links.get(value) instanceof LinkName(String address, _)
          ? address
          : messages.deletedLink();
    }

    /// What a press on a row does: it filters, or takes the filter away; a link has its own page.
    private @Nullable String press(Listing listing, String value) {
      if (listing == Listing.LINKS) {
        return links.containsKey(value)
            ? asked.address().at(frame.path() + "/links/" + value + "/statistics").toString()
            : null;
      }
      String name = listing.filter();
      if (name == null) {
        return null;
      }
      return (asked.isFiltered(listing, value)
              ? asked.address().without(name, value)
              : asked.address().and(name, value))
          .toString();
    }

    private @Nullable WeekGrid week(@Nullable JsonNode hours) {
      if (hours == null) {
        return null;
      }
      long[][] clicks = new long[HOURS][DayOfWeek.values().length];
      long most = 0;
      for (JsonNode each : hours.path("hours")) {
        int day = Math.clamp(each.path("weekday").asInt() - 1L, 0, DayOfWeek.values().length - 1);
        int hour = Math.clamp(each.path("hour").asInt(), 0, HOURS - 1);
        clicks[hour][day] += each.path("clicks").asLong();
        most = Math.max(most, clicks[hour][day]);
      }
      Locale language = words.language();
      List<WeekGrid.Day> days =
          Arrays.stream(DayOfWeek.values())
              .map(
                  day ->
                      new WeekGrid.Day(
                          day.getDisplayName(TextStyle.FULL_STANDALONE, language),
                          day.getDisplayName(TextStyle.SHORT_STANDALONE, language)))
              .toList();
      List<WeekGrid.Hour> rows = new ArrayList<>();
      for (int hour = 0; hour < HOURS; hour++) {
        List<WeekGrid.Cell> cells = new ArrayList<>();
        for (long count : clicks[hour]) {
          cells.add(
              new WeekGrid.Cell(
                  words.number(count),
                  count == 0 ? 0 : (int) Math.max(1, Math.ceilDiv(count * STRENGTHS, most))));
        }
        rows.add(new WeekGrid.Hour("%02d".formatted(hour), cells));
      }
      return new WeekGrid(days, rows);
    }

    private @Nullable List<ClickRow> recent(@Nullable JsonNode json) {
      if (json == null) {
        return null;
      }
      List<ClickRow> rows = new ArrayList<>();
      for (JsonNode click : json.path("clicks")) {
        rows.add(row(click));
      }
      return rows;
    }

    private ClickRow row(JsonNode click) {
      Instant at = instant(click.path("at"));
      String id = click.path("link").asText();
      LinkName name = links.get(id);
      return new ClickRow(
          words.moment(at),
          facts(click),
          decided(click),
          went(click),
          switch (click.path("class").asText()) {
            case "bot" -> messages.kindBot();
            case "preview" -> messages.kindPreview();
            case "prefetch" -> messages.kindPrefetch();
            default -> "";
          },
          asked.link() != null || name == null ? null : name.address(),
          asked.link() == null && name == null
              ? null
              : asked
                  .address()
                  .at(
                      frame.path()
                          + "/links/"
                          + Address.encoded(id)
                          + "/statistics/clicks/"
                          + Address.encoded(click.path("click_id").asText()))
                  .toString());
    }

    private String facts(JsonNode click) {
      List<String> facts = new ArrayList<>();
      String country = click.path("country").textValue();
      String device = click.path("device").textValue();
      if (country != null) {
        facts.add(words.country(country));
      }
      if (device != null) {
        facts.add(words.device(device));
      }
      for (String member : List.of("os", "browser")) {
        String value = click.path(member).textValue();
        if (value != null) {
          facts.add(value);
        }
      }
      if (click.path("scan").asBoolean()) {
        facts.add(messages.scan());
      }
      return facts.isEmpty() ? messages.nobody() : String.join(" · ", facts);
    }

    private String decided(JsonNode click) {
      String rule = click.path("rule").textValue();
      String entry = click.path("entry").textValue();
      String variant = click.path("variant").textValue();
      if (rule != null) {
        return messages.byRule(rule);
      } else if (entry != null) {
        return messages.byEntry(label(Listing.ENTRIES, entry));
      } else if (variant != null) {
        return messages.byVariant(variant);
      }
      return words.step(click.path("step").asText());
    }

    private String went(JsonNode click) {
      String channel = click.path("channel").textValue();
      return channel == null ? "" : label(Listing.CHANNELS, channel);
    }

    private @Nullable List<LeadRow> leads(@Nullable JsonNode json) {
      if (json == null) {
        return null;
      }
      List<LeadRow> rows = new ArrayList<>();
      for (JsonNode lead : json.path("leads")) {
        List<String> source = new ArrayList<>();
        LinkName name = links.get(lead.path("link").asText());
        if (asked.link() == null && name != null) {
          source.add(name.address());
        }
        String rule = lead.path("rule").textValue();
        String channel = lead.path("channel").textValue();
        String entry = lead.path("entry").textValue();
        String variant = lead.path("variant").textValue();
        if (rule != null) {
          source.add(messages.byRule(rule));
        }
        if (entry != null) {
          source.add(messages.byEntry(label(Listing.ENTRIES, entry)));
        }
        if (variant != null) {
          source.add(messages.byVariant(variant));
        }
        if (channel != null) {
          source.add(label(Listing.CHANNELS, channel));
        }
        rows.add(
            new LeadRow(
                words.moment(instant(lead.path("created_at"))),
                lead.path("kind").asText(),
                words.money(lead.path("value"), lead.path("currency").textValue()),
                lead.path("attributed").asBoolean()
                    ? String.join(" · ", source)
                    : messages.leadUnknown(),
                frame.mayEdit()
                    ? asked
                        .address()
                        .at(path() + "/leads/" + Address.encoded(lead.path("id").asText()))
                        .toString()
                    : null));
      }
      return rows;
    }

    private @Nullable AbResult test(@Nullable JsonNode json) {
      if (json == null) {
        return null;
      }
      Map<String, String> verdicts = new HashMap<>();
      verdicts.put("not_enough_data", messages.testNotEnough());
      verdicts.put("better", messages.testBetter());
      verdicts.put("worse", messages.testWorse());
      verdicts.put("no_difference_seen", messages.testSame());
      List<AbResult.Variant> variants = new ArrayList<>();
      for (JsonNode each : json.path("variants")) {
        JsonNode interval = each.path("rate_interval");
        String verdict = each.path("verdict").asText();
        variants.add(
            new AbResult.Variant(
                each.path("variant").asText(),
                words.number(each.path("clicks").asLong()),
                words.number(each.path("converted_clicks").asLong()),
                messages.testRate(
                    words.percent(each.path("rate").asDouble()),
                    words.percent(interval.path("low").asDouble()),
                    words.percent(interval.path("high").asDouble())),
                verdicts.getOrDefault(verdict, messages.testFirst()),
                verdict.equals("better") ? "on" : verdict.equals("worse") ? "bad" : ""));
      }
      return new AbResult(variants, words.percent(json.path("confidence").asDouble(CERTAINTY)), "");
    }
  }
}
