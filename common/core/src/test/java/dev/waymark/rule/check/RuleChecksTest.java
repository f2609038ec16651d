package dev.waymark.rule.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.rule.Given;
import dev.waymark.rule.GivenNames;
import dev.waymark.rule.Names;
import dev.waymark.rule.check.Warning.Certainty;
import dev.waymark.rule.check.Warning.Kind;
import dev.waymark.word.Language;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleChecksTest {
  private static final String CHANNEL = "{'type':'channel','channel':'es-sales'}";

  private static String condition(String field, String operator, String value) {
    return "{'field':'%s','operator':'%s','value':%s}".formatted(field, operator, value);
  }

  /// `field operator value`, and after an `@` the zone.
  private static String condition(String text) {
    String[] parts = text.strip().split(" ", 3);
    String[] value = parts[2].split("@", 2);
    String condition = condition(parts[0], parts[1], value[0].strip());
    return value.length == 1
        ? condition
        : condition.replace("}", ",'timezone':'" + value[1].strip() + "'}");
  }

  /// Conditions parted by `;`, none when empty.
  private static String rule(String name, String conditions, String action) {
    var list = new ArrayList<String>();
    for (String one : conditions.split(";", -1)) {
      if (!one.isBlank()) {
        list.add(condition(one));
      }
    }
    return "{'name':'%s','conditions':[%s],'action':%s}"
        .formatted(name, String.join(",", list), action);
  }

  private static String rule(String name, String conditions) {
    return rule(
        name, conditions, "{'type':'redirect','url':'https://example.com/%s'}".formatted(name));
  }

  private static List<Warning> check(String... rules) {
    return RuleChecks.of(Given.rules("[" + String.join(",", rules) + "]"), new GivenNames());
  }

  private static @Nullable String contradiction(String conditions) {
    return RuleChecks.contradiction(
        Given.rules("[" + rule("r", conditions) + "]").rules().getFirst().when(), Names.NONE);
  }

  @ParameterizedTest(name = "{0} hides {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "  | country eq 'DE'",
        "country eq 'DE' | country eq 'de'",
        "country in ['DE','FR'] | country eq 'FR'",
        "country eq 'DE' | country eq 'DE'; device eq 'mobile'",
        "continent eq 'EU' | country in ['DE','FR']",
        "country neq 'US' | continent eq 'EU'",
        "continent not_in ['EU','AS','AF','OC','SA','AN'] | country in ['US','CA']",
        "device in ['mobile','desktop','tablet'] | device neq 'mobile'",
        "browser contains 'chrom' | browser starts_with 'Chrome'",
        "browser contains 'rom' | browser in ['Chrome','Chromium']",
        "browser starts_with 'Chr' | browser eq 'CHROME'",
        "browser neq 'Safari' | browser eq 'Chrome'",
        "browser not_in ['Safari','Edge'] | browser contains 'chrome'; browser neq 'safari';"
            + " browser neq 'edge'",
        "referrer contains 'google' | referrer contains 'news.google.com'",
        "referrer neq 'www.google.com' | referrer eq 't.co'",
        "language eq 'fr' | language eq 'fr-CA'",
        "language eq 'zh-Hant' | language eq 'zh-Hant-TW'",
        "language starts_with 'f' | language eq 'fr'",
        "language eq 'fr' | language starts_with 'fr-'",
        "language starts_with 'fr' | language starts_with 'fr-CA'",
        "language neq 'de' | language in ['fr','es']",
        "time between ['9','17'] | time eq 12",
        "time between ['9','17'] | time between ['09:30','17:59']",
        "time between ['22','6'] | time lt 6",
        "time gt 8 | time in [9,23]",
        "time neq 9 | time between ['10','8']",
        "time eq 9@Europe/Madrid | time between ['09:00','09:30']@Europe/Madrid",
        "time eq 9 | time eq 9@Etc/UTC",
        "day in ['sat','sun'] | day eq 'sun'",
        "day not_in ['sat','sun'] | day in ['mon','fri']",
        "query eq 'ref' | query eq 'ref=a'",
        "query contains 'ref=art' | query starts_with 'ref=Partner'",
        "query neq 'ref=b' | query neq 'ref'",
        "cookie eq 'vip' | cookie contains 'vip=yes'",
        "click_count gt 10 | click_count between [11,20]",
        "click_count lt 100 | click_count eq 5",
        "click_count neq 5 | click_count gt 5",
        "hours eq 'sales-desk=open' | hours neq 'sales-desk=closed'",
        "segment neq 'vip' | segment neq 'vip'; country eq 'DE'",
        "hours eq 'sales-desk=open' | hours eq 'sales-desk=open'; country eq 'DE'",
      })
  void of_aRuleForSomeOfThoseWhomAnEarlierTakes_saysThatItIsNeverReached(
      @Nullable String earlier, String later) {
    List<Warning> warnings = check(rule("a", earlier == null ? "" : earlier), rule("b", later));

    assertThat(warnings).hasSize(1);
    assertThat(warnings.getFirst().rule()).isEqualTo(1);
    assertThat(warnings.getFirst().kind()).isEqualTo(Kind.NEVER_REACHED);
    assertThat(warnings.getFirst().certainty()).isEqualTo(Certainty.CERTAIN);
    assertThat(warnings.getFirst().others()).containsExactly(0);
  }

  @ParameterizedTest(name = "{0} leaves some of {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "country eq 'DE' | ",
        "country eq 'DE'; device eq 'mobile' | country eq 'DE'",
        "country neq 'US' | device eq 'mobile'",
        "country in ['DE','FR'] | continent eq 'EU'",
        "continent eq 'EU' | country in ['DE','TR']",
        "device in ['mobile','desktop','tablet'] | ",
        "browser starts_with 'Chrome' | browser contains 'Chrome'",
        "browser neq 'Safari' | browser neq 'Chrome'",
        "referrer contains 'google.com' | referrer contains 'google'",
        "referrer neq 'google.com' | referrer contains 'google'",
        "language eq 'fr-CA' | language eq 'fr'",
        "language eq 'fr' | language starts_with 'fr'",
        "language eq 'iw' | language starts_with 'iw'",
        "language starts_with 'iw' | language eq 'iw'",
        "language starts_with 'he' | language eq 'he'",
        "language not_in ['fr','es'] | language neq 'fr'",
        "time between ['9','17'] | time between ['9','18']",
        "time between ['9','17'] | time eq 12@Europe/Madrid",
        "day neq 'sun' | day neq 'sun'@Asia/Tokyo",
        "query eq 'ref=a' | query eq 'ref'",
        "query neq 'ref=a' | query eq 'ref=b'",
        "query eq 'ref' | query eq 'Ref=a'",
        "query eq 'ref=a' | cookie eq 'ref=a'",
        "click_count gt 10 | click_count between [10,20]",
        "hours eq 'sales-desk=open' | hours eq 'support=open'",
        "segment eq 'vip' | segment neq 'vip'",
        "segment eq 'vip' | segment eq 'eu-daytime'",
        "hours eq 'sales-desk=open' | ",
      })
  void of_aRuleForOthersToo_isSilent(String earlier, @Nullable String later) {
    assertThat(check(rule("a", earlier), rule("b", later == null ? "" : later))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "country eq 'DE'; country eq 'FR' | nobody fits \"country is Germany\" and \"country is"
            + " France\" at once.",
        "device eq 'mobile'; country eq 'DE'; os eq 'iOS'; continent eq 'AS' | nobody fits"
            + " \"country is Germany\" and \"continent is Asia\" at once.",
        "time gt 23 | nobody fits \"at no time of day (UTC)\".",
        "time lt 9; time gt 17 | nobody fits \"before 09:00 (UTC)\" and \"from 18:00 (UTC)\" at"
            + " once.",
        "day eq 'mon'; day eq 'tue'; day eq 'wed' | nobody fits \"on Monday (UTC)\" and \"on Tuesday"
            + " (UTC)\" at once.",
        "click_count lt 0 | nobody fits \"the link has fewer than 0 clicks\".",
        "click_count gt 20; click_count lt 10 | at once.",
        "click_count gt 0; click_count neq 1; click_count lt 2 | \"the link has more than 0"
            + " clicks\", \"the link does not have exactly 1 click\" and \"the link has fewer than"
            + " 2 clicks\" at once.",
        "browser eq 'Chrome'; browser neq 'chrome' | at once.",
        "browser starts_with 'Chr'; browser starts_with 'Saf' | at once.",
        "referrer contains 'google'; referrer neq 'google.com'; referrer eq 'google.com' | at once.",
        "language eq 'fr'; language eq 'de' | at once.",
        "language eq 'fr-CA'; language neq 'fr' | at once.",
        "language eq 'pt-BR'; language eq 'pt-PT' | at once.",
        "language starts_with 'fr'; language eq 'de' | at once.",
        "query eq 'ref=a'; query neq 'ref' | at once.",
        "query starts_with 'ref=ab'; query neq 'ref' | at once.",
        "hours eq 'sales-desk=open'; hours eq 'sales-desk=closed' | nobody fits \"while Sales desk"
            + " is open\" and \"while Sales desk is closed\" at once.",
        "device not_in ['mobile','tablet']; device neq 'desktop' | at once.",
      })
  void of_conditionsThatContradictEachOther_namesThem(String conditions, String sentence) {
    List<Warning> warnings = check(rule("a", ""), rule("b", conditions));

    assertThat(warnings).hasSize(1);
    assertThat(warnings.getFirst().kind()).isEqualTo(Kind.NEVER_HOLDS);
    assertThat(warnings.getFirst().certainty()).isEqualTo(Certainty.CERTAIN);
    assertThat(warnings.getFirst().others()).isEmpty();
    assertThat(warnings.getFirst().sentence())
        .startsWith("This rule never holds: nobody fits ")
        .endsWith(sentence);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "query eq 'ref=a'; query eq 'ref=b'",
        "cookie contains 'a=x'; cookie neq 'a=x'",
        "browser contains 'a'; browser contains 'b'; browser neq 'ab'",
        "referrer neq 'a.example'; referrer neq 'b.example'",
        "time eq 9; time eq 10@Europe/Madrid",
        "day eq 'mon'; day eq 'tue'@Asia/Tokyo",
        "language starts_with 'fr'; language neq 'fr'",
        "language eq 'he'; language starts_with 'iw'",
        "hours eq 'sales-desk=open'; hours eq 'support=closed'",
      })
  void of_conditionsThatLookContradictory_isSilent(String conditions) {
    assertThat(check(rule("a", conditions))).isEmpty();
  }

  @Test
  void contradiction_conditionsOfNoRule_isPartOfASentenceOrNothing() {
    assertThat(contradiction("country eq 'FR'; device eq 'mobile'; country eq 'DE'"))
        .isEqualTo("nobody fits \"country is France\" and \"country is Germany\" at once");
    assertThat(contradiction("")).isNull();
  }

  @Test
  void of_severalRulesThatTogetherTakeEverybody_namesThoseThatAreNeeded() {
    List<Warning> warnings =
        check(
            rule("Germany", "country eq 'DE'"),
            rule("Phones", "device eq 'mobile'"),
            rule("Mondays", "day eq 'mon'"),
            rule("Others", "device in ['desktop','tablet']"),
            rule("Any", "device neq 'desktop'"));

    assertThat(warnings)
        .containsExactly(
            new Warning(
                4,
                Kind.NEVER_REACHED,
                Certainty.CERTAIN,
                List.of(1, 3),
                "This rule is never reached: \"Phones\" and \"Others\" before it together already take"
                    + " everyone for whom device is not desktop."));
  }

  @Test
  void of_rulesThatTakeEverybodyAcrossSeveralFacts_areSeenTogether() {
    assertThat(
            check(
                rule("a", "country eq 'DE'; device eq 'mobile'"),
                rule("b", "continent eq 'EU'; device in ['desktop','tablet']"),
                rule("c", "country eq 'DE'; device neq 'tablet'; click_count gt 5"),
                rule("d", "country eq 'DE'; device in ['mobile','desktop']; time gt 8")))
        .extracting(Warning::rule)
        .containsExactly(2, 3);
  }

  @Test
  void of_aNarrowerRule_saysWhoTakesWhom() {
    assertThat(check(rule("Europe", "continent eq 'EU'"), rule("Germany", "country eq 'DE'")))
        .extracting(Warning::sentence)
        .containsExactly(
            "This rule is never reached: \"Europe\" before it already takes everyone from Germany.");
    assertThat(
            check(
                rule("Everybody", ""),
                rule("b", "device eq 'mobile'; country eq 'DE'; hours eq 'sales-desk=open'"),
                rule("c", "time between ['14','22']"),
                rule("d", "")))
        .extracting(Warning::sentence)
        .containsExactly(
            "This rule is never reached: \"Everybody\" before it already takes everyone for whom"
                + " device is mobile and country is Germany, while Sales desk is open.",
            "This rule is never reached: \"Everybody\" before it already takes everyone between"
                + " 14:00 and 22:59 (UTC).",
            "This rule is never reached: \"Everybody\" before it already takes everyone.");
  }

  @Test
  void of_aRuleForTheSameVisitorsWithTheSameAction_saysThatItRepeats() {
    String conditions = "country eq 'DE'; device eq 'mobile'";
    String same = "device in ['MOBILE']; country in ['de','DE']";

    assertThat(check(rule("a", conditions, CHANNEL), rule("b", same, CHANNEL)))
        .containsExactly(
            new Warning(
                1,
                Kind.REPEATS,
                Certainty.CERTAIN,
                List.of(0),
                "This rule repeats \"a\" before it."));
    assertThat(check(rule("a", conditions), rule("b", same)))
        .extracting(Warning::kind)
        .containsExactly(Kind.NEVER_REACHED);
  }

  @Test
  void of_aRuleBehindOneThatCanBeSkipped_saysWhenItIsReached() {
    String europe = rule("Europe", "continent eq 'EU'", CHANNEL);

    assertThat(check(europe, rule("Germany", "country eq 'DE'")))
        .containsExactly(
            new Warning(
                1,
                Kind.NEVER_REACHED,
                Certainty.POSSIBLE,
                List.of(0),
                "This rule is only reached while \"Europe\" before it has no active channel:"
                    + " otherwise that one takes everyone from Germany."));
    assertThat(
            check(
                europe,
                rule("Phones", "device eq 'mobile'"),
                rule("c", "country eq 'DE'; device eq 'mobile'", CHANNEL)))
        .extracting(Warning::certainty)
        .containsExactly(Certainty.CERTAIN);
    assertThat(
            check(
                rule("Phones", "device eq 'mobile'", "{'type':'pool','pool':'sales-team'}"),
                rule("Others", "device neq 'mobile'"),
                rule("c", "device in ['mobile','tablet']")))
        .extracting(Warning::sentence)
        .containsExactly(
            "This rule is only reached while one of \"Phones\" and \"Others\" before it has no"
                + " active channel: otherwise they together take everyone for whom device is mobile"
                + " or tablet.");
  }

  @Test
  void of_aChannelThatIsNeverSkipped_makesItCertain() {
    var rules =
        Given.rules(
            "["
                + rule("Europe", "continent eq 'EU'", CHANNEL)
                + ","
                + rule("Germany", "country eq 'DE'")
                + "]");

    assertThat(RuleChecks.of(rules, Names.NONE, action -> true))
        .extracting(Warning::certainty)
        .containsExactly(Certainty.CERTAIN);
  }

  @Test
  void of_aRuleThatNeverHolds_isNoReasonForOthers() {
    assertThat(check(rule("a", "country eq 'DE'; country eq 'FR'"), rule("b", "country eq 'DE'")))
        .extracting(Warning::rule)
        .containsExactly(0);
  }

  /// Six pigeons do not fit into five holes, which is hard to see one case at a time: each pigeon
  /// has a hole, no two have the same.
  private static List<String> pigeons() {
    var rules = new ArrayList<String>();
    for (int pigeon = 0; pigeon < 6; pigeon++) {
      var nowhere = new ArrayList<String>();
      for (int hole = 0; hole < 5; hole++) {
        nowhere.add("query neq 'p%dh%d'".formatted(pigeon, hole));
        for (int other = 0; other < pigeon; other++) {
          rules.add(
              rule(
                  "both",
                  "query eq 'p%dh%d'; query eq 'p%dh%d'".formatted(pigeon, hole, other, hole)));
        }
      }
      rules.add(rule("nowhere", String.join(";", nowhere)));
    }
    return rules;
  }

  @Test
  void of_rulesThatAreTooHardToReasonAbout_givesUpAndIsSilent() {
    List<String> rules = pigeons();
    rules.add(rule("everyone", ""));

    assertThat(check(rules.toArray(String[]::new))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "20, 0"})
  void of_rulesAfterManyThatAreTooHard_areNotLookedAtAnyMore(int hard, int warnings) {
    List<String> rules = pigeons();
    for (int i = 0; i < hard; i++) {
      rules.add(rule("hard", "query eq 'hard=%d'".formatted(i)));
    }
    rules.add(rule("easy", "query eq 'hard=0'"));

    assertThat(check(rules.toArray(String[]::new))).hasSize(warnings);
  }

  @Test
  void of_noRules_isSilent() {
    assertThat(RuleChecks.of(Given.rules("[]"), Names.NONE)).isEmpty();
  }

  @Test
  void of_anotherLanguage_isSaidInIt() {
    String europe = rule("Europe", "continent eq 'EU'");
    String germany = rule("Germany", "country eq 'DE'");
    String both = rule("Both", "country eq 'DE'; country eq 'FR'");
    String channel = rule("Channel", "continent eq 'EU'", CHANNEL);

    assertThat(spanish(europe, germany))
        .containsExactly(
            "Nunca se llega a esta regla: \"Europe\", que está antes, ya recoge a todos los"
                + " visitantes de Alemania.");
    assertThat(spanish(both))
        .containsExactly(
            "Esta regla no se cumple nunca: nadie cumple \"el país es Alemania\" y \"el país es"
                + " Francia\" a la vez.");
    assertThat(spanish(channel, germany))
        .containsExactly(
            "Solo se llega a esta regla mientras \"Channel\", que está antes, no tiene ningún canal"
                + " activo: si no, esa recoge a todos los visitantes de Alemania.");
  }

  private static List<String> spanish(String... rules) {
    return RuleChecks.of(
            Given.rules("[" + String.join(",", rules) + "]"), new GivenNames().in(Language.SPANISH))
        .stream()
        .map(Warning::sentence)
        .toList();
  }
}
