package dev.waymark.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A workspace, its members and its keys, and one's own profile.
@ExtendWith(Dashboard.Given.class)
class SettingsIT {
  private final Dashboard dashboard;
  private final String workspace;

  SettingsIT(Dashboard dashboard) {
    this.dashboard = dashboard;
    this.workspace = dashboard.workspace("Sol y Mar Hoteles");
  }

  /// By the keyboard: without script a click may wait for ever until the button stands still.
  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .press("Enter");
  }

  private static void follow(Page page, String name) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
  }

  @Test
  void workspace_changed_isSavedWithAndWithoutScript() {
    for (boolean script : new boolean[] {true, false}) {
      var options = new Browser.NewContextOptions().setJavaScriptEnabled(script);
      try (Screen screen = dashboard.as("owner", workspace, options)) {
        Page page = screen.open("/w/" + workspace + "/settings");
        if (script) {
          screen.check("settings-workspace");
        }
        page.locator("#name").fill("");
        page.locator("[id='default_destination.url']").fill("https://example.com/" + script);
        page.locator("#name").fill("Sol y Mar " + script);
        if (script) {
          screen.check("settings-workspace-changed");
        }
        press(page, "Save");
        assertThat(page.locator(".toast")).containsText("The settings are saved.");
        assertThat(page.locator("#name")).hasValue("Sol y Mar " + script);
        assertThat(page.locator(".app-switch-name")).hasText("Sol y Mar " + script);
        page.locator("[id='default_destination.url']").fill("ftp://example.com/");
        press(page, "Save");
        screen.forgive("422");
        assertThat(page.locator("[id='default_destination.url-fault']")).isVisible();
        if (script) {
          screen.check("settings-workspace-in-error");
        }
      }
    }
  }

  @Test
  void workspace_seenByAViewer_cannotBeChanged() {
    try (Screen screen = dashboard.as("viewer", workspace)) {
      Page page = screen.open("/w/" + workspace + "/settings");
      assertThat(page.locator("#name")).isDisabled();
      assertThat(page.getByText("API keys")).hasCount(0);
      screen.check("settings-viewer");
      screen.open("/w/" + workspace + "/settings/keys");
      screen.forgive("403");
      assertThat(page.locator("h1")).hasText("You may not do this");
      screen.check("problem-403");
    }
  }

  @Test
  void key_made_isShownOnceAndDeletedByOneQuestion() {
    try (Screen screen = dashboard.as("owner", workspace)) {
      Page page = screen.open("/w/" + workspace + "/settings/keys");
      assertThat(page.locator("h2").first()).hasText("No keys yet");
      screen.check("keys-empty");
      follow(page, "New key");
      screen.check("key-new");
      page.getByLabel("What is it for?").fill("Nightly export");
      page.getByLabel("Viewer").check();
      page.getByLabel("How long is it good for?").selectOption("90");
      press(page, "Make the key");
      assertThat(page.locator(".copy-text")).hasText(Pattern.compile("wmk_[0-9A-Za-z]{49}"));
      screen.check("key-made");
      follow(page, "I have copied it");
      assertThat(page.locator(".rows")).containsText("Nightly export");
      assertThat(page.locator(".rows")).containsText("expires");
      screen.check("keys");
      page.getByLabel("Delete the key Nightly export?").click();
      assertThat(page.locator("#dialog")).isVisible();
      screen.check("key-delete-dialog");
      press(page, "Delete the key");
      assertThat(page.locator(".toast")).containsText("The key is deleted.");
    }
  }

  @Test
  void colleague_invited_acceptsAndIsAMember() {
    try (Screen screen = dashboard.as("owner", workspace)) {
      Page page = screen.open("/w/" + workspace + "/settings/members");
      follow(page, "Invite a colleague");
      screen.check("invite-new");
      page.getByLabel("Their e-mail address").fill("luis-" + workspace + "@example.com");
      page.getByLabel("Editor").check();
      press(page, "Make the invitation");
      Locator link = page.locator(".copy-text");
      assertThat(link).containsText("/invite#");
      screen.check("invite-made");
      String url = link.textContent();
      follow(page, "Done");
      screen.check("members-with-invite");
      try (Screen guest = dashboard.visitor()) {
        guest.page().navigate(url);
        assertThat(guest.page().locator("h1")).containsText("Join Sol y Mar");
        guest.check("invite-accept");
        guest.page().getByLabel("Your name").fill("Luis García");
        guest
            .page()
            .getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
            .fill(Dashboard.PASSWORD);
        press(guest.page(), "Join");
        assertThat(guest.page()).hasURL(Pattern.compile("/w/" + workspace + "/.*"));
        guest.page().navigate(url);
        assertThat(guest.page().locator(".faults")).containsText("does not work");
        guest.forgive("422");
        guest.check("invite-used");
      }
      page.reload();
      assertThat(page.locator(".rows").first()).containsText("Luis García");
      screen.check("members");
      page.getByLabel("Change what Luis García may do").click();
      screen.check("member");
      page.getByLabel("Viewer").check();
      press(page, "Save");
      assertThat(page.locator(".toast")).containsText("The role is changed.");
    }
  }

  @Test
  void profile_languageAndPassword_change() {
    try (Screen screen = dashboard.as("editor", workspace)) {
      Page page = screen.open("/profile");
      screen.check("profile");
      page.getByLabel("Language").selectOption("es");
      press(page, "Save");
      assertThat(page.locator("h1")).hasText("Tu perfil");
      assertThat(page.locator(".toast")).containsText("Tu perfil está guardado.");
      screen.check("profile-es");
      page.getByLabel("Contraseña actual").fill("not mine at all");
      page.getByLabel("Contraseña nueva").fill("another horse in the mountains");
      press(page, "Cambiar la contraseña");
      screen.forgive("422");
      assertThat(page.locator("#current_password-fault")).isVisible();
      page.getByLabel("Contraseña actual").fill(Dashboard.PASSWORD);
      page.getByLabel("Contraseña nueva").fill("another horse in the mountains");
      press(page, "Cambiar la contraseña");
      assertThat(page.locator(".toast")).containsText("Tu contraseña ha cambiado");
      press(page, "Cerrar sesión en todas partes");
      assertThat(page).hasURL(Pattern.compile("/sign-in$"));
    }
  }

  @Test
  void workspace_new_isMadeByAPerson() {
    try (Screen screen = dashboard.as("viewer", workspace)) {
      Page page = screen.open("/workspaces");
      follow(page, "New workspace");
      assertThat(page.locator("#time_zone")).hasValue("Europe/Madrid");
      screen.check("workspace-new");
      page.locator("#name").fill("Casa Luz");
      press(page, "Make the workspace");
      assertThat(page.locator(".toast")).containsText("The workspace is made.");
      assertThat(page.locator(".app-switch-name")).hasText("Casa Luz");
      screen.open("/");
      screen.check("workspaces-of-a-person");
    }
  }

  @Test
  void auditLog_byPersonAndKind_isSentences() {
    try (Screen screen = dashboard.as("owner", workspace)) {
      Page page = screen.open("/w/" + workspace + "/settings/audit");
      assertThat(page.locator(".rows")).containsText("The operator made the workspace");
      screen.check("audit-log");
      page.getByLabel("What").selectOption("member");
      press(page, "Show");
      assertThat(page).hasURL(Pattern.compile("/audit\\?kind=member$"));
    }
  }

  @Test
  void plan_withALinkThatASmallerOnePauses_saysWhatOthersWouldChange() {
    dashboard
        .operator()
        .body(
            """
            {"target": "https://example.com/", "slug": "plan-%s", "rules": [{"name": "All",
              "conditions": [], "action": {"type": "redirect", "url": "https://example.de/"}}]}
            """
                .formatted(workspace))
        .post("/api/workspaces/" + workspace + "/links")
        .then()
        .statusCode(201);
    try (Screen screen = dashboard.as("viewer", workspace)) {
      Page page = screen.open("/w/" + workspace + "/settings/plan");
      assertThat(page.locator("#plan-title")).hasText("This workspace is on Agency");
      assertThat(page.locator(".app-main")).containsText("1 link keeps all it has");
      screen.check("plan");
    }
  }

  @Test
  void file_takenOut_isLookedAtBeforeItComesBack() {
    try (Screen screen = dashboard.as("owner", workspace)) {
      Page page = screen.open("/w/" + workspace + "/settings/transfer");
      screen.check("transfer");
      choose(
          page,
          """
          {"waymark": 1, "links": [{"target": "https://example.com/", "slug": "back-%1$s"},
            {"target": "ftp://example.com/", "slug": "lost-%1$s"}, {"slug": "nowhere-%1$s"}]}
          """
              .formatted(workspace));
      screen.forgive("422");
      assertThat(page.locator("#looked")).hasText("2 things stop this file");
      screen.check("transfer-in-error");
      follow(page, "Another file");
      choose(
          page,
          """
          {"waymark": 1, "links": [{"target": "https://example.com/", "slug": "back-%1$s"}]}
          """
              .formatted(workspace));
      assertThat(page.locator("#looked")).hasText("This would be as the file says");
      screen.check("transfer-looked-at");
      press(page, "Bring it back");
      assertThat(page.locator(".toast")).containsText("The workspace is as the file says.");
    }
  }

  private static void choose(Page page, String json) {
    page.locator("#file")
        .setInputFiles(
            new FilePayload(
                "waymark.json", "application/json", json.getBytes(StandardCharsets.UTF_8)));
    press(page, "See what would come of it");
  }

  @Test
  void workspace_deletedByItsName_isTakenBack() {
    String other = dashboard.workspace("Casa Luz");
    try (Screen screen = dashboard.as("owner", other)) {
      Page page = screen.open("/w/" + other + "/settings");
      follow(page, "Delete this workspace");
      page.locator("#name").fill("Casa");
      press(page, "Delete this workspace");
      screen.forgive("422");
      assertThat(page.locator("#name-fault")).containsText("Casa Luz");
      screen.check("workspace-delete-in-error");
      page.locator("#name").fill("Casa Luz");
      press(page, "Delete this workspace");
      assertThat(page.locator(".toast")).containsText("Casa Luz is deleted.");
      screen.check("workspaces-with-a-deleted-one");
      press(page, "Take Casa Luz back");
      assertThat(page.locator(".app-switch-name")).hasText("Casa Luz");
    }
  }

  @Test
  void secondFactor_setUp_showsWhatTheAppNeedsAndAsksForACode() {
    try (Screen screen = dashboard.as("viewer", workspace)) {
      Page page = screen.open("/profile/second-factor");
      press(page, "Set up");
      assertThat(page.locator(".copy-text")).hasText(Pattern.compile("[A-Z2-7]{32}"));
      page.getByLabel("The code that the app shows").fill("000000");
      press(page, "Ask for codes from now on");
      screen.forgive("422");
      assertThat(page.locator("#second_factor-fault")).containsText("wrong");
      screen.check("second-factor-in-error");
    }
  }

  @Test
  void form_sentWhenTheSessionHasEnded_isNotLost() {
    try (Screen screen = dashboard.as("owner", workspace)) {
      Page page = screen.open("/w/" + workspace + "/settings");
      page.locator("#name").fill("Mar y Sol");
      var cookies = page.context().cookies();
      page.context().clearCookies();
      press(page, "Save");
      screen.forgive("401");
      assertThat(page.locator("h1")).hasText("Your session is over");
      // As somebody does who signs in in another tab.
      page.context().addCookies(cookies);
      page.reload();
      assertThat(page.locator(".toast")).containsText("The settings are saved.");
      assertThat(page.locator("#name")).hasValue("Mar y Sol");
    }
  }
}
