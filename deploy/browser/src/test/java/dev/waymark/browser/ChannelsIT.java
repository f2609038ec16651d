package dev.waymark.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.waymark.patience.Eventually;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The team lead's phone: who is there, and who is not.
@ExtendWith(Dashboard.Given.class)
class ChannelsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final String DESK_LINK = "https://t.me/waymark_es";
  private static final String SALES_LINK = "https://wa.me/34612345678";

  private final Dashboard dashboard;
  private String workspace = "";

  ChannelsIT(Dashboard dashboard) {
    this.dashboard = dashboard;
  }

  @BeforeEach
  void makeAWorkspace() {
    workspace = dashboard.workspace("Sol y Mar Hoteles");
  }

  private String channels() {
    return "/w/" + workspace + "/channels";
  }

  private String slug() {
    return "talk-" + workspace.substring(3, 9);
  }

  private void create(String path, String json) {
    dashboard
        .operator()
        .body(json)
        .post("/api/workspaces/" + workspace + path)
        .then()
        .statusCode(201);
  }

  /// A desk with a link of its own, a sales line in its place, and others.
  private void team() {
    create(
        "/channels",
        """
        {"key": "es-desk", "name": "ES Desk", "kind": "telegram", "address": "@waymark_es"}
        """);
    create(
        "/channels",
        """
        {"key": "es-sales", "name": "ES Sales", "kind": "whatsapp", "address": "+34 612 345 678",
         "fallback": "es-desk"}
        """);
    create(
        "/channels",
        """
        {"key": "mail", "name": "Bookings for groups and conferences of more than fifty people",
         "kind": "email", "address": "groups.and.conferences@sol-y-mar-hoteles.example.com"}
        """);
    create(
        "/channels",
        """
        {"key": "book", "name": "Book a table", "kind": "booking", "status": "passive",
         "address": "https://example.com/book/a-table-with-a-view"}
        """);
    create(
        "/schedules",
        """
        {"key": "office", "name": "Madrid office", "time_zone": "Europe/Madrid", "weekly": {
          "mon": [["00:00", "18:00"]], "tue": [["00:00", "18:00"]], "wed": [["00:00", "18:00"]],
          "thu": [["00:00", "18:00"]], "fri": [["00:00", "18:00"]]}}
        """);
    create(
        "/pools",
        """
        {"key": "team", "name": "Sales team", "members": [
          {"channel": "es-sales", "weight": 2, "schedule": "office"}, {"channel": "mail"}]}
        """);
    create(
        "/links",
        """
        {"target": "https://example.com/contact", "slug": "%s", "fallback_channel": "es-sales"}
        """
            .formatted(slug()));
    create(
        "/hubs",
        """
        {"hub": {"title": "Groups", "entries": [
          {"key": "mail", "label": "Write to us", "channel": "mail"}]}}
        """);
  }

  private void visitorsGet(String location) throws Throwable {
    Eventually.eventually(
        PATIENCE,
        () ->
            assertThat(
                    given()
                        .redirects()
                        .follow(false)
                        .get(dashboard.visitors() + "/" + slug())
                        .getHeader("Location"))
                .isEqualTo(location));
  }

  private static Locator tile(Page page, String name) {
    return page.locator(".tile").filter(new Locator.FilterOptions().setHasText(name)).first();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void channel_off_isOneTapOnThePhoneAndUndone() throws Throwable {
    team();
    visitorsGet(SALES_LINK);
    var phone = new Browser.NewContextOptions().setHasTouch(true);
    try (Screen screen = dashboard.as("editor", workspace, phone)) {
      Page page = screen.open(channels());
      page.setViewportSize(360, 740);
      Locator sales = page.locator("#switch-es-sales");
      assertThat(sales).hasAttribute("aria-checked", "true");
      screen.check("channels");
      page.setViewportSize(360, 740);
      sales.tap();
      assertThat(page.locator("#state-es-sales")).hasText("Passive: visitors go to ES Desk");
      visitorsGet(DESK_LINK);
      screen.check("channels-off");
      page.locator(".toast").getByText("Undo").tap();
      assertThat(page.locator("#state-es-sales")).hasText("Active");
      visitorsGet(SALES_LINK);
      page.locator("#back-es-sales").tap();
      assertThat(button(page, "In an hour")).isVisible();
      screen.check("channels-back");
      button(page, "In an hour").tap();
      assertThat(page.locator("#state-es-sales")).containsText("visitors go to ES Desk");
      assertThat(page.locator("#state-es-sales")).containsText("Passive until");
      visitorsGet(DESK_LINK);
      page.locator(".toast").last().getByText("Undo").tap();
      assertThat(page.locator("#state-es-sales")).hasText("Active");
      // What a colleague changes comes by itself.
      dashboard
          .operator()
          .body("{\"status\": \"passive\"}")
          .put("/api/workspaces/" + workspace + "/channels/es-sales/status");
      assertThat(page.locator("#state-es-sales")).hasText("Passive: visitors go to ES Desk");
    }
  }

  @Test
  void channels_withoutConnection_sayAsOfWhen() {
    team();
    try (Screen screen = dashboard.operatorsScreen()) {
      Page page = screen.open(channels());
      page.context().setOffline(true);
      assertThat(page.locator("#offline")).isVisible();
      assertThat(page.locator("#offline time")).not().isEmpty();
      screen.forgive("ERR_INTERNET_DISCONNECTED");
      page.locator("#switch-es-sales").click();
      assertThat(page.locator(".toast.bad").first()).isVisible();
      assertThat(page.locator("#switch-es-sales")).hasAttribute("aria-checked", "true");
      screen.forgive("htmx:");
      page.locator(".toast.bad").first().locator("button").click();
      screen.picture("channels-offline");
      page.context().setOffline(false);
      assertThat(page.locator("#offline")).isHidden();
      screen.forgive("ERR_INTERNET_DISCONNECTED");
    }
  }

  @Test
  void channel_byKeyboardAlone_isMadeTurnedAndDeleted() {
    try (Screen screen = dashboard.as("editor", workspace)) {
      Page page = screen.open(channels());
      screen.check("channels-empty");
      page.locator(".empty .button").press("Enter");
      screen.check("channel-new");
      page.getByLabel("Name").fill("ES Sales");
      page.getByLabel("Number or address").fill("12");
      button(page, "Make the channel").press("Enter");
      assertThat(page.locator(".faults")).isFocused();
      screen.forgive("422");
      screen.check("channel-faults");
      page.getByLabel("Number or address").fill("+34 612 345 678");
      button(page, "Make the channel").press("Enter");
      assertThat(page.locator(".toast")).containsText("ES Sales is there and active");
      Locator turn = page.getByRole(AriaRole.SWITCH);
      turn.press("Space");
      assertThat(turn).hasAttribute("aria-checked", "false");
      // The focus stays where it was, so the same key turns it back.
      assertThat(turn).isFocused();
      page.keyboard().press("Space");
      assertThat(turn).hasAttribute("aria-checked", "true");
      page.locator(".tile-name").press("Enter");
      screen.check("channel-edit");
      page.getByLabel("Message").fill("Hola");
      button(page, "Save").press("Enter");
      assertThat(page.locator(".toast")).containsText("ES Sales is saved");
      page.locator(".tile-name").press("Enter");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Delete")).press("Enter");
      assertThat(page.locator("#dialog")).containsText("Nothing uses it");
      screen.check("channel-delete");
      button(page, "Delete for good").press("Enter");
      assertThat(page.getByText("Nobody to talk to yet")).isVisible();
    }
  }

  @Test
  void channel_inUse_saysWhatUsesIt() {
    team();
    try (Screen screen = dashboard.operatorsScreen()) {
      Page page = screen.open(channels());
      assertThat(tile(page, "Bookings")).containsText("nowhere to send visitors");
      page.locator("#edit-es-desk").click();
      screen.check("channel-used");
      screen.open(channels() + "/key/es-sales/delete");
      screen.check("channel-delete-used");
    }
  }

  @Test
  void hours_whileTheyAreWritten_areDrawnByTheKeyboardAlone() {
    team();
    try (Screen screen = dashboard.as("editor", workspace)) {
      Page page = screen.open("/w/" + workspace + "/hours");
      screen.check("hours");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New hours"))
          .press("Enter");
      page.getByLabel("Name").fill("Late shift");
      page.locator("#add-mon").press("Enter");
      assertThat(page.locator("[name='mon.from']")).hasCount(2);
      page.locator("[name='mon.from']").nth(1).fill("22:00");
      page.locator("[name='mon.until']").nth(1).fill("02:00");
      page.locator("[name='mon.until']").nth(1).press("Tab");
      assertThat(page.locator("#hours-preview")).containsText("it belongs to Monday");
      page.locator("#copy-mon").press("Enter");
      assertThat(page.locator("[name='fri.until']").nth(1)).hasValue("02:00");
      assertThat(page.getByLabel("Name")).hasValue("Late shift");
      page.locator("#add-exception").press("Enter");
      page.locator("[name=date]").fill("2035-12-25");
      screen.check("hours-form");
      page.locator("[name='sun.from']").fill("10:00");
      button(page, "Save").press("Enter");
      assertThat(page.locator(".faults")).isFocused();
      screen.forgive("422");
      screen.check("hours-faults");
      page.locator("[name='sun.until']").fill("12:00");
      button(page, "Save").press("Enter");
      assertThat(page.locator(".toast")).containsText("Late shift is saved");
    }
  }

  @Test
  void pool_inOrder_saysWhoIsNext() {
    team();
    try (Screen screen = dashboard.as("editor", workspace)) {
      Page page = screen.open("/w/" + workspace + "/pools");
      assertThat(page.locator(".pool-members").getByText("2 of 3")).isVisible();
      screen.check("pools");
      page.locator(".tile-name").press("Enter");
      page.locator("#add-member").press("Enter");
      page.locator("[name=channel]").nth(2).selectOption("es-desk");
      page.locator("#up-2").press("Enter");
      assertThat(page.locator("[name=channel]").nth(1)).hasValue("es-desk");
      screen.check("pool-form");
      page.locator("[name=weight]").nth(1).fill("many");
      button(page, "Save").press("Enter");
      assertThat(page.locator(".faults")).isFocused();
      screen.forgive("422");
      screen.check("pool-faults");
      page.locator("[name=weight]").nth(1).fill("3");
      button(page, "Save").press("Enter");
      assertThat(page.locator(".pool-members").getByText("3 of 6")).isVisible();
    }
  }

  @Test
  void channels_withoutScript_areTurnedAndChanged() {
    team();
    var options = new Browser.NewContextOptions().setJavaScriptEnabled(false);
    try (Screen screen = dashboard.operatorsScreen(options)) {
      Page page = screen.open(channels());
      page.locator("#switch-es-sales").press("Enter");
      assertThat(page.locator("#state-es-sales")).hasText("Passive: visitors go to ES Desk");
      page.locator(".toast").getByText("Undo").press("Enter");
      assertThat(page.locator("#state-es-sales")).hasText("Active");
      page.locator("#edit-es-sales").press("Enter");
      page.getByLabel("Name").fill("Sales of Spain");
      button(page, "Save").press("Enter");
      assertThat(tile(page, "Sales of Spain")).isVisible();
    }
  }
}
