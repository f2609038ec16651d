package dev.waymark.publication;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// An API key as other services read it, so that they know a caller without asking admin-service.
/// Its id is the SHA-256 of the key in lower-case hex; the key itself is stored nowhere.
///
/// @param workspace the id of the workspace it belongs to
/// @param role `viewer`, `editor`, `admin` or `owner`; or what it may do without a role, such as
///   `leads:write`, with blanks between several
public record ApiKeyDocument(String workspace, String role) {

  /// The body of the document.
  public ObjectNode toJson() {
    return JsonNodeFactory.instance.objectNode().put("workspace", workspace).put("role", role);
  }
}
