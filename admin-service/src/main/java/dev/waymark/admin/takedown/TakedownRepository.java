package dev.waymark.admin.takedown;

import dev.waymark.service.page.Cursor;
import dev.waymark.service.page.Order;
import dev.waymark.takedown.Takedown;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The takedowns in the database.
@Singleton
class TakedownRepository implements PanacheRepositoryBase<TakedownEntity, String> {
  static final Order<TakedownEntity> NEWEST_FIRST =
      Order.byTime("-created_at", "createdAt", entity -> entity.createdAt, entity -> entity.id);

  /// How many subjects are asked for in one query.
  private static final int CHUNK = 5_000;

  /// Keeps two services from following their files at once.
  private static final long LOCK = 0x7761796D61726B01L;

  boolean isEmpty() {
    return getEntityManager()
        .createNativeQuery("select 1 from admin.takedown limit 1")
        .getResultList()
        .isEmpty();
  }

  @Nullable TakedownEntity locked(String id) {
    return findById(id, LockModeType.PESSIMISTIC_WRITE);
  }

  @Nullable TakedownEntity of(Takedown takedown) {
    return find("what = ?1 and subject = ?2", takedown.what().key(), takedown.subject())
        .firstResult();
  }

  /// Those of some subjects, of whichever kind.
  List<TakedownEntity> ofSubjects(Collection<String> subjects) {
    var all = List.copyOf(subjects);
    var found = new ArrayList<TakedownEntity>();
    for (int i = 0; i < all.size(); i += CHUNK) {
      found.addAll(list("subject in ?1", all.subList(i, Math.min(all.size(), i + CHUNK))));
    }
    return found;
  }

  List<TakedownEntity> fromFile() {
    return list("source", TakedownEntity.FILE);
  }

  /// Until the transaction ends.
  void lockFile() {
    getEntityManager()
        .createNativeQuery("select 1 from pg_advisory_xact_lock(:key)")
        .setParameter("key", LOCK)
        .getResultList();
  }

  /// The workspace of a link; null when there is no such link. Asked here, for links depend on
  /// takedowns.
  @Nullable String workspaceOfLink(String id) {
    return one(
        getEntityManager()
            .createNativeQuery("select workspace_id from admin.link where id = :id")
            .setParameter("id", id)
            .getResultList());
  }

  /// The id of the link that answers at an address; null when there is none.
  ///
  /// @param domain null for the default domain
  /// @param slug folded
  @Nullable String linkAt(@Nullable String domain, String slug) {
    return one(
        getEntityManager()
            .createNativeQuery(
                """
                select id from admin.link where slug_folded = :slug
                and coalesce(domain, '') = :domain and (domain is null or domain_id is not null)
                """)
            .setParameter("slug", slug)
            .setParameter("domain", domain == null ? "" : domain)
            .getResultList());
  }

  /// Whether there is such a workspace.
  boolean isWorkspace(String id) {
    return one(
            getEntityManager()
                .createNativeQuery("select id from admin.workspace where id = :id")
                .setParameter("id", id)
                .getResultList())
        != null;
  }

  private static @Nullable String one(List<?> rows) {
    return rows.isEmpty() ? null : (String) rows.getFirst();
  }

  /// One more than the limit, when there are more.
  ///
  /// @param what null for all kinds
  List<TakedownEntity> newest(@Nullable String what, @Nullable Cursor cursor, int limit) {
    Map<String, Object> parameters = new HashMap<>();
    String which = what == null ? "what is not null" : "what = :what";
    if (what != null) {
      parameters.put("what", what);
    }
    return find(which + NEWEST_FIRST.after(cursor, parameters), parameters).range(0, limit).list();
  }
}
