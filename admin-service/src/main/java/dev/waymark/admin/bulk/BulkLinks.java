package dev.waymark.admin.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.link.Attempt;
import dev.waymark.admin.link.HeldWorkspace;
import dev.waymark.admin.link.LinkView;
import dev.waymark.admin.link.Links;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.fault.FaultList;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import dev.waymark.service.problem.Refusals;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;

/// Creates and deletes many links in one transaction: all of them, or none.
@Singleton
class BulkLinks {
  static final int MAX = 500;
  private static final TextRule ID = TextRule.line(64);

  private final Links links;

  BulkLinks(Links links) {
    this.links = links;
  }

  @Transactional
  List<LinkView> create(String workspace, ObjectNode json) {
    List<ObjectNode> bodies = bodies(json);
    HeldWorkspace held = links.hold(workspace);
    var created = new ArrayList<LinkView>();
    var refusals = new Refusals();
    List<Attempt> attempts = links.createAll(held, bodies);
    for (int i = 0; i < attempts.size(); i++) {
      switch (attempts.get(i)) {
        case Attempt.Created(Versioned<LinkView> link) -> created.add(link.body());
        case Attempt.Refused(ProblemType type, FaultList faults) ->
            refusals.add(type, Faults.at("/links", i), faults);
      }
    }
    refusals.throwIfAny();
    return created;
  }

  @Transactional
  void delete(String workspace, ObjectNode json) {
    var faults = new Faults();
    var members = new Members(json, "", faults);
    List<String> ids = members.texts("ids", MAX, ID);
    if (faults.isEmpty() && ids.isEmpty()) {
      faults.add(members.at("ids"), "Name at least one link.");
    }
    members.end();
    ProblemException.throwIfAny(faults);
    links.deleteAll(workspace, ids);
  }

  private static List<ObjectNode> bodies(ObjectNode json) {
    var faults = new Faults();
    var members = new Members(json, "", faults);
    JsonNode array = members.raw("links");
    members.end();
    var bodies = new ArrayList<ObjectNode>();
    if (array == null || !array.isArray() || array.isEmpty() || array.size() > MAX) {
      faults.add(members.at("links"), "This is an array of 1 to " + MAX + " links.");
    } else {
      for (int i = 0; i < array.size(); i++) {
        if (array.get(i) instanceof ObjectNode body) {
          bodies.add(body);
        } else {
          faults.add(Faults.at(members.at("links"), i), "A link is an object.");
        }
      }
    }
    ProblemException.throwIfAny(faults);
    return bodies;
  }
}
