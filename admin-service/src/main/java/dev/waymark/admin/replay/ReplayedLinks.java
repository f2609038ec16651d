package dev.waymark.admin.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.link.LinkAsServed;
import dev.waymark.admin.link.Links;
import dev.waymark.fault.Faults;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/// Reads a link before and after a change, in a transaction that ends before clicks are asked for.
@Singleton
class ReplayedLinks {
  private final Links links;

  ReplayedLinks(Links links) {
    this.links = links;
  }

  /// A link as it is, and as it would be.
  record Pair(LinkAsServed now, LinkAsServed then) {}

  /// @param faults of the rest of the body
  @Transactional
  Pair read(String workspace, String link, ObjectNode draft, Faults faults) {
    LinkAsServed then = links.asServed(workspace, link, draft, "/draft", faults);
    return new Pair(links.asServed(workspace, link), then);
  }
}
