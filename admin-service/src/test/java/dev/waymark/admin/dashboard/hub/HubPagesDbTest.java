package dev.waymark.admin.dashboard.hub;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class HubPagesDbTest {
  private static final String SHOP =
      """
      {"target": "https://example.com/", "hub": {"title": "Anna's <b>shop</b>", "entries": [
        {"key": "chat", "label": "Chat", "channel": "sales",
         "conditions": [{"field": "country", "operator": "eq", "value": "ES"}]},
        {"key": "shop", "label": "Shop", "text": "All of it", "url": "https://example.com/shop"}]}}""";

  private static Tenant acme() {
    Tenant acme = tenant("agency");
    acme.create(
        "/channels",
        """
        {"key": "sales", "name": "ES Sales", "kind": "whatsapp", "address": "+34612345678"}""");
    return acme;
  }

  private static String hub(Tenant tenant) {
    return as(tenant.editor(), SHOP)
        .post(tenant.at("/hubs"))
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String at(Tenant tenant, String path) {
    return "/w/" + tenant.workspace() + "/hubs" + path;
  }

  private static RequestSpecification page(String key) {
    return as(key).accept("text/html").redirects().follow(false);
  }

  private static Document get(Tenant tenant, String path) {
    return parsed(page(tenant.editor()).get(at(tenant, path)));
  }

  private static Document parsed(Response answer) {
    return Jsoup.parse(answer.then().statusCode(200).extract().asString());
  }

  private static Response post(String key, Tenant tenant, String path, Map<String, ?> form) {
    return page(key)
        .contentType("application/x-www-form-urlencoded; charset=utf-8")
        .formParams(form)
        .post(at(tenant, path));
  }

  /// What a browser sends of the editor's form.
  ///
  /// @param typed over what stands there
  private static Map<String, String> form(Document page, String... typed) {
    Map<String, String> form = new LinkedHashMap<>();
    for (Element each : page.select("#rules-form [name]")) {
      switch (each.tagName()) {
        case "select" -> {
          Element chosen = each.selectFirst("option[selected]");
          form.put(each.attr("name"), chosen == null ? "" : chosen.attr("value"));
        }
        case "textarea" -> form.put(each.attr("name"), each.wholeText());
        case "input" -> {
          if (!List.of("radio", "checkbox").contains(each.attr("type"))
              || each.hasAttr("checked")) {
            form.put(each.attr("name"), each.attr("value"));
          }
        }
        default -> {
          // A button, which is sent when it is pressed.
        }
      }
    }
    for (int i = 0; i < typed.length; i += 2) {
      form.put(typed[i], typed[i + 1]);
    }
    return form;
  }

  private static Document ask(Tenant tenant, String id, Document page, String... typed) {
    return parsed(post(tenant.editor(), tenant, "/" + id, form(page, typed)));
  }

  private static List<String> rows(Document page) {
    return page.select(".rule-sentence").eachText();
  }

  @Test
  void list_empty_helpsWithOneStepAndThenShowsCards() {
    Tenant acme = tenant("free");
    assertThat(get(acme, "").select(".empty .primary").attr("href"))
        .isEqualTo("/w/" + acme.workspace() + "/channels/new");
    acme.create(
        "/channels",
        """
        {"key": "wa", "name": "WhatsApp", "kind": "whatsapp", "address": "+34612345678"}""");
    assertThat(get(acme, "").select(".empty .primary").attr("href"))
        .isEqualTo(at(acme, "/new?channel=wa"));
    Document form = get(acme, "/new?channel=wa");
    assertThat(form.select("select option[selected]").text()).isEqualTo("WhatsApp");
    post(
            acme.editor(),
            acme,
            "/new",
            Map.of(
                "hub.title",
                "Anna's",
                "hub.entries.0.label",
                "Chat",
                "hub.entries.0.channel",
                "wa"))
        .then()
        .statusCode(303);
    acme.get("/hubs")
        .then()
        .body("hubs.hub.title", contains("Anna's"))
        .body("hubs[0].hub.entries.key", contains("chat"));
    Document list = get(acme, "");
    assertThat(list.select("main").text())
        .contains("Anna's", "go.example.com/", "1 entry", "0 clicks");
    assertThat(list.select(".app-places [aria-current]").text()).isEqualTo("Hubs");
  }

  @Test
  void create_faulty_saysSoAtTheFields() {
    Tenant acme = tenant("free");
    Document refused =
        Jsoup.parse(
            post(
                    acme.editor(),
                    acme,
                    "/new",
                    Map.of(
                        "hub.title",
                        "",
                        "slug",
                        "a b",
                        "hub.entries.0.label",
                        "Shop",
                        "hub.entries.0.url",
                        "javascript:x"))
                .then()
                .statusCode(422)
                .extract()
                .asString());
    assertThat(refused.select(".faults a").eachAttr("href"))
        .containsExactlyInAnyOrder("#hub.title", "#slug", "#hub.entries.0.url");
    assertThat(refused.select("#slug").attr("value")).isEqualTo("a b");
    acme.get("/hubs").then().body("hubs", empty());
  }

  @Test
  void editor_ofAHub_saysWhoSeesWhatAndNoId() {
    Tenant acme = acme();
    String other = acme.link("{\"target\": \"https://example.com/\"}");
    String id = hub(acme);
    as(
            acme.editor(),
            "{\"hub\": {\"entries\": [{\"key\": \"a\", \"label\": \"A\", \"link\": \"%s\"}]}}"
                .formatted(other))
        .patch(acme.at("/hubs/" + hub(acme)))
        .then()
        .statusCode(200);
    Document page = get(acme, "/" + id);
    assertThat(page.html()).doesNotContain("<b>shop");
    assertThat(rows(page))
        .containsExactly(
            "Chat → ES Sales (WhatsApp) Only when Country is Spain",
            "Shop → example.com/shop Every visitor");
    assertThat(page.text()).doesNotContain(id, other);
    assertThat(page.select(".savebar")).isEmpty();
    Document german = ask(acme, id, page, "p.country", "Germany", "op", "look");
    assertThat(german.select(".rule-state").eachText()).containsExactly("not shown", "shown");
    Document spanish = ask(acme, id, page, "p.country", "ES", "op", "look");
    assertThat(spanish.select(".rule-state").eachText()).containsExactly("shown", "shown");
    page(acme.editor()).get(at(acme, "/" + other)).then().statusCode(404);
  }

  @Test
  void draft_changedByButtons_isSavedAsTheApiHasIt() {
    Tenant acme = acme();
    String linked = acme.link("{\"target\": \"https://example.com/\"}");
    String name =
        acme.get("/links/" + linked).path("short_url").toString().replaceFirst("https?://", "");
    String id = hub(acme);
    Document page = ask(acme, id, get(acme, "/" + id), "op", "down:s0", "title", "Summer");
    assertThat(rows(page).getFirst()).startsWith("Shop");
    page = ask(acme, id, page, "op", "add");
    assertThat(page.getElementById("label")).isNotNull();
    page =
        ask(
            acme,
            id,
            page,
            "label",
            "Visit us",
            "to",
            "link",
            "link",
            name,
            "op",
            "condition:device");
    assertThat(page.select("#link").attr("value")).isEqualTo(name);
    page = ask(acme, id, page, "c.0.v", "mobile", "op", "close");
    assertThat(rows(page).getLast()).startsWith("Visit us → " + name + " Only when Device is");
    assertThat(page.select(".savebar")).hasSize(1);
    acme.get("/hubs/" + id).then().body("hub.entries.key", contains("chat", "shop"));
    post(acme.editor(), acme, "/" + id + "/save", form(page, "op", "save")).then().statusCode(303);
    acme.get("/hubs/" + id)
        .then()
        .body("hub.title", equalTo("Summer"))
        .body("hub.entries.key", contains("shop", "chat", "visit-us"))
        .body("hub.entries[2].link", equalTo(linked))
        .body("hub.entries[2].conditions[0].value", equalTo("mobile"))
        .body("target", equalTo("https://example.com/"));
    page = ask(acme, id, get(acme, "/" + id), "op", "delete:s1", "target", "");
    post(acme.editor(), acme, "/" + id + "/save", form(page, "op", "save")).then().statusCode(303);
    acme.get("/hubs/" + id)
        .then()
        .body("hub.entries.key", contains("shop", "visit-us"))
        .body("target", nullValue());
  }

  @Test
  void save_unfinished_opensWhatIsWrongAndSavesNothing() {
    Tenant acme = acme();
    String id = hub(acme);
    Document page = ask(acme, id, get(acme, "/" + id), "op", "add");
    assertThat(page.select(".field-fault").text()).isEmpty();
    Document refused =
        parsed(
            post(
                acme.editor(),
                acme,
                "/" + id + "/save",
                form(page, "op", "save", "title", "", "picture", "nonsense")));
    assertThat(refused.select(".faults a").eachAttr("href"))
        .contains("#title", "#picture", "#edit-n1");
    assertThat(refused.select("#label-fault, #to-fault").eachText()).doesNotContain("");
    acme.get("/hubs/" + id).then().header("ETag", equalTo("\"1\""));
  }

  @Test
  void save_afterSomebodyElse_keepsBothAndAsks() {
    Tenant acme = acme();
    String id = hub(acme);
    Document page = get(acme, "/" + id);
    as(acme.editor(), "{\"hub\": {\"title\": \"Theirs\"}}")
        .patch(acme.at("/hubs/" + id))
        .then()
        .statusCode(200);
    Document conflict =
        parsed(
            post(
                acme.editor(),
                acme,
                "/" + id + "/save",
                form(page, "op", "save", "title", "Mine")));
    assertThat(conflict.text()).contains("Somebody else saved this hub meanwhile");
    assertThat(conflict.select("#title").attr("value")).isEqualTo("Mine");
    assertThat(ask(acme, id, conflict, "op", "theirs").select("#title").attr("value"))
        .isEqualTo("Theirs");
    post(acme.editor(), acme, "/" + id + "/save", form(conflict, "op", "save:over"))
        .then()
        .statusCode(303);
    acme.get("/hubs/" + id).then().body("hub.title", equalTo("Mine"));
  }

  @Test
  void save_afterAChangeOfSomethingElse_isDone() {
    Tenant acme = acme();
    String id = hub(acme);
    Document page = get(acme, "/" + id);
    as(acme.editor(), "{\"tags\": [\"x\"]}").patch(acme.at("/links/" + id)).then().statusCode(200);
    post(
            acme.editor(),
            acme,
            "/" + id + "/save",
            form(page, "op", "save", "text", "Hello\r\nthere"))
        .then()
        .statusCode(303);
    acme.get("/hubs/" + id).then().body("hub.text", equalTo("Hello\nthere"));
  }

  @Test
  void preview_isTheVisitorsPageAndMayOnlyBeLookedAt() {
    Tenant acme = acme();
    String id = hub(acme);
    Document page =
        ask(acme, id, get(acme, "/" + id), "p.country", "DE", "title", "Summer", "op", "look");
    Response answer =
        post(
            acme.viewer(),
            acme,
            "/preview",
            Map.of("page", page.select("#hub-page").attr("value")));
    answer
        .then()
        .header("X-Frame-Options", "SAMEORIGIN")
        .header(
            "Content-Security-Policy",
            allOf(
                containsString("default-src 'none'"),
                containsString("frame-ancestors 'self'"),
                containsString("sandbox"),
                not(containsString("script-src"))));
    Document shown = parsed(answer);
    assertThat(shown.select("h1").text()).isEqualTo("Summer");
    assertThat(shown.select("a.go").eachText()).containsExactly("Shop All of it");
    assertThat(shown.select("a.go").eachAttr("href")).containsExactly("#");
    page(acme.viewer())
        .get(at(acme, ""))
        .then()
        .header("X-Frame-Options", "DENY")
        .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
    post(tenant("free").editor(), acme, "/preview", Map.of("page", "{}")).then().statusCode(404);
    assertThat(parsed(post(acme.viewer(), acme, "/preview", Map.of("page", "x"))).select("a.go"))
        .isEmpty();
  }

  @Test
  void preview_ofSomebodyForWhomNothingIsLeft_isNone() {
    Tenant acme = acme();
    String id = hub(acme);
    Document page = ask(acme, id, get(acme, "/" + id), "op", "delete:s1", "p.country", "DE");
    assertThat(page.select("#hub-page").attr("value")).isEmpty();
    assertThat(page.select(".verdict-title").text()).isEqualTo("example.com/");
  }

  @Test
  void delete_isAskedOnceAndOffersSwitchingOff() {
    Tenant acme = acme();
    String id = hub(acme);
    assertThat(get(acme, "/" + id + "/delete").text())
        .contains("Delete Anna's <b>shop</b>?", "Switch off instead");
    post(acme.editor(), acme, "/" + id + "/delete", Map.of("action", "off")).then().statusCode(303);
    acme.get("/hubs/" + id).then().body("active", equalTo(false));
    Document off = get(acme, "/" + id);
    assertThat(off.text()).contains("This hub is off");
    assertThat(off.select(".rule-state").text()).contains("shown");
    post(acme.editor(), acme, "/" + id + "/delete", Map.of("action", "delete-for-good"))
        .then()
        .statusCode(303);
    acme.get("/hubs/" + id).then().statusCode(404);
  }

  @Test
  void pages_byAViewer_areReadAndNotChanged() {
    Tenant acme = acme();
    String id = hub(acme);
    Document list = parsed(page(acme.viewer()).header("Accept-Language", "es").get(at(acme, "")));
    assertThat(list.text()).contains("2 entradas");
    assertThat(list.select("[href$=/hubs/new]")).isEmpty();
    Document hub =
        parsed(page(acme.viewer()).header("Accept-Language", "es").get(at(acme, "/" + id)));
    assertThat(hub.text()).contains("Solo cuando", "necesitas el rol de editor");
    assertThat(hub.select("#add, .rule-grip, .danger")).isEmpty();
    assertThat(
            parsed(post(acme.viewer(), acme, "/" + id, form(hub, "op", "look"))).select(".savebar"))
        .isEmpty();
    page(acme.viewer()).get(at(acme, "/new")).then().statusCode(403);
    page(acme.viewer()).get(at(acme, "/" + id + "/delete")).then().statusCode(403);
    for (String path : List.of("/new", "/" + id + "/save", "/" + id + "/delete")) {
      post(acme.viewer(), acme, path, Map.of("op", "save")).then().statusCode(403);
    }
    for (String path : List.of("", "/new", "/" + id)) {
      page(tenant("free").editor()).get(at(acme, path)).then().statusCode(404);
    }
  }
}
