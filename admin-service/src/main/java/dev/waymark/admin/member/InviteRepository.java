package dev.waymark.admin.member;

import dev.waymark.service.page.Cursor;
import dev.waymark.service.page.Order;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The invites in the database.
@Singleton
class InviteRepository implements PanacheRepositoryBase<InviteEntity, String> {
  static final Order<InviteEntity> NEWEST_FIRST =
      Order.byTime("-created_at", "createdAt", entity -> entity.createdAt, entity -> entity.id);

  @Nullable InviteEntity byToken(String hash, Instant now) {
    return find("tokenHash = ?1 and endsAt > ?2", hash, now).firstResult();
  }

  @Nullable InviteEntity inWorkspace(String workspace, String id) {
    return find("workspaceId = ?1 and id = ?2", workspace, id).firstResult();
  }

  @Nullable InviteEntity of(String workspace, String folded) {
    return find("workspaceId = ?1 and emailFolded = ?2", workspace, folded).firstResult();
  }

  long countIn(String workspace) {
    return count("workspaceId", workspace);
  }

  void sweep(String workspace, Instant now) {
    delete("workspaceId = ?1 and endsAt <= ?2", workspace, now);
  }

  /// One more than the limit, when there are more; none that has ended.
  List<InviteEntity> newest(String workspace, Instant now, @Nullable Cursor cursor, int limit) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("workspace", workspace);
    parameters.put("now", now);
    return find(
            "workspaceId = :workspace and endsAt > :now" + NEWEST_FIRST.after(cursor, parameters),
            parameters)
        .range(0, limit)
        .list();
  }
}
