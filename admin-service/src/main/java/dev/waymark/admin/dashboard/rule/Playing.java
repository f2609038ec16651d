package dev.waymark.admin.dashboard.rule;

import dev.waymark.admin.dashboard.rule.EditorView.Option;
import dev.waymark.admin.dashboard.rule.EditorView.Player;
import dev.waymark.admin.dashboard.rule.EditorView.Seen;
import dev.waymark.admin.dashboard.rule.EditorView.Trace;
import dev.waymark.admin.dashboard.rule.EditorView.Verdict;
import dev.waymark.admin.simulation.PageView;
import dev.waymark.admin.simulation.SimulationView;
import dev.waymark.admin.simulation.SimulationView.ConditionTraceView;
import dev.waymark.admin.simulation.SimulationView.TraceView;
import dev.waymark.rule.Action;
import dev.waymark.rule.ConditionField;
import dev.waymark.rule.Names;
import dev.waymark.rule.Rule;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The played visitor's way through the rules, in the words of the page.
final class Playing {
  private static final String YES = "yes";
  private static final String NO = "no";
  private static final String UNKNOWN = "unknown";

  private final Desk desk;
  private final Matter matter;
  private final RuleMessages messages;
  private final List<CheckedRule> rules;
  private final @Nullable SimulationView played;

  /// By the names of the rules that were tried.
  private final Map<String, TraceView> traces = new HashMap<>();

  Playing(
      Desk desk, List<CheckedRule> rules, List<CheckedRule> sent, @Nullable SimulationView played) {
    this.desk = desk;
    this.matter = desk.matter();
    this.messages = matter.messages();
    this.rules = rules;
    this.played = played;
    for (int i = 0; played != null && i < played.trace().size() && i < sent.size(); i++) {
      traces.put(sent.get(i).key(), played.trace().get(i));
    }
  }

  /// A URL as people read it.
  static String shown(String url) {
    return url.startsWith("https://") ? url.substring("https://".length()) : url;
  }

  /// What came of a rule.
  String mark(String key) {
    TraceView trace = traces.get(key);
    int place = desk.draft().placeOf(key);
    if (!desk.draft().entries().get(place).rule().path("enabled").asBoolean(true)) {
      return "off";
    }
    if (trace == null) {
      return "none";
    }
    return trace.matched() ? YES : trace.skipped() == null ? NO : "skipped";
  }

  /// What came of each condition of a rule; empty when nobody looked.
  List<String> held(String key) {
    TraceView trace = traces.get(key);
    return trace == null ? List.of() : trace.conditions().stream().map(Playing::held).toList();
  }

  private static String held(ConditionTraceView condition) {
    if (condition.held()) {
      return YES;
    }
    List<ConditionTraceView> any = condition.any();
    if (any != null) {
      return any.stream().allMatch(each -> held(each).equals(UNKNOWN)) ? UNKNOWN : NO;
    }
    return condition.seen() == null && !isObserved(condition.field()) ? UNKNOWN : NO;
  }

  /// Whether a visitor without it certainly has none.
  private static boolean isObserved(@Nullable String key) {
    ConditionField field = key == null ? null : ConditionField.of(key);
    return field == ConditionField.REFERRER
        || (field != null && Control.of(field) == Control.PARAMETER);
  }

  /// Whether no rule decided.
  boolean isLeftToEveryone() {
    return played != null
        && traces.values().stream().noneMatch(TraceView::matched)
        && !List.of("active", "starts_at", "expiration", "password", "rule")
            .contains(played.decidedBy().step());
  }

  Player player() {
    PlayedVisitor visitor = desk.visitor();
    Instant now = matter.now();
    return new Player(
        visitor,
        Words.name(ConditionField.COUNTRY, visitor.country(), matter.language()),
        who(visitor),
        when(visitor, now),
        devices(visitor),
        visitor.device() == PlayedDevice.OTHER ? deviceSeen() : "",
        visitor.unclear(now),
        verdict(),
        trace());
  }

