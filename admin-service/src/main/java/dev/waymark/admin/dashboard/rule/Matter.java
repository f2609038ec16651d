package dev.waymark.admin.dashboard.rule;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.waymark.admin.directory.Directory;
import dev.waymark.admin.link.LinkAsServed;
import dev.waymark.admin.link.LinkTest;
import dev.waymark.admin.link.LinkView;
import dev.waymark.admin.workspace.Workspace;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/// What the editor is about: a link and what it stands among, as they are stored.
///
/// @param version of the link
/// @param others the links to which rules may lead
/// @param language of the page
/// @param now when the request came
record Matter(
    LinkView link,
    long version,
    LinkAsServed served,
    Workspace workspace,
    Directory directory,
    OtherLinks others,
    boolean mayEdit,
    Locale language,
    RuleMessages messages,
    Instant now) {

  /// The rules as they are stored.
  ArrayNode rules() {
    return served.rules().toJson();
  }

  /// The same, which knows what people call some more links.
  ///
  /// @param links by their ids
  Matter naming(Map<String, String> links) {
    return new Matter(
        link,
        version,
        served,
        workspace,
        directory.naming(links),
        others,
        mayEdit,
        language,
        messages,
        now);
  }

  /// The tests as they are stored.
  SavedVisitors savedVisitors() {
    return new SavedVisitors(LinkTest.toJson(served.tests()));
  }

  /// The address of the page.
  String path() {
    return "/w/" + workspace.id() + "/links/" + link.id() + "/rules";
  }
}
