package dev.waymark.admin.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.link.Reference.Kind;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the links are that a hub leads to, for documents that go elsewhere: a link has another id
/// there.
@Singleton
class HubAddresses {
  /// The member of an exported entry that says where its link is.
  private static final String ADDRESS = "link_address";

  private final LinkRepository repository;

  HubAddresses(LinkRepository repository) {
    this.repository = repository;
  }

  /// Writes beside each link that a hub leads to where that is.
  ///
  /// @param link as it is written; one without a hub stays as it is
  void add(String workspace, ObjectNode link) {
    References references = References.of(link);
    Set<String> ids = references.links();
    if (ids.isEmpty()) {
      return;
    }
    Map<String, LinkEntity> found = new HashMap<>();
    repository.inWorkspace(workspace, ids).forEach(entity -> found.put(entity.id, entity));
    for (Reference reference : references.to(Kind.LINK::equals)) {
      LinkEntity entity = found.get(reference.name());
      if (entity != null && holder(link, reference) instanceof ObjectNode object) {
        object.putObject(ADDRESS).put("domain", entity.domain).put("slug", entity.slug);
      }
    }
    found.values().forEach(repository.getEntityManager()::detach);
  }

  /// Takes away what {@link #add} wrote, and puts the ids of the links in their places.
  ///
  /// @param here the ids here by those that are written, as far as they are known
  void resolve(String workspace, ObjectNode link, Map<String, String> here) {
    for (Reference reference : References.of(link).to(Kind.LINK::equals)) {
      if (holder(link, reference) instanceof ObjectNode object) {
        JsonNode address = object.remove(ADDRESS);
        String id = here.get(reference.name());
        if (id == null && address != null) {
          id =
              repository.idAt(
                  workspace, address.path("domain").asText(""), address.path("slug").asText(""));
        }
        if (id != null) {
          object.put("link", id);
        }
      }
    }
  }

  /// The object in which a reference stands.
  private static @Nullable JsonNode holder(ObjectNode link, Reference reference) {
    String pointer = reference.pointer();
    return link.at(pointer.substring(0, pointer.lastIndexOf('/')));
  }
}
