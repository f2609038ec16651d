package dev.waymark.admin.hub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.link.LinkView;
import dev.waymark.admin.link.Links;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.service.page.Page;
import dev.waymark.service.page.PageRequest;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/// What can be done with hubs: the same as with links, as long as they stay hubs.
@Singleton
public class Hubs {
  private static final String HUB = "hub";

  private final Links links;

  Hubs(Links links) {
    this.links = links;
  }

  @Transactional
  public Versioned<LinkView> create(String workspace, ObjectNode json) {
    return links.create(workspace, json.hasNonNull(HUB) ? json : withoutPage(json));
  }

  @Transactional
  public Page<LinkView> page(String workspace, PageRequest request) {
    return links.hubs(workspace, request);
  }

  @Transactional
  public Versioned<LinkView> get(String workspace, String id) {
    refuseUnlessHub(workspace, id);
    return links.get(workspace, id);
  }

  @Transactional
  public Versioned<LinkView> change(
      String workspace, String id, Precondition precondition, ObjectNode patch) {
    refuseUnlessHub(workspace, id);
    boolean removesPage = patch.has(HUB) && patch.get(HUB).isNull();
    return links.change(workspace, id, precondition, removesPage ? withoutPage(patch) : patch);
  }

  @Transactional
  public void delete(String workspace, String id, Precondition precondition) {
    refuseUnlessHub(workspace, id);
    links.delete(workspace, id, precondition);
  }

  /// The same with an empty page, so that whoever reads it says what is missing, beside all other
  /// faults. The members are named, for as a patch it has to clear them.
  private static ObjectNode withoutPage(ObjectNode json) {
    ObjectNode page = JsonNodeFactory.instance.objectNode().putNull("title").putNull("entries");
    ObjectNode without = json.deepCopy();
    without.set(HUB, page);
    return without;
  }

  private void refuseUnlessHub(String workspace, String id) {
    if (!links.isHub(workspace, id)) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no such hub.");
    }
  }
}
