package dev.waymark.analytics;

import dev.waymark.service.EdgeChecks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;

@QuarkusTest
@QuarkusTestResource(Database.class)
class EdgeDbTest extends EdgeChecks {
  @Inject World world;

  @BeforeEach
  void reset() {
    world.reset();
  }

  @Override
  protected int port() {
    return RestAssured.port;
  }

  @Override
  protected String key() {
    return "editor";
  }

  @Override
  protected String readable() {
    return "/api/workspaces/ws_1/stats/summary";
  }

  @Override
  protected String template() {
    return "/api/workspaces/{ws}/stats/summary";
  }

  @Override
  protected String writable() {
    return "/api/leads";
  }
}
