package dev.waymark.rule.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.rule.Action;
import dev.waymark.rule.CompiledRules;
import dev.waymark.rule.Given;
import dev.waymark.rule.Names;
import dev.waymark.rule.RuleSet;
import dev.waymark.rule.check.Warning.Certainty;
import dev.waymark.rule.check.Warning.Kind;
import dev.waymark.visitor.Visit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/// What is said about rules, against every visit of small worlds, with every choice of channels and
/// pools that are passive. More cases with `-Dwaymark.cases=...`, others with `-Dwaymark.seed=...`.
class RuleChecksPropertyTest {
  private static final long SEED = Long.getLong("waymark.seed", 0x5EEDL);
  private static final int CASES = Integer.getInteger("waymark.cases", 1_000);

  /// Rules and whom they match, found by trying.
  private record Tried(JsonNode json, RuleSet rules, List<BitSet> matching) {

    static Tried of(JsonNode json, List<Visit> visits) {
      RuleSet rules = Given.rules(json);
      CompiledRules compiled = CompiledRules.compile(rules);
      var matching = new ArrayList<BitSet>();
      for (int rule = 0; rule < compiled.size(); rule++) {
        var visitsOfRule = new BitSet();
        for (int v = 0; v < visits.size(); v++) {
          visitsOfRule.set(v, compiled.firstMatch(visits.get(v), rule) == rule);
        }
        matching.add(visitsOfRule);
      }
      return new Tried(json, rules, matching);
    }

    /// The rules that answer some visit while these channels and pools are passive.
    Set<Integer> answering(Set<Action> passive) {
      var left = new BitSet();
      matching.forEach(left::or);
      var answering = new HashSet<Integer>();
      for (int rule = 0; rule < matching.size(); rule++) {
        if (!passive.contains(rules.rules().get(rule).action())) {
          if (left.intersects(matching.get(rule))) {
            answering.add(rule);
          }
          left.andNot(matching.get(rule));
        }
      }
      return answering;
    }

    Set<Integer> everAnswering() {
      var answering = new HashSet<Integer>();
      for (Set<Action> passive : everyChoice()) {
        answering.addAll(answering(passive));
      }
      return answering;
    }

    private static List<Set<Action>> everyChoice() {
      List<Action> all =
          List.of(new Action.Channel("one"), new Action.Channel("two"), new Action.Pool("one"));
      var choices = new ArrayList<Set<Action>>();
      for (int bits = 0; bits < 1 << all.size(); bits++) {
        var choice = new HashSet<Action>();
        for (int i = 0; i < all.size(); i++) {
          if ((bits & 1 << i) != 0) {
            choice.add(all.get(i));
          }
        }
        choices.add(choice);
      }
      return choices;
    }
  }

  @Test
  void of_randomRules_saysNothingThatSomeVisitRefutes() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    int certain = 0;
    int possible = 0;
    int several = 0;
    for (int i = 0; i < CASES; i++) {
      SmallWorld world = SmallWorld.sampled(random);
      Tried tried = Tried.of(world.rules(), world.visits());
      Set<Integer> ever = tried.everAnswering();
      Set<Integer> whileAllActive = tried.answering(Set.of());
      for (Warning warning : RuleChecks.of(tried.rules, Names.NONE)) {
        assertThat(tried.rules.rules().get(warning.rule()).isEnabled()).isTrue();
        String why = "seed %d case %d: %s of %s".formatted(SEED, i, warning, tried.json);
        BitSet visits = tried.matching.get(warning.rule());
        var taken = new BitSet();
        warning.others().forEach(other -> taken.or(tried.matching.get(other)));
        switch (warning.kind()) {
          case NEVER_HOLDS -> assertThat(visits.isEmpty()).as(why).isTrue();
          case NEVER_REACHED -> {
            BitSet left = (BitSet) visits.clone();
            left.andNot(taken);
            assertThat(left.isEmpty()).as(why).isTrue();
          }
          case REPEATS -> assertThat(visits).as(why).isEqualTo(taken);
        }
        switch (warning.certainty()) {
          case CERTAIN -> assertThat(ever).as(why).doesNotContain(warning.rule());
          case POSSIBLE -> assertThat(whileAllActive).as(why).doesNotContain(warning.rule());
        }
        certain += warning.certainty() == Certainty.CERTAIN ? 1 : 0;
        possible += warning.certainty() == Certainty.POSSIBLE ? 1 : 0;
        several += warning.others().size() > 1 ? 1 : 0;
      }
    }
    // Rules about which there is nothing to say would prove little.
    assertThat(certain).isGreaterThan(CASES / 2);
    assertThat(possible).isGreaterThan(CASES / 20);
    assertThat(several).isGreaterThan(CASES / 100);
  }

  @Test
  void of_rulesOverClosedLists_findsAllThatThereIsToFind() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    int unreachable = 0;
    for (int i = 0; i < CASES; i++) {
      SmallWorld world = SmallWorld.complete(random);
      Tried tried = Tried.of(world.rules(), world.visits());
      var never = new HashSet<Integer>();
      var rarely = new HashSet<Integer>();
      var empty = new HashSet<Integer>();
      for (int rule = 0; rule < tried.matching.size(); rule++) {
        if (!tried.rules.rules().get(rule).isEnabled()) {
          continue; // nobody expects anything of it
        }
        if (tried.matching.get(rule).isEmpty()) {
          empty.add(rule);
        } else if (!tried.everAnswering().contains(rule)) {
          never.add(rule);
        } else if (!tried.answering(Set.of()).contains(rule)) {
          rarely.add(rule);
        }
      }

      List<Warning> warnings = RuleChecks.of(tried.rules, Names.NONE);

      String why = "seed %d case %d: %s".formatted(SEED, i, tried.json);
      assertThat(places(warnings, Certainty.CERTAIN, Set.of(Kind.NEVER_HOLDS)))
          .as(why)
          .isEqualTo(empty);
      assertThat(places(warnings, Certainty.CERTAIN, Set.of(Kind.NEVER_REACHED, Kind.REPEATS)))
          .as(why)
          .isEqualTo(never);
      assertThat(places(warnings, Certainty.POSSIBLE, Set.of(Kind.NEVER_REACHED)))
          .as(why)
          .isEqualTo(rarely);
      unreachable += never.size();
    }
    assertThat(unreachable).isGreaterThan(CASES / 2);
  }

  private static Set<Integer> places(List<Warning> warnings, Certainty certainty, Set<Kind> kinds) {
    var places = new HashSet<Integer>();
    for (Warning warning : warnings) {
      if (warning.certainty() == certainty && kinds.contains(warning.kind())) {
        places.add(warning.rule());
      }
    }
    return places;
  }
}
