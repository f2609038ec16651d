package dev.waymark.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.restassured.path.json.JsonPath;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What became of links: figures, course and lists, and how they are narrowed.
@ExtendWith(Dashboard.Given.class)
class StatisticsIT {
  private final Dashboard dashboard;
  private final String workspace;

  StatisticsIT(Dashboard dashboard) {
    this.dashboard = dashboard;
    this.workspace = dashboard.workspace("Sol y Mar Hoteles");
  }

  private String page() {
    return "/w/" + workspace + "/statistics";
  }

  private String link(String json) {
    return dashboard
        .operator()
        .body(json)
        .post("/api/workspaces/" + workspace + "/links")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /// A link with rules, one with variants and a page to choose from.
  private Map<String, String> links() {
    Map<String, String> links = new HashMap<>();
    links.put(
        "sale",
        link(
            """
            {"target": "https://example.com/sale", "title": "Summer sale", "rules": [
              {"name": "Germany", "conditions":
                [{"field": "country", "operator": "eq", "value": "DE"}],
               "action": {"type": "redirect", "url": "https://example.de/angebot"}}]}
            """));
    links.put(
        "test",
        link(
            """
            {"target": "https://example.com/landing", "title": "An A/B test", "ab_variants": [
              {"name": "A", "url": "https://example.com/a", "weight": 70},
              {"name": "B", "url": "https://example.com/b", "weight": 30}]}
            """));
    links.put(
        "menu",
        link(
            """
            {"title": "A page to choose from", "hub": {"title": "Sol y Mar", "entries": [
              {"key": "chat", "label": "Chat with us", "url": "https://example.com/chat"}]}}
            """));
    return links;
  }

  private static Locator figure(Page page, String name) {
    return page.locator(".stat-figures li")
        .filter(new Locator.FilterOptions().setHasText(name))
        .first();
  }

  /// Loads the page anew until all of it is there: a busy machine may need more than the two
  /// seconds that a page waits for its figures.
  private static void whole(Page page) {
    for (int i = 0; i < 20 && page.locator(".stat-away").count() > 0; i++) {
      page.reload();
    }
    assertThat(page.locator(".stat-away")).hasCount(0);
  }

  private static void follow(Page page, String name) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
        .first()
        .click();
  }

  @Test
  void month_ofClicks_isNarrowedAndTurnedByLinksAlone() throws Throwable {
    dashboard.startAnalytics();
    Map<String, String> links = links();
    dashboard.makeMonth(workspace, links, Instant.now());
    for (boolean script : new boolean[] {true, false}) {
      try (Screen screen =
          dashboard.as(
              "editor", workspace, new Browser.NewContextOptions().setJavaScriptEnabled(script))) {
        Page page = screen.open(page());
        assertThat(page.locator("h1")).hasText("Statistics");
        whole(page);
        assertThat(figure(page, "Clicks")).containsText(Pattern.compile("[1-9],\\d\\d\\d"));
        assertThat(page.locator("#list-links")).containsText("Summer sale");
        assertThat(page.locator("#list-decisions")).containsText("Germany");
        assertThat(page.locator("#list-decisions")).containsText("No rule: everyone else");
        if (script) {
          screen.check("statistics");
        }
        page.locator(".stat-rows a", new Page.LocatorOptions().setHasText("Why?")).first().click();
        assertThat(page.locator("h1")).hasText("Why this click went there");
        if (script) {
          screen.check("statistics-why");
        }
        follow(page, "Back to the statistics");
        assertThat(page).hasURL(Pattern.compile("/links/[^/]+/statistics"));
        follow(page, "All links");
        whole(page);
        page.locator("#list-decisions a", new Page.LocatorOptions().setHasText("Germany")).click();
        assertThat(page).hasURL(Pattern.compile("[?&]rule=Germany"));
        whole(page);
        Locator chips =
            page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Filters"));
        assertThat(chips).containsText("Rule: Germany");
        assertThat(page.locator("#list-places .stat-bars li")).hasCount(1);
        figure(page, "Leads").locator("a").click();
        assertThat(page.locator("#chart-title")).hasText("Leads");
        whole(page);
        page.getByRole(
                AriaRole.LINK,
                new Page.GetByRoleOptions().setName("Remove the filter Rule: Germany"))
            .click();
        assertThat(page.locator("#list-places .stat-bars li")).not().hasCount(1);
        whole(page);
        follow(page, "Continents");
        whole(page);
        assertThat(page.locator("#list-places")).containsText("Europe");
        follow(page, "All of Continents");
        assertThat(page.locator("h1")).hasText("Continents");
        if (script) {
          screen.check("statistics-list");
        }
      }
    }
    try (Screen screen = dashboard.as("editor", workspace)) {
      Page page = screen.open("/w/" + workspace + "/links/" + links.get("test") + "/statistics");
      whole(page);
      assertThat(page.locator("h2", new Page.LocatorOptions().setHasText("A/B test"))).isVisible();
      screen.check("statistics-link");
      Locator leads = page.locator("section", new Page.LocatorOptions().setHasText("Latest leads"));
      String before = figure(page, "Leads").textContent();
      leads
          .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Remove the lead order"))
          .first()
          .click();
      screen.picture("statistics-lead-remove");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove the lead"))
          .click();
      assertThat(page.locator(".toast")).containsText("The lead is removed.");
      whole(page);
      assertThat(figure(page, "Leads")).not().hasText(before);
    }
    try (Screen screen = dashboard.as("viewer", workspace)) {
      Page page = screen.open(page() + "?bots=1");
      whole(page);
      assertThat(page.locator(".stat-foot")).containsText("by bots");
      assertThat(page.getByText("Remove", new Page.GetByTextOptions().setExact(true))).hasCount(0);
    }
  }

