package dev.waymark.admin.link;

import dev.waymark.admin.address.ShortLinks;
import dev.waymark.admin.address.ShortLinks.Judged;
import dev.waymark.admin.directory.Directory;
import dev.waymark.admin.directory.Entry;
import dev.waymark.admin.link.Reference.Kind;
import dev.waymark.admin.link.ReferenceRepository.LedTo;
import dev.waymark.fault.Faults;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Checks what a link refers to when it is saved. No reference leads nowhere, no destination is a
/// short link of ours, but for the entries of a hub, or leads where the operator lets nobody be
/// sent, and no hub or rule leads back to its own link, which would send visitors round in a
/// circle.
@Singleton
class ReferenceChecks {
  private final ReferenceRepository repository;
  private final ShortLinks shortLinks;

  ReferenceChecks(ReferenceRepository repository, ShortLinks shortLinks) {
    this.repository = repository;
    this.shortLinks = shortLinks;
  }

  /// Notes what is wrong with the references of a link, but for those to other links.
  ///
  /// @param before of the document before: what is stored stays as it is, at whichever place, so
  ///   that whatever else there is can be changed
  void check(References now, References before, Directory directory, Faults faults) {
    check(now, before, directory, judge(List.of(now)), faults);
  }

  /// Asks once about the URLs of many links.
  Judged judge(List<References> links) {
    Set<String> urls = new HashSet<>();
    links.forEach(link -> urls.addAll(link.urls().values()));
    return shortLinks.judge(urls);
  }

  /// The same for one of many links.
  ///
  /// @param judged about the URLs of all of them
  void check(References now, References before, Directory directory, Judged judged, Faults faults) {
    judged.refuseOwn(now.destinations(), faults);
    Map<String, String> added = new LinkedHashMap<>(now.urls());
    added.values().removeAll(before.urls().values());
    judged.refuseTakenDown(added, faults);
    for (Reference reference : now.to(kind -> kind.entry() != null)) {
      Entry entry = reference.kind().entry();
      if (entry != null) {
        directory.check(entry, reference.name(), reference.pointer(), faults);
      }
    }
  }

  /// Notes every reference to another link that leads nowhere, or in a circle.
  ///
  /// @param own the id of the link itself
  /// @param kept the ids of links that it referred to before, which may be gone by now
  void checkLinks(String workspace, String own, References now, Set<String> kept, Faults faults) {
    List<Reference> links = now.to(Kind.LINK::equals);
    Map<String, LedTo> found = repository.ledTo(workspace, own, now.links());
    for (Reference link : links) {
      if (kept.contains(link.name())) {
        continue;
      }
      LedTo there = found.get(link.name());
      if (link.name().equals(own)) {
        faults.add(
            link.pointer(),
            link.pointer().contains("/action/")
                ? "A rule cannot lead to its own link."
                : "A hub cannot lead to itself.");
      } else if (there == null) {
        faults.add(link.pointer(), "There is no link '" + link.name() + "' in this workspace.");
      } else if (there.leadsBack()) {
        faults.add(
            link.pointer(),
            (link.pointer().contains("/action/") ? "The link '" : "The hub '")
                + there.slug()
                + "' leads back to this one, round in a circle.");
      }
    }
  }
}
