package dev.waymark.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The editor of rules, as people use it.
@ExtendWith(Dashboard.Given.class)
class RulesIT {
  private static final String SENTENCE = "Language is Spanish, while Madrid office is open";

  private final Dashboard dashboard;
  private final String workspace;

  RulesIT(Dashboard dashboard) {
    this.dashboard = dashboard;
    this.workspace = dashboard.workspace("Casa Verde");
    create(
        "channels",
        Map.of(
            "key", "es-sales", "name", "ES Sales", "kind", "whatsapp", "address", "+34600111222"));
    create(
        "channels",
        Map.of("key", "es-desk", "name", "ES Desk", "kind", "whatsapp", "address", "+34600111333"));
    create(
        "schedules",
        Map.of(
            "key", "madrid",
            "name", "Madrid office",
            "time_zone", "Europe/Madrid",
            "weekly", Map.of("mon", List.of(List.of("09:00", "18:00")))));
  }

  private void create(String kind, Map<String, Object> body) {
    dashboard
        .operator()
        .body(body)
        .post("/api/workspaces/" + workspace + "/" + kind)
        .then()
        .statusCode(201);
  }

  private String link(List<Map<String, Object>> rules) {
    return dashboard
        .operator()
        .body(Map.of("target", "https://example.com/sale", "title", "Winter sale", "rules", rules))
        .post("/api/workspaces/" + workspace + "/links")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /// A link of its own slug, to which others may lead.
  private String other(String slug, String title) {
    return dashboard
        .operator()
        .body(Map.of("target", "https://example.com/" + slug, "slug", slug, "title", title))
        .post("/api/workspaces/" + workspace + "/links")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static Map<String, Object> rule(String country, String url) {
    return Map.of(
        "name", country,
        "conditions", List.of(Map.of("field", "country", "operator", "eq", "value", country)),
        "action", Map.of("type", "redirect", "url", url));
  }

  private String rules(String link) {
    return "/w/" + workspace + "/links/" + link + "/rules";
  }

  private List<String> saved(String link) {
    return dashboard
        .operator()
        .get("/api/workspaces/" + workspace + "/links/" + link + "/rules")
        .then()
        .statusCode(200)
        .extract()
        .path("summary");
  }

  private static Locator sentence(Page page, int position) {
    return page.locator(".rule-sentence").nth(position - 1);
  }

  @Test
  void spanishSalesLine_byMouse_isPlayedAndSaved() {
    String link = link(List.of());
    try (Screen screen = dashboard.operatorsScreen()) {
      Page page = screen.open(rules(link));
      screen.check("rules-empty");
      page.locator("#add-first").click();
      page.locator("#newfield").selectOption("language");
      page.locator("#c-0-v0").fill("es");
      page.locator("#newfield").selectOption("hours");
      page.locator("#c-1-name").selectOption("madrid");
      page.locator("select[name=channel]").selectOption("es-sales");
      assertThat(sentence(page, 1)).containsText(SENTENCE + ": send to ES Sales (WhatsApp)");
      // A Monday.
      page.locator("#p-language").fill("es-ES");
      page.locator("#p-at").fill("2030-06-03T10:00");
      assertThat(page.locator(".verdict-title")).hasText("ES Sales (WhatsApp)");
      page.locator("#p-at").fill("2030-06-03T20:00");
      assertThat(page.locator(".verdict-title")).hasText("example.com/sale");
      screen.check("rules-editing");
      page.locator("#tab-week").click();
      assertThat(page.locator(".week-legend")).containsText("ES Sales (WhatsApp)");
      assertThat(page.locator(".week-legend")).containsText("Mon 09:00–18:00");
      page.locator("#w-0-0-0").focus();
      page.keyboard().press("ArrowRight");
      page.keyboard().press("ArrowDown");
      assertThat(page.locator("#w-1-1-0")).isFocused();
      page.keyboard().press("Enter");
      assertThat(page.locator("#w-1-1-0[aria-current]")).isFocused();
      assertThat(page.locator("#p-at")).hasValue(Pattern.compile(".*T01:00"));
      // What is not saved yet is an office that is open nine hours of the week.
      assertThat(page.locator(".week-part.changed")).hasCount(9);
      screen.check("rules-week");
      page.locator("#tab-list").click();
      page.locator("#bar-review").click();
      assertThat(page.locator(".difference")).containsText(SENTENCE);
      screen.check("rules-review");
      page.locator("#bar-save").click();
      assertThat(page.locator(".toast")).containsText("Saved");
      assertThat(page.locator("#bar-save")).hasCount(0);
    }
    assertThat(saved(link)).containsExactly(SENTENCE + ": send to ES Sales (WhatsApp)");
  }

  @Test
  void spanishSalesLine_byKeyboardAlone_isSavedAndMoved() {
    String link = link(List.of(rule("DE", "https://example.de/")));
    try (Screen screen = dashboard.operatorsScreen()) {
      Page page = screen.open(rules(link));
      tabTo(page, "#add");
      page.keyboard().press("Enter");
      assertThat(page.locator("#newfield")).isFocused();
      // Typing chooses in a list of choices.
      page.keyboard().type("Language");
      page.keyboard().press("Enter");
      assertThat(page.locator("#c-0-v0")).isFocused();
      page.keyboard().type("es");
      tabTo(page, "#newfield");
      page.keyboard().type("Business");
      page.keyboard().press("Enter");
      assertThat(page.locator("#c-1-name")).isFocused();
      page.keyboard().type("Madrid");
      tabTo(page, "select[name=channel]");
      page.keyboard().type("ES Sales");
      tabTo(page, "#done");
      page.keyboard().press("Enter");
      assertThat(sentence(page, 2)).containsText(SENTENCE);
      page.keyboard().press("Shift+Tab");
      assertThat(page.locator("#grip-n1")).isFocused();
      page.keyboard().press("Space");
      assertThat(page.locator("#rules-said")).hasText("Lifted. Position 2 of 2.");
      page.keyboard().press("ArrowUp");
      assertThat(page.locator("#rules-said")).hasText("Position 1 of 2.");
      page.keyboard().press("Escape");
      assertThat(sentence(page, 1)).containsText("Country is Germany");
      page.keyboard().press("Space");
      page.keyboard().press("ArrowUp");
      page.keyboard().press("Space");
      assertThat(sentence(page, 1)).containsText(SENTENCE);
      assertThat(page.locator("#grip-n1")).isFocused();
      tabTo(page, "#bar-save");
      page.keyboard().press("Enter");
      assertThat(page.locator(".toast")).containsText("Saved");
    }
    assertThat(saved(link).getFirst()).startsWith(SENTENCE);
  }

  /// Goes on with Tab until a control has the focus, as somebody without a mouse does.
  private static void tabTo(Page page, String selector) {
    for (int i = 0; i < 80; i++) {
      boolean there =
          (boolean) page.evaluate("(s) => document.activeElement?.matches(s) ?? false", selector);
      if (there) {
        return;
      }
      page.keyboard().press("Tab");
    }
    assertThat(page.locator(selector)).isFocused();
  }

  @Test
  void spanishSalesLine_onAPhone_isPlayedAndSaved() {
    String link = link(List.of(rule("DE", "https://example.de/")));
    var phone =
        new Browser.NewContextOptions()
            .setHasTouch(true)
            .setIsMobile(true)
            .setViewportSize(390, 800);
    try (Screen screen = dashboard.operatorsScreen(phone)) {
      screen.page().setViewportSize(390, 800);
      Page page = screen.open(rules(link));
      page.locator("#add").tap();
      page.locator("#newfield").selectOption("language");
      page.locator("#c-0-v0").fill("es");
      page.locator("#newfield").selectOption("hours");
      page.locator("#c-1-name").selectOption("madrid");
      page.locator("select[name=channel]").selectOption("es-sales");
      // The rule that is written has the screen to itself, but for the visitor's bar.
      assertThat(page.locator(".rule:visible")).hasCount(1);
      assertThat(page.locator(".app-places")).isHidden();
      screen.picture("rules-phone-editing");
      page.locator("#done").tap();
      page.locator("#player-pull").tap();
      page.locator("#p-country").fill("Spain");
      page.locator("#p-language").fill("es-ES");
      page.locator("#p-at").fill("2030-06-03T10:00");
      assertThat(page.locator(".verdict-title")).hasText("ES Sales (WhatsApp)");
      screen.picture("rules-phone-player");
      page.locator("#player-pull").tap();
      assertThat(page.locator("#player-short")).containsText("ES Sales (WhatsApp)");
      page.locator("#menu-n1").tap();
      page.locator("button[value='top:n1']").tap();
      assertThat(sentence(page, 1)).containsText(SENTENCE);
      screen.picture("rules-phone");
      page.locator("#bar-save").tap();
      assertThat(page.locator(".toast")).containsText("Saved");
    }
    assertThat(saved(link).getFirst()).startsWith(SENTENCE);
  }

  /// By the keyboard: without script a click may wait for ever until what it is for stands still.
  @Test
  void rule_withoutScript_isWrittenMovedAndSaved() {
    String link = link(List.of(rule("DE", "https://example.de/")));
    var options = new Browser.NewContextOptions().setJavaScriptEnabled(false);
    try (Screen screen = dashboard.operatorsScreen(options)) {
      Page page = screen.open(rules(link));
      page.locator("#add").press("Enter");
      page.locator("#newfield").selectOption("country");
      page.locator("button[value=condition]").press("Enter");
      page.locator("#c-0-add").fill("Spain");
      page.locator("#c-0-add").press("Enter");
      page.locator("#c-0-add").fill("France");
      page.locator("input[name=action][value=redirect]").press("Space");
      page.locator("#action-url").fill("https://example.es/");
      page.locator("#done").press("Enter");
      assertThat(sentence(page, 2)).containsText("Country is Spain or France: send to example.es");
      page.locator("#menu-n1").press("Enter");
      page.locator("button[value='up:n1']").press("Enter");
      assertThat(sentence(page, 1)).containsText("Country is Spain or France");
      page.locator("#bar-save").press("Enter");
      assertThat(page.locator(".toast")).containsText("Saved");
    }
    assertThat(saved(link).getFirst()).startsWith("Country is Spain or France");
  }

  @Test
  void otherLink_foundByTypingAndByTheArrows_isWhereVisitorsGo() {
    String own = workspace.substring(3, 9);
    var _ = other("summer-" + own, "Summer sale of everything in the shop and the garden");
    var _ = other("autumn-" + own, "Autumn sale");
    String link = link(List.of(rule("DE", "https://example.de/")));
    try (Screen screen = dashboard.operatorsScreen()) {
      Page page = screen.open(rules(link));
      page.locator("#edit-s0").click();
      page.locator("input[name=action][value=link]").check();
      page.locator("#action-link").fill("sale of");
      assertThat(page.locator("#link-found")).hasText("1 link to choose");
      page.locator("#action-link").fill("sale");
      assertThat(page.locator("#link-found")).hasText("2 links to choose from");
      screen.check("rules-link-choosing");
      page.locator("#action-link").press("ArrowDown");
      assertThat(page.locator("#hit-0")).isFocused();
      page.keyboard().press("ArrowDown");
      assertThat(page.locator("#hit-1")).isFocused();
      page.keyboard().press("Enter");
      assertThat(page.locator("#action-link")).hasValue("/summer-" + own);
      assertThat(page.locator("#action-link")).isFocused();
      assertThat(sentence(page, 1)).containsText("send where Summer sale of everything");
      page.locator("#p-country").fill("Germany");
      assertThat(page.locator(".verdict-where")).containsText("example.com/summer-" + own);
      screen.check("rules-link");
      page.locator("#action-link").fill("nothing of the kind");
      assertThat(page.locator("#action-faults")).containsText("is none of them");
      page.locator("#bar-save").click();
      assertThat(page.locator("#action-link")).hasValue("nothing of the kind");
      screen.check("rules-link-fault");
      page.locator("#action-link").fill("autumn SALE");
      assertThat(sentence(page, 1)).containsText("send where Autumn sale leads");
      page.locator("#bar-save").click();
      assertThat(page.locator(".toast")).containsText("Saved");
    }
    assertThat(saved(link)).containsExactly("Country is Germany: send where Autumn sale leads");
  }

  @Test
  void otherLink_withoutScript_isFoundByAButton() {
    String own = workspace.substring(3, 9);
    var _ = other("winter-" + own, "Winter sale");
    String link = link(List.of(rule("DE", "https://example.de/")));
    var options = new Browser.NewContextOptions().setJavaScriptEnabled(false);
    try (Screen screen = dashboard.operatorsScreen(options)) {
      Page page = screen.open(rules(link));
      page.locator("#edit-s0").press("Enter");
      page.locator("input[name=action][value=link]").press("Space");
      page.locator("#action-link").fill("winter");
      page.locator("#action-link").press("Enter");
      page.locator("#hit-0").press("Enter");
      assertThat(page.locator("#action-link")).hasValue("/winter-" + own);
      page.locator("#bar-save").press("Enter");
      assertThat(page.locator(".toast")).containsText("Saved");
    }
    assertThat(saved(link)).containsExactly("Country is Germany: send where Winter sale leads");
  }

  @Test
  void rules_draggedByTheirHandles_areInThatOrder() {
    String link =
        link(List.of(rule("DE", "https://example.de/"), rule("FR", "https://example.fr/")));
    try (Screen screen = dashboard.operatorsScreen()) {
      Page page = screen.open(rules(link));
      var from = page.locator("#grip-s1").boundingBox();
      var to = page.locator("#grip-s0").boundingBox();
      double x = from.x + from.width / 2;
      double y = from.y + from.height / 2;
      page.mouse().move(x, y);
      page.mouse().down();
      double end = to.y - 10;
      while (y > end && !"s1".equals(page.locator(".rule").first().getAttribute("data-key"))) {
        y -= 6;
        page.mouse().move(x, y);
        page.waitForTimeout(20);
      }
      page.mouse().up();
      assertThat(sentence(page, 1)).containsText("France");
      assertThat(page.locator("#rules-bar")).containsText("1 moved");
    }
  }

  @Test
  void rules_manyWithWarningsAndFaults_holdWhatEveryPageMust() {
    var rules = new ArrayList<Map<String, Object>>();
    for (String country :
        List.of("DE", "AT", "CH", "FR", "IT", "PT", "DE", "GB", "IE", "US", "CA")) {
      rules.add(rule(country, "https://example.com/" + rules.size()));
    }
    String link = link(rules);
    try (Screen screen = dashboard.operatorsScreen()) {
      Page page = screen.open(rules(link));
      assertThat(page.locator(".rule-note.warning")).containsText("never reached");
      screen.check("rules-full");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show such a visitor"))
          .click();
      assertThat(page.locator("#p-country")).hasValue("Germany");
      assertThat(page.locator(".verdict-why")).hasText("Rule 1 decides");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Move above rule 1"))
          .click();
      assertThat(page.locator(".rule").first()).hasAttribute("data-key", "s6");
      page.locator("#add").click();
      page.locator("#newfield").selectOption("country");
      page.locator("#c-0-add").fill("Atlantis");
      page.locator("#bar-save").click();
      assertThat(page.locator("#c-0-faults")).containsText("Atlantis");
      assertThat(page.locator("#c-0-add")).hasValue("Atlantis");
      screen.check("rules-faults");
      page.locator("#tab-json").click();
      screen.check("rules-json");
    }
    assertThat(saved(link)).hasSize(11);
  }

  @Test
  void draft_savedOverByAnother_showsBothAndLosesNothing() {
    String link = link(List.of(rule("DE", "https://example.de/")));
    try (Screen screen = dashboard.operatorsScreen()) {
      Page page = screen.open(rules(link));
      page.locator("#edit-s0").click();
      page.locator("#action-url").fill("https://example.de/mine");
      assertThat(sentence(page, 1)).containsText("example.de/mine");
      dashboard
          .operator()
          .body(List.of(rule("DE", "https://example.de/theirs")))
          .put("/api/workspaces/" + workspace + "/links/" + link + "/rules")
          .then()
          .statusCode(200);
      page.locator("#bar-save").click();
      assertThat(page.locator(".rules-conflict")).containsText("example.de/theirs");
      assertThat(page.locator(".rules-conflict")).containsText("example.de/mine");
      screen.check("rules-conflict");
      page.locator("#save-over").click();
      assertThat(page.locator(".toast")).containsText("Saved");
    }
    assertThat(saved(link)).containsExactly("Country is Germany: send to example.de/mine");
  }

  /// Whoever is faster than the server loses nothing of what they choose meanwhile.
  @Test
  void condition_chosenWhileTheServerIsBusy_isThere() {
    String link = link(List.of(rule("DE", "https://example.de/")));
    try (Screen screen = dashboard.operatorsScreen()) {
      Page page = screen.open(rules(link));
      page.locator("#edit-s0").click();
      var held = new ArrayList<Route>();
      page.route("**/rules", held::add);
      page.locator("#c-0-add").fill("France");
      page.waitForCondition(() -> !held.isEmpty());
      page.locator("#newfield").selectOption("device");
      page.locator("input[name=action][value=channel]").check();
      page.unroute("**/rules");
      held.forEach(Route::resume);
      assertThat(sentence(page, 1)).containsText("Country is Germany or France and device");
      assertThat(page.locator("input[name=action][value=channel]")).isChecked();
    }
  }

  @Test
  void rule_copiedToAnotherLink_isOfferedThere() {
    String from = link(List.of(rule("DE", "https://example.de/")));
    String to = link(List.of());
    try (Screen screen = dashboard.operatorsScreen()) {
      Page page = screen.open(rules(from));
      page.locator("#menu-s0").click();
      page.locator("[data-carry]").click();
      assertThat(page.locator(".toast")).containsText("Copied");
      screen.open(rules(to));
      page.locator("#rules-carried [data-continue]").click();
      assertThat(sentence(page, 1)).containsText("Country is Germany: send to example.de");
      page.locator("#bar-save").click();
      assertThat(page.locator(".toast")).containsText("Saved");
    }
    assertThat(saved(to)).containsExactly("Country is Germany: send to example.de/");
    assertThat(saved(from)).hasSize(1);
  }

  @Test
  void draft_leftAndComeBackTo_isOfferedAgain() {
    String link = link(List.of(rule("DE", "https://example.de/")));
    try (Screen screen = dashboard.operatorsScreen()) {
      Page page = screen.open(rules(link));
      page.locator("#menu-s0").click();
      page.locator("button[value='copy:s0']").click();
      assertThat(page.locator(".rule")).hasCount(2);
      page.reload();
      assertThat(page.locator(".rule")).hasCount(1);
      page.locator("#rules-offer [data-continue]").click();
      assertThat(page.locator(".rule")).hasCount(2);
      page.locator("#bar-discard").click();
      assertThat(page.locator(".rule")).hasCount(1);
      page.reload();
      assertThat(page.locator("#rules-offer")).isHidden();
    }
  }

  /// Of a link with a saved visitor: what a save asks, what it keeps, and what the history says and
  /// takes back.
  @Test
  void savedVisitor_whoWouldGoElsewhere_isAskedAboutOnceAndTheHistoryTakesItBack() {
    String link = link(List.of(rule("DE", "https://example.de/")));
    try (Screen screen = dashboard.operatorsScreen()) {
      Page page = screen.open(rules(link));
      page.locator("#p-country").fill("Germany");
      assertThat(page.locator(".verdict-title")).hasText("example.de/");
      page.locator("#saved-new summary").click();
      page.locator("#t-save").click();
      assertThat(page.locator("#t-fault")).isVisible();
      page.locator("#t-name").fill("A German");
      page.locator("#t-save").click();
      assertThat(page.locator("#player-saved .saved-one.yes")).containsText("A German");
      page.locator("#bar-save").click();
      assertThat(page.locator(".toast")).containsText("Saved");
      page.locator("#edit-s0").click();
      page.locator("input[name=action][value=split]").check();
      page.locator("#s-1-to").selectOption("channel:es-desk");
      page.locator("#s-1-weight").fill("3");
      assertThat(page.locator("#s-1-percent")).hasText("75 %");
      assertThat(sentence(page, 1)).containsText("ES Desk (WhatsApp) (75 %)");
      screen.check("rules-split");
      page.locator("input[name=action][value=block]").check();
      page.locator("#block-title").fill("Sold out");
      assertThat(page.locator(".verdict-title")).hasText("Kept out by a rule");
      assertThat(page.locator("#player-saved .saved-one.no")).containsText("A German");
      page.locator("#bar-save").click();
      assertThat(page.locator(".tested.asks")).containsText("Your saved visitor goes elsewhere");
      screen.check("rules-asked");
      page.locator("#save-anyway").click();
      assertThat(page.locator("#bar-save")).hasCount(0);
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("History")).click();
      assertThat(page.locator(".history-one")).hasCount(3);
      assertThat(page.locator(".history-one").first()).containsText("Sold out");
      page.locator(".history-one").nth(1).getByRole(AriaRole.LINK).click();
      assertThat(page.locator("#history-compared")).containsText("Changed since");
      screen.check("rules-history");
      page.locator(".history-one").nth(1).getByRole(AriaRole.BUTTON).click();
      assertThat(page.locator(".toast")).containsText("The link is as it was");
    }
    assertThat(saved(link)).containsExactly("Country is Germany: send to example.de/");
  }
}
