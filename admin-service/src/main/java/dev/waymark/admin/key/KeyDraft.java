package dev.waymark.admin.key;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import dev.waymark.service.access.Grant;
import dev.waymark.service.access.Role;
import dev.waymark.service.access.Scope;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What people write of a key.
///
/// @param expiresAt from when on it opens nothing; null for never
record KeyDraft(String name, Grant grant, @Nullable Instant expiresAt) {
  private static final TextRule LINE = TextRule.line(100);

  /// Reads a draft; not to be used when faults were noted.
  ///
  /// @param now a key must be good for a while yet
  static KeyDraft read(ObjectNode json, Instant now, Faults faults) {
    var members = new Members(json, "", faults);
    String name = members.text("name", LINE);
    Grant grant = grant(members, faults);
    Instant expiresAt = members.instant("expires_at");
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      faults.add(members.at("expires_at"), "A key expires in the future.");
    }
    members.end();
    return new KeyDraft(name == null ? "API Key" : name, grant, expiresAt);
  }

  private static Grant grant(Members members, Faults faults) {
    String roleKey = members.text("role", LINE);
    List<String> scopeKeys = members.texts("scopes", Scope.values().length, LINE);
    if (roleKey != null && !scopeKeys.isEmpty()) {
      faults.add(members.at("scopes"), "A key has a role or scopes, not both.");
    }
    Role role = roleKey == null ? Role.OWNER : Role.of(roleKey);
    if (role == null) {
      faults.add(members.at("role"), "A role is one of: " + String.join(", ", Role.keys()) + ".");
      role = Role.VIEWER;
    }
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String key : scopeKeys) {
      Scope scope = Scope.of(key);
      if (scope == null) {
        faults.add(
            members.at("scopes"), "A scope is one of: " + String.join(", ", Scope.keys()) + ".");
      } else {
        scopes.add(scope);
      }
    }
    return scopes.isEmpty() ? new Grant.OfRole(role) : new Grant.OfScopes(scopes);
  }

  /// The same in JSON.
  ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode().put("name", name);
    switch (grant) {
      case Grant.OfRole(Role role) -> json.put("role", role.key());
      case Grant.OfScopes(Set<Scope> scopes) -> {
        var list = json.putArray("scopes");
        Scope.keys().stream()
            .filter(key -> scopes.contains(Objects.requireNonNull(Scope.of(key))))
            .forEach(list::add);
      }
    }
    if (expiresAt != null) {
      json.put("expires_at", expiresAt.toString());
    }
    return json;
  }
}
