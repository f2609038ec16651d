package dev.waymark.admin.session;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sessions in the database.
@Singleton
class SessionRepository implements PanacheRepositoryBase<SessionEntity, String> {
  @Nullable SessionEntity byToken(String hash) {
    return find("tokenHash", hash).firstResult();
  }

  @Nullable SessionEntity ofPerson(String person, String id) {
    return find("personId = ?1 and id = ?2", person, id).firstResult();
  }

  /// Those that nobody has seen end, the latest first.
  List<SessionEntity> ofPerson(String person) {
    return list("personId = ?1 order by createdAt desc, id desc", person);
  }

  void endAll(String person) {
    delete("personId", person);
  }

  /// Clears away what is over.
  void sweep(Instant now, Instant idleSince) {
    delete("endsAt <= ?1 or seenAt <= ?2", now, idleSince);
  }
}