  /// Who a visitor is, in a few words.
  String who(PlayedVisitor visitor) {
    var words = new ArrayList<String>();
    words.add(
        visitor.country().isEmpty()
            ? messages.countryUnknown()
            : Words.name(ConditionField.COUNTRY, visitor.country(), matter.language()));
    words.add(
        visitor.language().isEmpty()
            ? messages.languageUnknown()
            : Words.language(visitor.language(), matter.language()));
    words.add(
        switch (visitor.device()) {
          case UNKNOWN -> messages.deviceUnknown();
          case OTHER -> deviceSeen();
          default -> visitor.device().label();
        });
    return String.join(" · ", words);
  }

  private String deviceSeen() {
    if (played == null) {
      return messages.deviceOther();
    }
    var seen = new ArrayList<String>();
    for (String fact :
        new @Nullable String[] {
          played.visitor().device(), played.visitor().os(), played.visitor().browser()
        }) {
      if (fact != null) {
        seen.add(fact);
      }
    }
    return seen.isEmpty() ? messages.deviceOther() : String.join(" · ", seen);
  }

  /// When a visit is.
  String when(PlayedVisitor visitor, Instant now) {
    Instant at = visitor.instant(now);
    if (at == null) {
      return visitor.at();
    }
    ZonedDateTime local = at.atZone(visitor.zoneId());
    var format =
        DateTimeFormatter.ofPattern(
            visitor.at().isEmpty() ? "EEE HH:mm" : "EEE d MMM, HH:mm", matter.language());
    String text = format.format(local) + " " + city(visitor.zone());
    return visitor.at().isEmpty() ? messages.now() + ", " + text : text;
  }

