package dev.waymark.admin.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// A link that was made elsewhere, or here before.
///
/// @param id which it had where it comes from: hubs lead to it by this id, and a link that was
///   deleted here comes back under it; null when that is not known
/// @param json as for the operation that creates a link; entries of a hub may have an address
///   beside the id of the link that they lead to
public record LinkToImport(@Nullable String id, ObjectNode json) {
  /// Without its password, so that it gets into no log.
  @Override
  public String toString() {
    return "LinkToImport[" + id + "]";
  }
}
