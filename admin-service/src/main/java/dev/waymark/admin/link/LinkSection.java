package dev.waymark.admin.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.portability.Part;
import dev.waymark.admin.portability.Section;
import dev.waymark.fault.FaultList;
import dev.waymark.service.problem.ProblemType;
import dev.waymark.service.problem.Refusals;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The links of a workspace, hubs among them. A link is known again by its domain and slug; its id
/// is there only for the hubs that lead to it.
@Singleton
final class LinkSection implements Section {
  private static final String ID = "id";
  private static final String HAS_PASSWORD = "has_password";

  private final Links links;

  LinkSection(Links links) {
    this.links = links;
  }

  @Override
  public Part part() {
    return Part.LINKS;
  }

  @Override
  public ArrayNode export(String workspace) {
    return links.export(workspace);
  }

  @Override
  public Restored restore(String workspace, JsonNode json, String pointer, Refusals refusals) {
    List<Item> items = Section.items(json, pointer, "link", refusals);
    HeldWorkspace held = links.hold(workspace);
    var warnings = new ArrayList<String>();
    Map<String, String> here = new HashMap<>();
    // Hubs come after the links that they lead to.
    List<Item> ordered =
        Section.ordered(
            items, link -> link.path(ID).asText(), link -> HubLinks.linksOf(link.path("hub")));
    for (Item item : ordered) {
      restore(held, item.json(), item.pointer(), here, warnings, refusals);
    }
    return new Restored(items.size(), warnings);
  }

  /// @param here the ids here by those in the document
  private void restore(
      HeldWorkspace held,
      ObjectNode exported,
      String pointer,
      Map<String, String> here,
      List<String> warnings,
      Refusals refusals) {
    ObjectNode link = exported.deepCopy();
    boolean hadPassword = link.path(HAS_PASSWORD).asBoolean();
    link.remove(List.of(ID, HAS_PASSWORD));
    for (JsonNode entry : link.path("hub").path("entries")) {
      String id = here.get(entry.path("link").asText());
      if (id != null && entry instanceof ObjectNode object) {
        object.put("link", id);
      }
    }
    switch (links.restore(held, link, hadPassword)) {
      case Attempt.Refused(ProblemType type, FaultList faults) ->
          refusals.add(type, pointer, faults);
      case Attempt.Created(var restored) -> {
        here.put(exported.path(ID).asText(), restored.body().id());
        if (hadPassword && !restored.body().hasPassword()) {
          warnings.add(
              "The link "
                  + restored.body().slug()
                  + " had a password, which no export holds. It is switched off until it has a new"
                  + " one and you switch it on.");
        }
      }
    }
  }
}
