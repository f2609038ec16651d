package dev.waymark.redirect.replica;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Looks for links on an event loop. A link that is not compiled is not found at first: the lookup
/// notes that it {@link #isMissing}, and whoever asked has it {@link #load loaded} and asks again.
/// For one event loop.
public final class LinkLookup {
  private static final int NONE = -1;

  private final Links links;
  private final ColdLinks cold;
  private final Executor caller;
  private final Links.Elsewhere elsewhere = this::handedOver;
  private int missing = NONE;

  /// What was just loaded. Until whoever had it loaded has found it, others may have taken its
  /// place among the compiled ones.
  private @Nullable LiveLink loaded;

  private int loadedRow = NONE;

  /// @param caller the event loop
  LinkLookup(Links links, ColdLinks cold, Executor caller) {
    this.links = links;
    this.cold = cold;
    this.caller = caller;
  }

  /// The link there; null when there is none, or when it is missing.
  ///
  /// @param domain lower-case ASCII, or {@link Links#DEFAULT_DOMAIN}
  /// @param slug folded by {@link dev.waymark.link.Slug#fold}
  public @Nullable LiveLink find(String domain, String slug) {
    return links.find(domain, slug, elsewhere);
  }

  /// The link with that id; null when there is none, or when it is missing.
  public @Nullable LiveLink byId(String id) {
    return links.byId(id, elsewhere);
  }

  private @Nullable LiveLink handedOver(int row) {
    if (loaded != null && row == loadedRow) {
      return loaded;
    }
    missing = row;
    return null;
  }

  /// Whether everything was loaded once. Before that, what is not found may yet exist.
  public boolean isComplete() {
    return links.isComplete();
  }

  /// Begins a search: nothing is missing so far.
  public void begin() {
    missing = NONE;
  }

  /// Whether a link had to be passed over since {@link #begin}, so that what was found says
  /// nothing.
  public boolean isMissing() {
    return missing != NONE;
  }

  /// Has the missing link loaded, elsewhere.
  ///
  /// @param then told on the event loop whether it could be loaded, so that a search in that call
  ///   finds it
  public void load(Consumer<Boolean> then) {
    int row = missing;
    cold.load(
        row,
        caller,
        (isLoaded, live) -> {
          loadedRow = row;
          loaded = live;
          then.accept(isLoaded);
          loaded = null;
        });
  }
}
