package dev.waymark.service.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a key may do in its workspace: all that goes with a role, or only some things.
///
/// As text, in the database and in the published document: the key of the role, or those of the
/// scopes with blanks between. A service of before there were scopes finds no role in the latter,
/// and so lets nobody in with it.
public sealed interface Grant {

  /// All that goes with a role.
  record OfRole(Role role) implements Grant {}

  /// These things, at least one.
  record OfScopes(Set<Scope> scopes) implements Grant {
    /// A set of its own.
    public OfScopes {
      scopes = Set.copyOf(scopes);
    }
  }

  /// The grant that a text is; null when it is none that is known here.
  static @Nullable Grant of(String text) {
    Role role = Role.of(text);
    if (role != null) {
      return new OfRole(role);
    }
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String key : text.split(" ", -1)) {
      Scope scope = Scope.of(key);
      if (scope == null) {
        return null;
      }
      scopes.add(scope);
    }
    return new OfScopes(scopes);
  }

  /// The text that {@link #of} reads.
  default String text() {
    return switch (this) {
      case OfRole(Role role) -> role.key();
      case OfScopes(Set<Scope> scopes) ->
          Arrays.stream(Scope.values())
              .filter(scopes::contains)
              .map(Scope::key)
              .collect(Collectors.joining(" "));
    };
  }

  /// Whether it includes a role.
  default boolean includes(Role role) {
    return switch (this) {
      case OfRole(Role held) -> held.includes(role);
      case OfScopes _ -> false;
    };
  }

  /// Whether it includes one of these things by name.
  default boolean includesAny(Scope[] asked) {
    return switch (this) {
      case OfRole _ -> false;
      case OfScopes(Set<Scope> scopes) -> Arrays.stream(asked).anyMatch(scopes::contains);
    };
  }
}
