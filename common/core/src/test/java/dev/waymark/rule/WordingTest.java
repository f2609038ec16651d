package dev.waymark.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  @ParameterizedTest(name = "{3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "country | eq | 'DE' | Country is Germany",
        "country | neq | 'XK' | Country is not Kosovo",
        "country | in | ['DE','AT','CH'] | Country is Germany, Austria or Switzerland",
        "country | not_in | ['US','CA'] | Country is not United States or Canada",
        "continent | eq | 'EU' | Continent is Europe",
        "device | eq | 'mobile' | Device is mobile",
        "os | in | ['iOS','Android'] | Operating system is iOS or Android",
        "browser | contains | 'chrom' | Browser contains \"chrom\"",
        "browser | starts_with | 'Sam' | Browser starts with \"Sam\"",
        "browser | not_contains | 'chrom' | Browser does not contain \"chrom\"",
        "browser | not_starts_with | 'Sam' | Browser does not start with \"Sam\"",
        "browser | ends_with | 'gram' | Browser ends with \"gram\"",
        "referrer | matches | '^news' | Referrer matches \"^news\"",
        "language | not_starts_with | 'zh' | Language does not start with \"zh\"",
        "query | not_contains | 'ref=a' | Query parameter ref does not contain \"a\"",
        "cookie | matches | 'ref=a=b' | Cookie ref matches \"a=b\"",
        "language | eq | 'fr' | Language is French",
        "language | in | ['pt-BR','zh-Hant'] | Language is Portuguese (Brazil) or Chinese"
            + " (Traditional)",
        "referrer | neq | 'www.linkedin.com' | Referrer is not linkedin.com",
        "time | between | ['14','22'] | Between 14:00 and 22:59 (UTC)",
        "time | between | ['22','6'] | Between 22:00 and 06:59 (UTC)",
        "time | between | ['09:00','17:30'] | From 09:00 until 17:30 (UTC)",
        "time | eq | 9 | Between 09:00 and 09:59 (UTC)",
        "time | neq | 9 | Not between 09:00 and 09:59 (UTC)",
        "time | in | [9,10,14] | In the hours 09:00, 10:00 or 14:00 (UTC)",
        "time | gt | 17 | From 18:00 (UTC)",
        "time | lt | '09:30' | Before 09:30 (UTC)",
        "time | gt | 23 | At no time of day (UTC)",
        "date | before | '2030-06-01' | Before 1 June 2030 (UTC)",
        "date | after | '2030-06-01T09:00' | From 09:00 on 1 June 2030 (UTC)",
        "date | between | ['2030-06-01','2030-07-01'] | From 1 June 2030 until 1 July 2030 (UTC)",
        "ip | in | ['192.0.2.7','2001:db8::/32'] | Address is 192.0.2.7 or 2001:db8::/32",
        "region | in | ['es-md','ES-CT'] | Region is ES-MD or ES-CT",
        "city | starts_with | 'San' | City starts with \"San\"",
        "visitor | eq | 'new' | Visitor is new",
        "visitor | neq | 'new' | Visitor is not new",
        "app | eq | 'Instagram' | App is Instagram",
        "day | in | ['sat','sun'] | On Saturday or Sunday (UTC)",
        "day | in | ['mon','tue','wed','thu','fri'] | On Monday to Friday (UTC)",
        "day | neq | 'sun' | Not on Sunday (UTC)",
        "query | eq | 'utm_source=twitter' | Query parameter utm_source is \"twitter\"",
        "query | eq | 'promo' | Query parameter promo is present",
        "query | neq | 'promo' | Query parameter promo is missing",
        "query | eq | 'promo=' | Query parameter promo is empty",
        "cookie | contains | 'segment=vip' | Cookie segment contains \"vip\"",
        "click_count | gt | '1000' | The link has more than 1,000 clicks",
        "click_count | eq | 1 | The link has exactly 1 click",
        "click_count | lt | 100 | The link has fewer than 100 clicks",
        "click_count | between | [10,20] | The link has between 10 and 20 clicks",
        "click_count | eq | 5 | The link has exactly 5 clicks",
        "click_count | neq | 5 | The link does not have exactly 5 clicks",
        "hours | eq | 'sales-desk=open' | While sales-desk is open",
        "hours | neq | 'sales-desk=open' | While sales-desk is closed",
        "segment | eq | 'eu-daytime' | Visitor is in eu-daytime",
        "segment | neq | 'eu-daytime' | Visitor is not in eu-daytime",
        "hours | eq | 'sales-desk=CLOSED' | While sales-desk is closed",
      })
  void summary_ofOneCondition_readsLikeASentence(
      String field, String operator, String value, String expected) {
    var rules =
        Given.rules(
            Given.ruleWith(
                Given.json(
                    "{'field':'%s','operator':'%s','value':%s}"
                        .formatted(field, operator, value))));

    assertThat(rules.rules().getFirst().summary()).isEqualTo(expected + ": send to example.com/");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'match':'any','conditions':[%1$s,%2$s] | Country is Germany or device is mobile",
        "'match':'any','conditions':[%1$s] | Country is Germany",
        "'match':'any','conditions':[] | Always",
        "'match':'any','conditions':[%1$s,%2$s,%3$s] | Country is Germany, or device is mobile, or"
            + " before 09:30 (UTC)",
        "'conditions':[%1$s,{'any':[%2$s,%3$s]}] | Country is Germany and either device is mobile"
            + " or before 09:30 (UTC)",
        "'conditions':[%1$s,{'any':[%3$s,%4$s]}] | Country is Germany, either before 09:30 (UTC) or"
            + " on Monday (UTC)",
        "'conditions':[{'any':[%1$s]}] | Country is Germany",
      })
  void summary_ofAGroup_readsLikeASentence(String rule, String expected) {
    String conditions =
        rule.formatted(
            "{'field':'country','operator':'eq','value':'DE'}",
            "{'field':'device','operator':'eq','value':'mobile'}",
            "{'field':'time','operator':'lt','value':'09:30'}",
            "{'field':'day','operator':'eq','value':'mon'}");
    var rules =
        Given.rules(
            "[{'name':'n',%s,'action':{'type':'redirect','url':'https://example.com/'}}]"
                .formatted(conditions));

    assertThat(rules.rules().getFirst().summary()).isEqualTo(expected + ": send to example.com/");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'block','status':404} | say that there is no such link",
        "{'type':'block','status':410} | say that the link is gone",
        "{'type':'block','status':200,'title':'Not here'} | show \"Not here\" and lead nowhere",
        "{'type':'split','targets':[{'url':'https://e.com/a','weight':2},{'channel':'sales'}]} |"
            + " split between e.com/a (67 %) and sales (33 %)",
        "{'type':'split','targets':[{'channel':'a','weight':1000},{'channel':'b'},{'pool':'c','weight':999}]}"
            + " | split between a (50 %), b (1 %) and c (50 %)",
      })
  void summary_ofAnAction_readsLikeASentence(String action, String expected) {
    var rules = Given.rules("[{'name':'n','conditions':[],'action':%s}]".formatted(action));

    assertThat(rules.rules().getFirst().summary()).isEqualTo("Always: " + expected);
  }

  @Test
  void summary_ofSeveralConditions_putsTheMomentLast() {
    var rules =
        Given.rules(
            """
            [{'name': 'n', 'conditions': [
              {'field':'time','operator':'between','value':['09:00','17:30'],'timezone':'Europe/Madrid'},
              {'field':'country','operator':'eq','value':'DE'},
              {'field':'device','operator':'eq','value':'mobile'}
            ], 'action': {'type':'redirect','url':'http://example.de/seite'}}]
            """);

    assertThat(rules.rules().getFirst().summary())
        .isEqualTo(
            "Country is Germany and device is mobile, from 09:00 until 17:30 (Europe/Madrid):"
                + " send to http://example.de/seite");
  }

  @Test
  void summary_ofMomentsInOneZone_namesItOnce() {
    assertThat(
            summary(
                """
                {'field':'day','operator':'in','value':['mon','tue','wed'],'timezone':'Europe/Madrid'},
                {'field':'time','operator':'between','value':['9','17'],'timezone':'Europe/Madrid'},
                {'field':'time','operator':'neq','value':'12'},
                {'field':'hours','operator':'eq','value':'sales-desk=open'}
                """,
                "{'type':'redirect','url':'https://a.example/'}"))
        .isEqualTo(
            "On Monday to Wednesday, between 09:00 and 17:59 (Europe/Madrid), not between 12:00 and"
                + " 12:59 (UTC), while Sales desk is open: send to a.example/");
  }

  @Test
  void summary_ofAChannel_hasItsNameAndKind() {
    assertThat(
            summary(
                """
                {'field':'country','operator':'eq','value':'DE'},
                {'field':'device','operator':'eq','value':'mobile'},
                {'field':'time','operator':'between','value':['09:00','17:30'],'timezone':'Europe/Madrid'}
                """,
                "{'type':'channel','channel':'es-sales'}"))
        .isEqualTo(
            "Country is Germany and device is mobile, from 09:00 until 17:30 (Europe/Madrid):"
                + " send to ES Sales (WhatsApp)");
  }

  @Test
  void summary_ofAPool_saysThatItsMembersTakeTurns() {
    assertThat(summary("", "{'type':'pool','pool':'sales-team'}"))
        .isEqualTo("Always: send to Sales team (taking turns)");
  }

  @Test
  void summary_ofKeysWithoutAName_hasTheKeys() {
    String hours = "{'field':'hours','operator':'neq','value':'night-shift=open'}";

    assertThat(summary(hours, "{'type':'channel','channel':'fr-sales'}"))
        .isEqualTo("While night-shift is closed: send to fr-sales");
    assertThat(summary(hours, "{'type':'pool','pool':'night-team'}"))
        .isEqualTo("While night-shift is closed: send to night-team (taking turns)");
    assertThat(rule(hours, "{'type':'channel','channel':'fr-sales'}").summary())
        .isEqualTo("While night-shift is closed: send to fr-sales");
  }

  private static String summary(String conditions, String action) {
    return rule(conditions, action).summary(new GivenNames());
  }

  private static Rule rule(String conditions, String action) {
    return Given.rules("[{'name':'n','conditions':[%s],'action':%s}]".formatted(conditions, action))
        .rules()
        .getFirst();
  }

  @Test
  void summary_withoutConditions_saysAlways() {
    var rules =
        Given.rules(
            "[{'name':'n','conditions':[],'action':{'type':'redirect','url':'https://a.example'}}]");

    assertThat(rules.rules().getFirst().summary()).isEqualTo("Always: send to a.example");
  }
}
