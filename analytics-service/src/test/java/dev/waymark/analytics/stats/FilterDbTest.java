package dev.waymark.analytics.stats;

import static dev.waymark.analytics.World.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.analytics.Click;
import dev.waymark.analytics.Database;
import dev.waymark.analytics.Producer;
import dev.waymark.analytics.World;
import dev.waymark.visitor.VisitorClass;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The clock stands at 2026-04-20T12:00Z.
@QuarkusTest
@QuarkusTestResource(Database.class)
class FilterDbTest {
  private static final String STATS = "/api/workspaces/ws_1/stats/";
  private static final Click ONE = Click.on("lnk_1").at("2026-04-19T10:00:00Z");

  @Inject World world;

  @BeforeEach
  void reset() {
    world.reset();
  }

  private static void clicks(Click... clicks) {
    assertThat(Producer.number(1).deliver(1, clicks).statusCode()).isEqualTo(200);
  }

  private static Response get(String what) {
    Response response = as("viewer").get(STATS + what);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return response;
  }

  private static String table(String what) {
    Response response = as("viewer").accept("text/csv").get(STATS + what);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    assertThat(response.contentType()).isEqualToIgnoringCase("text/csv;charset=UTF-8");
    return response.asString();
  }

  private void label(String link, String domain, String slug, String title, String tags) {
    world.run(
        "insert into publication.link_label values ('%s', 'ws_1', %s, '%s', '%s', '%s', lower('%s')::text[])"
            .formatted(link, domain, slug, title, tags, tags));
  }

  /// What each filter leaves of five people's clicks and one bot's.
  private static final String LEFT =
      """
      include_bots=true 5
      country=FR 2
      country=fr 2
      country=FR&country=IT 3
      country=FR&rule=France 1
      country=- 1
      country=-&country=IT 2
      continent=EU 4
      continent=- 1
      continent=AF 0
      device=mobile 5
      device=desktop 0
      os=android 5
      browser=Firefox 1
      language=EN-gb 1
      referrer=a.example 1
      referrer=- 4
      campaign=- 5
      rule=France 1
      rule=- 1
      channel=desk 1
      variant=B 1
      entry=book 1
      class=scan 1
      class=click 4
      class=click&class=scan 5
      tag=NEWS 1
      tag=news&tag=spring 5
      tag=- 0
      tag=none 0
      domain=go.example 1
      domain=- 4
      domain=go.example&country=FR 0
      link=lnk_2&country=DE 1
      """;

  /// In one test, for all of them are about the same clicks.
  @Test
  void filter_ofEachKind_leavesThoseClicks() {
    label("lnk_1", "null", "one", "One", "{Spring}");
    label("lnk_2", "'go.example'", "two", "Two", "{News,Spring}");
    clicks(
        ONE.from("FR").ruled("France", 1).referredBy("a.example").by(1),
        ONE.from("FR").with("Firefox").in("en-gb").variant("B").by(2),
        ONE.from(null).channel("desk").entry("book").by(3),
        ONE.from("IT").ruled(null, 0).scanned().by(4),
        Click.on("lnk_2").at("2026-04-18T10:00:00Z").by(5),
        ONE.from("FR").by(VisitorClass.BOT));
    LEFT.lines()
        .map(line -> line.split(" ", 2))
        .forEach(filterAndLeft -> assertLeft(filterAndLeft[0], Integer.parseInt(filterAndLeft[1])));
  }

  private static void assertLeft(String filter, int left) {
    String query = "?from=2026-04-01&" + filter;
    assertThat(get("summary" + query).jsonPath().getInt("clicks")).isEqualTo(left);
    assertThat(get("summary?time_zone=UTC&" + filter).jsonPath().getInt("clicks")).isEqualTo(left);
    assertThat(get("summary" + query).jsonPath().getInt("unique_visitors")).isEqualTo(left);
    for (String by : List.of("timeseries", "countries", "links", "live")) {
      Response response = get(by.equals("live") ? "live?limit=9&" + filter : by + query);
      List<Integer> counts =
          switch (by) {
            case "timeseries" -> response.jsonPath().getList("points.clicks");
            case "live" -> null;
            default -> List.of(response.jsonPath().getInt("total.clicks"));
          };
      if (counts != null) {
        assertThat(counts.stream().mapToInt(Integer::intValue).sum()).as(by).isEqualTo(left);
      }
      assertThat(response.jsonPath().getMap("")).as(by).doesNotContainKey("covered_from");
    }
  }

