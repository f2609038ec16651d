package dev.waymark.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What stands around every page.
@ExtendWith(Dashboard.Given.class)
class FrameIT {
  private final Dashboard dashboard;
  private final String workspace;

  FrameIT(Dashboard dashboard) {
    this.dashboard = dashboard;
    this.workspace = dashboard.workspace("Sol y Mar Hoteles");
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void parts_allOfThem_holdWhatEveryPageMust() {
    try (Screen screen = dashboard.operatorsScreen()) {
      screen.open("/w/" + workspace + "/parts");
      screen.check("parts");
      button(screen.page(), "Dialog").click();
      screen.check("parts-dialog");
    }
  }

  @Test
  void page_keyboard_skipsOpensAndClosesMenus() {
    try (Screen screen = dashboard.operatorsScreen()) {
      Page page = screen.open("/workspaces");
      page.keyboard().press("Tab");
      assertThat(page.getByText("Skip to the page")).isFocused();
      page.keyboard().press("Enter");
      assertThat(page.locator("#main")).isFocused();
      Locator account = page.locator(".app-account > summary");
      account.focus();
      page.keyboard().press("Enter");
      assertThat(page.locator(".app-account")).hasAttribute("open", "");
      screen.check("account-menu");
      account.focus();
      page.keyboard().press("Escape");
      assertThat(page.locator(".app-account")).not().hasAttribute("open", "");
      page.keyboard().press("?");
      assertThat(page.locator("#keys")).isVisible();
      screen.check("keys");
      page.keyboard().press("Escape");
      assertThat(page.locator("#keys")).isHidden();
    }
  }

  @Test
  void theme_chosen_staysWithAndWithoutScript() {
    for (boolean script : new boolean[] {true, false}) {
      var options = new Browser.NewContextOptions().setJavaScriptEnabled(script);
      try (Screen screen = dashboard.operatorsScreen(options)) {
        Page page = screen.open("/w/" + workspace + "/parts");
        page.locator(".app-account > summary").press("Enter");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Dark")).press("Enter");
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        screen.open("/workspaces");
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
      }
    }
  }

  @Test
  void form_thatDiffers_showsItsSaveBar() {
    try (Screen screen = dashboard.operatorsScreen()) {
      Page page = screen.open("/w/" + workspace + "/parts");
      Locator bar = page.locator(".savebar");
      assertThat(bar).isHidden();
      page.locator("#slug").fill("spring");
      assertThat(bar).isVisible();
      page.locator("#slug").fill("sale");
      assertThat(bar).isHidden();
    }
  }

  @Test
  void problem_ofEachKind_isAPage() {
    try (Screen screen = dashboard.operatorsScreen()) {
      screen.open("/nowhere");
      screen.forgive("404");
      assertThat(screen.page().locator("h1")).hasText("There is nothing at this address");
      screen.check("problem-404");
    }
    try (Screen screen =
        dashboard.operatorsScreen(new Browser.NewContextOptions().setLocale("es-ES"))) {
      screen.open("/nowhere");
      screen.forgive("404");
      assertThat(screen.page().locator("h1")).hasText("No hay nada en esta dirección");
    }
  }

  @Test
  void workspaces_severalOfThem_areAChoice() {
    try (Screen screen = dashboard.operatorsScreen()) {
      screen.open("/");
      assertThat(screen.page().locator("h1")).hasText("Workspaces");
      screen.check("workspaces");
    }
  }
}
