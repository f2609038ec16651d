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

  List<String> verifiedNames(String workspace) {
    return find("workspaceId = ?1 and verified order by name", workspace).stream()
        .map(entity -> entity.name)
        .toList();
  }

  /// Those of the names that are verified domains, in whichever workspace.
  List<String> verified(Collection<String> names) {
    return find("name in ?1 and verified", names).stream().map(entity -> entity.name).toList();
  }

  /// A workspace's own domain with this name, verified or not; null when there is none.
  @Nullable DomainEntity claimed(String workspace, String name) {
    return find("workspaceId = ?1 and name = ?2", workspace, name).firstResult();
  }

  /// The verified domains with these names, in whichever workspace, by name.
  Map<String, DomainEntity> holders(Collection<String> names) {
    Map<String, DomainEntity> holders = new HashMap<>();
    if (!names.isEmpty()) {
      find("name in ?1 and verified", names).stream()
          .forEach(entity -> holders.put(entity.name, entity));
    }
    return holders;
  }

  /// The verified domain with this name, in whichever workspace; null when there is none.
  @Nullable DomainEntity holder(String name) {
    return holders(List.of(name)).get(name);
  }

  /// Locks everything that was made of a host until the transaction ends. Of several at once, one
  /// waits for the other: who has proved a host is settled under this lock.
  void lockNamed(String name) {
    getEntityManager()
        .createNativeQuery("select id from admin.domain where name = :name order by id for update")
        .setParameter("name", name)
        .getResultList();
    getEntityManager().clear();
  }

  /// Some of those that have not proved a host, in other workspaces.
  List<DomainEntity> otherClaims(String name, String workspace, int limit) {
    return find("name = ?1 and not verified and workspaceId <> ?2 order by id", name, workspace)
        .range(0, limit - 1)
        .list();
  }

  /// What is answered of these has changed, and so have their ETags.
  void touchClaims(String name) {
    update("set version = version + 1 where name = ?1 and not verified", name);
  }

  /// Those that are to move, the longest unchecked first.
  List<DomainEntity> onNotice(int limit) {
    return find("movesAt is not null order by checkedAt nulls first, id")
        .range(0, limit - 1)
        .list();
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