  @Test
  void filter_moreValuesThanThereMayBe_isRefused() {
    String many = String.join("&", Collections.nCopies(21, "rule=a"));
    Response response = as("viewer").get(STATS + "summary?" + many);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.jsonPath().getList("errors.parameter")).containsExactly("rule");
    assertThat(as("viewer").get(STATS + "summary?rule=" + "x".repeat(301)).statusCode())
        .isEqualTo(400);
  }

  @Test
  void filter_ofRows_saysFromWhenItHolds() {
    clicks(ONE, ONE.at("2026-04-18T10:00:00Z"));
    world.run("insert into click_day (day, producer, rows, gone) values ('2026-03-01', 1, 5, 5)");
    String oldest = "2026-03-21T00:00:00.000Z";
    // The partitions of the tests may be older or younger than what is kept.
    String covered = get("summary?country=DE").jsonPath().getString("covered_from");
    assertThat(covered).isGreaterThanOrEqualTo(oldest).isLessThan("2026-04-18T10");
    assertThat(get("timeseries?country=DE&from=2026-02-01").jsonPath().getString("covered_from"))
        .isEqualTo(covered);
    assertThat(get("rules?country=DE&from=2026-02-01").jsonPath().getString("covered_from"))
        .isEqualTo(covered);
    for (String whole :
        List.of("summary?country=DE&from=2026-04-19", "summary", "rules?from=2026-02-01")) {
      assertThat(get(whole).jsonPath().getMap("")).doesNotContainKey("covered_from");
    }
    assertThat(
            get("summary?country=DE&from=2026-04-10&to=2026-04-19&compare=previous")
                .jsonPath()
                .getInt("clicks"))
        .isEqualTo(2);
  }

  @Test
  void breakdown_ofLinksTagsAndChannels_hasTheirNames() {
    label("lnk_1", "null", "one", "=1+1", "{Spring}");
    label("lnk_2", "'go.example'", "two", "Two", "{News,Spring}");
    world.publish(
        "channel",
        "ws_1/desk",
        "{\"workspace\": \"ws_1\", \"key\": \"desk\", \"name\": \"Sales\"}");
    clicks(ONE, ONE.channel("desk"), Click.on("lnk_2"), Click.on("lnk_3"));
    assertThat(get("links").jsonPath().<Map<String, Object>>getList("values"))
        .extracting(
            value ->
                value.get("value")
                    + " "
                    + value.get("slug")
                    + " "
                    + value.get("name")
                    + " "
                    + value.get("domain"))
        .containsExactly("lnk_1 one =1+1 null", "lnk_2 two Two go.example", "lnk_3 null null null");
    assertThat(get("channels").jsonPath().getString("values[0].name")).isEqualTo("Sales");
    Response tags = get("tags?limit=1");
    assertThat(tags.jsonPath().getString("values[0].value")).isEqualTo("Spring");
    assertThat(tags.jsonPath().getInt("values[0].clicks")).isEqualTo(3);
    assertThat(tags.jsonPath().getInt("other.clicks")).isEqualTo(1);
    assertThat(tags.jsonPath().getInt("unknown.clicks")).isEqualTo(1);
    assertThat(tags.jsonPath().getInt("total.clicks")).isEqualTo(4);
    assertThat(table("links"))
        .startsWith(
            "kind,value,rules_version,name,slug,domain,clicks,scans,leads,uncounted,bots,previews,"
                + "prefetches\r\nvalue,lnk_1,,'=1+1,one,,2,0,0,,,,\r\n")
        .endsWith("unknown,,,,,,0,0,0,,,,\r\nother,,,,,,0,0,0,,,,\r\n");
  }

  @Test
  void summary_comparedWithTheSpanBefore_hasTheSamePart() {
    clicks(
        ONE.at("2026-04-20T11:00:00Z"),
        ONE.at("2026-04-19T11:00:00Z"),
        ONE.at("2026-04-19T13:00:00Z"),
        ONE.at("2026-03-31T10:00:00Z"));
    Response day = get("summary?days=1&compare=previous");
    assertThat(day.jsonPath().getInt("clicks")).isEqualTo(1);
    assertThat(day.jsonPath().getInt("previous.clicks")).isEqualTo(1);
    assertThat(day.jsonPath().getString("previous.from")).isEqualTo("2026-04-19T00:00:00.000Z");
    assertThat(day.jsonPath().getString("previous.to")).isEqualTo("2026-04-19T12:00:00.000Z");
    Response whole = get("summary?from=2026-04-20&to=2026-04-20&compare=previous");
    assertThat(whole.jsonPath().getInt("previous.clicks")).isEqualTo(1);
    Response month = get("summary?from=2026-04-01&to=2026-04-30&compare=previous");
    assertThat(month.jsonPath().getString("previous.from")).isEqualTo("2026-03-01T00:00:00.000Z");
    assertThat(month.jsonPath().getString("previous.to")).isEqualTo("2026-03-20T12:00:00.000Z");
    assertThat(month.jsonPath().getInt("previous.clicks")).isZero();
    assertThat(table("summary?days=1&compare=previous"))
        .isEqualTo(
            """
            period,clicks,scans,unique_visitors,leads,uncounted,bots,previews,prefetches\r
            current,1,0,1,0,,0,0,0\r
            previous,1,0,1,0,,0,0,0\r
            """);
  }

  @Test
  void timeseries_byWeekAndMonth_isComparedPointByPoint() {
    clicks(
        ONE.at("2026-04-13T00:00:00Z"),
        ONE.at("2026-04-19T23:00:00Z"),
        ONE.at("2026-04-20T01:00:00Z"),
        ONE.at("2026-04-06T01:00:00Z"));
    Response weeks = get("timeseries?interval=week&from=2026-04-13&to=2026-04-26&compare=previous");
    assertThat(weeks.jsonPath().getList("points.date")).containsExactly("2026-04-13", "2026-04-20");
    assertThat(weeks.jsonPath().getList("points.clicks")).containsExactly(2, 1);
    assertThat(weeks.jsonPath().getList("previous.points.date"))
        .containsExactly("2026-03-30", "2026-04-06");
    assertThat(weeks.jsonPath().getList("previous.points.clicks")).containsExactly(0, 1);
    Response months = get("timeseries?interval=month&from=2026-03-01&to=2026-04-30");
    assertThat(months.jsonPath().getList("points.clicks")).containsExactly(0, 4);
    assertThat(table("timeseries?interval=month&from=2026-04-01&to=2026-04-30"))
        .isEqualTo(
            """
            period,start,date,clicks,scans,leads,uncounted,bots,previews,prefetches\r
            current,2026-04-01T00:00:00Z,2026-04-01,4,0,0,,,,\r
            """);
  }

  @Test
  void hours_inAZone_areThoseOfItsClocks() {
    clicks(
        ONE.at("2026-03-29T00:30:00Z"), // Sunday, 01:30
        ONE.at("2026-03-29T01:30:00Z"), // Sunday, 03:30, for the clocks go forward
        ONE.at("2026-04-12T22:15:00Z")); // Monday, 00:15
    Response hours = get("hours?from=2026-03-01&to=2026-04-19&time_zone=Europe/Berlin");
    List<Map<String, Object>> all = hours.jsonPath().getList("hours");
    assertThat(all).hasSize(168);
    assertThat(all.stream().filter(hour -> !Integer.valueOf(0).equals(hour.get("clicks"))))
        .extracting(hour -> hour.get("weekday") + " " + hour.get("hour") + " " + hour.get("clicks"))
        .containsExactly("1 0 1", "7 1 1", "7 3 1");
    assertThat(table("hours").lines()).hasSize(169);
  }

  @Test
  void live_hasTheLastMinuteAndTheLatest() {
    clicks(
        ONE.at("2026-04-20T11:58:59Z"),
        ONE.at("2026-04-20T11:59:10Z").scanned(),
        ONE.at("2026-04-20T11:59:20Z").from("FR"),
        ONE.at("2026-04-20T11:59:30Z").by(VisitorClass.BOT),
        ONE.at("2026-04-19T11:59:00Z"));
    Response live = get("live");
    assertThat(live.jsonPath().getString("at")).isEqualTo("2026-04-20T12:00:00.000Z");
    assertThat(live.jsonPath().getInt("last_minute.clicks")).isEqualTo(2);
    assertThat(live.jsonPath().getInt("last_minute.scans")).isEqualTo(1);
    assertThat(live.jsonPath().getList("clicks.at"))
        .containsExactly(
            "2026-04-20T11:59:20.000Z", "2026-04-20T11:59:10.000Z", "2026-04-20T11:58:59.000Z");
    assertThat(get("live?limit=1&country=FR").jsonPath().getInt("last_minute.clicks")).isEqualTo(1);
    assertThat(get("live?include_bots=true").jsonPath().getList("clicks")).hasSize(4);
    assertThat(table("live").lines()).hasSize(4);
    as("stranger").get(STATS + "live").then().statusCode(404);
  }
}
