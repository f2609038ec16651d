package dev.waymark.analytics.database;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.analytics.Database;
import dev.waymark.analytics.World;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class DatabaseReadinessDbTest {
  @Inject World world;
  @Inject MeterRegistry registry;
  @Inject @Readiness DatabaseReadiness readiness;

  @BeforeEach
  void reset() {
    world.reset();
  }

  @Test
  void call_everythingIsThere_isUp() {
    assertThat(readiness.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
  }

  @Test
  void call_nothingIsPublishedYet_isDownUntilItIs() {
    world.run("alter schema publication rename to elsewhere");
    try {
      assertThat(readiness.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
    } finally {
      world.run("alter schema elsewhere rename to publication");
    }
    assertThat(readiness.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
  }

  @Test
  void metrics_beforeAnythingHappened_areThere() {
    assertThat(registry.find("waymark.ingest.stored").counter()).isNotNull();
    assertThat(registry.find("waymark.audit.marks").gauge()).isNotNull();
    assertThat(registry.find("waymark.rollup.failures").counter()).isNotNull();
  }

  @Test
  void health_onThePublicPort_isNotThere() {
    given().get("/q/health").then().statusCode(404);
    given().get("/q/metrics").then().statusCode(404);
  }
}
