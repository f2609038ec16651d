package dev.waymark.admin.workspace;

import dev.waymark.service.page.Cursor;
import dev.waymark.service.page.Order;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The workspaces in the database.
@Singleton
class WorkspaceRepository implements PanacheRepositoryBase<WorkspaceEntity, String> {
  static final Order<WorkspaceEntity> NEWEST_FIRST =
      Order.byTime("-created_at", "createdAt", entity -> entity.createdAt, entity -> entity.id);

  static final Order<WorkspaceEntity> LATEST_DELETED_FIRST =
      Order.byTime(
          "-deleted_at",
          "deletedAt",
          entity -> Objects.requireNonNull(entity.deletedAt, "deletedAt"),
          entity -> entity.id);

  /// Those that can be taken back, one more than the limit, when there are more.
  ///
  /// @param owner the id of the person whose they are; null for all
  /// @param since those that were deleted after that moment
  List<WorkspaceEntity> deleted(
      @Nullable String owner, Instant since, @Nullable Cursor cursor, int limit) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("since", since);
    String query = "deletedAt > :since and not erasing";
    if (owner != null) {
      query += " and " + OWNED;
      parameters.put("owner", owner);
    }
    return find(query + LATEST_DELETED_FIRST.after(cursor, parameters), parameters)
        .range(0, limit)
        .list();
  }

  /// Whether a workspace has this person among its owners, deleted as it may be.
  boolean isOwner(String id, String person) {
    return count("id = :id and " + OWNED, Map.of("id", id, "owner", person)) > 0;
  }

  private static final String OWNED =
      "id in (select m.workspaceId from MembershipEntity m"
          + " where m.personId = :owner and m.role = 'owner')";

  /// One more than the limit, when there are more; none that is deleted.
  ///
  /// @param only the ids of the only ones to see; null for all
  List<WorkspaceEntity> newest(@Nullable Set<String> only, @Nullable Cursor cursor, int limit) {
    Map<String, Object> parameters = new HashMap<>();
    String query = "deletedAt is null";
    if (only != null) {
      query += " and id in :only";
      parameters.put("only", only);
    }
    return find(query + NEWEST_FIRST.after(cursor, parameters), parameters).range(0, limit).list();
  }
}
