package dev.waymark.admin.link;

import dev.waymark.admin.workspace.Workspace;
import dev.waymark.publication.LinkDocument;
import dev.waymark.routing.Link;
import dev.waymark.routing.Neighbour;
import dev.waymark.rule.Action;
import dev.waymark.rule.Rule;
import dev.waymark.rule.SharedMatchers;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/// Finds the links to which the rules of a link lead, for whoever plays it.
@Singleton
class NeighbourLinks {
  private final LinkRepository repository;
  private final ClickCounts clickCounts;

  NeighbourLinks(LinkRepository repository, ClickCounts clickCounts) {
    this.repository = repository;
    this.clickCounts = clickCounts;
  }

  /// Those that there are, by their ids, as they stand.
  Map<String, Neighbour> of(LinkDocument document, Workspace workspace) {
    Map<String, Neighbour> neighbours = new HashMap<>();
    for (Rule rule : document.destinations().rules().rules()) {
      if (rule.action() instanceof Action.Link(String id) && !neighbours.containsKey(id)) {
        LinkEntity other = repository.inWorkspace(workspace.id(), id);
        if (other != null
            && LinkMapping.isOnADomain(other)
            && LinkMapping.read(other) instanceof StoredLink.Intact(LinkDraft draft)) {
          long clicks = clickCounts.of(id).clicks();
          Link link =
              Link.compile(LinkMapping.document(other, draft, workspace), new SharedMatchers());
          neighbours.put(id, new Neighbour(link, clicks, clicks));
        }
      }
    }
    return neighbours;
  }
}
