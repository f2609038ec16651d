package dev.waymark.admin.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waymark.admin.link.LinkAsServed;
import dev.waymark.admin.link.WarningView.CounterExample;
import dev.waymark.admin.visit.SimulatedVisit;
import dev.waymark.admin.visit.Visitor;
import dev.waymark.admin.visit.Visitors;
import dev.waymark.fault.Faults;
import dev.waymark.publication.Lifecycle;
import dev.waymark.publication.LinkDocument;
import dev.waymark.routing.Draws;
import dev.waymark.routing.Explanation.Tried;
import dev.waymark.routing.Router;
import dev.waymark.rule.CompiledRules;
import dev.waymark.rule.ConditionSpec;
import dev.waymark.rule.Rule;
import dev.waymark.rule.RuleReader;
import dev.waymark.rule.SharedMatchers;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.LanguageTag;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds visitors whom a rule is for and whom an earlier rule takes.
///
/// It tries: one fact after the other takes the value, of those that the conditions name and a few
/// usual ones, with which more conditions hold. What it gives was played by the router, so it is
/// right; where it finds nobody there may still be somebody. Not for use by several threads.
final class CounterExamples {
  /// Most visits that are tried for all rules of a link together.
  private static final int MAX_TRIES = 20_000;

  private static final int PASSES = 3;
  private static final int DAYS = 8;
  private static final int MINUTES_PER_DAY = 24 * 60;
  private static final int COARSE = 30;

  /// Better than any number of single conditions: the rule matches, and the right one wins.
  private static final int MATCHES = 1_000;

  private static final int WINS = 1_000_000;

  private static final List<String> LANGUAGES =
      List.of("en-US", "de-DE", "es-ES", "fr-FR", "pt-BR", "zh-TW", "ja-JP");
  private static final List<String> HOSTS = List.of("example.org", "example.net");

  private final LinkAsServed link;
  private final LinkDocument open;
  private final Visitors visitors;
  private final Instant now;
  private final CompiledRules inForce;

  /// By the place among all rules, that among those in force; -1 for a paused one.
  private final int[] places;

  private int tries = MAX_TRIES;

  /// @param link with the rules that the warnings are about
  /// @param now when visits are that may be at any time
  CounterExamples(LinkAsServed link, Visitors visitors, Instant now) {
    LinkDocument document = link.document();
    this.link = link;
    this.open =
        new LinkDocument(
            document.id(),
            document.workspace(),
            document.domain(),
            document.slug(),
            Lifecycle.ALWAYS,
            null,
            document.destinations(),
            document.finish());
    this.visitors = visitors;
    this.now = now.truncatedTo(ChronoUnit.MINUTES);
    this.inForce = CompiledRules.compile(document.destinations().rules(), new SharedMatchers());
    this.places = new int[link.rules().rules().size()];
    int place = 0;
    for (int i = 0; i < places.length; i++) {
      places[i] = link.paused().get(i) == null ? place++ : -1;
    }
  }

  /// Finds a visitor whom a rule is for, and whom one of some earlier rules takes; null when none
  /// is found.
  ///
  /// @param rule its place among all rules
  /// @param others the places of the earlier ones
  @Nullable CounterExample find(int rule, List<Integer> others) {
    Search search = new Search(link.rules().rules().get(rule), others);
    Sketch found = search.run();
    return found == null
        ? null
        : new CounterExample(
            found.words(link.surroundings().names().language()),
            found.toJson(link.document().lock() != null));
  }

  private final class Search {
    private final List<Integer> winners;
    private final CompiledRules whole;
    private final List<CompiledRules> single;
    private final List<Function<Sketch, Stream<Sketch>>> moves = new ArrayList<>();
    private Sketch best;
    private int score;

    Search(Rule rule, List<Integer> others) {
      this.winners = others.stream().map(other -> places[other]).toList();
      this.whole = CompiledRules.compile(List.of(rule.when()), new SharedMatchers());
      this.single = rule.specs().stream().map(CounterExamples::alone).toList();
      this.best = Sketch.blank(now);
      moves(new Values(rule));
    }

    private void moves(Values values) {
      moves.add(
          from ->
              Stream.concat(
                      values.of("country").stream().map(Country::of).filter(Objects::nonNull),
                      Country.all().stream())
                  .map(from::withCountry));
      moves.add(from -> SampleAgent.ALL.stream().map(from::withAgent));
      moves.add(from -> values.languages().stream().map(from::withLanguage));
      moves.add(from -> values.hosts().stream().map(from::withReferrer));
      values
          .parameters("query")
          .forEach(
              (name, each) ->
                  moves.add(
                      from ->
                          Stream.concat(each.stream().map(List::of), Stream.of(List.copyOf(each)))
                              .map(some -> from.withParameter(name, some))));
      values
          .parameters("cookie")
          .forEach(
              (name, each) ->
                  moves.add(from -> each.stream().map(value -> from.withCookie(name, value))));
      moves.add(from -> values.counts().stream().map(from::withClickCount));
      moves.add(from -> minutes(COARSE).map(from::at));
      moves.add(from -> minutes(1).map(from::at));
    }

    private Stream<Instant> minutes(int step) {
      return Stream.iterate(0, minute -> minute < DAYS * MINUTES_PER_DAY, minute -> minute + step)
          .map(minute -> now.plus(minute, ChronoUnit.MINUTES));
    }

    /// The visitor; null when none is found.
    @Nullable Sketch run() {
      score = score(visit(best));
      for (int pass = 0; pass < PASSES && score < WINS; pass++) {
        for (Function<Sketch, Stream<Sketch>> move : moves) {
          improve(move);
        }
      }
      return score >= WINS && isProven(visit(best)) ? best : null;
    }

