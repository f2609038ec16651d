package dev.waymark.admin.dashboard.channel;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ChannelPagesDbTest {
  private static final String DESK =
      """
      {"key": "es-desk", "name": "ES Desk", "kind": "telegram", "address": "@waymark_es"}
      """;

  private static final String SALES =
      """
      {"key": "es-sales", "name": "ES <b>Sales", "kind": "whatsapp", "address": "+34 612 345 678",
       "fallback": "es-desk"}
      """;

  private static String at(Tenant tenant, String path) {
    return "/w/" + tenant.workspace() + "/channels" + path;
  }

  private static RequestSpecification page(String key) {
    return as(key).accept("text/html").redirects().follow(false);
  }

  private static String get(Tenant tenant, String path) {
    return page(tenant.editor()).get(at(tenant, path)).then().statusCode(200).extract().asString();
  }

  private static Response post(Tenant tenant, String path, Map<String, ?> form) {
    return page(tenant.editor())
        .contentType("application/x-www-form-urlencoded")
        .formParams(form)
        .post(at(tenant, path));
  }

  private static Tenant withTwo() {
    Tenant acme = tenant("agency");
    acme.create("/channels", DESK);
    acme.create("/channels", SALES);
    return acme;
  }

  private static String words(String page) {
    return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  @Test
  void channels_none_saysWhatTheyAreForAndOffersOne() {
    Tenant acme = tenant("free");
    assertThat(get(acme, "")).contains("Nobody to talk to yet", at(acme, "/new"));
    assertThat(page(acme.viewer()).get(at(acme, "")).asString()).doesNotContain(at(acme, "/new"));
  }

  @Test
  void channels_some_standByNameWithStateAddressAndLinks() {
    Tenant acme = withTwo();
    acme.link("{\"target\": \"https://example.com/\", \"fallback_channel\": \"es-sales\"}");
    String page = get(acme, "");
    assertThat(words(page))
        .containsSubsequence("ES &lt;b&gt;Sales", "WhatsApp · +34 ••• 678", "Active", "1 link")
        .containsSubsequence("ES Desk", "Telegram · waymark_es", "Active")
        .doesNotContain("612345678", "nowhere");
    assertThat(page)
        .contains("/links?channel=es-sales", "status?to=passive")
        .doesNotContain("ES <b>");
    assertThat(page(acme.viewer()).get(at(acme, "")).asString()).doesNotContain("status?to=");
  }

  @Test
  void turn_passive_saysWhoTakesItsPlaceAndIsUndoneByTheVersionItMade() {
    Tenant acme = withTwo();
    page(acme.editor())
        .post(at(acme, "/key/es-sales/status?to=passive"))
        .then()
        .statusCode(303)
        .header("Location", endsWith(at(acme, "")));
    assertThat(words(get(acme, ""))).contains("Passive: visitors go to ES Desk");
    String part =
        page(acme.editor())
            .header("HX-Request", "true")
            .post(at(acme, "/key/es-desk/status?to=passive"))
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(part)
        .contains("Passive: rules that lead here are skipped", "ES Desk is passive", "toast-undo")
        .contains("/key/es-desk/status?to=active&amp;version=2")
        .doesNotContain("<html");
    page(acme.editor())
        .post(at(acme, "/key/es-desk/status?to=active&version=1"))
        .then()
        .statusCode(412);
    acme.get("/channels/es-desk").then().body("status", equalTo("passive"));
    page(acme.editor())
        .post(at(acme, "/key/es-desk/status?to=active&version=2"))
        .then()
        .statusCode(303);
    acme.get("/channels/es-desk").then().body("status", equalTo("active"));
    page(acme.editor()).post(at(acme, "/key/es-desk/status?to=odd")).then().statusCode(400);
  }

  @Test
  void turn_byAViewer_isForbidden() {
    Tenant acme = withTwo();
    page(acme.viewer()).post(at(acme, "/key/es-sales/status?to=passive")).then().statusCode(403);
    for (String path : new String[] {"/new", "/key/es-sales", "/key/es-sales/delete"}) {
      page(acme.viewer()).get(at(acme, path)).then().statusCode(403);
      page(tenant("free").editor()).get(at(acme, path)).then().statusCode(404);
    }
    acme.get("/channels/es-sales").then().body("status", equalTo("active"));
  }

  /// By the last channel that is active along a chain, of a page, and of the workspace.
  @Test
  void channel_thatIsTheLastOfALink_warnsBeforeItIsTurned() {
    Tenant acme = tenant("agency");
    acme.create("/channels", DESK);
    acme.create("/channels", SALES.replaceFirst(",\\s*\"fallback\": \"es-desk\"", ""));
    String bare =
        """
        {"slug": "%s-%s", "hub": {"title": "Talk", "entries": [
          {"key": "a", "label": "A", "channel": "es-desk"}%s]}}
        """;
    acme.link(bare.formatted("one", acme.workspace(), ""));
    String warning = "it leaves 1 link with nowhere to send visitors";
    assertThat(words(get(acme, ""))).containsSubsequence("ES Desk", warning);
    acme.link(
        bare.formatted(
            "two",
            acme.workspace(),
            ", {\"key\": \"b\", \"label\": \"B\", \"url\": \"https://example.com\"}"));
    assertThat(words(get(acme, ""))).contains(warning);
    as(acme.editor(), "{\"status\": \"passive\"}").put(acme.at("/channels/es-desk/status"));
    assertThat(words(get(acme, "")))
        .contains("1 link has nowhere to send visitors now")
        .doesNotContain(warning);
    as(acme.owner(), "{\"default_destination\": {\"channel\": \"es-sales\"}}")
        .patch("/api/workspaces/" + acme.workspace())
        .then()
        .statusCode(200);
    assertThat(words(get(acme, "")))
        .doesNotContain("nowhere to send visitors now")
        .contains(warning);
    as(acme.owner(), "{\"default_destination\": {\"url\": \"https://example.com/\"}}")
        .patch("/api/workspaces/" + acme.workspace())
        .then()
        .statusCode(200);
    assertThat(words(get(acme, ""))).doesNotContain("nowhere");
  }

  @Test
  void channel_inAPoolByHours_saysUntilWhenItIsOpen() {
    Tenant acme = withTwo();
    acme.create(
        "/schedules",
        """
        {"key": "always", "name": "Always", "time_zone": "Europe/Madrid", "weekly": {
          "mon": [["00:00", "24:00"]], "tue": [["00:00", "24:00"]], "wed": [["00:00", "24:00"]],
          "thu": [["00:00", "24:00"]], "fri": [["00:00", "24:00"]], "sat": [["00:00", "24:00"]],
          "sun": [["00:00", "24:00"]]}}
        """);
    acme.create(
        "/pools",
        """
        {"key": "team", "name": "Sales team", "members": [
          {"channel": "es-sales", "schedule": "always"}, {"channel": "es-desk"}]}
        """);
    assertThat(words(get(acme, "")))
        .containsOnlyOnce("Sales team: open all the time")
        .contains("in Sales team");
  }

  @Test
  void back_inAnHourOrAtAMoment_isSaidAndUndone() {
    Tenant acme = withTwo();
    post(acme, "/key/es-sales/back", Map.of("until", "hour")).then().statusCode(303);
    acme.get("/channels/es-sales")
        .then()
        .body("status", equalTo("passive"))
        .body("passive_until", notNullValue());
    assertThat(words(get(acme, "")))
        .containsPattern("Passive until [^:]*:\\d\\d \\(UTC\\): visitors go to ES Desk");
    String part =
        page(acme.editor())
            .header("HX-Request", "true")
            .contentType("application/x-www-form-urlencoded")
            .formParam("until", "own")
            .formParam("own", "2020-01-01T00:00")
            .post(at(acme, "/key/es-sales/back"))
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(part).contains("Choose a moment that is to come").doesNotContain("toast-undo");
    Response tomorrow =
        page(acme.editor())
            .header("HX-Request", "true")
            .contentType("application/x-www-form-urlencoded")
            .formParam("until", "tomorrow")
            .post(at(acme, "/key/es-sales/back"));
    assertThat(tomorrow.asString()).contains("09:00 (UTC)", "status?to=passive&amp;until=");
    String undo =
        tomorrow.asString().replaceFirst("(?s).*action=\"([^\"]*&amp;until=[^\"]*)\".*", "$1");
    page(acme.editor())
        .urlEncodingEnabled(false)
        .post(undo.replace("&amp;", "&"))
        .then()
        .statusCode(303);
    assertThat(words(get(acme, ""))).doesNotContain("09:00 (UTC)").contains("Passive until");
    page(acme.editor()).post(at(acme, "/key/es-sales/status?to=active")).then().statusCode(303);
    acme.get("/channels/es-sales").then().body("passive_until", nullValue());
  }

  /// What a page that is open asks for every few seconds.
  @Test
  void board_seenAlready_isNotSentAgain() {
    Tenant acme = withTwo();
    String digest = get(acme, "").replaceFirst("(?s).*\\?seen=(\\w+)\".*", "$1");
    RequestSpecification poll = page(acme.viewer()).header("HX-Request", "true");
    String seen = page(acme.viewer()).get(at(acme, "")).asString();
    assertThat(seen).contains("?seen=" + digest);
    poll.get(at(acme, "?seen=" + digest)).then().statusCode(204);
    as(acme.editor(), "{\"status\": \"passive\"}").put(acme.at("/channels/es-sales/status"));
    assertThat(
            page(acme.viewer())
                .header("HX-Request", "true")
                .get(at(acme, "?seen=" + digest))
                .then()
                .statusCode(200)
                .extract()
                .asString())
        .contains("Passive: visitors go to ES Desk")
        .doesNotContain("<html");
  }

  @Test
  void channel_made_getsAKeyOfItsName() {
    Tenant acme = tenant("free");
    Map<String, String> form =
        Map.of("name", "Ventas España", "kind", "whatsapp", "address", "+34 612 345 678");
    post(acme, "/new", form).then().statusCode(303).header("Location", endsWith(at(acme, "")));
    post(acme, "/new", form).then().statusCode(303);
    post(acme, "/new", Map.of("name", "Κανάλι", "kind", "phone", "address", "+34 612 345 678"))
        .then()
        .statusCode(303);
    acme.get("/channels")
        .then()
        .body("channels.key", equalTo(List.of("phone", "ventas-espana", "ventas-espana-2")));
  }

  @Test
  void channel_refused_keepsWhatWasTypedAndSaysWhere() {
    Tenant acme = tenant("free");
    String page =
        post(
                acme,
                "/new",
                Map.of("name", "Sales", "kind", "whatsapp", "address", "12", "message", "Hi"))
            .then()
            .statusCode(422)
            .extract()
            .asString();
    assertThat(page).contains("value=\"12\"", ">Hi</textarea>", "id=\"address-fault\"");
    acme.get("/channels").then().body("channels.size()", equalTo(0));
  }

  @Test
  void channel_changed_keepsWhatAPastedLinkWouldFillIn() {
    Tenant acme = tenant("free");
    acme.create(
        "/channels",
        """
        {"key": "sales", "name": "Sales", "kind": "whatsapp",
         "address": "https://wa.me/34612345678?text=Hola"}
        """);
    String page = get(acme, "/key/sales");
    assertThat(page).contains(">Hola</textarea>", "name=\"version\" value=\"1\"");
    Map<String, String> typed =
        Map.of(
            "version",
            "1",
            "name",
            "Sales",
            "kind",
            "whatsapp",
            "address",
            "https://wa.me/34612345678?text=Hola",
            "message",
            "");
    post(acme, "/key/sales", typed).then().statusCode(303);
    acme.get("/channels/sales").then().body("message", equalTo(null));
    String stale = post(acme, "/key/sales", typed).then().statusCode(422).extract().asString();
    assertThat(stale).contains("name=\"version\" value=\"2\"");
  }

  @Test
  void channel_inUse_isNotDeletedAndSaysWhatUsesIt() {
    Tenant acme = withTwo();
    acme.link("{\"target\": \"https://example.com/\", \"fallback_channel\": \"es-desk\"}");
    acme.create(
        "/pools",
        "{\"key\": \"team\", \"name\": \"Team\", \"members\": [{\"channel\": \"es-desk\"}]}");
    assertThat(words(get(acme, "/key/es-desk/delete")))
        .contains("1 link", "Pool Team", "ES &lt;b&gt;Sales, while that is passive")
        .doesNotContain("Delete for good");
    post(acme, "/key/es-desk/delete", Map.of()).then().statusCode(409);
    assertThat(get(acme, "/key/es-sales/delete")).contains("Delete for good");
    post(acme, "/key/es-sales/delete", Map.of()).then().statusCode(303);
    acme.get("/channels").then().body("channels.key", equalTo(List.of("es-desk")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/new", "/key/es-sales", "/key/es-sales/delete"})
  void page_inSpanish_speaksSpanish(String path) {
    Tenant acme = withTwo();
    assertThat(
            page(acme.editor())
                .header("Accept-Language", "es")
                .get(at(acme, path))
                .then()
                .statusCode(200)
                .extract()
                .asString())
        .contains("<html lang=\"es\">")
        .doesNotContain("NOT_FOUND", ">Channels<");
  }

  @Test
  void manifest_always_opensTheChannelsOfTheWorkspace() {
    Tenant acme = tenant("free");
    as(acme.viewer())
        .get(at(acme, "/app.webmanifest"))
        .then()
        .statusCode(200)
        .contentType("application/manifest+json")
        .body("start_url", equalTo(at(acme, "")))
        .body("name", equalTo("Channels · Acme"))
        .body("icons.sizes", hasItem("512x512"));
  }
}
