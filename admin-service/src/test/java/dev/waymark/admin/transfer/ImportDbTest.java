package dev.waymark.admin.transfer;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ImportDbTest {

  private static ValidatableResponse importing(Tenant tenant, String csv, String... members) {
    var json = JsonNodeFactory.instance.objectNode().put("csv", csv);
    for (int i = 0; i < members.length; i += 2) {
      json.put(members[i], members[i + 1]);
    }
    return importing(tenant, json);
  }

  private static ValidatableResponse importingWithout(Tenant tenant, String csv, String column) {
    var json = JsonNodeFactory.instance.objectNode().put("csv", csv);
    json.putArray("ignore_columns").add(column);
    return importing(tenant, json);
  }

  private static ValidatableResponse importing(Tenant tenant, ObjectNode json) {
    return as(tenant.editor(), json.toString()).post(tenant.at("/import/links")).then();
  }

  @Test
  void generic_someRowsFaulty_keepsTheOthers() {
    Tenant acme = tenant("free");
    String slug = "imported-" + acme.workspace();
    importing(
            acme,
            """
            Destination,Title,Slug,Tags,Note
            https://example.com/1,First,%1$s,"a, b",private
            https://example.com/2,,,,
            ,No target,,,
            ftp://example.com/3,Not http,,,
            https://example.com/4,Taken,%1$s,,
            https://example.com/5,Bad slug,a b,,
            https://example.com/6,Many tags,,"1,2,3,4,5,6,7,8,9,10,11",
            https://example.com/7,"=1+1",,,
            """
                .formatted(slug))
        .statusCode(201)
        .body("created", equalTo(3))
        .body("skipped", equalTo(5))
        .body("errors.row", contains(4, 5, 6, 7, 8))
        .body("errors[0].reason", equalTo("Missing target URL"))
        .body("errors[1].reason", containsString("https://"))
        .body("errors[2].reason", containsString("taken"))
        .body("links.title", contains("First", null, "=1+1"))
        .body("links[0].slug", equalTo(slug))
        .body("links[0].tags", contains("a", "b"))
        .body("links[0].domain", equalTo("go.example.com"))
        .body("links[0].short_url", equalTo("https://go.example.com/" + slug))
        .body("links[0].id", startsWith("lnk_"));
    acme.get("/links").then().body("links", hasSize(3));
  }

  /// A comma in a tag made two of it.
  @Test
  void generic_whatWasExported_hasTheSameTags() {
    Tenant acme = tenant("free");
    String[] tags = {"spring, sale", "=1+1", "6\" pipe", " a ", "plain"};
    var link = JsonNodeFactory.instance.objectNode().put("target", "https://example.com/1");
    for (String tag : tags) {
      link.withArray("tags").add(tag);
    }
    acme.link(link.toString());
    String csv = as(acme.editor()).get(acme.at("/export/links")).then().extract().asString();
    Tenant other = tenant("free");
    String slug = csv.lines().skip(1).findFirst().orElseThrow().split(",", -1)[3];
    importing(other, csv.replace("," + slug + ",", ",,"))
        .statusCode(201)
        .body("created", equalTo(1))
        .body("links[0].tags", contains(tags));
  }

  @ParameterizedTest
  @CsvSource({"auto", "bitly"})
  void bitly_itsExport_isRecognised(String format) {
    Tenant acme = tenant("free");
    importing(
            acme,
            "bitlink,long_url,title,created\nbit.ly/"
                + slug(acme)
                + ",https://example.com/a,Home,2024-01-01\n",
            "format",
            format)
        .statusCode(201)
        .body("created", equalTo(1))
        .body("errors", empty())
        .body("links[0].target", equalTo("https://example.com/a"))
        .body("links[0].title", equalTo("Home"))
        .body("links[0].slug", equalTo(slug(acme)))
        .body("ignored_columns", contains("created"))
        .body("warnings", contains(containsString("bit.ly")));
  }

  /// An export of another service, with slugs that no other test has.
  private static String file(String name, Tenant tenant) throws IOException {
    try (var file = ImportDbTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
          .replace("{p}", slug(tenant) + "-");
    }
  }

  private static String slug(Tenant tenant) {
    return tenant.workspace().substring(3);
  }

  @Test
  void file_unusable_is400() {
    Tenant acme = tenant("free");
    for (String csv : new String[] {"", "target\n", "title\nx\n"}) {
      importing(acme, csv).statusCode(400).body("errors.pointer", contains("/csv"));
    }
    importing(acme, "target\n" + "https://e.com/\n".repeat(501))
        .statusCode(400)
        .body("detail", containsString("more than 500 rows"));
    importing(acme, "long_url\nhttps://e.com/\n", "format", "excel")
        .statusCode(400)
        .body("errors.pointer", contains("/format"));
    importing(acme, "target\nhttps://e.com/\n", "domain", "foreign.example")
        .statusCode(400)
        .body("errors.pointer", contains("/domain"));
    as(acme.editor(), "{}").post(acme.at("/import/links")).then().statusCode(400);
    acme.get("/links").then().body("links", empty());
  }

  @Test
  void file_asLongAsAllowed_isTaken() {
    Tenant acme = tenant("free");
    String row = "https://example.com/" + "x".repeat(200) + "\n";
    importing(acme, "target\n" + row.repeat(500)).statusCode(201).body("created", equalTo(500));
  }

  @Test
  void file_ofMillionsOfRows_isRefusedForTheirNumber() {
    Tenant acme = tenant("free");
    importing(acme, "target\n" + "a\n".repeat(2_600_000))
        .statusCode(400)
        .body("errors.pointer", contains("/csv"))
        .body("detail", containsString("more than 500 rows"));
  }

  @Test
  void export_ofWhateverPeopleWrote_comesBackUnchanged() {
    Tenant acme = tenant("free");
    List<String> titles =
        List.of(
            "=1+1",
            "'=1+1",
            "＝1",
            "|calc",
            " =1",
            "\"=1\"",
            "'quoted'",
            " spaced ",
            "-",
            "a,\"b\"");
    for (String title : titles) {
      var link = JsonNodeFactory.instance.objectNode();
      link.put("target", "https://example.com/");
      link.put("title", title);
      link.put("note", title + "\n\t" + title);
      acme.link(link.toString());
    }
    String csv = as(acme.editor()).get(acme.at("/export/links")).then().extract().body().asString();
    Tenant other = tenant("free");
    // Slugs are unique.
    importingWithout(other, csv, "slug").statusCode(201).body("errors", empty());

    List<String> titlesThere = other.get("/links?limit=200").path("links.title");
    assertThat(titlesThere).containsExactlyInAnyOrderElementsOf(titles);
    List<String> notesThere = other.get("/links?limit=200").path("links.note");
    assertThat(notesThere)
        .containsExactlyInAnyOrderElementsOf(
            titles.stream().map(title -> title + "\n\t" + title).toList());
  }

  /// All of them were dropped in silence, and the links were public and endless.
  @Test
  void columns_thatALinkHas_areRead() {
    Tenant acme = tenant("free");
    importing(
            acme,
            """
            target,password,expires_at,active,max_clicks,utm_source,deep_link
            https://example.com/1,launch2025,2099-01-01T00:00:00Z,FALSE,5,flyer,"{""ios_app_url"": ""https://example.com/app""}"
            """)
        .statusCode(201)
        .body("errors", empty())
        .body("ignored_columns", empty());
    acme.get("/links")
        .then()
        .body("links[0].has_password", equalTo(true))
        .body("links[0].expires_at", equalTo("2099-01-01T00:00:00.000Z"))
        .body("links[0].active", equalTo(false))
        .body("links[0].max_clicks", equalTo(5))
        .body("links[0].utm_params.source", equalTo("flyer"))
        .body("links[0].deep_link.ios_app_url", equalTo("https://example.com/app"));
  }

  @Test
  void columns_unknown_are400AndNothingIsMade() {
    Tenant acme = tenant("free");
    String csv = "target,pasword,colour\nhttps://example.com/1,x,red\n";
    importing(acme, csv)
        .statusCode(400)
        .body("errors.pointer", contains("/csv", "/csv"))
        .body("errors.detail[0]", containsString("'pasword'; did you mean 'password'?"))
        .body("errors.detail[1]", containsString("'colour'"));
    acme.get("/links").then().body("links", empty());
    var json = JsonNodeFactory.instance.objectNode().put("csv", csv);
    json.putArray("ignore_columns").add("Pasword").add("colour");
    importing(acme, json)
        .statusCode(201)
        .body("created", equalTo(1))
        .body("ignored_columns", contains("pasword", "colour"));
  }

  @Test
  void rows_thatCannotBeMeant_nameTheirColumn() {
    importing(
            tenant("free"),
            """
            target,active,max_clicks,rules,expires_at
            https://example.com/1,maybe,,,
            https://example.com/2,,many,,
            https://example.com/3,,,[{,
            https://example.com/4,,,,tomorrow
            https://example.com/5,,,,,more
            """)
        .statusCode(201)
        .body("created", equalTo(0))
        .body("errors[0].reason", containsString("active"))
        .body("errors[1].reason", containsString("max_clicks"))
        .body("errors[2].reason", startsWith("rules: This cell holds JSON."))
        .body("errors[3].reason", containsString("expires_at"))
        .body("errors[4].reason", containsString("more cells than the header"));
  }

  @Test
  void dryRun_always_answersTheSameAndMakesNothing() {
    Tenant acme = tenant("free");
    String slug = slug(acme);
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put(
                "csv",
                "target,slug,visits\nhttps://example.com/1,%s,1\nftp://example.com,,1\n"
                    .formatted(slug));
    ObjectNode dry = json.deepCopy().put("dry_run", true);
    for (int i = 0; i < 2; i++) {
      importing(acme, dry)
          .statusCode(201)
          .body("dry_run", equalTo(true))
          .body("created", equalTo(1))
          .body("skipped", equalTo(1))
          .body("errors.row", contains(3))
          .body("links.slug", contains(slug))
          .body("ignored_columns", contains("visits"));
      acme.get("/links").then().body("links", empty());
      as(acme.admin())
          .get(acme.at("/audit-log?action=link.create"))
          .then()
          .body("entries", empty());
    }
    importing(acme, json).body("dry_run", equalTo(false)).body("links.slug", contains(slug));
  }

  /// A protected link came back public.
  @Test
  void export_ofALinkWithAPassword_needsItAgain() {
    Tenant acme = tenant("free");
    acme.link("{\"target\": \"https://example.com/\", \"password\": \"launch2025\"}");
    String csv = as(acme.editor()).get(acme.at("/export/links")).then().extract().asString();
    Tenant other = tenant("free");
    importingWithout(other, csv, "slug")
        .statusCode(201)
        .body("created", equalTo(0))
        .body("errors[0].reason", containsString("password"));
    String withPassword =
        csv.replaceFirst("\\R", ",password\n").replaceFirst("(?s)(\\R.*?)\\R$", "$1,again2025\n");
    importingWithout(other, withPassword, "slug").statusCode(201).body("errors", empty());
    other.get("/links").then().body("links[0].has_password", equalTo(true));
  }

  @Test
  void passwords_moreThanAreHashedInTime_areRefused() {
    Tenant acme = tenant("free");
    importing(acme, "target,password\n" + "https://example.com/,secret\n".repeat(101))
        .statusCode(400)
        .body("errors.pointer", contains("/csv"));
    acme.get("/links").then().body("links", empty());
  }

  /// The slug of a deleted link is out of use, but for that link itself.
  @Test
  void export_ofLinksThatWereDeleted_bringsThemBackWhereTheyWere() {
    Tenant acme = tenant("free");
    String id = acme.link("{\"target\": \"https://example.com/\"}");
    String slug = acme.get("/links/" + id).path("slug");
    String csv = as(acme.editor()).get(acme.at("/export/links")).then().extract().asString();
    as(acme.editor()).delete(acme.at("/links/" + id)).then().statusCode(200);
    importing(acme, csv)
        .statusCode(201)
        .body("errors", empty())
        .body("links.id", contains(id))
        .body("links.slug", contains(slug));
  }

  @ParameterizedTest
  @CsvSource({
    "bitly,3aBc summer,2",
    "dub,spring summer,2",
    "yourls,spring summer,2",
    "kutt,spring summer,2",
    "rebrandly,spring summer,2",
    "short.io,spring summer,2",
    "tinyurl,spring summer,2",
    "shlink,spring summer,2",
    "tiny.cc,spring summer,2"
  })
  void file_ofAnotherService_keepsItsSlugs(String service, String slugs, int created)
      throws IOException {
    Tenant acme = tenant("free");
    String prefix = slug(acme) + "-";
    String csv = file(service + ".csv", acme);
    List<String> expected = Arrays.stream(slugs.split(" ")).map(prefix::concat).toList();
    importing(acme, csv)
        .statusCode(201)
        .body("created", equalTo(created))
        .body("links.slug", equalTo(expected))
        .body("links.target", contains("https://example.com/spring", "https://example.com/summer"));
  }

  @Test
  void file_ofBitly_readsTitlesAndTagsAndSaysWhatStaysBehind() throws IOException {
    Tenant acme = tenant("free");
    String csv = file("bitly.csv", acme);
    importing(acme, csv)
        .body("links.title", contains("Spring", "Summer"))
        .body("links[0].tags", contains("sale", "print"))
        .body("ignored_columns", contains("Created", "Archived", "Total Engagements"))
        .body("warnings", hasSize(2))
        .body("warnings[0]", containsString("bit.ly, go.acme.example"))
        .body("warnings[1]", containsString("bit.ly/" + slug(acme) + "-9xYz"));
  }

  @Test
  void file_ofKutt_readsWhatIsOffAndRefusesWhatIsLocked() throws IOException {
    Tenant acme = tenant("free");
    String csv = file("kutt.csv", acme);
    importing(acme, csv)
        .body("errors.row", contains(4))
        .body("errors[0].reason", containsString("password"));
    acme.get("/links?sort=created_at")
        .then()
        .body("links.active", containsInAnyOrder(true, false))
        .body("links.note", containsInAnyOrder("Flyers", null));
  }

  @Test
  void file_whoseSlugsCannotBe_saysWhyRowByRow() {
    Tenant acme = tenant("free");
    importing(
            acme,
            """
            Link,Long URL
            bit.ly/%1$s,https://example.com/1
            bit.ly/%2$s,https://example.com/2
            bit.ly/a~b,https://example.com/3
            bit.ly/,https://example.com/4
            """
                .formatted("x" + slug(acme), "X" + slug(acme)))
        .statusCode(201)
        .body("created", equalTo(1))
        .body("errors.row", contains(3, 4, 5))
        .body("errors[0].reason", containsString("taken"))
        .body("errors[1].reason", containsString("slug"))
        .body("errors[2].reason", containsString("no short link"));
  }
}
