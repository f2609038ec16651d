package dev.waymark.admin.dashboard.rule;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The form of a rule that goes on as another link.
@QuarkusTest
@QuarkusTestResource(Database.class)
class OtherLinksDbTest {
  private Tenant acme = new Tenant("", "", "", "", "");
  private String own = "";
  private String winter = "";

  @BeforeEach
  void makeLinks() {
    acme = tenant("team");
    own = link("own", "This one");
    winter = link("winter", "Winter sale");
    var _ = link("winter-2", "Winter again");
  }

  private String link(String slug, String title) {
    return acme.link(
        "{\"target\": \"https://example.com/%s\", \"slug\": \"%s\", \"title\": \"%s\"}"
            .formatted(slug, slug(slug), title));
  }

  /// A slug of this workspace, for all tests have one domain.
  private String slug(String name) {
    return name + "-" + acme.workspace().substring(3);
  }

  private RequestSpecification form(String typed, String op) {
    Map<String, String> form = new HashMap<>();
    form.put("draft", "[{\"name\": \"x\", \"conditions\": [], \"action\": {}}]");
    form.put("keys", "n1");
    form.put("open", "n1");
    form.put("form", "n1");
    form.put("name", "x");
    form.put("action", "link");
    form.put("link", typed);
    form.put("op", op);
    return as(acme.editor())
        .accept("text/html")
        .redirects()
        .follow(false)
        .contentType("application/x-www-form-urlencoded")
        .formParams(form);
  }

  private String path() {
    return "/w/" + acme.workspace() + "/links/" + own + "/rules";
  }

  private String look(String typed) {
    return form(typed, "look").post(path()).then().statusCode(200).extract().asString();
  }

  @Test
  void typed_partOfATitle_offersTheLinksThatHaveItButNotTheLinkItself() {
    assertThat(look("winter"))
        .contains("2 links to choose from", "lead:" + winter, "Winter again")
        .contains("value=\"winter\"", "Choose where these visitors go.")
        .doesNotContain("lead:" + own);
    assertThat(look("")).contains("2 links to choose from").doesNotContain("lead:" + own);
    assertThat(look("nothing of the kind"))
        .contains("No other link fits.", "nothing of the kind” is none of them");
  }

  @Test
  void typed_slugAddressOrTitle_isThatLinkByItsName() {
    for (String typed :
        new String[] {
          slug("winter"),
          "/" + slug("winter"),
          "https://go.example.com/" + slug("winter"),
          "winter SALE"
        }) {
      String page = look(typed);
      assertThat(page)
          .contains("Always: send where Winter sale leads")
          .contains("These visitors get what Winter sale gives them")
          .contains("value=\"/" + slug("winter") + "\"");
      // An id is in addresses and attributes, never in the text.
      assertThat(page.replaceAll("(?s)<textarea.*?</textarea>|<[^>]*>", "")).doesNotContain("lnk_");
    }
  }

  @Test
  void chosen_fromWhatWasFound_isSaved() {
    String page =
        form("winter", "lead:" + winter).post(path()).then().statusCode(200).extract().asString();
    assertThat(page).contains("value=\"/" + slug("winter") + "\"", "Winter sale leads");
    form("/" + slug("winter"), "save").post(path() + "/save").then().statusCode(303);
    acme.get("/links/" + own).then().body("rules[0].action.link", equalTo(winter));
  }

  @Test
  void link_thatLeadsBack_isAFaultOfTheField() {
    as(
            acme.editor(),
            "[{\"name\": \"x\", \"conditions\": [], \"action\": {\"type\": \"link\", \"link\": \"%s\"}}]"
                .formatted(own))
        .put(acme.at("/links/" + winter + "/rules"))
        .then()
        .statusCode(200);
    assertThat(look("Winter sale")).contains("leads back to this one", "aria-invalid=\"true\"");
  }

  @Test
  void plan_thatHasNoLinks_saysWhichHas() {
    Tenant pro = tenant("pro");
    String link = pro.link("{\"target\": \"https://example.com/\"}");
    assertThat(
            as(pro.editor())
                .accept("text/html")
                .contentType("application/x-www-form-urlencoded")
                .formParams(Map.of("op", "add"))
                .post("/w/" + pro.workspace() + "/links/" + link + "/rules")
                .asString())
        .contains("Split, Block and Link come with the Team plan.", "value=\"link\" disabled");
  }
}
