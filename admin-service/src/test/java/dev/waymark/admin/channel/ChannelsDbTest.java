package dev.waymark.admin.channel;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.Published;
import dev.waymark.admin.Superuser;
import dev.waymark.admin.TestClock;
import dev.waymark.service.input.Moments;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ChannelsDbTest {
  private static final String SALES =
      """
      {"key": "sales", "name": "Sales", "kind": "whatsapp", "address": "0034 612 345-678",
       "message": "Hola & hi"}""";

  @Inject Published published;
  @Inject Superuser superuser;
  @Inject TestClock clock;

  @AfterEach
  void setTheClockBack() {
    clock.reset();
  }

  private static String phone(String key, String name, String fallback) {
    return """
        {"key": "%s", "name": "%s", "kind": "phone", "address": "+34 912 345 678", "fallback": %s}"""
        .formatted(key, name, fallback);
  }

  private static ValidatableResponse patch(Tenant tenant, String key, String json) {
    return as(tenant.editor(), json).patch(tenant.at("/channels/" + key)).then();
  }

  @Test
  void create_pastedNumber_showsWhatWasUnderstood() {
    Tenant acme = tenant("team");
    as(acme.editor(), SALES)
        .post(acme.at("/channels"))
        .then()
        .statusCode(201)
        .header("Location", containsString("/channels/sales"))
        .header("ETag", equalTo("\"1\""))
        .body("address", equalTo("0034 612 345-678"))
        .body("canonical", equalTo("+34612345678"))
        .body("link", equalTo("https://wa.me/34612345678?text=Hola%20%26%20hi"))
        .body("status", equalTo("active"))
        .body("fallback", nullValue())
        .body("warnings", empty());
    assertThat(published.body("channel", acme.workspace() + "/sales"))
        .contains("\"address\":\"+34612345678\"", "\"status\":\"active\"");
    acme.get("/channels/sales").then().statusCode(200).body("name", equalTo("Sales"));
  }

  @Test
  void create_numberWithoutPlus_isOneOfTheWorkspacesCountryAndStaysIt() {
    Tenant acme = tenant("team");
    as(acme.owner(), "{\"country\": \"es\"}")
        .patch("/api/workspaces/" + acme.workspace())
        .then()
        .statusCode(200)
        .body("country", equalTo("ES"));
    as(
            acme.editor(),
            """
            {"key": "desk", "name": "Desk", "kind": "whatsapp", "address": "612 345 678"}""")
        .post(acme.at("/channels"))
        .then()
        .statusCode(201)
        .body("address", equalTo("+34612345678"))
        .body("canonical", equalTo("+34612345678"));
    as(acme.owner(), "{\"country\": null}")
        .patch("/api/workspaces/" + acme.workspace())
        .then()
        .statusCode(200)
        .body("country", nullValue());
    patch(acme, "desk", "{\"name\": \"Sales\"}").body("canonical", equalTo("+34612345678"));
    patch(acme, "desk", "{\"address\": \"612 345 679\"}").statusCode(400);
    patch(acme, "desk", "{\"address\": \"+44 07911 123456\"}").statusCode(400);
  }

  @Test
  void create_pastedLinkWithMessage_takesItOverUntilItIsCleared() {
    Tenant acme = tenant("team");
    as(
            acme.editor(),
            """
            {"key": "wa", "name": "WA", "kind": "whatsapp",
             "address": "https://api.whatsapp.com/send?phone=34612345678&text=Hi%20there"}""")
        .post(acme.at("/channels"))
        .then()
        .statusCode(201)
        .body("message", equalTo("Hi there"));
    patch(acme, "wa", "{\"message\": null}").statusCode(200).body("message", nullValue());
    patch(acme, "wa", "{\"name\": \"Sales\"}").statusCode(200).body("message", nullValue());
  }

  @Test
  void create_severalFaults_namesAllOfThem() {
    Tenant acme = tenant("team");
    as(
            acme.editor(),
            """
            {"key": "Sales", "kind": "pigeon", "address": "x", "fallback": "nobody",
             "status": "asleep", "id": 1}""")
        .post(acme.at("/channels"))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/key", "/name", "/kind", "/status", "/id", "/fallback"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "whatsapp | 0612 345 678                | /address",
        "whatsapp | 612 345 678                 | /address",
        "whatsapp | +44 07911 123456            | /address",
        "email    | nobody                      | /address",
        "website  | javascript:alert(1)         | /address",
        "website  | https://GO.example.com/sale | /address",
      })
  void create_addressThatLeadsNowhere_is400(String kind, String address, String pointer) {
    Tenant acme = tenant("team");
    as(
            acme.editor(),
            "{\"key\": \"a\", \"name\": \"A\", \"kind\": \"%s\", \"address\": \"%s\"}"
                .formatted(kind, address))
        .post(acme.at("/channels"))
        .then()
        .statusCode(400)
        .body("errors.pointer", equalTo(List.of(pointer)));
  }

  @Test
  void create_numberThatNobodyHas_isOnlyAWarning() {
    Tenant acme = tenant("team");
    as(
            acme.editor(),
            "{\"key\": \"a\", \"name\": \"A\", \"kind\": \"sms\", \"address\": \"+34 612 345 67\"}")
        .post(acme.at("/channels"))
        .then()
        .statusCode(201)
        .body("warnings", contains("+3461234567 is too short for a number in Spain."));
  }

  @Test
  void create_keyTaken_is409AndElsewhereFree() {
    Tenant acme = tenant("team");
    acme.create("/channels", SALES);
    as(acme.editor(), SALES)
        .post(acme.at("/channels"))
        .then()
        .statusCode(409)
        .body("detail", containsString("'sales' is taken"));
    tenant("team").create("/channels", SALES);
  }

  @Test
  void create_sameIdempotencyKey_isDoneOnce() {
    Tenant acme = tenant("team");
    for (int i = 0; i < 2; i++) {
      as(acme.editor(), SALES)
          .header("Idempotency-Key", "one")
          .post(acme.at("/channels"))
          .then()
          .statusCode(201)
          .body("key", equalTo("sales"));
    }
    as(acme.editor(), SALES).post(acme.at("/channels")).then().statusCode(409);
  }

  @Test
  void list_filteredAndPaged_isInTheOrderOfTheKeys() {
    Tenant acme = tenant("team");
    for (String key : List.of("c", "a", "b")) {
      acme.create("/channels", phone(key, key, "null"));
    }
    acme.create("/channels", SALES);
    String cursor =
        as(acme.viewer())
            .get(acme.at("/channels?kind=phone&limit=2"))
            .then()
            .statusCode(200)
            .body("channels.key", contains("a", "b"))
            .extract()
            .path("next_cursor");
    as(acme.viewer())
        .get(acme.at("/channels?kind=phone&limit=2&cursor=" + cursor))
        .then()
        .body("channels.key", contains("c"))
        .body("next_cursor", nullValue());
    acme.get("/channels?status=passive").then().body("channels", empty());
    acme.get("/channels?status=asleep").then().statusCode(400);
    acme.get("/channels?colour=red").then().statusCode(400);
  }

  @Test
  void change_partly_leavesTheRestAndPublishes() {
    Tenant acme = tenant("team");
    acme.create("/channels", SALES);
    as(acme.editor(), "{\"address\": \"+34 600 111 222\"}")
        .header("If-Match", "\"1\"")
        .patch(acme.at("/channels/sales"))
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"2\""))
        .body("message", equalTo("Hola & hi"))
        .body("link", containsString("wa.me/34600111222"));
    assertThat(published.body("channel", acme.workspace() + "/sales")).contains("+34600111222");
    as(acme.editor(), "{\"name\": \"X\"}")
        .header("If-Match", "\"1\"")
        .patch(acme.at("/channels/sales"))
        .then()
        .statusCode(412);
  }

  @Test
  void change_nothing_writesNothing() {
    Tenant acme = tenant("team");
    acme.create("/channels", SALES);
    patch(acme, "sales", "{\"name\": \"Sales\"}").statusCode(200).header("ETag", equalTo("\"1\""));
    assertThat(published.version("channel", acme.workspace() + "/sales")).isEqualTo(1);
  }

  @Test
  void change_key_is400() {
    Tenant acme = tenant("team");
    acme.create("/channels", SALES);
    patch(acme, "sales", "{\"key\": \"other\"}")
        .statusCode(400)
        .body("errors.pointer", contains("/key"));
  }

  @Test
  void change_fallbackThatGoesRound_is400WithTheCircleSpelledOut() {
    Tenant acme = tenant("team");
    acme.create("/channels", SALES);
    acme.create("/channels", phone("night", "Night desk", "\"sales\""));
    patch(acme, "sales", "{\"fallback\": \"night\"}")
        .statusCode(400)
        .body("errors.pointer", contains("/fallback"))
        .body("detail", containsString("Sales → Night desk → Sales"));
    patch(acme, "sales", "{\"fallback\": \"sales\"}")
        .statusCode(400)
        .body("detail", containsString("Sales → Sales"));
  }

  @Test
  void change_fallbackThatIsNotThere_is400WithWhatThereIs() {
    Tenant acme = tenant("team");
    acme.create("/channels", SALES);
    acme.create("/channels", phone("night", "Night desk", "null"));
    patch(acme, "sales", "{\"fallback\": \"nigth\"}")
        .statusCode(400)
        .body("errors[0].detail", equalTo("There is no channel 'nigth'; there are: night, sales."));
  }

  @Test
  void changeStatus_passive_warnsWhereNobodyStandsIn() {
    Tenant acme = tenant("team");
    acme.create("/channels", SALES);
    acme.create("/channels", phone("night", "Night desk", "\"sales\""));
    as(acme.editor(), "{\"status\": \"passive\"}")
        .put(acme.at("/channels/sales/status"))
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"2\""))
        .body("status", equalTo("passive"))
        .body("warnings", hasItem(containsString("has no fallback")));
    assertThat(published.body("channel", acme.workspace() + "/sales"))
        .contains("\"status\":\"passive\"");
    acme.get("/channels/night")
        .then()
        .body("warnings", hasItem(containsString("All its fallbacks are passive")));
    as(acme.editor(), "{\"status\": \"asleep\", \"name\": \"x\"}")
        .put(acme.at("/channels/sales/status"))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/status", "/name"));
    as(acme.editor(), "{}").put(acme.at("/channels/sales/status")).then().statusCode(400);
  }

  @Test
  void changeStatus_passiveUntil_comesBackByItself() {
    Tenant acme = tenant("team");
    acme.create("/channels", SALES);
    String until = Moments.text(Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.SECONDS));
    as(acme.editor(), "{\"status\": \"passive\", \"passive_until\": \"" + until + "\"}")
        .put(acme.at("/channels/sales/status"))
        .then()
        .statusCode(200)
        .body("status", equalTo("passive"))
        .body("passive_until", equalTo(until));
    assertThat(published.body("channel", acme.workspace() + "/sales"))
        .contains(
            "\"status\":\"passive\"", "\"passive_until\":\"" + until.replace(".000", "") + "\"");
    acme.get("/channels?status=active").then().body("channels", empty());
    acme.get("/channels?status=passive").then().body("channels.key", contains("sales"));
    acme.get("/channels/sales/versions/2").then().body("document.passive_until", equalTo(until));
    // A change of something else leaves it.
    patch(acme, "sales", "{\"name\": \"Sales team\"}")
        .statusCode(200)
        .body("passive_until", equalTo(until));

    clock.advance(Duration.ofHours(1));
    as(acme.viewer())
        .header("If-None-Match", "\"3\"")
        .get(acme.at("/channels/sales"))
        .then()
        .statusCode(200)
        .body("status", equalTo("active"))
        .body("passive_until", nullValue())
        .body("warnings", empty());
    acme.get("/channels?status=active").then().body("channels.key", contains("sales"));
    acme.get("/channels?status=passive").then().body("channels", empty());
    patch(acme, "sales", "{\"status\": \"passive\"}")
        .body("status", equalTo("passive"))
        .body("passive_until", nullValue());
  }

  @Test
  void changeStatus_passiveUntilAMomentThatMeansNothing_is400() {
    Tenant acme = tenant("team");
    acme.create("/channels", SALES);
    for (String body :
        List.of(
            "{\"status\": \"passive\", \"passive_until\": \"2020-01-01T00:00:00Z\"}",
            "{\"status\": \"active\", \"passive_until\": \"2099-01-01T00:00:00Z\"}",
            "{\"status\": \"passive\", \"passive_until\": \"tomorrow\"}")) {
      as(acme.editor(), body)
          .put(acme.at("/channels/sales/status"))
          .then()
          .statusCode(400)
          .body("errors.pointer", contains("/passive_until"));
      patch(acme, "sales", body).statusCode(400);
    }
    patch(
            acme,
            "sales",
            "{\"status\": \"passive\", \"passive_until\": \"2099-01-01T01:00:00.9+01:00\"}")
        .statusCode(200)
        .body("passive_until", equalTo("2099-01-01T00:00:00.000Z"));
    // Whoever turns it active means now, and passive for good.
    patch(acme, "sales", "{\"status\": \"active\"}").body("passive_until", nullValue());
    as(acme.editor(), "{\"status\": \"passive\", \"passive_until\": \"2099-01-01T00:00:00Z\"}")
        .put(acme.at("/channels/sales/status"));
    as(acme.editor(), "{\"status\": \"passive\"}")
        .put(acme.at("/channels/sales/status"))
        .then()
        .body("passive_until", nullValue());
  }

  @Test
  void changeStatus_channelOfAThousandLinks_touchesOneDocument() throws SQLException {
    Tenant acme = tenant("team");
    acme.create("/channels", SALES);
    String link =
        acme.link(
            """
            {"target": "https://example.com/", "rules": [{"name": "All", "conditions": [],
             "action": {"type": "channel", "channel": "sales"}}]}""");
    copy(link, 1_000);
    long before = writes();
    as(acme.editor(), "{\"status\": \"passive\"}")
        .put(acme.at("/channels/sales/status"))
        .then()
        .statusCode(200);
    assertThat(writes() - before).isEqualTo(1);
    as(acme.editor())
        .delete(acme.at("/channels/sales"))
        .then()
        .statusCode(409)
        .body("detail", containsString("and 996 more"));
  }

  @Test
  void delete_channelOfMoreLinksThanAreCounted_saysSo() throws SQLException {
    Tenant acme = tenant("team");
    acme.create("/channels", SALES);
    try (var connection = superuser.connect();
        var links = connection.createStatement()) {
      links.execute(
          """
          insert into admin.link (id, workspace_id, written, slug, slug_folded, version, created_at,
            updated_at)
          select 'lnk_' || slug, '%1$s',
            jsonb_build_object('slug', slug, 'fallback_channel', 'sales'), slug, slug, 1, now(), now()
          from (select 'c-%1$s-' || lpad(number::text, 5, '0') as slug
            from generate_series(1, 10001) as number) as made
          """
              .formatted(acme.workspace()));
    }
    as(acme.editor())
        .delete(acme.at("/channels/sales"))
        .then()
        .statusCode(409)
        .body(
            "detail",
            containsString("c-%1$s-00001, c-%1$s-00002".formatted(acme.workspace())),
            "detail",
            containsString("and more than 9995 more"));
  }

  /// Links like the one there is, with their documents.
  private void copy(String link, int count) throws SQLException {
    try (var connection = superuser.connect();
        var links =
            connection.prepareStatement(
                """
                insert into admin.link
                select (jsonb_populate_record(link, jsonb_build_object(
                  'id', link.id || '-' || n,
                  'slug', link.slug || '-' || n,
                  'slug_folded', link.slug_folded || '-' || n))).*
                from admin.link, generate_series(1, ?) as n where link.id = ?""");
        var documents =
            connection.prepareStatement(
                """
                insert into publication.document (kind, id, version, body)
                select kind, id || '-' || n, 1, body from publication.document,
                  generate_series(1, ?) as n where kind = 'link' and id = ?""")) {
      links.setInt(1, count);
      links.setString(2, link);
      assertThat(links.executeUpdate()).isEqualTo(count);
      documents.setInt(1, count);
      documents.setString(2, link);
      assertThat(documents.executeUpdate()).isEqualTo(count);
    }
  }

  /// How often documents were written in all.
  private long writes() throws SQLException {
    try (var connection = superuser.connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select sum(version) from publication.document")) {
      row.next();
      return row.getLong(1);
    }
  }

  @Test
  void delete_unused_isATombstone() {
    Tenant acme = tenant("team");
    acme.create("/channels", SALES);
    as(acme.editor())
        .delete(acme.at("/channels/sales"))
        .then()
        .statusCode(200)
        .body("ok", equalTo(true));
    assertThat(published.body("channel", acme.workspace() + "/sales")).isNull();
    acme.get("/channels/sales").then().statusCode(404);
    acme.create("/channels", SALES);
    assertThat(published.body("channel", acme.workspace() + "/sales")).isNotNull();
  }

  @Test
  void delete_used_is409NamingAllThatUsesIt() {
    Tenant acme = tenant("team");
    acme.create("/channels", SALES);
    acme.create("/channels", phone("night", "Night desk", "\"sales\""));
    acme.create(
        "/pools", "{\"key\": \"all\", \"name\": \"All\", \"members\": [{\"channel\": \"sales\"}]}");
    as(acme.owner(), "{\"default_destination\": {\"channel\": \"sales\"}}")
        .patch(acme.at(""))
        .then()
        .statusCode(200);
    acme.link(
        """
        {"slug": "Used-%s", "target": "https://example.com/", "rules": [
          {"name": "A", "conditions": [], "action": {"type": "channel", "channel": "sales"}}]}"""
            .formatted(acme.workspace().substring(3)));
    as(acme.editor())
        .delete(acme.at("/channels/sales"))
        .then()
        .statusCode(409)
        .body("detail", containsString("the link Used-"))
        .body("detail", containsString("the channel Night desk as its fallback"))
        .body("detail", containsString("the pool All"))
        .body("detail", containsString("the workspace as its default destination"));
    acme.get("/channels/sales").then().statusCode(200);
  }

  @Test
  void anyChange_another_sWorkspace_is404() {
    Tenant acme = tenant("team");
    acme.create("/channels", SALES);
    Tenant stranger = tenant("team");
    stranger.get("/channels/sales").then().statusCode(404);
    as(stranger.editor()).delete(stranger.at("/channels/sales")).then().statusCode(404);
    patch(stranger, "sales", "{\"name\": \"X\"}").statusCode(404);
  }

  @Test
  void anyChange_always_isInTheAuditLog() {
    Tenant acme = tenant("team");
    acme.create("/channels", SALES);
    as(acme.editor(), "{\"status\": \"passive\"}").put(acme.at("/channels/sales/status"));
    as(acme.editor()).delete(acme.at("/channels/sales"));
    as(acme.admin())
        .get(acme.at("/audit-log"))
        .then()
        .body("entries[0].action", equalTo("channel.delete"))
        .body("entries[1].action", equalTo("channel.update"))
        .body("entries[1].subject", equalTo("sales"))
        .body("entries[1].after.status", equalTo("passive"))
        .body("entries[1].after", not(hasItem("name")))
        .body("entries[2].action", equalTo("channel.create"));
  }
}
