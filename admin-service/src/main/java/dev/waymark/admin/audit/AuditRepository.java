package dev.waymark.admin.audit;

import dev.waymark.service.page.Cursor;
import dev.waymark.service.page.Order;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The audit log in the database.
@Singleton
class AuditRepository implements PanacheRepositoryBase<AuditEntity, String> {
  static final Order<AuditEntity> NEWEST_FIRST =
      Order.byTime("-created_at", "createdAt", entity -> entity.createdAt, entity -> entity.id);

  /// Whether there is such a workspace. Asked here, because workspaces write to the log and it can
  /// therefore know nothing of them.
  boolean isWorkspace(String id) {
    return getEntityManager()
            .createNativeQuery("select 1 from admin.workspace where id = :id")
            .setParameter("id", id)
            .getResultList()
            .size()
        > 0;
  }

  /// The names of those callers who are people, by their id, as they are now. Asked here for the
  /// same reason.
  Map<String, String> names(Set<String> callers) {
    Map<String, String> names = new HashMap<>();
    if (!callers.isEmpty()) {
      List<?> rows =
          getEntityManager()
              .createNativeQuery("select id, name from admin.person where id in (:callers)")
              .setParameter("callers", callers)
              .getResultList();
      for (Object row : rows) {
        Object[] columns = (Object[]) row;
        names.put((String) columns[0], (String) columns[1]);
      }
    }
    return names;
  }

  /// What subjects and callers are called that are still there, by their id: people, links by their
  /// slug, keys, domains.
  Map<String, String> namesOfAll(Set<String> ids) {
    Map<String, String> names = new HashMap<>();
    if (!ids.isEmpty()) {
      List<?> rows =
          getEntityManager()
              .createNativeQuery(
                  """
                  select id, name from admin.person where id in (:ids)
                  union all select id, slug from admin.link where id in (:ids)
                  union all select id, name from admin.api_key where id in (:ids)
                  union all select id, name from admin.domain where id in (:ids)
                  """)
              .setParameter("ids", ids)
              .getResultList();
      for (Object row : rows) {
        Object[] columns = (Object[]) row;
        names.put((String) columns[0], (String) columns[1]);
      }
    }
    return names;
  }

  /// One more than the limit, when there are more.
  List<AuditEntity> newest(
      String workspace, AuditFilter filter, @Nullable Cursor cursor, int limit) {
    Map<String, Object> parameters = new HashMap<>();
    var query = new StringBuilder("workspaceId = :workspace");
    parameters.put("workspace", workspace);
    if (filter.action() != null) {
      query.append(" and action = :action");
      parameters.put("action", filter.action());
    }
    if (filter.kind() != null) {
      query.append(" and action like :kind");
      parameters.put("kind", filter.kind() + ".%");
    }
    if (filter.caller() != null) {
      query.append(" and caller = :caller");
      parameters.put("caller", filter.caller());
    }
    if (filter.from() != null) {
      query.append(" and createdAt >= :from");
      parameters.put("from", filter.from());
    }
    if (filter.until() != null) {
      query.append(" and createdAt < :until");
      parameters.put("until", filter.until());
    }
    query.append(NEWEST_FIRST.after(cursor, parameters));
    return find(query.toString(), parameters).range(0, limit).list();
  }
}
