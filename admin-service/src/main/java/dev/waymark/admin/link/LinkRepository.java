package dev.waymark.admin.link;

import dev.waymark.link.Slug;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hibernate.ScrollMode;
import org.hibernate.ScrollableResults;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// The links in the database.
@Singleton
class LinkRepository implements PanacheRepositoryBase<LinkEntity, String> {
  /// Links that are in memory at once where all are gone through.
  private static final int BATCH = 500;

  /// Links that the database hands over at once where all of each is read: one can have some
  /// hundred kilobytes.
  private static final int GROUP = 4;

  /// How many bytes of links that are wanted in an order it hands over at once.
  private static final long MOST_OF_A_GROUP = 1024 * 1024;

  /// How many bytes of links are held at once where many are published.
  private static final long MOST_HELD = 4 * 1024 * 1024;

  @Nullable LinkEntity inWorkspace(String workspace, String id) {
    return find("workspaceId = ?1 and id = ?2", workspace, id).firstResult();
  }

  List<LinkEntity> inWorkspace(String workspace, Collection<String> ids) {
    return list("workspaceId = ?1 and id in ?2", workspace, ids);
  }

  long countInWorkspace(String workspace, Collection<String> ids) {
    return count("workspaceId = ?1 and id in ?2", workspace, ids);
  }

  @Nullable LinkEntity lockedInWorkspace(String workspace, String id) {
    return find("workspaceId = ?1 and id = ?2", workspace, id)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResult();
  }

  /// The link of a workspace with this address, locked; null when there is none.
  ///
  /// @param domain the host; null for the default domain
  @Nullable LinkEntity lockedAt(String workspace, @Nullable String domain, String slug) {
    return find(
            "workspaceId = ?1 and coalesce(domain, '') = ?2 and slugFolded = ?3",
            workspace,
            domain == null ? "" : domain,
            Slug.fold(slug))
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResult();
  }

  /// The id of the link of a workspace with this address; null when there is none.
  ///
  /// @param domain the host; empty for the default domain
  @Nullable String idAt(String workspace, String domain, String slug) {
    LinkEntity entity =
        find(
                "workspaceId = ?1 and coalesce(domain, '') = ?2 and slugFolded = ?3",
                workspace,
                domain,
                Slug.fold(slug))
            .firstResult();
    return entity == null ? null : entity.id;
  }

