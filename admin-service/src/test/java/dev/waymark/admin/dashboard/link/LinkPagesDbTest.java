package dev.waymark.admin.dashboard.link;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class LinkPagesDbTest {
  private static String at(Tenant tenant, String path) {
    return "/w/" + tenant.workspace() + "/links" + path;
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

  @Test
  void list_ofNoLinks_offersRecipesAndSaysWhichPlanTheOthersNeed() {
    String page = get(tenant("free"), "");
    assertThat(page).contains("/recipes/empty", "/recipes/bio-page");
    assertThat(page).doesNotContain("/recipes/sales-line\"").contains("Needs the Team plan");
  }

  @Test
  void list_ofLinks_saysWhatEachDoesAndNoId() {
    Tenant acme = tenant("pro");
    String id =
        acme.link(
            """
            {"target": "https://www.example.com/", "title": "<b>Sale</b>", "tags": ["a & b"],
             "slug": "s-%s", "rules": [{"name": "x", "conditions": [], "action":
               {"type": "redirect", "url": "https://example.com/x"}}]}
            """
                .formatted(acme.workspace()));
    String page = get(acme, "");
    assertThat(page)
        .contains("go.example.com/s-" + acme.workspace(), "1 rule, else example.com")
        .contains("&lt;b&gt;Sale&lt;/b&gt;", "?tag=a+%26+b", "1 link")
        .doesNotContain("<b>Sale");
    // An id is in addresses and attributes, never in the text.
    assertThat(page.replaceAll("<[^>]*>", "")).doesNotContain(id);
  }

  @Test
  void list_filtersAndOrder_standInTheAddress() {
    Tenant acme = tenant("free");
    acme.link("{\"target\": \"https://example.com/\", \"title\": \"Alpha\", \"tags\": [\"x\"]}");
    acme.link("{\"target\": \"https://example.com/\", \"title\": \"Beta\", \"active\": false}");
    assertThat(get(acme, "?q=alp&state=&tag=&sort=title")).contains("Alpha").doesNotContain("Beta");
    assertThat(get(acme, "?state=off")).contains("Beta").doesNotContain("Alpha");
    assertThat(get(acme, "?tag=X")).contains("Alpha").doesNotContain("Beta");
    assertThat(get(acme, "?q=gamma")).contains("No link fits");
    page(acme.editor()).get(at(acme, "?state=odd")).then().statusCode(400);
  }

  @Test
  void list_ofMany_goesOnWhereThePageEnds() {
    Tenant acme = tenant("free");
    for (int i = 0; i < 52; i++) {
      acme.link("{\"target\": \"https://example.com/\", \"title\": \"No. %02d.\"}".formatted(i));
    }
    String page = get(acme, "?sort=title");
    assertThat(page).contains("No. 49.", "52 links").doesNotContain("No. 50.");
    String more =
        page.replaceFirst("(?s).*id=\"more\"><a class=\"button\" href=\"([^\"]*)\".*", "$1");
    String next =
        page(acme.editor())
            .urlEncodingEnabled(false)
            .get(more.replace("&amp;", "&"))
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(next).contains("No. 50.", "No. 51.").doesNotContain("No. 49.", "id=\"more\"");
  }

  @Test
  void list_inSpanish_speaksSpanish() {
    String page =
        page(tenant("free").editor())
            .header("Accept-Language", "es")
            .get(at(tenant("free"), ""))
            .asString();
    assertThat(page).isNotNull();
    Tenant acme = tenant("free");
    assertThat(page(acme.editor()).header("Accept-Language", "es").get(at(acme, "")).asString())
        .contains("Tu primer enlace", "Un enlace sencillo");
  }

  @Test
  void switch_off_isUndoneByTheVersionItMade() {
    Tenant acme = tenant("free");
    String id = acme.link("{\"target\": \"https://example.com/\"}");
    page(acme.editor())
        .post(at(acme, "/" + id + "/switch?on=false"))
        .then()
        .statusCode(303)
        .header("Location", org.hamcrest.Matchers.endsWith(at(acme, "")));
    acme.get("/links/" + id).then().body("active", equalTo(false));
    String part =
        page(acme.editor())
            .header("HX-Request", "true")
            .post(at(acme, "/" + id + "/switch?on=true&version=2"))
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(part).contains("aria-checked=\"true\"", "switch?on=false&amp;version=3", " is on");
    page(acme.editor())
        .accept("text/html")
        .post(at(acme, "/" + id + "/switch?on=false&version=2"))
        .then()
        .statusCode(412);
    acme.get("/links/" + id).then().body("active", equalTo(true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example/", "//evil.example", "/w/other/links", "/sign-out"})
  void switch_withAnotherPlaceToComeBackTo_comesBackToTheList(String back) {
    Tenant acme = tenant("free");
    String id = acme.link("{\"target\": \"https://example.com/\"}");
    page(acme.editor())
        .queryParam("back", back)
        .post(at(acme, "/" + id + "/switch?on=false"))
        .then()
        .statusCode(303)
        .header("Location", org.hamcrest.Matchers.endsWith(at(acme, "")));
  }

  @Test
  void bulk_tagAndUndo_changesThoseThatWereChangedAlone() {
    Tenant acme = tenant("free");
    String a = acme.link("{\"target\": \"https://example.com/\"}");
    String b = acme.link("{\"target\": \"https://example.com/\", \"tags\": [\"Summer\"]}");
    Response done =
        page(acme.editor())
            .header("HX-Request", "true")
            .contentType("application/x-www-form-urlencoded")
            .formParam("ids", a, b)
            .formParam("action", "tag")
            .formParam("tag", "summer")
            .post(at(acme, "/bulk"));
    done.then().statusCode(200).header("HX-Trigger-After-Settle", equalTo("links-changed"));
    assertThat(done.asString()).contains("1 link has", a).doesNotContain("value=\"" + b);
    acme.get("/links/" + a).then().body("tags", contains("summer"));
    post(acme, "/bulk/undo", Map.of("ids", a, "action", "untag", "tag", "summer"))
        .then()
        .statusCode(303);
    acme.get("/links/" + a).then().body("tags", empty());
    acme.get("/links/" + b).then().body("tags", contains("Summer"));
  }

  @Test
  void bulk_delete_asksFirst() {
    Tenant acme = tenant("free");
    String a = acme.link("{\"target\": \"https://example.com/\"}");
    String asked =
        post(acme, "/bulk", Map.of("ids", a, "action", "delete"))
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(asked).contains("Delete this link?", "printed codes stop working");
    acme.get("/links").then().body("links", hasSize(1));
    post(acme, "/bulk", Map.of("ids", a, "action", "delete-for-good")).then().statusCode(303);
    acme.get("/links").then().body("links", empty());
  }

  @Test
  void bulk_ofNothing_saysSo() {
    Tenant acme = tenant("free");
    assertThat(
            page(acme.editor())
                .header("HX-Request", "true")
                .contentType("application/x-www-form-urlencoded")
                .formParam("action", "off")
                .post(at(acme, "/bulk"))
                .asString())
        .contains("Select at least one link first.");
    post(acme, "/bulk", Map.of("ids", "lnk_1", "action", "burn")).then().statusCode(400);
  }

  @Test
  void form_ofANewLink_makesWhatWasTyped() {
    Tenant acme = tenant("agency");
    String place =
        post(
                acme,
                "",
                Map.ofEntries(
                    Map.entry("target", "https://example.com/"),
                    Map.entry("slug", "f-" + acme.workspace()),
                    Map.entry("title", "Form"),
                    Map.entry("tags", "a, b,,a"),
                    Map.entry("starts_at", "2030-06-01T09:00"),
                    Map.entry("max_clicks", "5"),
                    Map.entry("utm_params.source", "x"),
                    Map.entry("ab_variants.0.url", "https://example.com/a"),
                    Map.entry("ab_variants.0.weight", "50"),
                    Map.entry("ab_variants.1.name", "Zwei"),
                    Map.entry("ab_variants.1.url", "https://example.com/b"),
                    Map.entry("ab_variants.1.weight", "50"),
                    Map.entry("sequence", ""),
                    Map.entry("forward_params", "gclid, ref"),
                    Map.entry("note", "one\r\ntwo"),
                    Map.entry("password", "secret")))
            .then()
            .statusCode(303)
            .extract()
            .header("Location");
    String id = place.replaceAll(".*/(lnk_[0-9a-z]+)/ready", "$1");
    acme.get("/links/" + id)
        .then()
        .body("title", equalTo("Form"))
        .body("tags", contains("a", "b"))
        .body("starts_at", equalTo("2030-06-01T09:00:00.000Z"))
        .body("max_clicks", equalTo(5))
        .body("utm_params.source", equalTo("x"))
        .body("utm_params.medium", nullValue())
        .body("ab_variants.name", contains("A", "Zwei"))
        .body("forward_params", contains("gclid", "ref"))
        .body("note", equalTo("one\ntwo"))
        .body("has_password", equalTo(true));
    assertThat(get(acme, "/" + id + "/ready")).contains("Your link works");
    String form = get(acme, "/" + id);
    assertThat(form)
        .contains("value=\"2030-06-01T09:00\"", "value=\"a, b\"", "2 pages", "x</span>")
        .doesNotContain("secret");
  }

  @Test
  void form_withFaults_keepsWhatWasTypedAndOpensItsFold() {
    Tenant acme = tenant("agency");
    Response answer =
        post(
            acme,
            "",
            Map.of(
                "target", "ftp://example.com",
                "title", "Kept \"quoted\"",
                "expires_at", "",
                "fallback_url", "nope",
                "utm_params.campaign", "kept too"));
    answer.then().statusCode(422);
    assertThat(answer.asString())
        .contains("Kept &quot;quoted&quot;", "ftp://example.com", "nope", "kept too")
        .contains("href=\"#target\"", "href=\"#fallback_url\"", "details class=\"folded\" open");
    assertThat(post(acme, "", Map.of("target", "https://e.com", "max_clicks", "many")).asString())
        .contains("This is a whole number.", "value=\"many\"");
    acme.get("/links").then().body("links", empty());
  }

  @Test
  void form_beyondThePlan_saysWhichPlan() {
    Tenant acme = tenant("free");
    Response answer =
        post(
            acme,
            "",
            Map.of(
                "target", "https://example.com/",
                "ab_variants.0.url", "https://example.com/a",
                "ab_variants.0.weight", "50",
                "ab_variants.1.url", "https://example.com/b",
                "ab_variants.1.weight", "50"));
    answer.then().statusCode(422);
    assertThat(answer.asString()).contains("Team plan");
  }

  @Test
  void form_ofALinkThatChangedMeanwhile_keepsBoth() {
    Tenant acme = tenant("free");
    String id = acme.link("{\"target\": \"https://example.com/\", \"title\": \"Before\"}");
    as(acme.editor(), "{\"title\": \"Theirs\"}").patch(acme.at("/links/" + id));
    Map<String, String> form =
        Map.of("target", "https://example.com/", "title", "Mine", "version", "1");
    Response answer = post(acme, "/" + id, form);
    answer.then().statusCode(422);
    assertThat(answer.asString()).contains("value=\"Mine\"", "name=\"version\" value=\"2\"");
    acme.get("/links/" + id).then().body("title", equalTo("Theirs"));
    post(acme, "/" + id, Map.of("target", "https://example.com/", "title", "Mine", "version", "2"))
        .then()
        .statusCode(303);
    acme.get("/links/" + id).then().body("title", equalTo("Mine"));
  }

  @Test
  void form_saved_leavesAloneWhatItDoesNotShow() {
    Tenant acme = tenant("pro");
    String id =
        acme.link(
            """
            {"target": "https://example.com/", "password": "secret", "active": false,
             "rules": [{"name": "x", "conditions": [], "action":
               {"type": "redirect", "url": "https://example.com/x"}}]}
            """);
    post(acme, "/" + id, Map.of("target", "https://example.com/new", "version", "1"))
        .then()
        .statusCode(303);
    acme.get("/links/" + id)
        .then()
        .body("target", equalTo("https://example.com/new"))
        .body("rules", hasSize(1))
        .body("active", equalTo(false))
        .body("has_password", equalTo(true));
  }

  @Test
  void slug_asked_isFreeTakenOrNone() {
    Tenant acme = tenant("free");
    String slug = "taken-" + acme.workspace();
    String id = acme.link("{\"target\": \"https://example.com/\", \"slug\": \"" + slug + "\"}");
    assertThat(get(acme, "/slug?slug=free-" + acme.workspace())).contains("is free");
    assertThat(get(acme, "/slug?slug=" + slug)).contains("taken", "field-fault");
    assertThat(get(acme, "/slug?slug=" + slug + "&own=" + id)).contains("is free");
    assertThat(get(acme, "/slug?slug=a%20b")).contains("field-fault");
    assertThat(get(acme, "/slug?slug=")).doesNotContain("field-fault");
  }

  @Test
  void viewer_seesLinksAndChangesNone() {
    Tenant acme = tenant("free");
    String id = acme.link("{\"target\": \"https://example.com/\"}");
    String list = page(acme.viewer()).get(at(acme, "")).then().extract().asString();
    assertThat(list).doesNotContain("/switch?", "id=\"bulk\"", "/import", "/links/new");
    assertThat(page(acme.viewer()).get(at(acme, "/" + id)).asString())
        .contains("<fieldset class=\"form\" disabled>")
        .doesNotContain("data-savebar");
    for (String path : new String[] {"/new", "/import", "/recipes", "/" + id + "/delete"}) {
      page(acme.viewer()).get(at(acme, path)).then().statusCode(403);
    }
    page(acme.viewer()).post(at(acme, "/" + id + "/switch?on=false")).then().statusCode(403);
    page(tenant("free").owner()).get(at(acme, "")).then().statusCode(404);
  }

  @Test
  void codes_ofLinks_areShownAndPrinted() {
    Tenant acme = tenant("free");
    String id = acme.link("{\"target\": \"https://example.com/\", \"title\": \"Menu\"}");
    assertThat(get(acme, "/" + id + "/qr?size=9999&margin=2&level=Z"))
        .contains("size=2048", "margin=2", "error_correction=M");
    assertThat(get(acme, "/print?ids=" + id)).contains("Menu", "/links/" + id + "/qr");
  }

  @Test
  void import_ofAFile_isLookedAtFirst() {
    Tenant acme = tenant("free");
    String csv = "target,title\nhttps://example.com/,One\nftp://example.com/,Two\n";
    String looked =
        page(acme.editor())
            .multiPart("file", "links.csv", csv.getBytes(StandardCharsets.UTF_8), "text/csv")
            .post(at(acme, "/import"))
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(looked).contains("1 link would be made", "1 row becomes none", "Import 1 link");
    acme.get("/links").then().body("links", empty());
    String made = post(acme, "/import/run", Map.of("csv", csv)).then().extract().asString();
    assertThat(made).contains("1 link is made");
    acme.get("/links").then().body("links.title", contains("One"));
    assertThat(
            page(acme.editor())
                .multiPart("file", "links.csv", "colour\nred\n".getBytes(StandardCharsets.UTF_8))
                .post(at(acme, "/import"))
                .then()
                .statusCode(422)
                .extract()
                .asString())
        .contains("colour");
  }

  @Test
  void recipe_answered_endsOnALinkThatWorks() {
    Tenant acme = tenant("team");
    Response faulty =
        post(
            acme,
            "/recipes/team",
            Map.of("people", "Ana +34 612 345 678\nBen 12", "target", "https://example.com/"));
    faulty.then().statusCode(422);
    assertThat(faulty.asString()).contains("Line 2:", "Ana +34 612 345 678");
    String place =
        post(
                acme,
                "/recipes/team",
                Map.of(
                    "people",
                    "Ana +34 612 345 678\r\nBen: +34 612 345 679",
                    "target",
                    "https://example.com/"))
            .then()
            .statusCode(303)
            .extract()
            .header("Location");
    acme.get("/channels").then().body("channels.name", contains("Ana", "Ben"));
    String id = place.replaceAll(".*/(lnk_[0-9a-z]+)/ready", "$1");
    assertThat(get(acme, "/" + id + "/ready")).contains("Team", "Everyone else: example.com");
    page(acme.editor()).get(at(acme, "/recipes/cake")).then().statusCode(404);
  }
}
