package dev.waymark.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// From the address that the start prints to a workspace of one's own, and in again. The first of
/// all, because there is one first person.
@ExtendWith(Dashboard.Given.class)
@Order(1)
class FirstRunIT {
  private final Dashboard dashboard;

  FirstRunIT(Dashboard dashboard) {
    this.dashboard = dashboard;
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .press("Enter");
  }

  @Test
  void firstPerson_byTheAddressThatTheStartPrints_hasAWorkspace() {
    String url = dashboard.operator().post("/api/setup/codes").then().extract().path("url");
    try (Screen screen = dashboard.visitor()) {
      Page page = screen.open("/");
      assertThat(page).hasURL(Pattern.compile("/setup$"));
      screen.check("setup-without-code");

      page.navigate(url);
      assertThat(page.locator("#code")).isHidden();
      assertThat(page).hasURL(Pattern.compile("/setup$"));
      assertThat(page.locator("[id='workspace.time_zone']")).hasValue("Europe/Madrid");
      assertThat(page.locator("[id='workspace.country']")).hasValue("GB");
      page.getByLabel("Your name").fill("Ana Martín");
      page.getByLabel("E-mail address").fill("ana@example.com");
      page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill("password1234");
      page.getByLabel("Name of the workspace").fill("Sol y Mar Hoteles");
      press(page, "Set up");
      screen.forgive("422");
      assertThat(page.locator(".faults")).isFocused();
      assertThat(page.locator("#password")).hasAttribute("aria-invalid", "true");
      screen.check("setup-in-error");

      page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
          .fill(Dashboard.PASSWORD);
      press(page, "Set up");
      assertThat(page).hasURL(Pattern.compile("/w/ws_[a-z0-9]+/.*"));
      assertThat(page.locator(".toast")).containsText("Welcome, Ana Martín.");
      screen.check("first-page");

      screen.open("/setup");
      assertThat(page.locator("h1")).hasText("Waymark is set up already");
      screen.check("setup-over");

      screen.open("/");
      page.locator(".app-account > summary").click();
      press(page, "Sign out");
      assertThat(page).hasURL(Pattern.compile("/sign-in$"));
      assertThat(page.locator(".toast")).containsText("You are signed out.");
      screen.check("sign-in");

      screen.open("/profile");
      assertThat(page).hasURL(Pattern.compile("/sign-in\\?next=%2Fprofile$"));
      page.getByLabel("E-mail address").fill("ana@example.com");
      page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill("not the one");
      press(page, "Sign in");
      screen.forgive("422");
      assertThat(page.locator(".faults"))
          .containsText("This address and this password do not belong together.");
      screen.check("sign-in-in-error");
      page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
          .fill(Dashboard.PASSWORD);
      page.keyboard().press("Enter");
      assertThat(page).hasURL(Pattern.compile("/profile$"));
      assertThat(page.locator("h1")).hasText("Your profile");
    }
  }

  @Test
  void signIn_withoutScriptInSpanish_works() {
    String workspace = dashboard.workspace("Casa Luz");
    var options = new Browser.NewContextOptions().setJavaScriptEnabled(false).setLocale("es-ES");
    try (Screen screen = dashboard.as("owner", workspace)) {
      screen.open("/");
    }
    try (Screen screen = dashboard.visitor(options)) {
      Page page = screen.open("/sign-in");
      assertThat(page.locator("h1")).hasText("Iniciar sesión");
      page.getByLabel("Correo electrónico").fill(dashboard.lastEmail());
      page.getByLabel("Contraseña").fill(Dashboard.PASSWORD);
      press(page, "Iniciar sesión");
      // The profile's language counts from here on.
      assertThat(page.locator("html")).hasAttribute("lang", "en");
      assertThat(page).hasURL(Pattern.compile("/w/" + workspace + "/.*"));
    }
  }

  @Test
  void forgottenPassword_byTheOperatorsLink_isSetAnew() {
    String workspace = dashboard.workspace("Casa Luz");
    dashboard.as("viewer", workspace).close();
    String url =
        dashboard
            .operator()
            .body(Map.of("email", dashboard.lastEmail()))
            .post("/api/password-codes")
            .then()
            .extract()
            .path("url");
    try (Screen screen = dashboard.visitor()) {
      Page page = screen.page();
      page.navigate(url);
      assertThat(page.locator("#code")).isHidden();
      screen.check("reset-password");
      page.getByLabel("New password").fill("another horse in the mountains");
      press(page, "Set the password");
      assertThat(page.locator(".toast")).containsText("Your password is changed.");
    }
  }
}
