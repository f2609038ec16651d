package dev.waymark.admin.domain;

import dev.waymark.service.page.Cursor;
import dev.waymark.service.page.Order;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The domains in the database.
@Singleton
class DomainRepository implements PanacheRepositoryBase<DomainEntity, String> {
  static final Order<DomainEntity> NEWEST_FIRST =
      Order.byTime("-created_at", "createdAt", entity -> entity.createdAt, entity -> entity.id);

  @Nullable DomainEntity inWorkspace(String workspace, String id) {
    return find("workspaceId = ?1 and id = ?2", workspace, id).firstResult();
  }

  @Nullable DomainEntity lockedInWorkspace(String workspace, String id) {
    return find("workspaceId = ?1 and id = ?2", workspace, id)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResult();
  }

  @Nullable DomainEntity verifiedInWorkspace(String workspace, String name) {
    return find("workspaceId = ?1 and name = ?2 and verified", workspace, name).firstResult();
  }

  /// Those of the names that are verified domains, in whichever workspace.
  List<String> verified(Collection<String> names) {
    return find("name in ?1 and verified", names).stream().map(entity -> entity.name).toList();
  }

  /// The domain with this name, in whichever workspace; null when there is none.
  @Nullable DomainEntity named(String name) {
    return find("name", name).firstResult();
  }

  /// All domains of a workspace, by name.
  List<DomainEntity> of(String workspace) {
    return find("workspaceId = ?1 order by name", workspace).list();
  }

  long countOf(String workspace) {
    return count("workspaceId", workspace);
  }

  /// One more than the limit, when there are more.
  List<DomainEntity> newest(String workspace, @Nullable Cursor cursor, int limit) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("workspace", workspace);
    return find("workspaceId = :workspace" + NEWEST_FIRST.after(cursor, parameters), parameters)
        .range(0, limit)
        .list();
  }
}
