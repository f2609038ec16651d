package dev.waymark.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A workspace's domains, from the first line in DNS to the last question.
@ExtendWith(Dashboard.Given.class)
class DomainsIT {
  private final Dashboard dashboard;
  private final String workspace;

  DomainsIT(Dashboard dashboard) {
    this.dashboard = dashboard;
    this.workspace = dashboard.workspace("Sol y Mar Hoteles");
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .press("Enter");
  }

  private static void follow(Page page, String name) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
  }

  private String host(String before) {
    return before + "." + workspace.replace('_', '-') + ".example";
  }

  private void add(Page page, String host) {
    page.navigate("/w/" + workspace + "/settings/domains/new");
    page.getByLabel("The domain").fill(host);
    press(page, "Add a domain");
    assertThat(page.locator("h1")).hasText(host);
  }

  @Test
  void domain_added_isProvedByItsLineAndCarriesLinks() {
    try (Screen screen = dashboard.as("admin", workspace)) {
      Page page = screen.open("/w/" + workspace + "/settings/domains");
      screen.check("domains-empty");
      follow(page, "Add a domain");
      page.getByLabel("The domain").fill("https://go.example/");
      press(page, "Add a domain");
      screen.forgive("422");
      assertThat(page.locator("#domain-fault")).isVisible();
      screen.check("domain-new-in-error");
      page.getByLabel("The domain").fill(host("go"));
      press(page, "Add a domain");
      assertThat(page.locator(".toast")).containsText("Two lines in DNS, and it is yours.");
      screen.check("domain-new");

      press(page, "Check now");
      assertThat(page.locator(".note.amber")).containsText("Nothing is found yet.");
      screen.check("domain-nothing-found");
      dashboard.nameServer().put("_waymark." + host("go"), "waymark-verify=0b1d2f3h4j5k6m7n");
      press(page, "Check now");
      assertThat(page.locator(".note.amber")).containsText("Another value is found.");
      screen.check("domain-other-found");
      String record = page.locator("dl .copy-text").nth(1).textContent();
      dashboard.nameServer().put("_waymark." + host("go"), record);
      press(page, "Check now");
      assertThat(page.locator(".toast")).containsText("is yours. Links can be made on it.");
      screen.check("domain-proved");

      page.getByLabel("Visitors without a short link go to").fill("https://example.com/");
      press(page, "Save");
      assertThat(page.locator(".toast")).containsText("The domain is saved.");
      dashboard
          .operator()
          .body(Map.of("target", "https://example.com/", "domain", host("go"), "slug", "sale"))
          .post("/api/workspaces/" + workspace + "/links")
          .then()
          .statusCode(201);
      page.reload();
      follow(page, "Remove the domain");
      assertThat(page.locator("#dialog")).containsText("1 link is on it.");
      screen.check("domain-remove-dialog");
      press(page, "Remove the domain");
      assertThat(page.locator(".toast")).containsText("is removed.");
    }
  }

  @Test
  void domains_severalOfEachState_areToldApart() {
    try (Screen screen = dashboard.as("admin", workspace)) {
      Page page = screen.page();
      add(page, host("broken"));
      press(page, "Check now");
      screen.forgive("422");
      assertThat(page.locator(".faults")).containsText("DNS did not answer");
      screen.check("domain-check-failed");
      add(page, host("links"));
      page.locator("summary")
          .filter(new Locator.FilterOptions().setHasText("Files for apps"))
          .click();
      page.getByLabel("Android’s file").fill("[{}");
      press(page, "Save");
      screen.forgive("422");
      assertThat(page.locator("#assetlinks-fault")).containsText("not JSON");
      screen.check("domain-in-error");
      page.locator("#assetlinks").fill("");
      page.locator("#root_url").fill("https://example.com/");
      press(page, "Save");
      String record = page.locator("dl .copy-text").nth(1).textContent();
      dashboard.nameServer().put(host("links"), record);
      press(page, "Check now");
      assertThat(page.locator(".chip").first()).containsText("In use");
      screen.open("/w/" + workspace + "/settings/domains");
      screen.check("domains");
    }
    try (Screen screen = dashboard.as("viewer", workspace)) {
      Page page = screen.open("/w/" + workspace + "/settings/domains");
      follow(page, host("broken"));
      assertThat(page.getByText("Only admins can change domains.")).isVisible();
      screen.check("domain-viewer");
    }
  }
}
