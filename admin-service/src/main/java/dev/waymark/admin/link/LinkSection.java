package dev.waymark.admin.link;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.portability.Part;
import dev.waymark.admin.portability.Section;
import dev.waymark.fault.FaultList;
import dev.waymark.service.problem.ProblemType;
import dev.waymark.service.problem.Refusals;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The links of a workspace, hubs among them. A link is known again by its domain and slug; its id
/// is there only for the hubs that lead to it.
@Singleton
final class LinkSection implements Section {
  /// What the place where a document ended begins with.
  private static final String HUBS = "h";

  private static final String OTHERS = "l";

  private final Links links;
  private final LinkExport export;
  private final HubAddresses hubAddresses;

  LinkSection(Links links, LinkExport export, HubAddresses hubAddresses) {
    this.links = links;
    this.export = export;
    this.hubAddresses = hubAddresses;
  }

  @Override
  public Part part() {
    return Part.LINKS;
  }

  @Override
  public @Nullable String export(
      String workspace, @Nullable String after, JsonGenerator json, BooleanSupplier full)
      throws IOException {
    json.writeStartArray();
    // Hubs come after all that they may lead to, in documents of their own too.
    String next =
        after != null && after.startsWith(HUBS)
            ? null
            : export(workspace, false, after == null ? "" : after.substring(1), json, full);
    if (next == null) {
      next =
          export(
              workspace,
              true,
              after != null && after.startsWith(HUBS) ? after.substring(1) : "",
              json,
              full);
    }
    json.writeEndArray();
    return next;
  }

  private @Nullable String export(
      String workspace, boolean hubs, String after, JsonGenerator json, BooleanSupplier full)
      throws IOException {
    var next = new AtomicReference<@Nullable String>();
    export.export(
        workspace,
        hubs,
        after,
        json,
        id -> {
          boolean ends = full.getAsBoolean();
          next.set(ends ? (hubs ? HUBS : OTHERS) + id : null);
          return !ends;
        });
    return next.get();
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
            items, link -> link.path(LinkMapping.ID).asText(), link -> References.of(link).links());
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
    boolean hadPassword = link.path(LinkMapping.HAS_PASSWORD).asBoolean();
    link.remove(List.of(LinkMapping.ID, LinkMapping.HAS_PASSWORD));
    hubAddresses.resolve(held.workspace().id(), link, here);
    switch (links.restore(held, link, hadPassword)) {
      case Attempt.Refused(ProblemType type, FaultList faults) ->
          refusals.add(type, pointer, faults);
      case Attempt.Created(var restored) -> {
        here.put(exported.path(LinkMapping.ID).asText(), restored.body().id());
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
