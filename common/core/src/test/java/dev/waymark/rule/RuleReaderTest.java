package dev.waymark.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Fault;
import dev.waymark.fault.Faults;
import dev.waymark.visitor.GivenVisit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleReaderTest {

  private static final String REDIRECT = "'action':{'type':'redirect','url':'https://example.com'}";

  private static List<Fault> faults(JsonNode json) {
    return switch (RuleReader.read(json, "/rules")) {
      case RuleReading.Accepted accepted -> List.of();
      case RuleReading.Rejected rejected -> rejected.faults().listed();
    };
  }

  private static List<String> pointers(JsonNode json) {
    return faults(json).stream().map(Fault::pointer).toList();
  }

  private static String repeat(String text, int times, String separator) {
    return IntStream.range(0, times).mapToObj(i -> text).collect(Collectors.joining(separator));
  }

  @Test
  void read_aPatternThatIsTooLong_isRefused() {
    var condition = Given.json("{'field':'browser','operator':'matches'}");
    ((ObjectNode) condition).put("value", "a".repeat(TextPattern.MAX_LENGTH + 1));

    assertThat(faults(Given.ruleWith(condition)).getFirst().detail())
        .isEqualTo("A pattern has at most 256 characters.");
  }

  @Test
  void read_patternsThatAreTooLargeTogether_areRefused() {
    String condition = "{'field':'browser','operator':'matches','value':'a{200}'}";
    String rule = "{'name':'n','conditions':[%s]," + REDIRECT + "}";
    String few = "[" + rule.formatted(repeat(condition, 4, ",")) + "]";
    String many = "[" + repeat(rule.formatted(repeat(condition, 3, ",")), 2, ",") + "]";

    assertThat(faults(Given.json(few))).isEmpty();
    assertThat(pointers(Given.json(many))).containsExactly("/rules");
  }

  @Test
  void read_patternsInSeveralRepeatedGroups_areAccepted() {
    var condition =
        Given.json(
            "{'field':'referrer','operator':'matches','value':'^([a-z]{1,9}-){1,3}(ab){2,9}(cd){2,9}$'}");

    assertThat(faults(Given.ruleWith(condition))).isEmpty();
  }

  @Test
  void read_aRuleThatIsSwitchedOff_staysSo() {
    String rule = "[{'name':'n'%s,'conditions':[]," + REDIRECT + "}]";

    RuleSet off = Given.rules(rule.formatted(",'enabled':false"));
    RuleSet on = Given.rules(rule.formatted(",'enabled':true"));

    assertThat(off.rules().getFirst().isEnabled()).isFalse();
    assertThat(off.toJson().get(0).get("enabled").booleanValue()).isFalse();
    assertThat(on.toJson()).isEqualTo(Given.rules(rule.formatted("")).toJson());
    assertThat(pointers(Given.json(rule.formatted(",'enabled':'no'"))))
        .containsExactly("/rules/0/enabled");
    assertThat(pointers(Given.json(rule.formatted(",'enabled':null"))))
        .containsExactly("/rules/0/enabled");
  }

  private static List<Fault> faultsOfConditions(String conditions) {
    return faults(
        Given.json("[{'name':'n','conditions':[%s],%s}]".formatted(conditions, REDIRECT)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'any':[]} | /rules/0/conditions/0/any | it has one at least",
        "{'any':'x'} | /rules/0/conditions/0/any | an array of conditions",
        "{'any':null} | /rules/0/conditions/0/any | an array of conditions",
        "{'any':[{'any':[]}]} | /rules/0/conditions/0/any/0 | and no groups",
        "{'any':[7]} | /rules/0/conditions/0/any/0 | is an object",
        "{'any':[{'field':'country','operator':'eq','value':'UK'}]} |"
            + " /rules/0/conditions/0/any/0/value | did you mean 'GB'",
        "{'any':[{'field':'country','operator':'eq','value':'GB'}],'field':'country'} |"
            + " /rules/0/conditions/0/field | Unknown property",
      })
  void read_aGroupThatIsNone_isRefusedWithItsPlace(
      String condition, String pointer, String detail) {
    List<Fault> faults = faultsOfConditions(condition);

    assertThat(faults).hasSize(1);
    assertThat(faults.getFirst().pointer()).isEqualTo(pointer);
    assertThat(faults.getFirst().sentence()).contains(detail);
  }

  @Test
  void read_conditionsInGroups_countLikeOthers() {
    String one = "{'field':'country','operator':'eq','value':'DE'}";
    String group = "{'any':[" + repeat(one, 10, ",") + "]}";

    assertThat(faultsOfConditions(group + "," + group)).isEmpty();
    assertThat(faultsOfConditions(group + "," + group + "," + one).getFirst().detail())
        .isEqualTo("There may be at most 20 conditions, those in groups counted.");
  }

  @Test
  void read_howManyMustHold_isAllOrAny() {
    String rule = "[{'name':'n','match':%s,'conditions':[]," + REDIRECT + "}]";

    assertThat(Given.rules(rule.formatted("'all'")).toJson().get(0).has("match")).isFalse();
    assertThat(Given.rules(rule.formatted("'any'")).toJson().get(0).get("match").textValue())
        .isEqualTo("any");
    for (String wrong : List.of("'some'", "null", "true", "['any']")) {
      assertThat(pointers(Given.json(rule.formatted(wrong)))).containsExactly("/rules/0/match");
    }
  }

  private static List<Fault> faultsOfAction(String action) {
    return faults(Given.json("[{'name':'n','conditions':[],'action':%s}]".formatted(action)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'block'} | status | with 404, 410 or 200",
        "{'type':'block','status':403} | status | with 404, 410 or 200",
        "{'type':'block','status':'404'} | status | with 404, 410 or 200",
        "{'type':'block','status':200} | title | needs a title",
        "{'type':'block','status':404,'text':'x'} | title | needs a title",
        "{'type':'block','status':404,'title':''} | title | may not be empty",
        "{'type':'block','status':404,'title':7} | title | This is a text",
        "{'type':'block','status':404,'title':null} | title | This is a text",
        "{'type':'block','status':404,'url':'https://e.com'} | url | Unknown property",
        "{'type':'split'} | targets | 2 to 10 targets",
        "{'type':'split','targets':[{'url':'https://e.com'}]} | targets | 2 to 10 targets",
        "{'type':'split','targets':[{'url':'https://e.com'},{}]} | targets/1 | one of them",
        "{'type':'split','targets':[{'url':'https://e.com'},7]} | targets/1 | is an object",
        "{'type':'split','targets':[{'url':'https://e.com'},{'channel':'a','pool':'b'}]} |"
            + " targets/1 | one of them",
        "{'type':'split','targets':[{'url':'https://e.com'},{'url':'javascript:x'}]} |"
            + " targets/1/url | http",
        "{'type':'split','targets':[{'url':'https://e.com'},{'channel':'A b'}]} | targets/1/channel"
            + " | key",
        "{'type':'split','targets':[{'pool':'a'},{'pool':'b','weight':0}]} | targets/1/weight |"
            + " from 1 to 1,000",
        "{'type':'split','targets':[{'pool':'a'},{'pool':'b','weight':1001}]} | targets/1/weight |"
            + " from 1 to 1,000",
        "{'type':'split','targets':[{'pool':'a'},{'pool':'b','weight':1.5}]} | targets/1/weight |"
            + " from 1 to 1,000",
        "{'type':'split','targets':[{'pool':'a'},{'pool':'b','name':'A'}]} | targets/1/name | of"
            + " two targets",
        "{'type':'split','targets':[{'pool':'a'},{'pool':'b','share':1}]} | targets/1/share |"
            + " Unknown property",
      })
  void read_anActionThatIsNone_isRefusedWithItsPlace(String action, String place, String detail) {
    List<Fault> faults = faultsOfAction(action);

    assertThat(faults).hasSize(1);
    assertThat(faults.getFirst().pointer()).isEqualTo("/rules/0/action/" + place);
    assertThat(faults.getFirst().sentence()).contains(detail);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'block','status':404}",
        "{'type':'block','status':410,'title':'Over'}",
        "{'type':'block','status':200,'title':'Not here','text':'Try\\nour shop.'}",
        "{'type':'split','targets':[{'url':'https://e.com/','weight':30,'name':'Big'},{'channel':'a','weight':70},{'pool':'b','weight':1}]}",
      })
  void read_anAction_comesOutUnchanged(String action) {
    String rules = "[{'name':'n','conditions':[],'action':%s}]".formatted(action);

    assertThat(Given.rules(rules).toJson().equals(Given.json(rules))).isTrue();
  }

  @Test
  void read_aWeightThatIsLeftOut_isOne() {
    RuleSet rules =
        Given.rules(
            "[{'name':'n','conditions':[],'action':{'type':'split','targets':[{'pool':'a'},{'pool':'b'}]}}]");

    assertThat(rules.toJson().get(0).get("action").get("targets").get(1).get("weight").intValue())
        .isEqualTo(1);
  }

  @Test
  void read_theReferenceDocument_comesOutUnchanged() {
    JsonNode examples = Given.resource("/reference-rules.json");

    for (JsonNode rules : examples) {
      assertThat(Given.rules(rules).toJson()).isEqualTo(rules);
    }
    assertThat(examples).hasSizeGreaterThanOrEqualTo(11);
  }

  static Stream<Arguments> pairsOutsideTheTable() {
    return Arrays.stream(ConditionField.values())
        .flatMap(
            field ->
                Arrays.stream(Operator.values())
                    .filter(operator -> !field.operators().contains(operator))
                    .map(operator -> Arguments.of(field, operator)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pairsOutsideTheTable")
  void read_operatorOutsideTheTable_isRefusedWithWhatWouldBeAllowed(
      ConditionField field, Operator operator) {
    var condition =
        Given.JSON
            .createObjectNode()
            .put("field", field.key())
            .put("operator", operator.key())
            .put("value", field.example());

    List<Fault> faults = faults(Given.ruleWith(condition));

    assertThat(faults).hasSize(1);
    assertThat(faults.getFirst().pointer()).isEqualTo("/rules/0/conditions/0/operator");
    field
        .operators()
        .forEach(allowed -> assertThat(faults.getFirst().detail()).contains(allowed.key()));
  }

  @Test
  void operators_areThoseOfTheTable() {
    var table =
        Arrays.stream(ConditionField.values())
            .collect(
                Collectors.toMap(
                    ConditionField::key,
                    field ->
                        field.operators().stream()
                            .map(Operator::key)
                            .collect(Collectors.joining(" "))));

    assertThat(table)
        .containsOnly(
            java.util.Map.entry("country", "eq neq in not_in"),
            java.util.Map.entry("continent", "eq neq in not_in"),
            java.util.Map.entry("device", "eq neq in not_in"),
            java.util.Map.entry("os", "eq neq in not_in"),
            java.util.Map.entry(
                "browser",
                "eq neq contains not_contains starts_with not_starts_with ends_with matches in"
                    + " not_in"),
            java.util.Map.entry(
                "app",
                "eq neq contains not_contains starts_with not_starts_with ends_with matches in"
                    + " not_in"),
            java.util.Map.entry("region", "eq neq in not_in"),
            java.util.Map.entry(
                "city",
                "eq neq contains not_contains starts_with not_starts_with ends_with matches in"
                    + " not_in"),
            java.util.Map.entry("ip", "eq neq in not_in"),
            java.util.Map.entry("visitor", "eq neq"),
            java.util.Map.entry("date", "before after between"),
            java.util.Map.entry("language", "eq neq starts_with not_starts_with in not_in"),
            java.util.Map.entry(
                "referrer",
                "eq neq contains not_contains starts_with not_starts_with ends_with matches in"
                    + " not_in"),
            java.util.Map.entry("time", "eq neq in not_in gt lt between"),
            java.util.Map.entry("day", "eq neq in not_in"),
            java.util.Map.entry(
                "query",
                "eq neq contains not_contains starts_with not_starts_with ends_with matches"),
            java.util.Map.entry(
                "cookie", "eq neq contains not_contains not_starts_with ends_with matches"),
            java.util.Map.entry("click_count", "eq neq gt lt between"),
            java.util.Map.entry("hours", "eq neq"),
            java.util.Map.entry("segment", "eq neq"));
  }

  @ParameterizedTest(name = "{0} {1} {2}: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "country | eq | 'UK' | did you mean 'GB'",
        "country | eq | 'Germany' | did you mean 'DE'",
        "country | eq | 'XX' | is not a country",
        "country | eq | 'DEU' | is not a country",
        "country | eq | 'QQ' | is not a country",
        "country | eq | '' | 1 to 512 characters",
        "country | eq | 49 | is a text",
        "country | eq | null | is a text",
        "country | eq | true | is a text",
        "country | eq | {} | is a text",
        "country | eq | ['DE'] | takes one value",
        "country | in | 'DE' | takes a list",
        "country | in | [] | 1 to 250 values",
        "continent | eq | 'Europe' | did you mean 'EU'",
        "continent | eq | 'XY' | there are NA, EU",
        "device | eq | 'phone' | did you mean 'mobile'",
        "device | eq | 'tv' | there are mobile, desktop, tablet",
        "os | eq | 'iPadOS' | did you mean 'iOS'",
        "os | eq | 'BeOS' | there are iOS, Android",
        "browser | contains | '  ' | 1 to 512 characters",
        "browser | eq | 'a\\u0000b' | control characters",
        "browser | eq | '\\ud800' | half a character",
        "browser | matches | 'a(b' | is not a pattern in RE2 syntax: missing closing )",
        "browser | matches | '(?=a)' | is not a pattern in RE2 syntax",
        "browser | matches | '(a)\\\\1' | is not a pattern in RE2 syntax",
        "browser | matches | '(a{100}){100}' | more than 250 steps",
        "browser | matches | '((a{1000}){1000}){1000}' | more than 250 steps",
        "browser | matches | '((a{1000}?){1000}?){1000}' | more than 250 steps",
        "browser | matches | 'a{1000}{1000}' | more than 250 steps",
        "browser | matches | 'a{1001}' | is not a pattern in RE2 syntax",
        "browser | matches | 'a{251}' | more than 250 steps",
        "query | matches | 'ref' | written name=value",
        "query | matches | 'ref=[' | is not a pattern in RE2 syntax",
        "query | ends_with | 'ref=' | written name=value",
        "language | eq | 'en_US' | did you mean 'en-US'",
        "language | eq | 'english language' | use a tag",
        "language | eq | '*' | use a tag",
        "referrer | eq | 'https://google.com/' | is not a referrer",
        "referrer | eq | 'google.com:443' | is not a referrer",
        "referrer | eq | 'www.' | is not a referrer",
        "time | eq | '09:30' | compares whole hours",
        "time | eq | 24 | from 0 to 23",
        "time | eq | -1 | from 0 to 23",
        "time | eq | 9.5 | from 0 to 23",
        "time | eq | '' | from 0 to 23",
        "time | eq | 'noon' | from 0 to 23",
        "time | gt | '24:00' | is not a time",
        "time | gt | '9:30' | is not a time",
        "time | lt | '12:60' | is not a time",
        "time | lt | '25:00' | is not a time",
        "time | lt | '24:01' | is not a time",
        "region | eq | 'Madrid' | is not a region; write it like ES-MD",
        "region | eq | 'MD' | is not a region",
        "region | eq | 'XX-MD' | is not a region",
        "region | eq | 'ES-' | is not a region",
        "region | eq | 'ES-MADR' | is not a region",
        "region | eq | 'ESP-MD' | is not a region",
        "ip | in | ['192.0.2.256'] | is not an address or a block",
        "ip | in | ['192.0.2'] | is not an address or a block",
        "ip | eq | 'localhost' | is not an address or a block",
        "ip | eq | '192.0.2.7:80' | is not an address or a block",
        "ip | in | ['[2001:db8::1]'] | is not an address or a block",
        "ip | eq | 'fe80::1%eth0' | is not an address or a block",
        "ip | eq | '192.0.2.0/33' | is not an address or a block",
        "ip | eq | '192.0.2.0/' | is not an address or a block",
        "ip | eq | '192.0.2.0/-1' | is not an address or a block",
        "ip | eq | '192.0.2.7/24' | the block is '192.0.2.0/24'",
        "ip | in | ['192.0.2.7/31'] | the block is '192.0.2.6/31'",
        "ip | eq | '2001:db8::1/64' | the block is '2001:db8:0:0:0:0:0:0/64'",
        "ip | eq | '::ffff:192.0.2.7/120' | the block is '192.0.2.0/24'",
        "ip | eq | '::ffff:192.0.2.0/90' | is not an address or a block",
        "visitor | eq | 'known' | did you mean 'returning'",
        "date | before | '2030-6-1' | is written 2030-06-01",
        "date | before | '2030-02-29' | is written 2030-06-01",
        "date | before | '2030-06-01T24:00' | is written 2030-06-01",
        "date | before | '2030-06-01T09' | is written 2030-06-01",
        "date | before | '2030-06-01 09:00' | is written 2030-06-01",
        "date | before | '2030-06-01T09:00:00' | is written 2030-06-01",
        "date | before | '1969-12-31' | from 1970 on",
        "date | before | 20300601 | is written 2030-06-01",
        "date | between | '2030-06-01' | takes two values",
        "date | between | ['2030-06-01','2030-06-01'] | comes after the first",
        "date | between | ['2030-06-02','2030-06-01'] | comes after the first",
        "date | between | ['2030-06-01','2030-06-02T09:00'] | Both ends are dates",
        "time | between | '9' | takes two values",
        "time | between | ['9'] | takes two values",
        "time | between | ['9', '10', '11'] | takes two values",
        "time | between | ['09:00', '09:00'] | ends are equal",
        "time | between | ['9', '17:30'] | both ends are hours",
        "day | eq | 'monday' | did you mean 'mon'",
        "day | eq | 1 | is a text",
        "day | eq | 'someday' | there are mon, tue",
        "query | eq | '=x' | written name=value",
        "query | contains | 'promo' | something to look for",
        "query | starts_with | 'promo=' | something to look for",
        "cookie | contains | 'promo' | something to look for",
        "click_count | gt | -1 | 0 or more",
        "click_count | gt | '1e3' | 0 or more",
        "click_count | gt | 1.5 | 0 or more",
        "click_count | gt | '99999999999999999999' | 0 or more",
        "click_count | gt | 99999999999999999999 | 0 or more",
        "click_count | between | [200, 100] | may not be greater",
        "click_count | between | [1] | takes two values",
        "hours | eq | 'sales-desk' | schedule=open or schedule=closed",
        "hours | eq | 'sales-desk=' | schedule=open or schedule=closed",
        "hours | eq | 'sales-desk=opened' | schedule=open or schedule=closed",
        "hours | neq | '=open' | needs at least one character",
        "hours | neq | 'Sales desk=open' | is not the key of a schedule",
        "hours | eq | 9 | is a text",
        "segment | eq | 'EU daytime' | is not the key of a segment",
        "segment | neq | ['vip'] | takes one value",
        "segment | eq | '' | 1 to 512 characters",
      })
  void read_malformedValue_isRefusedWithItsPlaceAndAHint(
      String field, String operator, String value, String hint) {
    JsonNode json =
        Given.json(
            "[{'name':'n','conditions':[{'field':'%s','operator':'%s','value':%s}],%s}]"
                .formatted(field, operator, quoted(value), REDIRECT));

    List<Fault> faults = faults(json);

    assertThat(faults).hasSize(1);
    assertThat(faults.getFirst().pointer()).startsWith("/rules/0/conditions/0/value");
    assertThat(faults.getFirst().detail()).containsIgnoringCase(hint);
  }

  /// The CSV reader takes the quotes off a text; numbers, lists and words of JSON came without.
  private static String quoted(String value) {
    boolean bare =
        value.startsWith("[") || value.startsWith("{") || value.matches("-?[0-9.]+|null|true");
    return bare ? value : "'" + value + "'";
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'channel'} | /channel | needs the key of a channel",
        "{'type':'channel','channel':7} | /channel | needs the key of a channel",
        "{'type':'channel','channel':''} | /channel | key",
        "{'type':'channel','channel':'ES Sales'} | /channel | key",
        "{'type':'channel','channel':'-es'} | /channel | key",
        "{'type':'channel','channel':'es','url':'https://a.example'} | /url | there are channel,"
            + " type",
        "{'type':'pool'} | /pool | needs the key of a pool",
        "{'type':'pool','pool':'Team'} | /pool | key",
        "{'type':'redirect','url':'https://a.example','pool':'team'} | /pool | there are type, url",
        "{'type':'redirect'} | /url | needs a URL",
        "{'type':'Redirect'} | /type | is redirect, channel, pool, split, link or block",
        "{'url':'https://a.example'} | /type | is redirect, channel, pool, split, link or block",
      })
  void read_malformedAction_isRefusedWithItsPlace(String action, String place, String hint) {
    List<Fault> faults =
        faults(Given.json("[{'name':'n','conditions':[],'action':%s}]".formatted(action)));

    assertThat(faults).hasSize(1);
    assertThat(faults.getFirst().pointer()).isEqualTo("/rules/0/action" + place);
    assertThat(faults.getFirst().detail()).containsIgnoringCase(hint);
  }

  @Test
  void read_everyKindOfAction_comesOutUnchanged() {
    JsonNode json =
        Given.json(
            """
            [{'name':'a','conditions':[],'action':{'type':'channel','channel':'es-sales'}},
             {'name':'b','conditions':[],'action':{'type':'pool','pool':'sales-team'}},
             {'name':'c','conditions':[],'action':{'type':'redirect','url':'https://a.example/'}}]
            """);

    assertThat(Given.rules(json).rules())
        .extracting(Rule::action)
        .containsExactly(
            new Action.Channel("es-sales"),
            new Action.Pool("sales-team"),
            new Action.Redirect("https://a.example/"));
    assertThat(Given.rules(json).toJson()).isEqualTo(json);
  }

  @Test
  void readConditions_ofSomethingElseThanARule_areReadAndMatchedLikeThoseOfARule() {
    JsonNode json =
        Given.json(
            "[{'field':'country','operator':'eq','value':'DE'},"
                + "{'field':'device','operator':'eq','value':'mobile'}]");
    var faults = new Faults();

    ConditionSet set = RuleReader.readConditions(json, "/hub/entries/0/conditions", faults);
    ConditionSet none = RuleReader.readConditions(null, "/hub/entries/1/conditions", faults);

    assertThat(faults.isEmpty()).isTrue();
    assertThat(set.toJson()).isEqualTo(json);
    assertThat(set.summary(Names.NONE)).isEqualTo("Country is Germany and device is mobile");
    assertThat(none.toJson()).isEmpty();
    assertThat(none.summary(Names.NONE)).isEqualTo("Always");
    var compiled = CompiledRules.compile(List.of(set, none), new SharedMatchers());
    var german = GivenVisit.read(Given.json("{'country':'DE','device':'mobile'}"));
    var spanish = GivenVisit.read(Given.json("{'country':'ES','device':'mobile'}"));
    assertThat(compiled.firstMatch(german, 0)).isZero();
    assertThat(compiled.firstMatch(spanish, 0)).isEqualTo(1);
  }

  @Test
  void schedules_ofConditions_areThoseThatHoursName() {
    ConditionSet set =
        RuleReader.readConditions(
            Given.json(
                "[{'field':'hours','operator':'eq','value':'support=open'},"
                    + "{'field':'country','operator':'eq','value':'DE'},"
                    + "{'field':'hours','operator':'neq','value':'night-shift=open'}]"),
            "",
            new Faults());

    assertThat(set.schedules()).containsExactly("night-shift", "support");
    assertThat(ConditionSet.NONE.schedules()).isEmpty();
  }

  @Test
  void readConditions_withFaults_notesAllOfThemWithTheirPlaces() {
    var faults = new Faults();

    RuleReader.readConditions(
        Given.json(
            "[{'field':'country','operator':'eq','value':'UK'},{'field':'country','operator':'gt'}]"),
        "/hub/entries/0/conditions",
        faults);
    RuleReader.readConditions(Given.json("{}"), "/hub/entries/1/conditions", faults);

    assertThat(faults.toList().stream().map(Fault::pointer))
        .containsExactly(
            "/hub/entries/0/conditions/0/value",
            "/hub/entries/0/conditions/1/operator",
            "/hub/entries/1/conditions");
  }

  @Test
  void read_manyFaults_areAllNamedAtOnce() {
    JsonNode json =
        Given.json(
            """
            [
              {'name': '', 'conditions': [
                {'field': 'country', 'operator': 'eq', 'value': 'UK'},
                {'field': 'colour', 'operator': 'is', 'value': 'red'},
                {'field': 'country', 'operator': 'gt', 'value': 'DE', 'timezone': 'Europe/Madrid'},
                {'field': 'time', 'operator': 'eq', 'value': 9, 'timezone': 'europe/madrid'},
                {'field': 'time', 'operator': 'in', 'value': [9, 24, 'x'], 'timezone': '+03'},
                7
              ], 'action': {'type': 'redirect', 'url': 'javascript:alert(1)'}},
              {'name': 'n', 'action': {'type': 'teleport'}, 'colour/~': 1},
              'rule'
            ]
            """);

    assertThat(pointers(json))
        .containsExactlyInAnyOrder(
            "/rules/0/name",
            "/rules/0/conditions/0/value",
            "/rules/0/conditions/1/field",
            "/rules/0/conditions/1/operator",
            "/rules/0/conditions/2/operator",
            "/rules/0/conditions/2/timezone",
            "/rules/0/conditions/3/timezone",
            "/rules/0/conditions/4/timezone",
            "/rules/0/conditions/5",
            "/rules/0/action/url",
            "/rules/1/conditions",
            "/rules/1/action/type",
            "/rules/1/colour~1~0",
            "/rules/2");
  }

  @Test
  void read_timeZoneByItsOtherName_isTheSameConditionInTheFormOfTheReference() {
    String time = "{'field':'time','operator':'eq','value':9,'%s':'%s'}";

    JsonNode written = rule("n", time.formatted("time_zone", "Europe/Madrid"));
    assertThat(Given.rules(written).toJson())
        .isEqualTo(rule("n", time.formatted("timezone", "Europe/Madrid")));
    assertThat(pointers(rule("n", time.formatted("time_zone", "+03"))))
        .containsExactly("/rules/0/conditions/0/time_zone");
    assertThat(
            pointers(
                rule("n", time.formatted("time_zone", "UTC").replace("}", ",'timezone':'UTC'}"))))
        .containsExactly("/rules/0/conditions/0/time_zone");
  }

  @Test
  void read_sizesAtTheirBounds_areAcceptedAndRefusedOneBeyond() {
    String condition = "{'field':'country','operator':'eq','value':'DE'}";
    assertThat(pointers(rule("n".repeat(100), condition))).isEmpty();
    assertThat(pointers(rule("n".repeat(101), condition))).containsExactly("/rules/0/name");
    assertThat(pointers(rule("n", repeat(condition, 20, ",")))).isEmpty();
    assertThat(pointers(rule("n", repeat(condition, 21, ","))))
        .containsExactly("/rules/0/conditions");
    assertThat(pointers(rule("n", browserIn(repeat("'x'", 250, ","))))).isEmpty();
    assertThat(pointers(rule("n", browserIn(repeat("'x'", 251, ",")))))
        .containsExactly("/rules/0/conditions/0/value");
    assertThat(pointers(rule("n", browserIn("'" + "x".repeat(512) + "'")))).isEmpty();
    assertThat(pointers(rule("n", browserIn("'" + "x".repeat(513) + "'"))))
        .containsExactly("/rules/0/conditions/0/value/0");
    String long512 = browserIn("'" + "x".repeat(512) + "'");
    String bigRule =
        "{'name':'n','conditions':[" + repeat(long512, 20, ",") + "]," + REDIRECT + "}";
    assertThat(pointers(Given.json("[" + repeat(bigRule, 20, ",") + "]"))).isEmpty();
    assertThat(pointers(Given.json("[" + repeat(bigRule, 25, ",") + "]")))
        .containsExactly("/rules");
  }

  @Test
  void read_moreRulesThanAnyPlanHas_areCountedAndNotRead() {
    assertThat(pointers(Given.json("[" + repeat("{}", 200, ",") + "]"))).hasSize(50);
    assertThat(pointers(Given.json("[" + repeat("{}", 201, ",") + "]"))).containsExactly("/rules");
  }

  @Test
  void read_moreFaultsThanAreListed_saysHowManyThereAre() {
    var rejected =
        (RuleReading.Rejected)
            RuleReader.read(Given.json("[" + repeat("{'x':1}", 100, ",") + "]"), "/rules");

    assertThat(rejected.faults().listed()).hasSize(50);
    assertThat(rejected.faults().count()).isEqualTo(400);
    assertThat(rejected.faults().listed())
        .filteredOn(fault -> fault.detail().contains("There are action"))
        .hasSize(1);
  }

  private static JsonNode rule(String name, String conditions) {
    return Given.json("[{'name':'%s','conditions':[%s],%s}]".formatted(name, conditions, REDIRECT));
  }

  private static String browserIn(String values) {
    return "{'field':'browser','operator':'in','value':[" + values + "]}";
  }

  @Test
  void read_anAnswerOfOurs_canBeSentBackAsItIs() {
    JsonNode json =
        Given.json(
            "[{'name':'n','summary':'Always: ...','paused':'Paused:"
                + " ...','warnings':[],'conditions':[],"
                + REDIRECT
                + "}]");

    assertThat(pointers(json)).isEmpty();
    assertThat(Given.rules(json).toJson().get(0).has("summary")).isFalse();
  }

  @Test
  void read_notAnArray_isRefused() {
    assertThat(pointers(Given.json("{}"))).containsExactly("/rules");
    assertThat(pointers(Given.json("null"))).containsExactly("/rules");
  }
}
