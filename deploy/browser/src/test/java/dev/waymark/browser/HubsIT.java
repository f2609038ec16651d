package dev.waymark.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A page with buttons, as people make it.
@ExtendWith(Dashboard.Given.class)
class HubsIT {
  private final Dashboard dashboard;
  private final String workspace;

  HubsIT(Dashboard dashboard) {
    this.dashboard = dashboard;
    this.workspace = dashboard.workspace("Casa Verde");
  }

  private String create(String kind, Map<String, Object> body) {
    return dashboard
        .operator()
        .body(body)
        .post("/api/workspaces/" + workspace + "/" + kind)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private void channel() {
    String unused =
        create(
            "channels",
            Map.of(
                "key", "es-sales",
                "name", "ES Sales",
                "kind", "whatsapp",
                "address", "+34600111222"));
    assertThat(unused).isNull();
  }

  private String hub() {
    channel();
    return create(
        "hubs",
        Map.of(
            "target",
            "https://example.com/",
            "hub",
            Map.of(
                "title",
                "Anna's shop",
                "text",
                "Ask us, or look around.",
                "entries",
                List.of(
                    Map.of(
                        "key",
                        "chat",
                        "label",
                        "Chat with us",
                        "channel",
                        "es-sales",
                        "conditions",
                        List.of(Map.of("field", "country", "operator", "eq", "value", "ES"))),
                    Map.of("key", "shop", "label", "Shop", "url", "https://example.com/shop"),
                    Map.of("key", "map", "label", "Find us", "url", "https://example.com/map")))));
  }

  private List<String> saved(String id) {
    return dashboard
        .operator()
        .get("/api/workspaces/" + workspace + "/hubs/" + id)
        .then()
        .statusCode(200)
        .extract()
        .path("hub.entries.key");
  }

  private String hubs() {
    return "/w/" + workspace + "/hubs";
  }

  private static Locator sentence(Page page, int position) {
    return page.locator(".rule-sentence").nth(position - 1);
  }

  @Test
  void firstHub_byMouse_isMadeFilledAndSaved() {
    channel();
    try (Screen screen = dashboard.as("editor", workspace)) {
      Page page = screen.open(hubs());
      screen.check("hubs-none");
      page.locator(".empty .primary").click();
      screen.check("hubs-new");
      page.locator("[id='hub.title']").fill("Casa Verde");
      page.locator("form .primary").click();
      assertThat(sentence(page, 1)).containsText("Chat with us → ES Sales (WhatsApp)");
      page.locator("#add").click();
      assertThat(page.locator("#label")).isFocused();
      page.locator("#label").fill("Our menu");
      page.locator("input[name=to][value=redirect]").check(FORCED);
      page.locator("#url").fill("example.com/menu");
      page.locator("#newfield").selectOption("country");
      page.locator("#c-0-add").fill("Spain");
      assertThat(sentence(page, 2))
          .containsText("Our menu → example.com/menu Only when Country is Spain");
      screen.check("hubs-entry");
      page.locator("#done").click();
      page.locator("#p-country").fill("Germany");
      assertThat(page.locator(".rule-state").nth(1)).containsText("not shown");
      page.locator("#p-country").fill("Spain");
      assertThat(page.locator(".rule-state").nth(1)).containsText("shown");
      page.locator("#title").fill("");
      page.locator("#bar-save").click();
      assertThat(page.locator(".faults")).isVisible();
      screen.check("hubs-faulty");
      page.locator("#title").fill("Casa Verde, Madrid");
      page.locator("#bar-save").click();
      assertThat(page.locator(".toast")).containsText("Saved");
      assertThat(page.locator(".savebar")).hasCount(0);
      page.navigate(hubs());
      assertThat(page.locator(".tiles")).containsText("Casa Verde, Madrid");
      screen.check("hubs-list");
    }
  }

  private static final Locator.CheckOptions FORCED = new Locator.CheckOptions().setForce(true);

  @Test
  void entries_byTheKeyboard_areMovedAndDeleted() {
    String id = hub();
    try (Screen screen = dashboard.as("editor", workspace)) {
      Page page = screen.open(hubs() + "/" + id);
      screen.check("hubs-editor");
      // Into a frame without scripts the test cannot look: what is drawn there stands beside it.
      Locator drawn = page.locator("#hub-page");
      page.locator("#p-country").fill("Spain");
      assertThat(drawn).hasValue(Pattern.compile(".*Chat with us.*Shop.*Find us.*"));
      page.locator("#p-country").fill("Germany");
      assertThat(drawn).not().hasValue(Pattern.compile(".*Chat with us.*"));
      page.locator("#title").fill("Anna's summer shop");
      assertThat(drawn).hasValue(Pattern.compile(".*summer.*"));
      screen.check("hubs-preview");
      page.locator("#grip-s2").focus();
      page.keyboard().press("Space");
      page.keyboard().press("ArrowUp");
      page.keyboard().press("ArrowUp");
      page.keyboard().press("Space");
      assertThat(page.locator("#rules-bar")).isVisible();
      assertThat(sentence(page, 1)).containsText("Find us");
      assertThat(page.locator("#number-s2")).hasText("1");
      assertThat(page.locator("#grip-s2")).isFocused();
      page.locator("#menu-s1").focus();
      page.keyboard().press("Enter");
      assertThat(page.locator("button[value='delete:s1']")).isVisible();
      page.locator("button[value='delete:s1']").focus();
      page.keyboard().press("Enter");
      assertThat(page.locator(".rule")).hasCount(2);
      page.locator("#bar-save").focus();
      page.keyboard().press("Enter");
      assertThat(page.locator(".toast")).containsText("Saved");
    }
    assertThat(saved(id)).containsExactly("map", "chat");
  }

  @Test
  void hub_onThePhone_isChanged() {
    String id = hub();
    Browser.NewContextOptions phone =
        new Browser.NewContextOptions()
            .setHasTouch(true)
            .setIsMobile(true)
            .setViewportSize(390, 800);
    try (Screen screen = dashboard.as("editor", workspace, phone)) {
      screen.page().setViewportSize(390, 800);
      Page page = screen.open(hubs() + "/" + id);
      page.locator("#edit-s1").tap();
      assertThat(page.locator(".rule:visible")).hasCount(1);
      page.locator("#label").fill("Look around");
      screen.picture("hubs-phone-editing");
      page.locator("#done").tap();
      page.locator("#player-pull").tap();
      page.locator("#p-country").fill("Germany");
      assertThat(page.locator("#state-s0")).containsText("not shown");
      screen.picture("hubs-phone-player");
      page.locator("#player-pull").tap();
      page.locator("#bar-save").tap();
      assertThat(page.locator(".toast")).containsText("Saved");
      page.locator(".danger[data-dialog]").tap();
      page.locator("#dialog .danger.primary").tap();
      assertThat(page.locator(".empty")).isVisible();
    }
  }

  @Test
  void hub_withoutScript_isChanged() {
    String id = hub();
    var plain = new Browser.NewContextOptions().setJavaScriptEnabled(false);
    try (Screen screen = dashboard.operatorsScreen(plain)) {
      Page page = screen.open(hubs() + "/" + id);
      page.locator("#edit-s2").press("Enter");
      page.locator("#label").fill("Where we are");
      page.locator("#done").press("Enter");
      assertThat(sentence(page, 3)).containsText("Where we are");
      page.locator("#bar-save").press("Enter");
      assertThat(page.locator(".toast")).containsText("Saved");
    }
  }
}
