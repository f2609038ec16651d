package dev.waymark.admin.key;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import dev.waymark.service.access.Role;

/// What people write of a key.
record KeyDraft(String name, Role role) {
  private static final TextRule LINE = TextRule.line(100);

  static KeyDraft read(ObjectNode json, Faults faults) {
    var members = new Members(json, "", faults);
    String name = members.text("name", LINE);
    String roleKey = members.text("role", LINE);
    Role role = roleKey == null ? Role.OWNER : Role.of(roleKey);
    if (role == null) {
      faults.add(members.at("role"), "A role is one of: " + String.join(", ", Role.keys()) + ".");
      role = Role.VIEWER;
    }
    members.end();
    return new KeyDraft(name == null ? "API Key" : name, role);
  }

  /// The same in JSON.
  ObjectNode toJson() {
    return JsonNodeFactory.instance.objectNode().put("name", name).put("role", role.key());
  }
}