  /// The days of a change of clocks have 23 or 25 hours.
  @Test
  void figures_inThreeZonesOverAChangeOfClocks_areThoseOfTheApi() throws Throwable {
    dashboard.startAnalytics();
    Instant change = lastChange();
    dashboard.makeMonth(workspace, links(), change.plusSeconds(10 * 86_400L));
    try (Screen screen = dashboard.as("viewer", workspace)) {
      for (String zone : List.of("Europe/Madrid", "America/New_York", "Asia/Kolkata")) {
        LocalDate day = LocalDate.ofInstant(change, ZoneId.of(zone));
        String dates = "from=" + day.minusDays(2) + "&to=" + day.plusDays(2);
        Page page =
            screen.open(page() + "?period=own&" + dates + "&zone=" + zone.replace("/", "%2F"));
        whole(page);
        JsonPath summary = api("stats/summary?" + dates + "&time_zone=" + zone);
        Assertions.assertThat(summary.getLong("clicks")).isPositive();
        assertThat(figure(page, "Clicks").locator("b")).hasText(number(summary, "clicks"));
        assertThat(figure(page, "Scans").locator("b")).hasText(number(summary, "scans"));
        assertThat(figure(page, "Visitors").locator("b"))
            .hasText(number(summary, "unique_visitors"));
        assertThat(figure(page, "Leads").locator("b")).hasText(number(summary, "leads"));
        Assertions.assertThat(
                page.locator(".stat-table tbody tr td:nth-child(2)").allTextContents())
            .as("days in %s", zone)
            .isEqualTo(
                numbers(
                    api("stats/timeseries?interval=day&" + dates + "&time_zone=" + zone)
                        .getList("points.clicks", Long.class)));
        List<String> countries =
            page.locator("#list-places .stat-bars li:not(.vague) b").allTextContents();
        Assertions.assertThat(countries)
            .isEqualTo(
                numbers(
                    api("stats/countries?limit=8&" + dates + "&time_zone=" + zone)
                        .getList("values.clicks", Long.class)));
        List<Long> hours =
            api("stats/hours?" + dates + "&time_zone=" + zone).getList("hours.clicks", Long.class);
        List<String> shown = page.locator(".stat-week tbody td").allTextContents();
        for (int hour = 0; hour < 24; hour++) {
          for (int weekday = 0; weekday < 7; weekday++) {
            Assertions.assertThat(shown.get(hour * 7 + weekday))
                .isEqualTo(number(hours.get(weekday * 24 + hour)));
          }
        }
      }
    }
  }

  @Test
  void lines_ofTheLinks_leadToTheirStatisticsAndAreNotThereWhileTheyAreUnknown() throws Throwable {
    dashboard.startAnalytics();
    Map<String, String> links = links();
    dashboard.makeMonth(workspace, links, Instant.now());
    String sale = links.get("sale");
    String list = "/w/" + workspace + "/links";
    try (Screen screen = dashboard.as("editor", workspace)) {
      Page page = screen.open(list);
      Locator lines = page.locator(".link-line");
      for (int i = 0; i < 20 && !isThere(lines); i++) {
        page.reload();
      }
      assertThat(lines).hasCount(3);
      Locator line = page.locator("#line-" + sale + " a");
      long total = api("stats/lines?days=7&link=" + sale).getLong("lines[0].total");
      Assertions.assertThat(total).isPositive();
      assertThat(line).containsText(Pattern.compile(": [0-9,]+ clicks in the last 7 days"));
      screen.check("links-lines");
      page.locator("#" + sale + " [role=switch]").click();
      assertThat(page.locator("#" + sale + " [role=switch][aria-checked=false]")).isVisible();
      assertThat(line).isVisible();
      line.click();
      assertThat(page).hasURL(Pattern.compile("/links/" + sale + "/statistics\\?period=7d$"));
      dashboard.stopAnalytics();
      screen.open(list);
      assertThat(page.locator("[data-row]")).hasCount(3);
      assertThat(page.locator("[data-rows] > [hidden]")).hasCount(0);
      assertThat(lines).hasCount(0);
    }
  }

  /// Whether the lines came with the page: a busy machine may need more than the two seconds that
  /// they have.
  private static boolean isThere(Locator lines) {
    lines
        .page()
        .locator("[data-rows] > [hidden]")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    return lines.count() > 0;
  }

  private static Instant lastChange() {
    return ZoneId.of("Europe/Madrid")
        .getRules()
        .previousTransition(Instant.now().minusSeconds(11 * 86_400L))
        .getInstant();
  }

  private JsonPath api(String question) {
    return dashboard
        .statistics()
        .urlEncodingEnabled(false)
        .get("/api/workspaces/" + workspace + "/" + question.replace("Europe/", "Europe%2F"))
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static String number(JsonPath json, String member) {
    return number(json.getLong(member));
  }

  private static String number(long number) {
    return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number);
  }

  private static List<String> numbers(List<Long> numbers) {
    List<String> texts = new ArrayList<>();
    numbers.forEach(each -> texts.add(number(each)));
    return texts;
  }

  @Test
  void statistics_ofNothingOrFromNobody_offerTheNextStep() throws Throwable {
    String link = link("{\"target\": \"https://example.com/\"}");
    try (Screen screen = dashboard.as("editor", workspace)) {
      dashboard.startAnalytics();
      Page page = screen.open("/w/" + workspace + "/links");
      page.locator(".link-clicks").click();
      assertThat(page).hasURL(Pattern.compile("/links/" + link + "/statistics$"));
      assertThat(page.locator("main h2")).hasText("No clicks yet");
      screen.check("statistics-empty");
      dashboard.stopAnalytics();
      page.reload();
      assertThat(page.locator("main h2")).hasText("There are no statistics right now");
      screen.check("statistics-away");
    }
  }
}
