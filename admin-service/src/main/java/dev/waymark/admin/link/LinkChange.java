package dev.waymark.admin.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A change that can be made to many links: a merge patch of those fields that make sense for many
/// at once, and tags that come or go while the others stay.
public final class LinkChange {
  private static final String ADD_TAGS = "add_tags";
  private static final String REMOVE_TAGS = "remove_tags";

  /// What can be patched. Each link keeps its own destination, rules and words.
  private static final List<LinkField<?>> PATCHABLE =
      List.of(
          LinkField.ACTIVE,
          LinkField.STARTS_AT,
          LinkField.EXPIRES_AT,
          LinkField.MAX_CLICKS,
          LinkField.FALLBACK_URL,
          LinkField.FALLBACK_CHANNEL,
          LinkField.UTM_PARAMS);

  private final ObjectNode patch;
  private final List<String> added;
  private final List<String> removed;

  private LinkChange(ObjectNode patch, List<String> added, List<String> removed) {
    this.patch = patch;
    this.added = added;
    this.removed = removed;
  }

  /// Reads a change. What is wrong with it whichever the link is found here, and not told of each.
  ///
  /// @param faults gets what is wrong; the result then is not to be used
  public static LinkChange read(JsonNode json, String pointer, Faults faults) {
    var members = new Members(json, pointer, faults);
    List<String> added = members.texts(ADD_TAGS, LinkField.MAX_TAGS, LinkField.TAG);
    List<String> removed = members.texts(REMOVE_TAGS, LinkField.MAX_TAGS, LinkField.TAG);
    var patch = JsonNodeFactory.instance.objectNode();
    for (LinkField<?> field : PATCHABLE) {
      if (json.has(field.key())) {
        patch.set(field.key(), json.get(field.key()));
      }
      field.read(members, faults);
    }
    members.end();
    for (String tag : added) {
      if (has(removed, tag)) {
        faults.add(members.at(REMOVE_TAGS), "'" + tag + "' is added and removed.");
      }
    }
    if (faults.isEmpty() && patch.isEmpty() && added.isEmpty() && removed.isEmpty()) {
      faults.add(pointer, "Name at least one change.");
    }
    return new LinkChange(patch, added, removed);
  }

  /// The merge patch for one link.
  ///
  /// @param written what people wrote of it
  ObjectNode patchOf(ObjectNode written) {
    ObjectNode all = patch.deepCopy();
    if (!added.isEmpty() || !removed.isEmpty()) {
      List<String> before =
          written.path(LinkField.TAGS.key()).valueStream().map(JsonNode::asText).toList();
      ArrayNode tags = all.putArray(LinkField.TAGS.key());
      before.stream().filter(tag -> !has(removed, tag)).forEach(tags::add);
      added.stream().filter(tag -> !has(before, tag)).forEach(tags::add);
    }
    return all;
  }

  private static boolean has(List<String> tags, String tag) {
    return tags.stream().map(LinkChange::folded).collect(Collectors.toSet()).contains(folded(tag));
  }

  private static String folded(String tag) {
    return tag.toLowerCase(Locale.ROOT);
  }
}
