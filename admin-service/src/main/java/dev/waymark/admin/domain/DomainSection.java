package dev.waymark.admin.domain;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.admin.portability.Part;
import dev.waymark.admin.portability.Section;
import dev.waymark.service.problem.Refusals;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

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
  public @Nullable String export(
      String workspace, @Nullable String after, JsonGenerator json, BooleanSupplier full)
      throws IOException {
    domains.export(workspace, json);
    return null;
  }

  @Override
  public Restored restore(String workspace, JsonNode json, String pointer, Refusals refusals) {
    var warnings = new ArrayList<String>();
    List<Item> items = Section.items(json, pointer, "domain", refusals);
    for (Item item : items) {
      if (!domains.restore(workspace, item.json(), item.pointer(), refusals)) {
        warnings.add(
            "The domain " + item.json().path("domain").asText() + " has to be verified here anew.");
      }
    }
    return new Restored(items.size(), warnings);
  }
}
