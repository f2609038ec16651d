package dev.waymark.redirect.replica;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The links of this node by domain and slug. Any thread may read at any time; a reader never waits
/// and never sees a link that moves missing from both places.
public final class Links {
  /// Stands for the domain of the links that name none.
  public static final String DEFAULT_DOMAIN = "";

  private final Map<String, Map<String, LiveLink>> byDomain = new ConcurrentHashMap<>();
  private final Map<String, Entry<LiveLink>> byId;
  private volatile boolean complete;

  /// @param byId every link by its id
  Links(Map<String, Entry<LiveLink>> byId) {
    this.byId = byId;
    byDomain.put(DEFAULT_DOMAIN, new ConcurrentHashMap<>());
  }

  /// The link there; null when there is none.
  ///
  /// @param domain lower-case ASCII, or {@link #DEFAULT_DOMAIN}
  /// @param slug folded by {@link dev.waymark.link.Slug#fold}
  public @Nullable LiveLink find(String domain, String slug) {
    Map<String, LiveLink> bySlug = byDomain.get(domain);
    return bySlug == null ? null : bySlug.get(slug);
  }

  /// The link with that id; null when there is none.
  public @Nullable LiveLink byId(String id) {
    Entry<LiveLink> entry = byId.get(id);
    return entry == null ? null : entry.served;
  }

  /// Whether any link names this domain.
  public boolean hasDomain(String domain) {
    return byDomain.containsKey(domain);
  }

  /// Whether everything was loaded once, from PostgreSQL or from the file. Before that, what is not
  /// found may yet exist.
  public boolean isComplete() {
    return complete;
  }

  void complete() {
    complete = true;
  }

  void put(Address address, LiveLink link) {
    byDomain
        .computeIfAbsent(address.domain(), _ -> new ConcurrentHashMap<>())
        .put(address.slug(), link);
  }

  void remove(Address address) {
    Map<String, LiveLink> bySlug = byDomain.get(address.domain());
    if (bySlug != null) {
      bySlug.remove(address.slug());
      if (bySlug.isEmpty() && !address.domain().equals(DEFAULT_DOMAIN)) {
        byDomain.remove(address.domain());
      }
    }
  }
}
