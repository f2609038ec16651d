package dev.waymark.analytics.access;

import static dev.waymark.analytics.World.OPERATOR;
import static dev.waymark.analytics.World.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.analytics.Database;
import dev.waymark.analytics.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
@TestProfile(LimitsDbTest.Few.class)
class LimitsDbTest {
  private static final String SUMMARY = "/stats/summary";

  @Inject World world;

  /// So few that a token takes longer to flow in than a test takes.
  public static final class Few implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "waymark.limits.wrong-keys", "1",
          "waymark.limits.writes", "1",
          "waymark.limits.expensive", "1",
          "waymark.trusted.proxies", "127.0.0.0/8");
    }
  }

  /// A workspace for each test: what one test has used up is not there for the next.
  @BeforeEach
  void reset() {
    world.reset();
    for (String workspace : new String[] {"ws_writes", "ws_expensive", "ws_wrong"}) {
      world.publish(
          "api_key",
          World.hash("owner of " + workspace),
          "{\"workspace\": \"" + workspace + "\", \"role\": \"owner\"}");
    }
  }

  private static Response get(String workspace, String path) {
    return as("owner of " + workspace).get("/api/workspaces/" + workspace + path);
  }

  private static void assertTooMany(Response response) {
    response.then().statusCode(429).contentType("application/problem+json");
    assertThat(Integer.parseInt(response.header("Retry-After"))).isBetween(1, 60);
  }

  @Test
  void wrongKeys_ofOneNetwork_areLimitedAndRightOnesAreNot() {
    String summary = "/api/workspaces/ws_wrong" + SUMMARY;
    as("wrong1").header("X-Forwarded-For", "192.0.2.8").get(summary).then().statusCode(401);

    assertTooMany(as("wrong2").header("X-Forwarded-For", "192.0.2.10").get(summary));
    as("wrong3").header("X-Forwarded-For", "198.51.100.1").get(summary).then().statusCode(401);
    as(OPERATOR).header("X-Forwarded-For", "192.0.2.8").get(summary).then().statusCode(200);
  }

  @Test
  void writes_ofOneWorkspace_areLimitedTogether() {
    String clicks = "/api/workspaces/ws_writes/clicks";
    as("owner of ws_writes").delete(clicks + "?day=2026-03-01").then().statusCode(200);

    assertTooMany(as("owner of ws_writes").delete(clicks + "?day=2026-03-01"));
    get("ws_writes", SUMMARY).then().statusCode(200);
    as(OPERATOR).delete(clicks + "?day=2026-03-01").then().statusCode(200);
  }

  @Test
  void tablesOfClicks_ofOneWorkspace_areLimitedAndPagesAreNot() {
    String clicks = "/api/workspaces/ws_expensive/clicks";
    as("owner of ws_expensive").accept("text/csv").get(clicks).then().statusCode(200);

    assertTooMany(as("owner of ws_expensive").accept("text/csv").get(clicks));
    assertTooMany(as("owner of ws_expensive").accept("text/*").get(clicks));
    get("ws_expensive", "/clicks").then().statusCode(200);
  }
}
