package dev.waymark.admin.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Faults;
import dev.waymark.password.PasswordHash;
import dev.waymark.publication.Lock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What a request says of a link's password, which is only ever written: a text sets it, null takes
/// it away, and nothing leaves it as it is.
sealed interface PasswordChange {
  /// Stays as it is.
  record Keep() implements PasswordChange {}

  /// There is none any more.
  record Clear() implements PasswordChange {}

  /// A new one.
  record Set(String password) implements PasswordChange {
    /// Without the password, so that it gets into no log.
    @Override
    public String toString() {
      return "Set[...]";
    }
  }

  static PasswordChange read(ObjectNode json, Faults faults) {
    JsonNode password = json.get("password");
    if (password == null) {
      return new Keep();
    }
    if (password.isNull()) {
      return new Clear();
    }
    String fault =
        password.isTextual()
            ? PasswordHash.fault(password.textValue())
            : "A password is a text; null takes it away.";
    if (fault != null) {
      faults.add("/password", fault);
    }
    return new Set(password.asText());
  }

  /// Whether the link is another one afterwards. The same password set again counts: it locks those
  /// out who came in before.
  default boolean changes(LinkEntity entity) {
    return switch (this) {
      case Keep _ -> false;
      case Clear _ -> entity.password != null;
      case Set _ -> true;
    };
  }

  /// What keeps visitors out after it, where nobody is asked for the password: nothing opens the
  /// one of a new password. Null when there is none.
  default @Nullable Lock lock(LinkEntity entity) {
    return switch (this) {
      case Keep _ -> LinkMapping.lock(entity);
      case Clear _ -> null;
      case Set _ -> new Lock("", entity.passwordVersion + 1);
    };
  }

  /// Writes it into a row. Hashing takes about a tenth of a second.
  default void applyTo(LinkEntity entity, RandomGenerator random) {
    if (changes(entity)) {
      entity.passwordVersion++;
      entity.password =
          this instanceof Set(String password) ? PasswordHash.of(password, random) : null;
    }
  }
}
