package dev.waymark.admin.pool;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class PoolsDbTest {
  private static final String TEAM =
      """
      {"key": "team", "name": "Team", "sticky": true,
       "members": [{"channel": "anna", "weight": 2}, {"channel": "bert", "schedule": "office"}]}""";

  @Inject Published published;

  private static Tenant acme() {
    Tenant acme = tenant("team");
    for (String key : new String[] {"anna", "bert"}) {
      acme.create(
          "/channels",
          "{\"key\": \"%1$s\", \"name\": \"%1$s\", \"kind\": \"telegram\", \"address\": \"@%1$s_x\"}"
              .formatted(key));
    }
    acme.create(
        "/schedules",
        """
        {"key": "office", "name": "Office", "time_zone": "Europe/Madrid",
         "weekly": {"mon": [["09:00", "17:00"]]}}""");
    return acme;
  }

  @Test
  void create_members_areKeptInTheirOrderAndPublished() {
    Tenant acme = acme();
    as(acme.editor(), TEAM)
        .post(acme.at("/pools"))
        .then()
        .statusCode(201)
        .body("members.channel", contains("anna", "bert"))
        .body("members.weight", contains(2, 1))
        .body("members[0].schedule", nullValue())
        .body("members[1].schedule", equalTo("office"))
        .body("sticky", equalTo(true));
    assertThat(published.body("pool", acme.workspace() + "/team")).contains("\"anna\"");
    acme.get("/pools").then().body("pools.key", contains("team"));
  }

  @Test
  void create_severalFaults_namesAllOfThem() {
    Tenant acme = acme();
    as(
            acme.editor(),
            """
            {"key": "team", "members": [{"channel": "anna", "weight": 0},
             {"channel": "anna", "colour": 1}], "strategy": "random"}""")
        .post(acme.at("/pools"))
        .then()
        .statusCode(400)
        .body(
            "errors.pointer",
            contains(
                "/name",
                "/members/0/weight",
                "/members/1/channel",
                "/members/1/colour",
                "/strategy"));
  }

  @Test
  void create_unknownMemberAndSchedule_is400WithWhatThereIs() {
    Tenant acme = acme();
    as(
            acme.editor(),
            """
            {"key": "team", "name": "Team", "members": [{"channel": "anna", "schedule": "night"},
             {"channel": "carl"}]}""")
        .post(acme.at("/pools"))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/members/0/schedule", "/members/1/channel"))
        .body("errors[0].detail", equalTo("There is no schedule 'night'; there are: office."))
        .body("errors[1].detail", equalTo("There is no channel 'carl'; there are: anna, bert."));
  }

  @Test
  void change_members_replacesThemAsAWhole() {
    Tenant acme = acme();
    acme.create("/pools", TEAM);
    as(acme.editor(), "{\"members\": [{\"channel\": \"bert\"}]}")
        .patch(acme.at("/pools/team"))
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"2\""))
        .body("members.channel", contains("bert"))
        .body("name", equalTo("Team"));
    as(acme.editor(), "{\"members\": []}").patch(acme.at("/pools/team")).then().statusCode(400);
    as(acme.editor(), "{\"key\": \"crew\"}").patch(acme.at("/pools/team")).then().statusCode(400);
  }

  @Test
  void delete_usedByARule_is409() {
    Tenant acme = acme();
    acme.create("/pools", TEAM);
    String link =
        acme.link(
            """
            {"target": "https://example.com/", "rules": [
              {"name": "A", "conditions": [], "action": {"type": "pool", "pool": "team"}}]}""");
    as(acme.editor())
        .delete(acme.at("/pools/team"))
        .then()
        .statusCode(409)
        .body("detail", containsString("the link "));
    as(acme.editor()).delete(acme.at("/links/" + link)).then().statusCode(200);
    as(acme.editor()).delete(acme.at("/pools/team")).then().statusCode(200);
    assertThat(published.body("pool", acme.workspace() + "/team")).isNull();
    acme.get("/pools/team").then().statusCode(404);
  }
}
