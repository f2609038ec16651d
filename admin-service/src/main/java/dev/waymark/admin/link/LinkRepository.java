package dev.waymark.admin.link;

import dev.waymark.admin.address.ShortLinks;
import dev.waymark.link.HostName;
import dev.waymark.link.Slug;
import dev.waymark.service.page.Cursor;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hibernate.ScrollMode;
import org.hibernate.ScrollableResults;
import org.hibernate.Session;
import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;

/// The links in the database.
@Singleton
class LinkRepository implements PanacheRepositoryBase<LinkEntity, String> {
  /// Links that are in memory at once where all are gone through.
  private static final int BATCH = 500;

  /// Links that the database hands over at once where all of each is read: one can have some
  /// hundred kilobytes.
  private static final int GROUP = 4;

  private final ShortLinks shortLinks;

  LinkRepository(ShortLinks shortLinks) {
    this.shortLinks = shortLinks;
  }

  @Nullable LinkEntity inWorkspace(String workspace, String id) {
    return find("workspaceId = ?1 and id = ?2", workspace, id).firstResult();
  }

  List<LinkEntity> inWorkspace(String workspace, Collection<String> ids) {
    return list("workspaceId = ?1 and id in ?2", workspace, ids);
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

  boolean isHub(String workspace, String id) {
    return count("workspaceId = ?1 and id = ?2 and hub", workspace, id) > 0;
  }

  /// Goes through all links of a workspace batch by batch, in the order of their ids: there can be
  /// many, and they need not all be in memory at once. What the step changes of them is written.
  void eachOfWorkspace(String workspace, Consumer<List<LinkEntity>> step) {
    walk("workspaceId = ?1 and id > ?2 order by id", workspace, step);
  }

  /// The same for the links of a domain.
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

  /// One more than the limit, when there are more. They come from the database as they are taken.
  Stream<LinkEntity> page(String workspace, LinkFilter filter, @Nullable Cursor cursor, int limit) {
    Map<String, Object> parameters = new HashMap<>();
    var query = new StringBuilder("workspaceId = :workspace");
    parameters.put("workspace", workspace);
    String domain = filter.domain();
    if (domain != null) {
      String host = HostName.comparable(domain);
      if (host.equals(shortLinks.defaultDomain())) {
        query.append(" and domain is null");
      } else {
        query.append(" and domain = :domain");
        parameters.put("domain", host);
      }
    }
    if (filter.slug() != null) {
      query.append(" and slugFolded = :slug");
      parameters.put("slug", Slug.fold(filter.slug()));
    }
    if (filter.tag() != null) {
      query.append(" and array_contains(tags, :tag)");
      parameters.put("tag", filter.tag());
    }
    if (filter.active() != null) {
      query.append(" and active = :active");
      parameters.put("active", filter.active().equals("true"));
    }
    if (filter.hubs()) {
      query.append(" and hub");
    }
    String text = filter.text();
    if (text != null) {
      query.append(
          " and (lower(slug) like :text escape '!' or lower(title) like :text escape '!'"
              + " or lower(target) like :text escape '!')");
      parameters.put("text", "%" + literal(text.toLowerCase(Locale.ROOT)) + "%");
    }
    query.append(filter.order().after(cursor, parameters));
    return find(query.toString(), parameters)
        .range(0, limit)
        .withHint(HibernateHints.HINT_FETCH_SIZE, GROUP)
        .stream();
  }

  private static String literal(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
