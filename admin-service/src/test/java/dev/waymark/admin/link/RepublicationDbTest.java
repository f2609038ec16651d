package dev.waymark.admin.link;

import static dev.waymark.admin.Api.OPERATOR;
import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.Published;
import dev.waymark.admin.Superuser;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Workspaces with more links than follow a change of them at once.
@QuarkusTest
@QuarkusTestResource(Database.class)
class RepublicationDbTest {
  private static final int LINKS = Republication.BATCH + 50;
  private static final String RULE = "https://example.de/";

  @Inject Published published;
  @Inject Superuser superuser;
  @Inject Scheduler scheduler;
  @Inject RepublicationTurns turns;
  @Inject LinkPlans plans;

  private Tenant acme;
  private List<String> ids;

  @BeforeEach
  void manyLinksWithARuleThatSomePlansPause() {
    scheduler.pause("republication");
    scheduler.pause("plans-of-links");
    acme = tenant("agency");
    String links =
        IntStream.range(0, LINKS)
            .mapToObj(
                i ->
                    """
                    {"target": "https://example.com/", "rules": [{"name": "All", "conditions": [],
                      "action": {"type": "redirect", "url": "https://example.de/"}}]}""")
            .collect(Collectors.joining(",", "{\"links\": [", "]}"));
    List<String> made =
        as(acme.editor(), links)
            .post(acme.at("/links/bulk"))
            .then()
            .statusCode(201)
            .extract()
            .path("links.id");
    ids = made.stream().sorted().toList();
  }

  @AfterEach
  void goOnByItself() {
    scheduler.resume("republication");
    scheduler.resume("plans-of-links");
  }

  private ValidatableResponse change(String json) {
    return as(OPERATOR, json).patch(acme.at("")).then().statusCode(200);
  }

  private boolean hasRule(String id) {
    return String.valueOf(published.body("link", id)).contains(RULE);
  }

  private List<String> withRule() {
    return ids.stream().filter(this::hasRule).toList();
  }

  private void simulated(String id, String location) {
    as(acme.viewer(), "{}")
        .post(acme.at("/links/" + id + "/simulate"))
        .then()
        .statusCode(200)
        .body("location", equalTo(location));
  }

  @Test
  void change_planOfManyLinks_tellsOfTheFirstAndOfTheOthersByCursor() {
    String next =
        change("{\"plan\": \"free\"}")
            .body("changed_links", hasSize(100))
            .body("changed_links[0].rules[0].paused", notNullValue())
            .body("changed_links_total", equalTo(LINKS))
            .body("changed_links_total_exact", equalTo(true))
            .extract()
            .path("changed_links_next_cursor");
    var told = new ArrayList<String>(ids.subList(0, 100));
    while (next != null) {
      ValidatableResponse page =
          acme.get("/changed-links?from=agency&to=free&limit=100&cursor=" + next)
              .then()
              .statusCode(200)
              .body("total", equalTo(LINKS));
      told.addAll(page.extract().path("changed_links.id"));
      next = page.extract().path("next_cursor");
    }
    assertThat(told).isEqualTo(ids);
    acme.get("/changed-links?to=free").then().body("total", equalTo(0));
    acme.get("/changed-links?to=team").then().body("total", equalTo(LINKS));
    acme.get("/changed-links?from=agency").then().body("total", equalTo(LINKS));
    acme.get("/changed-links?from=gold").then().statusCode(400);
    tenant("free").get("/changed-links?to=agency").then().body("changed_links", empty());
  }

  @Test
  void change_planOfManyLinks_isFollowedByTheFirstAtOnceAndByTheOthersLater() {
    String first = ids.getFirst();
    String last = ids.getLast();
    String tag = acme.get("/links/" + last).then().extract().header("ETag");
    change("{\"plan\": \"free\"}").body("republishing", equalTo(true));
    assertThat(withRule()).isEqualTo(ids.subList(Republication.BATCH, LINKS));
    simulated(first, "https://example.com/");
    simulated(last, RULE);
    acme.get("")
        .then()
        .body("republishing", equalTo(true))
        .body("republished.links", equalTo(Republication.BATCH))
        .body("republished.total", equalTo(LINKS));
    assertThat(planPage()).contains("200 of 250 links have followed");

    // What somebody saves follows at once, and keeps the state of the plan in its ETag.
    as(acme.editor(), "{\"title\": \"Sale\"}")
        .header("If-Match", tag)
        .patch(acme.at("/links/" + last))
        .then()
        .statusCode(412);
    as(acme.editor(), "{\"title\": \"Sale\"}")
        .header("If-Match", acme.get("/links/" + last).then().extract().header("ETag"))
        .patch(acme.at("/links/" + last))
        .then()
        .statusCode(200);
    assertThat(hasRule(last)).isFalse();
    simulated(last, "https://example.com/");
    simulated(ids.get(LINKS - 2), RULE);

    turns.publish();
    assertThat(withRule()).isEmpty();
    simulated(ids.get(LINKS - 2), "https://example.com/");
    acme.get("").then().body("republishing", equalTo(false)).body("republished", nullValue());
    assertThat(planPage()).doesNotContain("<html", "following");
  }

  /// What is redrawn of it.
  private String planPage() {
    return as(acme.viewer())
        .accept("text/html")
        .header("HX-Request", "true")
        .get("/w/" + acme.workspace() + "/settings/plan")
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  @Test
  void change_thatIsTakenBackHalfWay_leavesEveryLinkAsItWas() {
    List<String> before = ids.stream().map(id -> published.body("link", id)).toList();
    change("{\"plan\": \"free\", \"default_utm_params\": {\"source\": \"waymark\"}}");
    assertThat(published.body("link", ids.getFirst())).contains("waymark");
    assertThat(published.body("link", ids.getLast())).doesNotContain("waymark");
    change("{\"plan\": \"agency\"}");
    assertThat(published.body("link", ids.getFirst())).contains("waymark").contains(RULE);
    change("{\"default_utm_params\": {\"source\": null}}");
    turns.publish();
    assertThat(ids.stream().map(id -> published.body("link", id)).toList()).isEqualTo(before);
    assertThat(published.version("link", ids.getLast())).isEqualTo(1);
  }

  @Test
  void links_thatAFormerReleaseHasWritten_areCountedOnceTheyWereLookedAt() throws SQLException {
    execute(
        """
        update admin.link set rules = '[]' where id = '%s';
        update admin.link set rules = rules || '[{"name": "Weekend", "conditions":
          [{"field": "day", "operator": "eq", "value": "sat"}],
          "action": {"type": "block", "status": 404}}]' where id = '%s'"""
            .formatted(ids.getFirst(), ids.get(1)));
    acme.get("/changed-links?to=free")
        .then()
        .body("total", equalTo(LINKS - 2))
        .body("total_exact", equalTo(false));
    acme.get("/changed-links?to=pro").then().body("total", equalTo(0));
    while (plans.lookAtSome()) {
      // Until something is known of all.
    }
    acme.get("/changed-links?to=free")
        .then()
        .body("total", equalTo(LINKS - 1))
        .body("total_exact", equalTo(true));
    acme.get("/changed-links?to=pro")
        .then()
        .body("changed_links.id", equalTo(List.of(ids.get(1))))
        .body("next_cursor", nullValue());
  }

  private void execute(String sql) throws SQLException {
    try (var connection = superuser.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
