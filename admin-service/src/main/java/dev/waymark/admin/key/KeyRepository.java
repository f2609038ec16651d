package dev.waymark.admin.key;

import dev.waymark.service.page.Cursor;
import dev.waymark.service.page.Order;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The keys in the database.
@Singleton
class KeyRepository implements PanacheRepositoryBase<KeyEntity, String> {
  static final Order<KeyEntity> NEWEST_FIRST =
      Order.byTime("-created_at", "createdAt", entity -> entity.createdAt, entity -> entity.id);

  @Nullable KeyEntity byHash(String hash) {
    return find("hash", hash).firstResult();
  }

  @Nullable KeyEntity inWorkspace(String workspace, String id) {
    return find("workspaceId = ?1 and id = ?2", workspace, id).firstResult();
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
