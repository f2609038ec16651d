package dev.waymark.admin.workspace;

import dev.waymark.service.page.Cursor;
import dev.waymark.service.page.Order;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The workspaces in the database.
@Singleton
class WorkspaceRepository implements PanacheRepositoryBase<WorkspaceEntity, String> {
  static final Order<WorkspaceEntity> NEWEST_FIRST =
      Order.byTime("-created_at", "createdAt", entity -> entity.createdAt, entity -> entity.id);

  /// One more than the limit, when there are more.
  ///
  /// @param only the ids of the only ones to see; null for all
  List<WorkspaceEntity> newest(@Nullable Set<String> only, @Nullable Cursor cursor, int limit) {
    Map<String, Object> parameters = new HashMap<>();
    String query = "1 = 1";
    if (only != null) {
      query = "id in :only";
      parameters.put("only", only);
    }
    return find(query + NEWEST_FIRST.after(cursor, parameters), parameters).range(0, limit).list();
  }
}
