package dev.waymark.redirect.replica;

import dev.waymark.redirect.store.HashIndex;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/// The links of this node by domain and slug. Those that are visited are compiled and found at
/// once; another has to be read from the disk first, which an event loop leaves to {@link
/// LinkLookup}. A link that moves is never missing from both places.
public final class Links {
  /// Stands for the domain of the links that name none.
  public static final String DEFAULT_DOMAIN = "";

  private final LinkTable table;
  private final Residents residents;
  private final LinkDomains domains;
  private volatile boolean complete;

  Links(LinkTable table, Residents residents, LinkDomains domains) {
    this.table = table;
    this.residents = residents;
    this.domains = domains;
  }

  /// Whether any link names this domain. Any thread.
  public boolean hasDomain(String domain) {
    return domain.equals(DEFAULT_DOMAIN) || domains.has(domain);
  }

  /// Whether everything was loaded once, from PostgreSQL or from the disk. Before that, what is not
  /// found may yet exist. Any thread.
  public boolean isComplete() {
    return complete;
  }

  void complete() {
    complete = true;
  }

  /// Looks for what answers at an address.
  ///
  /// @param elsewhere asked for a link that may be it and is not compiled
  /// @return null when there is none, or when it is not elsewhere either
  @Nullable LiveLink find(String domain, String slug, Elsewhere elsewhere) {
    long hash = table.hash(domain, slug);
    AtomicLongArray look = table.byAddress().look();
    for (int bucket = HashIndex.first(look, hash);
        bucket >= 0;
        bucket = HashIndex.next(look, hash, bucket)) {
      int row = HashIndex.row(look, bucket);
      if (row >= 0) {
        LiveLink live = resident(row, elsewhere);
        if (live == null) {
          return null;
        }
        if (live.isAt(domain, slug)) {
          live.visit();
          return live;
        }
      }
    }
    return null;
  }

  /// Looks for the link with an id.
  ///
  /// @param elsewhere asked for a link that may be it and is not compiled
  /// @return null when there is none, or when it is not elsewhere either
  @Nullable LiveLink byId(String id, Elsewhere elsewhere) {
    long hash = table.idHash(id);
    AtomicLongArray look = table.byId().look();
    for (int bucket = HashIndex.first(look, hash);
        bucket >= 0;
        bucket = HashIndex.next(look, hash, bucket)) {
      int row = HashIndex.row(look, bucket);
      if (row >= 0 && residents.isServed(row)) {
        LiveLink live = resident(row, elsewhere);
        if (live == null) {
          return null;
        }
        if (live.link().id().equals(id)) {
          live.visit();
          return live;
        }
      }
    }
    return null;
  }

  private @Nullable LiveLink resident(int row, Elsewhere elsewhere) {
    LiveLink live = residents.get(row);
    return live == null ? elsewhere.link(row) : live;
  }

  /// Where a link is looked for that is not among those that are compiled.
  @FunctionalInterface
  interface Elsewhere {
    /// The link of a row; null when it is not here either.
    @Nullable LiveLink link(int row);
  }
}
