package dev.waymark.redirect.replica;

import io.quarkus.logging.Log;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which link answers at an address. While several claim one, the claim written last has it (the
/// smaller id within one transaction), and the next gets it when that one moves away: within a
/// batch of changes that is how one link takes over what another gives up, whichever comes first.
/// Changed by one thread.
final class Claims {
  private static final Comparator<Entry<LiveLink>> LAST_WRITTEN =
      Comparator.comparingLong((Entry<LiveLink> entry) -> entry.writtenBy())
          .reversed()
          .thenComparing(entry -> entry.id);

  private final Links links;
  private final Map<String, Entry<LiveLink>> entries;

  /// All claims to an address, where there are several.
  private final Map<Address, List<Entry<LiveLink>>> contested = new HashMap<>();

  private volatile int contestedCount;

  /// @param links where the outcome stands
  /// @param entries every link by its id
  Claims(Links links, Map<String, Entry<LiveLink>> entries) {
    this.links = links;
    this.entries = entries;
  }

  /// How many addresses several links claim; 0 in good times.
  int contested() {
    return contestedCount;
  }

  /// The link claims the address, or its claim there has changed.
  void claim(Entry<LiveLink> entry, Address address) {
    List<Entry<LiveLink>> claims = contested.get(address);
    if (claims == null) {
      LiveLink there = links.find(address.domain(), address.slug());
      Entry<LiveLink> holder = there == null ? null : entries.get(there.link().id());
      if (holder == null || holder == entry) {
        give(address, entry);
        return;
      }
      claims = new ArrayList<>(List.of(holder));
      contested.put(address, claims);
      contestedCount = contested.size();
      Log.debugf("two links claim one slug: linkId=%s linkId=%s", holder.id, entry.id);
    }
    if (!claims.contains(entry)) {
      claims.add(entry);
    }
    settle(address, claims);
  }

  /// The link does not claim the address any more.
  void release(Entry<LiveLink> entry, Address address) {
    List<Entry<LiveLink>> claims = contested.get(address);
    if (claims == null) {
      links.remove(address);
      return;
    }
    claims.remove(entry);
    settle(address, claims);
    if (claims.size() == 1) {
      contested.remove(address);
      contestedCount = contested.size();
    }
  }

  private void settle(Address address, List<Entry<LiveLink>> claims) {
    claims.sort(LAST_WRITTEN);
    give(address, claims.getFirst());
  }

  private void give(Address address, Entry<LiveLink> entry) {
    LiveLink live = entry.served;
    if (live != null) {
      links.put(address, live);
    }
  }
}
