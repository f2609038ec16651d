package dev.waymark.admin.precondition;

import java.util.ArrayList;
import java.util.List;

/// The entity tags that a header lists, or `*`. What is no entity tag matches nothing.
final class EntityTags {
  private final List<String> tags = new ArrayList<>();

  EntityTags(String header) {
    for (String tag : header.split(",", -1)) {
      tags.add(tag.strip());
    }
  }

  static String of(long version) {
    return "\"" + version + "\"";
  }

  /// The strong comparison, which `If-Match` asks for.
  boolean hasStrongly(long version) {
    return tags.contains("*") || tags.contains(of(version));
  }

  /// The weak comparison, which `If-None-Match` asks for.
  boolean hasWeakly(long version) {
    return hasStrongly(version) || tags.contains("W/" + of(version));
  }
}
