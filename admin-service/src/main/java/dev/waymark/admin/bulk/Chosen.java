package dev.waymark.admin.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.admin.link.LinkFilter;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import java.util.List;

/// Which links a request is about.
sealed interface Chosen {
  TextRule ID = TextRule.line(64);

  /// These.
  ///
  /// @param ids each once, at least one
  record ByIds(List<String> ids) implements Chosen {}

  /// Those that a filter leaves.
  record ByFilter(LinkFilter filter) implements Chosen {}

  /// Reads `ids` or `filter`.
  ///
  /// @param faults gets what is wrong; the result then is not to be used
  static Chosen read(Members members, Faults faults) {
    JsonNode filter = members.raw("filter");
    List<String> ids = members.texts("ids", BulkLinks.MAX, ID);
    if (filter == null) {
      if (faults.isEmpty() && ids.isEmpty()) {
        faults.add(members.at("ids"), "Name at least one link, by 'ids' or by 'filter'.");
      }
      return new ByIds(ids);
    }
    if (members.raw("ids") != null) {
      faults.add(members.at("filter"), "Links are named by 'ids' or by 'filter', not by both.");
    }
    return new ByFilter(LinkFilter.read(filter, members.at("filter"), faults));
  }
}
