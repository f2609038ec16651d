package dev.waymark.admin.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Faults;
import org.jspecify.annotations.Nullable;

/// Takes drafts out of bodies.
final class Drafts {
  private Drafts() {}

  /// Takes a draft out of a body: a JSON merge patch for a link, which is read where the link is
  /// known. Null when there is none, and after a fault.
  static @Nullable ObjectNode take(ObjectNode body, String name, Faults faults) {
    JsonNode draft = body.remove(name);
    if (draft == null || draft.isNull()) {
      return null;
    }
    if (draft instanceof ObjectNode patch) {
      return patch;
    }
    faults.add(Faults.at("", name), "This is an object, as a change of the link takes it.");
    return null;
  }
}
