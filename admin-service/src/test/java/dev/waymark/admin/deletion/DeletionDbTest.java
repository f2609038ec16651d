package dev.waymark.admin.deletion;

import static dev.waymark.admin.Api.OPERATOR;
import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.People;
import dev.waymark.admin.People.Account;
import dev.waymark.admin.Published;
import dev.waymark.admin.Superuser;
import dev.waymark.admin.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class DeletionDbTest {
  private static final String NAMED = "{\"name\": \"Acme\"}";

  @Inject People people;
  @Inject Published published;
  @Inject Superuser superuser;
  @Inject TestClock clock;
  @Inject Erasure erasure;

  @AfterEach
  void setClockBack() {
    clock.reset();
  }

  /// How many rows of a workspace there are, by table: of every table that knows workspaces, but
  /// for slugs, which stay out of use.
  private List<String> rowsOf(String workspace) throws SQLException {
    var found = new ArrayList<String>();
    try (var connection = superuser.connect();
        var tables =
            connection
                .createStatement()
                .executeQuery(
                    "select table_schema || '.' || table_name from information_schema.columns"
                        + " where column_name = 'workspace_id' and table_schema = 'admin'"
                        + " and table_name <> 'retired_slug'")) {
      while (tables.next()) {
        try (var statement =
            connection.prepareStatement(
                "select count(*) from " + tables.getString(1) + " where workspace_id = ?")) {
          statement.setString(1, workspace);
          var row = statement.executeQuery();
          row.next();
          if (row.getLong(1) > 0) {
            found.add(tables.getString(1));
          }
        }
      }
    }
    return found;
  }

  @Test
  void delete_itsName_hidesItFromEverybodyAndSwitchesItsLinksOff() {
    Tenant acme = tenant("agency");
    Account ana = people.member(acme.workspace(), "owner");
    Account bea = people.member(acme.workspace(), "admin");
    acme.link(
        "{\"target\": \"https://example.com/\", \"slug\": \"gone-%s\"}"
            .formatted(acme.workspace().substring(3)));
    ana.sends(NAMED)
        .post(acme.at("/deletion"))
        .then()
        .statusCode(200)
        .body("name", equalTo("Acme"));

    ana.asks().get(acme.at("")).then().statusCode(404);
    ana.asks().get("/api/workspaces").then().body("workspaces", empty());
    as(acme.owner()).get(acme.at("")).then().statusCode(401);
    as(OPERATOR).get(acme.at("/links")).then().statusCode(404);
    assertThat(published.body("workspace", acme.workspace())).contains("\"off\":true");

    bea.asks().get("/api/deleted-workspaces").then().body("deleted_workspaces", empty());
    bea.sends("")
        .post("/api/deleted-workspaces/" + acme.workspace() + "/restore")
        .then()
        .statusCode(404);
    as(OPERATOR)
        .get("/api/deleted-workspaces")
        .then()
        .body("deleted_workspaces.id", hasItem(acme.workspace()));
    // Its slug stays its own.
    Tenant other = tenant("free");
    as(
            other.editor(),
            "{\"target\": \"https://example.com/\", \"slug\": \"gone-%s\"}"
                .formatted(acme.workspace().substring(3)))
        .post(other.at("/links"))
        .then()
        .statusCode(409);

    ana.sends("")
        .post("/api/deleted-workspaces/" + acme.workspace() + "/restore")
        .then()
        .statusCode(200);
    ana.asks()
        .get(acme.at("/audit-log"))
        .then()
        .statusCode(200)
        .body("entries[0].action", equalTo("workspace.restore"))
        .body("entries[1].action", equalTo("workspace.delete"))
        .body("entries[1].user_id", equalTo(ana.id()));
    as(acme.viewer()).get(acme.at("/links")).then().statusCode(200).body("total", equalTo(1));
    assertThat(published.body("workspace", acme.workspace())).doesNotContain("off");
  }

  @Test
  void delete_itsKeys_areGoneForOtherServicesUntilItIsTakenBack() {
    Tenant acme = tenant("free");
    String hash =
        people.text("select hash from admin.api_key where workspace_id = ?", acme.workspace());
    as(OPERATOR, NAMED).post(acme.at("/deletion")).then().statusCode(200);
    assertThat(published.body("api_key", hash)).isNull();
    as(OPERATOR)
        .post("/api/deleted-workspaces/" + acme.workspace() + "/restore")
        .then()
        .statusCode(200);
    assertThat(published.body("api_key", hash)).contains(acme.workspace());
  }

  @Test
  void delete_anotherNameOrALowerRoleOrNoFreshSignIn_changesNothing() {
    Tenant acme = tenant("free");
    Account ana = people.member(acme.workspace(), "owner");
    for (String body :
        List.of("{}", "{\"name\": \"acme\"}", "{\"name\": \"Acme\", \"sure\": true}")) {
      ana.sends(body).post(acme.at("/deletion")).then().statusCode(400);
    }
    people
        .member(acme.workspace(), "admin")
        .sends(NAMED)
        .post(acme.at("/deletion"))
        .then()
        .statusCode(403);
    clock.advance(Duration.ofMinutes(11));
    ana.sends(NAMED)
        .post(acme.at("/deletion"))
        .then()
        .statusCode(403)
        .body("type", containsString("sign-in-again"));
    as(acme.viewer()).get(acme.at("")).then().statusCode(200);
  }

  @Test
  void erase_after30Days_leavesNothingAndTouchesNobodyElse() throws Exception {
    Tenant acme = tenant("agency");
    Tenant other = tenant("agency");
    for (Tenant each : List.of(acme, other)) {
      for (String key : List.of("one", "two")) {
        each.create(
            "/channels",
            "{\"key\": \"%s\", \"name\": \"Sales\", \"kind\": \"whatsapp\", \"address\": \"+34612345678\"%s}"
                .formatted(key, key.equals("two") ? ", \"fallback\": \"one\"" : ""));
      }
      as(each.owner(), "{\"default_destination\": {\"channel\": \"two\"}}")
          .patch(each.at(""))
          .then()
          .statusCode(200);
      people.member(each.workspace(), "owner");
      people.invite(each.workspace());
    }
    String slug = "kept-" + acme.workspace().substring(3);
    String link =
        acme.link("{\"slug\": \"%s\", \"target\": \"https://example.com/\"}".formatted(slug));
    as(OPERATOR, "{\"what\": \"link\", \"subject\": \"" + link + "\", \"reason\": \"A test\"}")
        .post("/api/takedowns")
        .then()
        .statusCode(201);
    List<String> others = rowsOf(other.workspace());
    as(OPERATOR, NAMED).post(acme.at("/deletion")).then().statusCode(200);

    clock.advance(Duration.ofDays(29));
    erasure.due();
    assertThat(rowsOf(acme.workspace())).contains("admin.link", "admin.audit_entry");

    clock.advance(Duration.ofDays(1));
    erasure.eraseSome();
    as(OPERATOR)
        .post("/api/deleted-workspaces/" + acme.workspace() + "/restore")
        .then()
        .statusCode(404);
    // Somebody else's turn, or a start later, goes on.
    erasure.due();

    assertThat(rowsOf(acme.workspace())).isEmpty();
    assertThat(published.body("link", link)).isNull();
    assertThat(published.body("workspace", acme.workspace())).isNull();
    assertThat(published.body("channel", acme.workspace() + "/one")).isNull();
    assertThat(published.body("takedown", "link/" + link)).isNull();
    as(OPERATOR)
        .get("/api/deleted-workspaces")
        .then()
        .body("deleted_workspaces.id", not(hasItem(acme.workspace())));
    assertThat(rowsOf(other.workspace())).isEqualTo(others);
    as(other.editor(), "{\"slug\": \"%s\", \"target\": \"https://example.com/\"}".formatted(slug))
        .post(other.at("/links"))
        .then()
        .statusCode(409);
  }

  @Test
  void page_deleteAndTakeBack_workAsForms() {
    Tenant acme = tenant("free");
    Account ana = people.member(acme.workspace(), "owner");
    String page = "/w/" + acme.workspace() + "/settings/delete";
    ana.asks().get(page).then().statusCode(200).body(containsString("type its name: Acme"));
    ana.asks()
        .formParam("name", "Acme Ltd")
        .post(page)
        .then()
        .statusCode(422)
        .body(containsString("This is not its name"));
    ana.asks()
        .redirects()
        .follow(false)
        .formParam("name", "Acme")
        .post(page)
        .then()
        .statusCode(303);
    ana.asks().get("/workspaces").then().body(containsString("Take Acme back"));
    ana.asks()
        .redirects()
        .follow(false)
        .post("/workspaces/deleted/" + acme.workspace() + "/restore")
        .then()
        .statusCode(303);
    ana.asks().get("/api/workspaces").then().body("workspaces.id", hasItem(acme.workspace()));
  }
}
