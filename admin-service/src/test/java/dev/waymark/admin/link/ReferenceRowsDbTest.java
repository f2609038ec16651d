package dev.waymark.admin.link;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.Superuser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ReferenceRowsDbTest {
  private static final String TARGET = "{\"target\": \"https://example.com/\"}";

  @Inject Superuser superuser;

  private static Tenant acme() {
    Tenant acme = tenant("team");
    for (String key : List.of("day", "night")) {
      acme.create(
          "/channels",
          "{\"key\": \"%s\", \"name\": \"%s\", \"kind\": \"phone\", \"address\": \"+34612345678\"}"
              .formatted(key, key));
    }
    acme.create(
        "/pools", "{\"key\": \"team\", \"name\": \"T\", \"members\": [{\"channel\": \"day\"}]}");
    acme.create(
        "/schedules",
        "{\"key\": \"desk\", \"name\": \"D\", \"time_zone\": \"UTC\", \"weekly\": {\"mon\":"
            + " [[\"09:00\", \"17:00\"]]}}");
    acme.create(
        "/segments",
        "{\"key\": \"vip\", \"name\": \"V\", \"conditions\": [{\"field\": \"country\","
            + " \"operator\": \"eq\", \"value\": \"DE\"}]}");
    return acme;
  }

  private static String rule(String condition, String action) {
    return "{\"name\": \"r\", \"conditions\": [%s], \"action\": {%s}}".formatted(condition, action);
  }

  private static final String AT_THE_DESK =
      "{\"field\": \"hours\", \"operator\": \"eq\", \"value\": \"desk=open\"}";

  private List<String> rows(String link) throws SQLException {
    try (var connection = superuser.connect();
        var statement =
            connection.prepareStatement(
                "select kind || ' ' || key from admin.link_reference where link_id = ? order by"
                    + " 1")) {
      statement.setString(1, link);
      var rows = new ArrayList<String>();
      try (var found = statement.executeQuery()) {
        while (found.next()) {
          rows.add(found.getString(1));
        }
      }
      return rows;
    }
  }

  private void execute(String sql) throws SQLException {
    try (var connection = superuser.connect();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  @Test
  void rows_always_areThoseOfTheLinkAsItIs() throws Exception {
    Tenant acme = acme();
    String other = acme.link(TARGET);
    String link =
        acme.link(
            """
            {"fallback_channel": "night", "rules": [%s, %s], "hub": {"title": "Hub", "entries": [
              {"key": "a", "label": "A", "channel": "day"},
              {"key": "b", "label": "B", "link": "%s"}]}}\
            """
                .formatted(
                    rule(AT_THE_DESK, "\"type\": \"channel\", \"channel\": \"day\""),
                    rule("", "\"type\": \"pool\", \"pool\": \"team\""),
                    other));
    assertThat(rows(link))
        .containsExactly(
            "channel day", "channel night", "link " + other, "pool team", "schedule desk");
    as(
            acme.editor(),
            "{\"hub\": null, \"fallback_channel\": null, \"target\": \"https://example.com/\"}")
        .patch(acme.at("/links/" + link))
        .then()
        .statusCode(200);
    assertThat(rows(link)).containsExactly("channel day", "pool team", "schedule desk");
    as(acme.editor(), "[" + rule("", "\"type\": \"channel\", \"channel\": \"night\"") + "]")
        .put(acme.at("/links/" + link + "/rules"))
        .then()
        .statusCode(200);
    assertThat(rows(link)).containsExactly("channel night");
    as(acme.editor()).delete(acme.at("/links/" + link)).then().statusCode(200);
    assertThat(rows(link)).isEmpty();
    for (String unused : List.of("/pools/team", "/channels/night", "/schedules/desk")) {
      as(acme.editor()).delete(acme.at(unused)).then().statusCode(200);
    }
  }

  /// A trigger rewrites the rows when rules change, and has to know all that they may refer to.
  @Test
  void rows_afterAChangeOfRulesThatReferToTheSame_areStillThere() throws Exception {
    Tenant acme = acme();
    String rules =
        """
        [{"name": "%s", "conditions": [{"any": [%s,
            {"field": "segment", "operator": "neq", "value": "vip"}]}],
          "action": {"type": "split", "targets": [{"channel": "day"}, {"pool": "team"}]}}]""";
    String link =
        acme.link(
            "{\"target\": \"https://example.com/\", \"rules\": "
                + rules.formatted("A", AT_THE_DESK)
                + "}");
    List<String> all = List.of("channel day", "pool team", "schedule desk", "segment vip");
    assertThat(rows(link)).isEqualTo(all);
    as(acme.editor(), rules.formatted("B", AT_THE_DESK))
        .put(acme.at("/links/" + link + "/rules"))
        .then()
        .statusCode(200);
    assertThat(rows(link)).isEqualTo(all);
  }

  /// It writes the columns, and of references it knows nothing.
  @Test
  void rows_afterTheReleaseBeforeWroteALink_areThoseOfTheLinkAsItIs() throws Exception {
    Tenant acme = acme();
    String link =
        acme.link("{\"target\": \"https://example.com/\", \"fallback_channel\": \"day\"}");
    execute(
        "update admin.link set fallback_channel = null, rules = '[%s]' where id = '%s'"
            .formatted(rule(AT_THE_DESK, "\"type\": \"channel\", \"channel\": \"night\""), link));
    assertThat(rows(link)).containsExactly("channel night", "schedule desk");
    as(acme.editor())
        .delete(acme.at("/schedules/desk"))
        .then()
        .statusCode(409)
        .body("detail", containsString("is used by the link"));
  }
}
