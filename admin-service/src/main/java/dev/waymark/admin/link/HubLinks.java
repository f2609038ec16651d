package dev.waymark.admin.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.database.StoredJson;
import dev.waymark.fault.Faults;
import dev.waymark.hub.Hub;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The links that a hub leads to: they are there when it is saved, and none of them leads back to
/// it, which would send visitors round in a circle of pages.
@Singleton
class HubLinks {
  /// The member of an exported entry that says where its link is.
  private static final String ADDRESS = "link_address";

  private final LinkRepository repository;

  HubLinks(LinkRepository repository) {
    this.repository = repository;
  }

  /// Notes every entry that leads nowhere, or in a circle.
  ///
  /// @param own the hub's id
  /// @param hub null when the link is none
  void check(String workspace, String own, @Nullable Hub hub, Faults faults) {
    Map<String, String> pointers = new LinkedHashMap<>();
    for (int i = 0; hub != null && i < hub.entries().size(); i++) {
      if (hub.entries().get(i).target() instanceof Hub.Target.Link(String link)
          && !link.isEmpty()) {
        pointers.put(Faults.at("/hub/entries", i) + "/link", link);
      }
    }
    if (pointers.isEmpty()) {
      return;
    }
    Map<String, LinkEntity> found = find(workspace, pointers.values());
    pointers.forEach(
        (pointer, link) -> {
          LinkEntity entity = found.get(link);
          if (link.equals(own)) {
            faults.add(pointer, "A hub cannot lead to itself.");
          } else if (entity == null) {
            faults.add(pointer, "There is no link '" + link + "' in this workspace.");
          } else if (leadsTo(workspace, own, entity)) {
            faults.add(
                pointer,
                "The hub '" + entity.slug + "' leads back to this one, round in a circle.");
          }
        });
  }

  /// Those of the links that a hub leads to that are there.
  ///
  /// @param hub null when the link is none
  Set<String> present(String workspace, @Nullable Hub hub) {
    Set<String> links = hub == null ? Set.of() : linksOf(hub.toJson());
    return links.isEmpty() ? links : find(workspace, links).keySet();
  }

  /// Writes beside each link that a hub leads to where that is, by which it is found where it has
  /// another id.
  ///
  /// @param hub as it is written; whatever is no hub stays as it is
  void addAddresses(String workspace, JsonNode hub) {
    Set<String> links = linksOf(hub);
    if (links.isEmpty()) {
      return;
    }
    Map<String, LinkEntity> found = find(workspace, links);
    for (JsonNode entry : hub.path("entries")) {
      LinkEntity entity = found.get(entry.path("link").asText());
      if (entity != null && entry instanceof ObjectNode object) {
        object.putObject(ADDRESS).put("domain", entity.domain).put("slug", entity.slug);
      }
    }
    found.values().forEach(repository.getEntityManager()::detach);
  }

  /// Takes away what {@link #addAddresses} wrote, and puts the ids of the links in their places.
  ///
  /// @param here the ids here by those that are written, as far as they are known
  void resolve(String workspace, JsonNode hub, Map<String, String> here) {
    for (JsonNode entry : hub.path("entries")) {
      if (entry instanceof ObjectNode object) {
        JsonNode address = object.remove(ADDRESS);
        String id = here.get(object.path("link").asText());
        if (id == null && address != null) {
          id =
              repository.idAt(
                  workspace, address.path("domain").asText(""), address.path("slug").asText(""));
        }
        if (id != null && object.has("link")) {
          object.put("link", id);
        }
      }
    }
  }

  private boolean leadsTo(String workspace, String sought, LinkEntity start) {
    Set<String> seen = new HashSet<>();
    Set<String> next = linksOf(start);
    while (seen.addAll(next)) {
      if (next.contains(sought)) {
        return true;
      }
      Set<String> following = new HashSet<>();
      find(workspace, next).values().forEach(entity -> following.addAll(linksOf(entity)));
      following.removeAll(seen);
      next = following;
    }
    return false;
  }

  private Map<String, LinkEntity> find(String workspace, Collection<String> ids) {
    Map<String, LinkEntity> found = new HashMap<>();
    repository.inWorkspace(workspace, ids).forEach(entity -> found.put(entity.id, entity));
    return found;
  }

  private static Set<String> linksOf(LinkEntity entity) {
    return entity.hub == null ? Set.of() : linksOf(StoredJson.parse(entity.hub));
  }

  /// The ids of the links that a hub leads to.
  ///
  /// @param hub as it is written; whatever is no hub leads to none
  static Set<String> linksOf(JsonNode hub) {
    Set<String> links = new HashSet<>();
    hub.path("entries")
        .forEach(
            entry -> {
              if (entry.path("link").isTextual()) {
                links.add(entry.path("link").textValue());
              }
            });
    return links;
  }
}
