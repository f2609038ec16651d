package dev.waymark.admin.transfer;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
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
            "bitlink,long_url,title,created\nbit.ly/3x,https://example.com/a,Home,2024-01-01\n",
            "format",
            format)
        .statusCode(201)
        .body("created", equalTo(1))
        .body("errors", empty())
        .body("links[0].target", equalTo("https://example.com/a"))
        .body("links[0].title", equalTo("Home"));
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
    importing(other, csv.replaceFirst(",slug,", ",was,")).statusCode(201).body("errors", empty());

    List<String> titlesThere = other.get("/links?limit=200").path("links.title");
    assertThat(titlesThere).containsExactlyInAnyOrderElementsOf(titles);
    List<String> notesThere = other.get("/links?limit=200").path("links.note");
    assertThat(notesThere)
        .containsExactlyInAnyOrderElementsOf(
            titles.stream().map(title -> title + "\n\t" + title).toList());
  }
}
