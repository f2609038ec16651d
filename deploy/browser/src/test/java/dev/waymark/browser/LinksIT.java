package dev.waymark.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Finding, making, changing and printing links.
@ExtendWith(Dashboard.Given.class)
class LinksIT {
  private final Dashboard dashboard;
  private String workspace = "";

  LinksIT(Dashboard dashboard) {
    this.dashboard = dashboard;
  }

  @BeforeEach
  void makeAWorkspace() {
    workspace = dashboard.workspace("Sol y Mar Hoteles");
  }

  private String links() {
    return "/w/" + workspace + "/links";
  }

  /// Makes a link.
  ///
  /// @return its id
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

  private String slug(String name) {
    return name + "-" + workspace.substring(3, 9);
  }

  /// Some links, of each kind one.
  private void someLinks() {
    link(
        """
        {"target": "https://www.example.com/summer/sale", "slug": "%s", "title": "Summer sale",
         "tags": ["summer", "flyer"], "rules": [
           {"name": "Germany", "conditions": [{"field": "country", "operator": "eq", "value": "DE"}],
            "action": {"type": "redirect", "url": "https://example.de/angebot"}}]}
        """
            .formatted(slug("sale")));
    link(
        """
        {"target": "https://example.com/menu.pdf", "slug": "%s", "title": "Menu of the day",
         "tags": ["table"], "password": "secret"}
        """
            .formatted(slug("menu")));
    link(
        """
        {"target": "https://example.com/launch", "slug": "%s",
         "title": "Launch of everything that we have been working on since last spring, in full",
         "starts_at": "2035-01-01T00:00:00Z", "tags": ["launch", "press", "summer"]}
        """
            .formatted(slug("launch-of-everything-and-more")));
    link(
        """
        {"target": "https://example.com/over", "slug": "%s", "expires_at": "2026-01-01T00:00:00Z"}
        """
            .formatted(slug("over")));
    link(
        """
        {"target": "https://example.com/off", "slug": "%s", "title": "Winter", "active": false}
        """
            .formatted(slug("winter")));
    link(
        """
        {"hub": {"title": "Our shop", "entries": [
          {"key": "shop", "label": "Shop", "url": "https://example.com/"},
          {"key": "blog", "label": "Blog", "url": "https://example.com/blog"}]}, "slug": "%s"}
        """
            .formatted(slug("bio")));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator linkNamed(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  @Test
  void firstMinutes_byARecipe_endOnALinkThatWorks() {
    try (Screen screen = dashboard.operatorsScreen()) {
      Page page = screen.open(links());
      assertThat(page.getByText("Your first link")).isVisible();
      screen.check("links-empty");
      linkNamed(page, "A sales line that closes at night").click();
      screen.check("recipe");
      page.getByLabel("Your WhatsApp number").fill("12");
      page.getByLabel("Open from and to").fill("9 to 5");
      page.getByLabel("While closed, lead to").fill("https://example.com/contact");
      button(page, "Make it").click();
      assertThat(page.locator(".faults")).isFocused();
      screen.forgive("422");
      screen.check("recipe-faults");
      assertThat(page.getByLabel("While closed, lead to")).hasValue("https://example.com/contact");
      page.getByLabel("Your WhatsApp number").fill("+34 612 345 678");
      page.getByLabel("Open from and to").fill("09:00-18:00");
      button(page, "Make it").click();
      assertThat(page.locator("h1")).hasText("Your link works");
      assertThat(page.getByText("send to Sales")).isVisible();
      screen.check("link-ready");
      screen.open(links() + "/recipes");
      screen.check("recipes");
    }
  }

  @Test
  void firstSteps_inANewWorkspace_areThereUntilTheyArePutAway() {
    try (Screen screen = dashboard.as("owner", workspace)) {
      Page page = screen.open(links());
      Locator steps = page.locator(".first-steps");
      assertThat(steps).containsText("0 of 4 done");
      screen.check("first-steps-empty");
      String id =
          link("{\"target\": \"https://example.com/\", \"slug\": \"%s\"}".formatted(slug("first")));
      screen.open(links());
      assertThat(steps).containsText("1 of 4 done");
      linkNamed(page, "Save its QR code").click();
      page.waitForDownload(() -> linkNamed(page, "SVG").click());
      screen.open(links());
      assertThat(steps).containsText("2 of 4 done");
      assertThat(page.locator("#" + id)).isVisible();
      screen.check("first-steps");
      button(page, "Put these away").click();
      assertThat(steps).hasCount(0);
      screen.open(links());
      assertThat(steps).hasCount(0);
    }
  }

  @Test
  void list_ofLinks_holdsWhatEveryPageMust() {
    someLinks();
    try (Screen screen = dashboard.operatorsScreen()) {
      Page page = screen.open(links());
      assertThat(page.locator("[data-row]")).hasCount(6);
      screen.check("links");
      page.locator("[data-row] .menu > summary").nth(2).click();
      screen.check("links-menu");
      page.keyboard().press("Escape");
      page.locator("#q").fill("nothing like it");
      assertThat(page.getByText("No link fits")).isVisible();
      screen.check("links-none-found");
      page.locator("#q").fill("summer");
      assertThat(page.locator("[data-row]")).hasCount(1);
      assertThat(page).hasURL(Pattern.compile(".*[?&]q=summer.*"));
      page.locator(".link-head a.chip").first().click();
      assertThat(page.locator("[data-row]")).hasCount(6);
      page.selectOption("#state", "off");
      assertThat(page.locator("[data-row]")).hasCount(1);
      assertThat(page.locator("[data-row] .link-title")).hasText("Winter");
    }
  }

  @Test
  void list_byKeyboardAlone_isGoneThroughAndSelected() {
    someLinks();
    try (Screen screen = dashboard.operatorsScreen()) {
      Page page = screen.open(links());
      page.keyboard().press("j");
      assertThat(page.locator("[data-row]").first().locator("[data-row-edit]")).isFocused();
      page.keyboard().press("j");
      page.keyboard().press("x");
      assertThat(page.locator("[data-row]").nth(1).locator("[data-row-select]")).isChecked();
      page.keyboard().press("k");
      page.keyboard().press("j");
      assertThat(page.locator("[data-bulk]")).isVisible();
      screen.check("links-selected");
      page.locator("[data-bulk] input[name=tag]").fill("seen");
      button(page, "Add tag").click();
      assertThat(page.locator(".toast")).containsText("1 link has the tag seen");
      assertThat(page.locator("[data-row]").nth(1).getByText("seen")).isVisible();
      page.locator(".toast").getByText("Undo").click();
      assertThat(page.locator(".toast")).containsText("Undone");
      assertThat(page.locator("[data-row]").getByText("seen")).hasCount(0);
      page.keyboard().press("j");
      page.keyboard().press("q");
      assertThat(page.locator("#dialog")).isVisible();
      screen.check("link-qr");
      page.keyboard().press("Escape");
      page.locator("[data-row-edit]").first().focus();
      page.keyboard().press("e");
      assertThat(page.locator(".link-form")).isVisible();
    }
  }

  @Test
  void link_switchedOff_isUndoneInOnePress() {
    someLinks();
    try (Screen screen = dashboard.operatorsScreen()) {
      Page page = screen.open(links());
      Locator row =
          page.locator("[data-row]").filter(new Locator.FilterOptions().setHasText("Menu"));
      row.getByRole(AriaRole.SWITCH).click();
      assertThat(row.getByRole(AriaRole.SWITCH)).hasAttribute("aria-checked", "false");
      assertThat(page.locator(".toast")).containsText("is off");
      screen.check("links-toast");
      page.locator(".toast").getByText("Undo").click();
      assertThat(row.getByRole(AriaRole.SWITCH)).hasAttribute("aria-checked", "true");
    }
  }

  @Test
  void link_deleted_saysFirstWhatIsLost() {
    someLinks();
    try (Screen screen = dashboard.operatorsScreen()) {
      Page page = screen.open(links());
      page.locator("[data-row-select]").first().check();
      page.locator("[data-row-select]").nth(1).check();
      button(page, "Delete").click();
      assertThat(page.locator("#dialog")).containsText("Delete 2 links?");
      screen.check("links-delete");
      button(page, "Delete for good").click();
      assertThat(page.locator("[data-row]")).hasCount(4);
      assertThat(page.locator(".toast")).containsText("2 links are deleted");
    }
  }

  @Test
  void form_ofALink_showsWhatFollowsFromWhatIsTyped() {
    try (Screen screen = dashboard.operatorsScreen()) {
      Page page = screen.open(links() + "/new");
      screen.check("link-new");
      page.getByLabel("Destination").fill("https://example.com/page");
      page.locator("#slug").fill("q");
      assertThat(page.locator("#slug-said")).hasClass(Pattern.compile("field-fault"));
      page.locator("#slug").fill(slug("form"));
      assertThat(page.locator("#slug-said")).containsText("is free");
      page.getByText("Campaign (UTM)").click();
      page.locator("[id='utm_params.source']").fill("flyer & co");
      assertThat(page.locator("[data-utm-result]"))
          .hasText("https://example.com/page?utm_source=flyer%20%26%20co");
      page.getByText("Preview card").click();
      page.locator("#og_title").fill("Everything at half price");
      assertThat(page.locator("[data-preview-title]")).hasText("Everything at half price");
      page.locator("#tags").fill("1,2,3,4,5,6,7,8,9,10,11");
      button(page, "Make the link").click();
      assertThat(page.locator(".faults")).isFocused();
      screen.forgive("422");
      assertThat(page.locator("[id='utm_params.source']")).hasValue("flyer & co");
      screen.check("link-faults");
      page.locator("#tags").fill("one, two");
      button(page, "Make the link").click();
      assertThat(page.locator("h1")).hasText("Your link works");
      linkNamed(page, "Edit").click();
      screen.check("link-edit");
      assertThat(page.locator(".savebar")).isHidden();
      page.locator("#title").fill("A title");
      assertThat(page.locator(".savebar")).isVisible();
      button(page, "Save").click();
      assertThat(page.locator(".toast")).containsText("is saved");
      for (Locator fold : page.locator(".folded > summary").all()) {
        fold.click();
      }
      screen.check("link-edit-open");
    }
  }

  @Test
  void links_ofAFile_areLookedAtAndMade() {
    try (Screen screen = dashboard.operatorsScreen()) {
      Page page = screen.open(links() + "/import");
      screen.check("import");
      page.locator("#file")
          .setInputFiles(
              new FilePayload(
                  "links.csv",
                  "text/csv",
                  "target,title\nhttps://example.com/,One\nftp://example.com/,Two\n"
                      .getBytes(StandardCharsets.UTF_8)));
      button(page, "See what would come of it").click();
      assertThat(page.getByText("1 link would be made")).isVisible();
      screen.check("import-looked-at");
      button(page, "Import 1 link").click();
      assertThat(page.getByText("1 link is made")).isVisible();
      linkNamed(page, "All links").click();
      assertThat(page.locator("[data-row]")).hasCount(1);
    }
  }

  @Test
  void codes_ofSelectedLinks_areASheetToPrint() {
    someLinks();
    try (Screen screen = dashboard.operatorsScreen()) {
      Page page = screen.open(links());
      page.locator("[data-select-all]").check();
      button(page, "QR codes").click();
      assertThat(page.locator(".print-sheet li")).hasCount(6);
      screen.check("links-print");
    }
  }

  /// By the keyboard: without script a click may wait for ever until what it is for stands still.
  @Test
  void links_withoutScript_areFoundMadeAndChanged() {
    someLinks();
    var options = new Browser.NewContextOptions().setJavaScriptEnabled(false);
    try (Screen screen = dashboard.operatorsScreen(options)) {
      Page page = screen.open(links());
      page.locator("#q").fill("menu");
      button(page, "Apply").press("Enter");
      assertThat(page.locator("[data-row]")).hasCount(1);
      page.getByRole(AriaRole.SWITCH).press("Enter");
      assertThat(page.getByRole(AriaRole.SWITCH)).hasAttribute("aria-checked", "false");
      assertThat(page).hasURL(Pattern.compile(".*q=menu.*"));
      page.locator(".toast").getByText("Undo").press("Enter");
      assertThat(page.getByRole(AriaRole.SWITCH)).hasAttribute("aria-checked", "true");
      page.locator("[data-row-select]").press("Space");
      page.locator("[data-bulk] input[name=tag]").fill("seen");
      button(page, "Add tag").press("Enter");
      assertThat(page.locator("[data-row]").getByText("seen")).isVisible();
      page.locator("[data-row-select]").press("Space");
      button(page, "Delete").press("Enter");
      assertThat(page.locator("h1")).hasText("Delete this link?");
      button(page, "Switch off instead").press("Enter");
      assertThat(page.getByRole(AriaRole.SWITCH)).hasAttribute("aria-checked", "false");
      screen.open(links() + "/new");
      page.getByLabel("Destination").fill("https://example.com/");
      button(page, "Make the link").press("Enter");
      assertThat(page.locator("h1")).hasText("Your link works");
    }
  }
}
