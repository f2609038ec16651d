package dev.waymark.admin.key;

import static dev.waymark.admin.Api.OPERATOR;
import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.People;
import dev.waymark.admin.Published;
import dev.waymark.admin.TestClock;
import dev.waymark.service.access.Secret;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class KeysDbTest {
  @Inject Published published;
  @Inject Keys keys;
  @Inject People people;
  @Inject TestClock clock;

  @AfterEach
  void reset() {
    clock.reset();
  }

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

  @Test
  void create_withScopes_mayDoThatAloneAndIsPublishedWithoutARole() {
    Tenant acme = tenant("free");
    var created =
        as(acme.owner(), "{\"scopes\": [\"stats:read\", \"leads:write\"]}")
            .post(acme.at("/api-keys"))
            .then()
            .statusCode(201)
            .body("role", nullValue())
            .body("scopes", contains("leads:write", "stats:read"))
            .extract();
    String key = created.path("key");
    for (String path : List.of("", "/links", "/api-keys", "/audit-log")) {
      as(key).get(acme.at(path)).then().statusCode(403).body("detail", containsString("alone"));
    }
    as(key).get("/api/workspaces").then().statusCode(403);
    as(key, "{\"target\": \"https://example.com/\"}")
        .post(acme.at("/links"))
        .then()
        .statusCode(403);
    assertThat(published.body("api_key", new Secret(key).hash()))
        .isEqualTo(
            "{\"workspace\":\"%s\",\"role\":\"leads:write stats:read\"}"
                .formatted(acme.workspace()));
  }

  @Test
  void create_roleAndScopesOrAnUnknownOne_is400() {
    Tenant acme = tenant("free");
    as(acme.owner(), "{\"role\": \"viewer\", \"scopes\": [\"stats:read\"]}")
        .post(acme.at("/api-keys"))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/scopes"));
    as(acme.owner(), "{\"scopes\": [\"links:write\"], \"expires_at\": \"2020-01-01T00:00:00Z\"}")
        .post(acme.at("/api-keys"))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/scopes", "/expires_at"));
  }

  @Test
  void request_expiredKey_is401AtOnceAndIsTakenAwaySoon() {
    Tenant acme = tenant("free");
    String ends = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS).toString();
    var created =
        as(acme.owner(), "{\"role\": \"viewer\", \"expires_at\": \"" + ends + "\"}")
            .post(acme.at("/api-keys"))
            .then()
            .statusCode(201)
            .body("expires_at", equalTo(ends))
            .extract();
    String key = created.path("key");
    String hash = new Secret(key).hash();
    as(key).get(acme.at("")).then().statusCode(200);
    clock.advance(Duration.ofHours(1));
    as(key).get(acme.at("")).then().statusCode(401);
    keys.takeExpired();
    assertThat(published.body("api_key", hash)).isNull();
    as(acme.owner())
        .get(acme.at("/audit-log"))
        .then()
        .body("entries[0].action", equalTo("api_key.expire"))
        .body("entries[0].user_id", equalTo("system"));
    as(acme.owner()).get(acme.at("/api-keys")).then().body("api_keys", hasSize(4));
  }

  @Test
  void request_anyDay_notesTheDayOnce() {
    Tenant acme = tenant("free");
    as(acme.owner())
        .get(acme.at("/api-keys"))
        .then()
        .body("api_keys.find { it.role == 'viewer' }.last_used", nullValue());
    String id =
        as(acme.owner()).get(acme.at("/api-keys")).path("api_keys.find { it.role == 'viewer' }.id");
    as(acme.viewer()).get(acme.at("")).then().statusCode(200);
    String written = people.text("select xmin::text from admin.api_key where id = ?", id);
    as(acme.viewer()).get(acme.at("")).then().statusCode(200);
    assertThat(people.text("select xmin::text from admin.api_key where id = ?", id))
        .as("the second request of the day writes nothing")
        .isEqualTo(written);
    as(acme.owner())
        .get(acme.at("/api-keys"))
        .then()
        .body(
            "api_keys.find { it.role == 'viewer' }.last_used",
            equalTo(LocalDate.now(ZoneOffset.UTC).toString()));
  }
}