  private static String city(String zone) {
    return zone.isEmpty() ? "UTC" : zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' ');
  }

  private List<Option> devices(PlayedVisitor visitor) {
    var options = new ArrayList<Option>();
    for (PlayedDevice device : PlayedDevice.values()) {
      boolean chosen = visitor.device() == device;
      switch (device) {
        case UNKNOWN -> options.add(new Option(device.key(), messages.deviceUnknown(), chosen));
        case OTHER -> {
          if (chosen) {
            options.add(new Option(device.key(), deviceSeen(), true));
          }
        }
        default ->
            options.add(new Option(device.key(), kind(device) + " · " + device.label(), chosen));
      }
    }
    return options;
  }

  private String kind(PlayedDevice device) {
    return switch (device.kind()) {
      case PHONE -> messages.devicePhone();
      case TABLET -> messages.deviceTablet();
      case COMPUTER -> messages.deviceComputer();
      case OTHER -> messages.deviceOther();
    };
  }

  // ---- the verdict

  private Verdict verdict() {
    if (played == null) {
      return new Verdict(
          messages.cannotPlay(),
          "",
          desk.unplayable().isEmpty() ? messages.unclear() : String.join(" ", desk.unplayable()),
          UNKNOWN,
          false);
    }
    String outcome = played.outcome();
    String stopped = stopped(outcome, messages);
    return stopped == null
        ? onward(played)
        : new Verdict(
            stopped,
            "",
            outcome.equals("blocked") ? reason(played) : "",
            "stop",
            outcome.equals("password"));
  }

  /// What keeps a visitor from going on; null when nothing does.
  ///
  /// @param outcome as `simulate` answers it
  static @Nullable String stopped(String outcome, RuleMessages messages) {
    return switch (outcome) {
      case "inactive" -> messages.stopOff();
      case "not_started" -> messages.stopNotStarted();
      case "expired" -> messages.stopExpired();
      case "blocked" -> messages.stopBlocked();
      case "taken_down" -> messages.stopTakenDown();
      case "password" -> messages.stopPassword();
      default -> null;
    };
  }

  /// What a visitor gets, in a few words.
  ///
  /// @param step that decided, where it is known; else empty
  static String destination(
      String outcome,
      @Nullable String channel,
      @Nullable String location,
      String step,
      RuleMessages messages,
      Names names) {
    String stopped = stopped(outcome, messages);
    if (stopped != null) {
      return stopped;
    }
    if (channel != null) {
      String name = names.channel(channel);
      return name == null ? channel : name;
    }
    return switch (step) {
      case "hub" -> messages.hubPage();
      case "last_resort" -> messages.lastResort();
      default -> location == null ? messages.previewPage() : shown(location);
    };
  }

  /// Whether a rule sends its visitors to several places, by turns or by chance.
  static boolean turns(Rule rule) {
    return rule.action() instanceof Action.Pool || rule.action() instanceof Action.Split;
  }

  private Verdict onward(SimulationView answer) {
    String location = answer.location();
    String channel = answer.decidedBy().channel();
    PageView page = answer.page();
    String title;
    if (channel != null) {
      String name = matter.directory().names().channel(channel);
      title = name == null ? channel : name;
    } else if (page != null && page.kind().equals("hub")) {
      title = messages.hubPage();
    } else if (page != null && page.kind().equals("last_resort")) {
      title = messages.lastResort();
    } else if (location != null) {
      title = shown(location);
    } else {
      title = messages.previewPage();
    }
    return new Verdict(title, location == null ? "" : location, reason(answer), "go", false);
  }

  private String reason(SimulationView answer) {
    String reason = messages.reasonNone();
    for (int i = 0; i < rules.size(); i++) {
      TraceView trace = traces.get(rules.get(i).key());
      if (trace != null && trace.matched()) {
        Rule rule = rules.get(i).rule();
        boolean turns = rule != null && turns(rule);
        reason = messages.reasonRule(i + 1) + (turns ? ". " + messages.oneOf() : "");
      }
    }
    return answer.decidedBy().step().equals("ab") ? reason + ". " + messages.oneOf() : reason;
  }

  // ---- rule by rule

  private List<Trace> trace() {
    var trace = new ArrayList<Trace>();
    for (int i = 0; i < rules.size(); i++) {
      CheckedRule rule = rules.get(i);
      String mark = mark(rule.key());
      Trace last = trace.isEmpty() ? null : trace.getLast();
      if (mark.equals("none") && rule.rule() != null && last != null && last.isUntried()) {
        trace.set(trace.size() - 1, last.until(i + 1));
        continue;
      }
      TraceView tried = traces.get(rule.key());
      Rule read = rule.rule();
      var seen = new ArrayList<Seen>();
      if (tried != null && read != null) {
        List<String> phrases = read.when().phrases(matter.directory().names());
        for (int c = 0; c < tried.conditions().size() && c < phrases.size(); c++) {
          ConditionTraceView condition = tried.conditions().get(c);
          seen.add(new Seen(phrases.get(c), held(condition), saw(condition)));
        }
      }
      String skipped = tried == null ? null : tried.skipped();
      trace.add(new Trace(i + 1, i + 1, mark, seen, skipped == null ? "" : skipped, read == null));
    }
    return trace;
  }

  private String saw(ConditionTraceView condition) {
    List<ConditionTraceView> any = condition.any();
    if (any != null) {
      return String.join(", ", any.stream().map(this::saw).distinct().toList());
    }
    String seen = condition.seen();
    if (seen == null) {
      return isObserved(condition.field()) ? messages.sawNone() : messages.sawUnknown();
    }
    String key = condition.field();
    ConditionField field = key == null ? null : ConditionField.of(key);
    return messages.saw(
        field == null
            ? seen
            : Control.of(field) == Control.DATE
                ? moment(seen)
                : field == ConditionField.LANGUAGE
                    ? Words.language(seen, matter.language())
                    : Words.name(field, seen, matter.language()));
  }

  /// A local time as people read it.
  private String moment(String local) {
    try {
      return DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", matter.language())
          .format(LocalDateTime.parse(local));
    } catch (DateTimeException _) {
      return local;
    }
  }

  /// The first letter large.
  static String capitalised(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
