package dev.waymark.admin.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.portability.Part;
import dev.waymark.admin.portability.Section;
import dev.waymark.admin.problem.ProblemType;
import dev.waymark.admin.problem.Refusals;
import dev.waymark.fault.Fault;
import dev.waymark.fault.Faults;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/// The domains of a workspace. That one is verified is not taken from a document.
@Singleton
final class DomainSection implements Section {
  private final Domains domains;

  DomainSection(Domains domains) {
    this.domains = domains;
  }

  @Override
  public Part part() {
    return Part.DOMAINS;
  }

  @Override
  public ArrayNode export(String workspace) {
    return domains.export(workspace);
  }

  @Override
  public Restored restore(String workspace, JsonNode json, String pointer, Refusals refusals) {
    var warnings = new ArrayList<String>();
    if (!json.isArray()) {
      refusals.add(
          ProblemType.INVALID, pointer, List.of(new Fault("", "This is an array of domains.")));
    }
    for (int i = 0; i < json.size(); i++) {
      String place = Faults.at(pointer, i);
      if (json.path(i) instanceof ObjectNode domain) {
        if (!domains.restore(workspace, domain, place, refusals)) {
          warnings.add(
              "The domain " + domain.path("domain").asText() + " has to be verified here anew.");
        }
      } else {
        refusals.add(ProblemType.INVALID, place, List.of(new Fault("", "A domain is an object.")));
      }
    }
    return new Restored(json.size(), warnings);
  }
}
