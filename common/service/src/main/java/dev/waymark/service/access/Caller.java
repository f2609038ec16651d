package dev.waymark.service.access;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who makes a request.
public sealed interface Caller {

  /// Whoever runs this installation. May do everything.
  record Operator() implements Caller {}

  /// The holder of a key of one workspace.
  ///
  /// @param keyId the id of the key, never the key itself
  record KeyHolder(String keyId, String workspace, Grant grant) implements Caller {}

  /// Somebody who has signed in, in a browser.
  ///
  /// @param personId `per_...`
  /// @param sessionId `ses_...`, never what the cookie holds
  /// @param name as they write it
  /// @param email as they write it
  /// @param roles what they are, by the id of each workspace that they are a member of; as it is at
  ///   this request
  /// @param freshUntil until when operations that ask for a {@link Fresh} sign-in let them in
  record Person(
      String personId,
      String sessionId,
      String name,
      String email,
      Map<String, Role> roles,
      Instant freshUntil)
      implements Caller {
    /// A map of its own.
    public Person {
      roles = Map.copyOf(roles);
    }

    /// What they are in a workspace; null where they are no member.
    public @Nullable Role role(String workspace) {
      return roles.get(workspace);
    }

    /// Whether they have signed in so lately that they may do what asks for it.
    public boolean isFresh(Instant now) {
      return now.isBefore(freshUntil);
    }
  }

  /// The caller's id, for the log and for what belongs to a caller: the key's id, the person's, or
  /// `operator`.
  default String id() {
    return switch (this) {
      case Operator _ -> "operator";
      case KeyHolder holder -> holder.keyId();
      case Person person -> person.personId();
    };
  }

  /// The workspace that the caller belongs to; null for the operator, who belongs to none, and for
  /// people, who may belong to several.
  default @Nullable String home() {
    return switch (this) {
      case Operator _, Person _ -> null;
      case KeyHolder holder -> holder.workspace();
    };
  }

  /// The role that the caller has in a workspace, that of an owner for the operator; null where
  /// they have none, as with a key that has scopes alone.
  default @Nullable Role roleIn(String workspace) {
    return switch (this) {
      case Operator _ -> Role.OWNER;
      case KeyHolder holder ->
          holder.workspace().equals(workspace) && holder.grant() instanceof Grant.OfRole(Role role)
              ? role
              : null;
      case Person person -> person.role(workspace);
    };
  }

  /// What the caller is in a workspace: the text of a {@link Grant}, or `operator`; null where it
  /// is not theirs.
  default @Nullable String standing(String workspace) {
    return switch (this) {
      case Operator _ -> "operator";
      case KeyHolder holder -> holder.workspace().equals(workspace) ? holder.grant().text() : null;
      case Person person -> {
        Role role = person.role(workspace);
        yield role == null ? null : role.key();
      }
    };
  }
}
