package dev.waymark.admin;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.service.EdgeChecks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.BeforeEach;

@QuarkusTest
@QuarkusTestResource(Database.class)
class EdgeDbTest extends EdgeChecks {
  private Tenant tenant;

  @BeforeEach
  void makeTenant() {
    tenant = Api.tenant("agency");
  }

  @Override
  protected int port() {
    return RestAssured.port;
  }

  @Override
  protected String key() {
    return tenant.editor();
  }

  @Override
  protected String readable() {
    return tenant.at("/links");
  }

  @Override
  protected String template() {
    return "/api/workspaces/{ws}/links";
  }

  @Override
  protected String writable() {
    return tenant.at("/links");
  }
}
