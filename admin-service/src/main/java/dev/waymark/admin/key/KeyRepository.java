package dev.waymark.admin.key;

import dev.waymark.service.page.Cursor;
import dev.waymark.service.page.Order;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The keys in the database.
@Singleton
class KeyRepository implements PanacheRepositoryBase<KeyEntity, String> {
  static final Order<KeyEntity> NEWEST_FIRST =
      Order.byTime("-created_at", "createdAt", entity -> entity.createdAt, entity -> entity.id);

  /// Not one of a deleted workspace.
  @Nullable KeyEntity byHash(String hash) {
    return find(
            "hash = ?1 and workspaceId not in"
                + " (select w.id from WorkspaceEntity w where w.deletedAt is not null)",
            hash)
        .firstResult();
  }

  @Nullable KeyEntity inWorkspace(String workspace, String id) {
    return find("workspaceId = ?1 and id = ?2", workspace, id).firstResult();
  }

  /// Notes the day once, whichever of several nodes comes first.
  void used(String id, LocalDate day) {
    update("lastUsed = ?1 where id = ?2 and (lastUsed is null or lastUsed < ?1)", day, id);
  }

  /// A hundred of those that have expired.
  List<KeyEntity> expired(Instant now) {
    return find("expiresAt <= ?1 order by expiresAt", now).range(0, 99).list();
  }

  long countOf(String workspace) {
    return count("workspaceId", workspace);
  }

  /// One more than the limit, when there are more.
  List<KeyEntity> newest(String workspace, @Nullable Cursor cursor, int limit) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("workspace", workspace);
    return find("workspaceId = :workspace" + NEWEST_FIRST.after(cursor, parameters), parameters)
        .range(0, limit)
        .list();
  }
}
