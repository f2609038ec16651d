package dev.waymark.admin.key;

import static dev.waymark.admin.Api.OPERATOR;
import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.Published;
import dev.waymark.service.access.Secret;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class KeysDbTest {
  @Inject Published published;

  @Test
  void create_nothingSaid_isAnOwnersKeyAsDocumented() {
    Tenant acme = tenant("free");
    as(acme.owner(), "{}")
        .post(acme.at("/api-keys"))
        .then()
        .statusCode(201)
        .body("name", equalTo("API Key"))
        .body("role", equalTo("owner"))
        .body("key", matchesPattern("wmk_[0-9A-Za-z]{49}"))
        .body("key_prefix", matchesPattern("wmk_[0-9A-Za-z]{6}"))
        .body("created_at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"));
  }

  @Test
  void create_eleventh_is402() {
    Tenant acme = tenant("free");
    for (int i = 0; i < 6; i++) {
      as(acme.owner(), "{}").post(acme.at("/api-keys")).then().statusCode(201);
    }
    as(acme.owner(), "{}")
        .post(acme.at("/api-keys"))
        .then()
        .statusCode(402)
        .body("type", equalTo("urn:waymark:problem:plan-limit"));
  }

  @Test
  void list_always_neverShowsTheKeys() {
    Tenant acme = tenant("free");
    as(acme.owner())
        .get(acme.at("/api-keys"))
        .then()
        .body("api_keys", hasSize(4))
        .body("api_keys", everyItem(not(hasKey("key"))))
        .body("api_keys", everyItem(not(hasKey("hash"))))
        .body("next_cursor", nullValue());
  }

  @Test
  void list_pageByPage_hasEachOnce() {
    Tenant acme = tenant("free");
    var seen = new HashSet<String>();
    String cursor = null;
    int pages = 0;
    do {
      var request = as(acme.owner()).queryParam("limit", 3);
      JsonPath page =
          (cursor == null ? request : request.queryParam("cursor", cursor))
              .get(acme.at("/api-keys"))
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      List<String> ids = page.getList("api_keys.id");
      seen.addAll(ids);
      cursor = page.getString("next_cursor");
      pages++;
    } while (cursor != null);
    assertThat(seen).hasSize(4);
    assertThat(pages).isEqualTo(2);
  }

  @Test
  void createAndDelete_always_publishTheHashThenATombstone() {
    Tenant acme = tenant("free");
    var created =
        as(OPERATOR, "{\"role\": \"editor\"}").post(acme.at("/api-keys")).then().extract();
    String hash = new Secret(created.path("key")).hash();
    assertThat(published.body("api_key", hash))
        .isEqualTo("{\"workspace\":\"%s\",\"role\":\"editor\"}".formatted(acme.workspace()));
    assertThat(published.version("api_key", hash)).isEqualTo(1);

    as(OPERATOR).delete(acme.at("/api-keys/" + created.path("id"))).then().statusCode(200);
    assertThat(published.body("api_key", hash)).isNull();
    assertThat(published.version("api_key", hash)).isEqualTo(2);
  }

  @Test
  void create_repeated_isTheSameKeyButNotShownAgain() {
    Tenant acme = tenant("free");
    String id =
        as(acme.owner(), "{\"role\": \"viewer\"}")
            .header("Idempotency-Key", "k-1")
            .post(acme.at("/api-keys"))
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    as(acme.owner(), "{\"role\": \"viewer\"}")
        .header("Idempotency-Key", "k-1")
        .post(acme.at("/api-keys"))
        .then()
        .statusCode(201)
        .body("id", equalTo(id))
        .body("key", nullValue());
  }
}
