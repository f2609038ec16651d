package dev.waymark.analytics.access;

import static dev.waymark.analytics.World.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.analytics.Database;
import dev.waymark.analytics.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ScopesDbTest {
  private static final String STATS = "/api/workspaces/ws_1/stats/summary";
  private static final String CLICKS = "/api/workspaces/ws_1/clicks";

  @Inject World world;

  @BeforeEach
  void reset() {
    world.reset();
    key("shop", "leads:write");
    key("report", "stats:read");
    key("both", "leads:write stats:read");
    key("later", "links:write stats:read");
  }

  private void key(String key, String role) {
    world.publish(
        "api_key", World.hash(key), "{\"workspace\": \"ws_1\", \"role\": \"%s\"}".formatted(role));
  }

  private static int report(String key) {
    return as(key).contentType("application/json").body("{}").post("/api/leads").statusCode();
  }

  @Test
  void request_keyToReadStatistics_mayDoThatAlone() {
    as("report").get(STATS).then().statusCode(200);
    as("report").get("/api/workspaces/ws_2/stats/summary").then().statusCode(404);
    as("report").get(CLICKS).then().statusCode(403);
    as("report").delete(CLICKS).then().statusCode(403);
    as("report").get("/api/producers").then().statusCode(403);
    assertThat(report("report")).isEqualTo(403);
  }

  @Test
  void request_keyToReportLeads_mayDoThatAlone() {
    assertThat(report("shop")).as("let in; what it sends is not a lead").isEqualTo(400);
    as("shop").get(STATS).then().statusCode(403);
    as("shop").get("/api/workspaces/ws_1/leads").then().statusCode(403);
    as("both").get(STATS).then().statusCode(200);
  }

  /// A scope of a version to come may mean more than is known here.
  @Test
  void request_keyWithAScopeThatIsNotKnown_isLetInNowhere() {
    as("later").get(STATS).then().statusCode(401);
  }
}