    private void improve(Function<Sketch, Stream<Sketch>> move) {
      for (Sketch sketch : (Iterable<Sketch>) move.apply(best)::iterator) {
        if (score >= WINS || tries-- <= 0) {
          return;
        }
        int reached = score(visit(sketch));
        if (reached > score) {
          score = reached;
          best = sketch;
        }
      }
    }

    private int score(SimulatedVisit visit) {
      int held = 0;
      for (CompiledRules condition : single) {
        held += condition.firstMatch(visit, 0) == 0 ? 1 : 0;
      }
      if (whole.firstMatch(visit, 0) != 0) {
        return held;
      }
      return held + MATCHES + (winners.contains(inForce.firstMatch(visit, 0)) ? WINS : 0);
    }

    /// Whether the router lets one of the earlier rules win, and knows of no other reason.
    private boolean isProven(SimulatedVisit visit) {
      List<Tried> trace =
          Router.explain(
                  open,
                  link.surroundings(),
                  link.takedowns(),
                  visit,
                  visit,
                  Draws.UNMOVED,
                  link.neighbours())
              .trace();
      return !trace.isEmpty() && trace.getLast().matched() && winners.contains(trace.size() - 1);
    }
  }

  private SimulatedVisit visit(Sketch sketch) {
    Visitor visitor = Visitor.read(sketch.toJson(true), "", new Faults());
    return visitors.visit(
        visitor, link.document().id(), link.surroundings(), link.clickCount(), now);
  }

  private static CompiledRules alone(ConditionSpec spec) {
    var array = JsonNodeFactory.instance.arrayNode().add(spec.toJson());
    return CompiledRules.compile(
        List.of(RuleReader.readConditions(array, "", Faults.ofOurs())), new SharedMatchers());
  }

  /// The values that the conditions of a rule name, by their fields.
  private static final class Values {
    private final Map<String, Set<String>> byField = new LinkedHashMap<>();

    /// What stands in some operators' values, to be put together: the beginnings, what is within,
    /// and the ends.
    private final Map<String, List<List<String>>> parts = new LinkedHashMap<>();

    Values(Rule rule) {
      for (ConditionSpec spec : rule.specs()) {
        add(spec.toJson());
      }
    }

    /// A condition, or a group of them.
    private void add(JsonNode condition) {
      condition.path("any").forEach(this::add);
      String field = condition.path("field").asText();
      JsonNode value = condition.path("value");
      for (JsonNode each : value.isArray() ? value : List.of(value)) {
        byField.computeIfAbsent(field, _ -> new LinkedHashSet<>()).add(each.asText());
      }
      int part =
          switch (condition.path("operator").asText()) {
            case "starts_with" -> 0;
            case "contains" -> 1;
            case "ends_with" -> 2;
            default -> -1;
          };
      if (part >= 0) {
        String name = isParameter(field) ? name(value.asText()) : "";
        String text = isParameter(field) ? value(value.asText()) : value.asText();
        parts
            .computeIfAbsent(
                field + ' ' + name,
                _ -> List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()))
            .get(part)
            .add(text);
      }
    }

    private static boolean isParameter(String field) {
      return field.equals("query") || field.equals("cookie");
    }

    private static String name(String parameter) {
      int end = parameter.indexOf('=');
      return end < 0 ? parameter : parameter.substring(0, end);
    }

    private static String value(String parameter) {
      int end = parameter.indexOf('=');
      return end < 0 ? "" : parameter.substring(end + 1);
    }

    Set<String> of(String field) {
      return byField.getOrDefault(field, Set.of());
    }

    /// A text that has all that is asked for of a beginning, a middle and an end, the longest
    /// beginning and end; null when nothing is.
    private @Nullable String joined(String field, String name) {
      List<List<String>> found = parts.get(field + ' ' + name);
      return found == null
          ? null
          : longest(found.get(0)) + String.join("", found.get(1)) + longest(found.get(2));
    }

    private static String longest(List<String> texts) {
      return texts.stream().reduce("", (one, two) -> one.length() < two.length() ? two : one);
    }

    Set<String> languages() {
      Set<String> languages = new LinkedHashSet<>();
      for (String language : of("language")) {
        for (String tag : List.of(language, language + "US", language + "-US")) {
          if (LanguageTag.parse(tag) != null) {
            languages.add(tag);
          }
        }
      }
      languages.addAll(LANGUAGES);
      return languages;
    }

    Set<String> hosts() {
      Set<String> hosts = new LinkedHashSet<>(of("referrer"));
      String joined = joined("referrer", "");
      if (joined != null) {
        hosts.add(joined);
        hosts.add(joined + ".com");
        hosts.add(joined + "example.com");
        hosts.add(joined + "com");
        hosts.add("shop" + joined);
        hosts.add("shop" + joined + "com");
      }
      hosts.addAll(HOSTS);
      return hosts;
    }

    /// For each parameter its values.
    Map<String, Set<String>> parameters(String field) {
      Map<String, Set<String>> parameters = new LinkedHashMap<>();
      for (String parameter : of(field)) {
        String name = name(parameter);
        Set<String> values = parameters.computeIfAbsent(name, _ -> new LinkedHashSet<>());
        values.add(value(parameter));
        String joined = joined(field, name);
        if (joined != null) {
          values.add(joined);
        }
      }
      parameters.values().forEach(values -> values.add("1"));
      return parameters;
    }

    Set<Long> counts() {
      Set<Long> counts = new LinkedHashSet<>();
      for (String count : of("click_count")) {
        try {
          long number = Long.parseLong(count);
          counts.add(number);
          counts.add(number + 1);
          counts.add(Math.max(0, number - 1));
        } catch (NumberFormatException e) {
          // not a number that anybody has
        }
      }
      return counts;
    }
  }
}
