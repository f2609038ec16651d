package dev.waymark.admin.portability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.Refusals;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes all of a workspace into one document, and makes a workspace as such a document says.
@Singleton
class Portability {
  private static final String FORMAT = "waymark";
  private static final int VERSION = 1;
  private static final String EXPORTED_AT = "exported_at";

  private final List<Section> sections;
  private final InstantSource clock;

  Portability(@All List<Section> sections, InstantSource clock) {
    this.sections = sections.stream().sorted(Comparator.comparing(Section::part)).toList();
    this.clock = clock;
  }

  @Transactional
  ObjectNode export(String workspace) {
    var document = JsonNodeFactory.instance.objectNode();
    document.put(FORMAT, VERSION);
    document.put(EXPORTED_AT, clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    for (Section section : sections) {
      document.set(section.part().key(), section.export(workspace));
    }
    return document;
  }

  /// All of the document, or nothing.
  @Transactional
  RestoredView restore(String workspace, ObjectNode document) {
    Map<Section, JsonNode> parts = parts(document);
    var refusals = new Refusals();
    Map<String, Integer> counts = new LinkedHashMap<>();
    var warnings = new ArrayList<String>();
    parts.forEach(
        (section, json) -> {
          String key = section.part().key();
          Section.Restored restored =
              section.restore(workspace, json, Faults.at("", key), refusals);
          counts.put(key, restored.count());
          warnings.addAll(restored.warnings());
        });
    refusals.throwIfAny();
    return new RestoredView(counts, warnings);
  }

  private Map<Section, JsonNode> parts(ObjectNode document) {
    var faults = new Faults();
    var members = new Members(document, "", faults);
    Long version = members.number(FORMAT, VERSION, VERSION);
    if (faults.isEmpty() && version == null) {
      faults.add(members.at(FORMAT), "An export begins with \"waymark\": 1.");
    }
    members.raw(EXPORTED_AT);
    Map<Section, JsonNode> parts = new LinkedHashMap<>();
    for (Section section : sections) {
      JsonNode json = members.raw(section.part().key());
      if (json != null) {
        parts.put(section, json);
      }
    }
    members.end();
    ProblemException.throwIfAny(faults);
    return parts;
  }
}
