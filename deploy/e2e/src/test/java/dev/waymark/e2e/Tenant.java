package dev.waymark.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.local.Installation.Part;
import dev.waymark.patience.Eventually;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

/// A workspace, as its owner uses it.
///
/// @param path `/api/workspaces/ws_...`
record Tenant(Suite suite, String path) {
  /// Creates something.
  ///
  /// @param list such as `/channels`
  ValidatableResponse create(String list, String body) {
    return suite.operator(Part.ADMIN).body(body).post(path + list).then().statusCode(201);
  }

  /// Creates a link and waits until visitors get it.
  ///
  /// @return its id
  String link(String slug, String body) throws Throwable {
    String id = create("/links", body).extract().path("id");
    Eventually.eventually(
        () -> assertThat(suite.visitor().head("/" + slug).statusCode()).isBetween(200, 399));
    return id;
  }

  /// A request to the admin service about what is in the workspace.
  Response get(String rest) {
    return suite.operator(Part.ADMIN).get(path + rest);
  }

  /// Changes something.
  void put(String rest, String body) {
    suite.operator(Part.ADMIN).body(body).put(path + rest).then().statusCode(200);
  }

  /// Statistics of a link.
  Response stats(String what, String link) {
    return suite.operator(Part.ANALYTICS).queryParam("link", link).get(path + "/stats/" + what);
  }
}
