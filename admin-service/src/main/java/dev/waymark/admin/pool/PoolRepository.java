package dev.waymark.admin.pool;

import dev.waymark.service.page.Cursor;
import dev.waymark.service.page.Order;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The pools in the database.
@Singleton
class PoolRepository implements PanacheRepositoryBase<PoolEntity, String> {
  static final Order<PoolEntity> BY_KEY =
      Order.byText("key", "key", entity -> entity.key, entity -> entity.id);

  long countOf(String workspace) {
    return count("workspaceId", workspace);
  }

  /// One more than the limit, when there are more.
  List<PoolEntity> page(String workspace, @Nullable Cursor cursor, int limit) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("workspace", workspace);
    return find("workspaceId = :workspace" + BY_KEY.after(cursor, parameters), parameters)
        .range(0, limit)
        .list();
  }
}
