package dev.waymark.admin.link;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.address.ShortLinks;
import dev.waymark.admin.link.ClickCounts.ClickCount;
import dev.waymark.admin.workspace.Workspaces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Goes through the links of a workspace for whoever takes them elsewhere, in bounded memory.
@Singleton
public class LinkExport {
  /// How many characters of links are held at once.
  private static final long MOST_HELD = 1024 * 1024;

  /// Of how many links the clicks are looked up at once.
  private static final int LINES_AT_ONCE = 100;

  private final LinkRepository repository;
  private final LinkSearch search;
  private final HubAddresses hubAddresses;
  private final Workspaces workspaces;
  private final ClickCounts clickCounts;
  private final ShortLinks shortLinks;

  LinkExport(
      LinkRepository repository,
      LinkSearch search,
      HubAddresses hubAddresses,
      Workspaces workspaces,
      ClickCounts clickCounts,
      ShortLinks shortLinks) {
    this.repository = repository;
    this.search = search;
    this.hubAddresses = hubAddresses;
    this.workspaces = workspaces;
    this.clickCounts = clickCounts;
    this.shortLinks = shortLinks;
  }

  /// Goes through what one line says of each link of a workspace that a filter leaves: in the order
  /// of their ids, and hubs after all others, for they lead to them.
  @Transactional(Transactional.TxType.MANDATORY)
  public void eachLine(String workspaceId, LinkFilter filter, Consumer<LinkLine> action) {
    workspaces.get(workspaceId);
    var ids = new ArrayList<String>();
    for (boolean hubs : new boolean[] {false, true}) {
      search.each(
          workspaceId,
          filter.withHubs(hubs),
          "",
          Integer.MAX_VALUE,
          id -> {
            ids.add(id);
            if (ids.size() == LINES_AT_ONCE) {
              tell(workspaceId, ids, action);
            }
            return true;
          });
      tell(workspaceId, ids, action);
    }
  }

  private void tell(String workspaceId, List<String> ids, Consumer<LinkLine> action) {
    var group = new ArrayList<LinkEntity>();
    try (Stream<LinkEntity> links = repository.inOrder(workspaceId, List.copyOf(ids))) {
      links.forEach(
          entity -> {
            group.add(entity);
            if (group.stream().mapToLong(LinkEntity::size).sum() > MOST_HELD) {
              tell(group, action);
            }
          });
    }
    tell(group, action);
    ids.clear();
  }

  private void tell(List<LinkEntity> group, Consumer<LinkLine> action) {
    Map<String, ClickCount> counts = clickCounts.of(group.stream().map(each -> each.id).toList());
    for (LinkEntity entity : group) {
      ObjectNode written = LinkMapping.whole(entity);
      if (entity.hub) {
        hubAddresses.add(entity.workspaceId, written);
      }
      if (entity.domain == null) {
        written.put(LinkField.DOMAIN.key(), shortLinks.defaultDomain());
      }
      action.accept(
          new LinkLine(
              entity.id,
              shortLinks.url(entity.domain, entity.slug),
              written,
              entity.password != null,
              counts.getOrDefault(entity.id, ClickCount.NONE).clicks(),
              entity.createdAt));
      repository.getEntityManager().detach(entity);
    }
    group.clear();
  }

  /// Writes what was written of the links of a workspace, but for their passwords, in the order of
  /// their ids.
  ///
  /// @param hubs those with a page on which visitors choose, or the others
  /// @param after the id after which to begin; empty for the first
  /// @param goOn asked after each, with its id
  @Transactional(Transactional.TxType.MANDATORY)
  void export(
      String workspaceId, boolean hubs, String after, JsonGenerator json, Predicate<String> goOn)
      throws IOException {
    workspaces.get(workspaceId);
    try {
      repository.eachForReading(
          workspaceId,
          hubs,
          after,
          entity -> {
            try {
              write(entity, hubs, json);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            return goOn.test(entity.id);
          });
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
  }

  private void write(LinkEntity entity, boolean isHub, JsonGenerator json) throws IOException {
    if (isHub) {
      ObjectNode hub = LinkMapping.exported(entity);
      hubAddresses.add(entity.workspaceId, hub);
      json.writeTree(hub);
    } else {
      LinkMapping.export(entity, json);
    }
  }
}
