package dev.waymark.admin;

import static dev.waymark.admin.Api.OPERATOR;
import static dev.waymark.admin.Api.as;
import static org.hamcrest.Matchers.equalTo;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.service.page.Cursor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ForgedCursorDbTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "+999999999-12-31T23:59:59Z",
        "-999999999-01-01T00:00:00Z",
        "+10000-01-01T00:00:00Z",
        "1969-12-31T23:59:59Z",
        "tomorrow",
        "",
      })
  void list_cursorWithAMomentOfNoTime_is400(String moment) {
    Tenant tenant = Api.tenant("agency");
    for (String list :
        List.of(
            "/api/workspaces",
            tenant.at("/links"),
            tenant.at("/audit-log"),
            tenant.at("/api-keys"),
            tenant.at("/domains"),
            tenant.at("/hubs"))) {
      as(OPERATOR)
          .queryParam("cursor", new Cursor("-created_at", moment, "x").text())
          .get(list)
          .then()
          .statusCode(400)
          .contentType("application/problem+json")
          .body("errors[0].parameter", equalTo("cursor"));
    }
  }
}