  /// Several links of a workspace, locked, in the order of their ids, so that two callers cannot
  /// wait for each other.
  List<LinkEntity> lockedInWorkspace(String workspace, Collection<String> ids) {
    return find("workspaceId = ?1 and id in ?2 order by id", workspace, ids)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  /// Links of a workspace that have tests, in the order of their ids, for reading.
  List<LinkEntity> tested(String workspace, int limit) {
    List<?> ids =
        getEntityManager()
            .createNativeQuery(
                "select id from admin.link where workspace_id = :workspace"
                    + " and jsonb_exists(written, 'tests') order by id",
                String.class)
            .setParameter("workspace", workspace)
            .setMaxResults(limit)
            .getResultList();
    List<LinkEntity> tested = list("id in ?1 order by id", ids);
    tested.forEach(getEntityManager()::detach);
    return tested;
  }

  boolean isHub(String workspace, String id) {
    return count("workspaceId = ?1 and id = ?2 and hub", workspace, id) > 0;
  }

  /// The ids of the first links of a workspace after one, in their order.
  ///
  /// @param after empty for the first
  List<String> idsAfter(String workspace, String after, int limit) {
    return getEntityManager()
        .createQuery(
            "select id from LinkEntity where workspaceId = :workspace and id > :after order by id",
            String.class)
        .setParameter("workspace", workspace)
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList();
  }

  /// Several links of a workspace, which stay as they are until the transaction ends, in the order
  /// of their ids. One that somebody has deleted meanwhile is not among them.
  List<LinkEntity> unchanging(String workspace, Collection<String> ids) {
    return find("workspaceId = ?1 and id in ?2 order by id", workspace, ids)
        .withLock(LockModeType.PESSIMISTIC_READ)
        .list();
  }

  /// Goes through the links of a domain batch by batch, in the order of their ids: there can be
  /// many, and they need not all be in memory at once. What the step changes of them is written.
  void eachOfDomain(String domainId, Consumer<List<LinkEntity>> step) {
    walk("domainId = ?1 and id > ?2 order by id", domainId, step);
  }

  /// Goes through links of a workspace one by one, in the order of their ids, for reading. The
  /// database hands them over in small groups, as they are at the moment at which this begins.
  ///
  /// @param hubs those with a page on which visitors choose, or the others
  /// @param after the id after which to begin; empty for the first
  /// @param step says whether to go on
  void eachForReading(String workspace, boolean hubs, String after, Predicate<LinkEntity> step) {
    Session session = getEntityManager().unwrap(Session.class);
    try (ScrollableResults<LinkEntity> rows =
        session
            .createSelectionQuery(
                "from LinkEntity where workspaceId = :workspace and id > :after and hub = :hubs"
                    + " order by id",
                LinkEntity.class)
            .setParameter("workspace", workspace)
            .setParameter("after", after)
            .setParameter("hubs", hubs)
            .setReadOnly(true)
            .setFetchSize(GROUP)
            .scroll(ScrollMode.FORWARD_ONLY)) {
      boolean goOn = true;
      while (goOn && rows.next()) {
        LinkEntity entity = rows.get();
        goOn = step.test(entity);
        session.detach(entity);
      }
    }
  }

  private void walk(String query, String whose, Consumer<List<LinkEntity>> step) {
    String last = "";
    List<LinkEntity> batch;
    do {
      batch = find(query, whose, last).range(0, BATCH - 1).list();
      step.accept(batch);
      last = batch.isEmpty() ? last : batch.getLast().id;
      flush();
      getEntityManager().clear();
    } while (batch.size() == BATCH);
  }

  /// Gives a workspace's links on a domain that was removed to the domain that was added in its
  /// place.
  void adopt(String workspace, String domain, String domainId) {
    update(
        "set domainId = ?1, version = version + 1"
            + " where workspaceId = ?2 and domain = ?3 and domainId is null",
        domainId,
        workspace,
        domain);
  }

  /// Takes the links of a domain off it.
  void abandon(String domainId) {
    update("set domainId = null, version = version + 1 where domainId = ?1", domainId);
  }

  /// Links of a workspace in the order in which their ids are given, as they are taken: the
  /// database hands them over in groups that are not large.
  Stream<LinkEntity> inOrder(String workspace, List<String> ids) {
    Map<String, Integer> sizes = sizes(workspace, ids);
    var groups = new ArrayList<List<String>>();
    var group = new ArrayList<String>();
    long size = 0;
    for (String id : ids) {
      Integer own = sizes.get(id);
      if (own != null) {
        if (size + own > MOST_OF_A_GROUP && !group.isEmpty()) {
          groups.add(List.copyOf(group));
          group.clear();
          size = 0;
        }
        group.add(id);
        size += own;
      }
    }
    groups.add(List.copyOf(group));
    return groups.stream().flatMap(some -> loaded(workspace, some));
  }

  private Stream<LinkEntity> loaded(String workspace, List<String> ids) {
    Map<String, LinkEntity> found = new HashMap<>();
    inWorkspace(workspace, ids).forEach(link -> found.put(link.id, link));
    return ids.stream().map(found::get).filter(Objects::nonNull);
  }

  /// As many of the first of some links as are not large together; one at least. Where all of each
  /// is read, one can have some hundred kilobytes.
  List<String> notLarge(List<String> ids) {
    if (ids.isEmpty()) {
      return ids;
    }
    List<?> first =
        getEntityManager()
            .createNativeQuery(
                "select id from (select id, sum(octet_length(cast(written as text)))"
                    + " over (order by id) as size, row_number() over (order by id) as place"
                    + " from admin.link where id in (:ids)) as some_links"
                    + " where size <= :most or place = 1 order by id",
                String.class)
            .setParameter("ids", ids)
            .setParameter("most", MOST_HELD)
            .getResultList();
    return first.stream().map(String.class::cast).toList();
  }

  /// How many bytes there are of each link that is there.
  private Map<String, Integer> sizes(String workspace, List<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    List<?> rows =
        getEntityManager()
            .createNativeQuery(
                "select id, octet_length(cast(written as text)) from admin.link"
                    + " where workspace_id = :workspace and id in (:ids)")
            .setParameter("workspace", workspace)
            .setParameter("ids", ids)
            .getResultList();
    Map<String, Integer> sizes = new HashMap<>();
    for (Object row : rows) {
      Object[] columns = (Object[]) row;
      sizes.put((String) columns[0], ((Number) columns[1]).intValue());
    }
    return sizes;
  }
}
