package dev.waymark.admin.takedown;

import dev.waymark.takedown.Takedown;
import dev.waymark.takedown.Takedowns;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Those takedowns that can concern what somebody asks about, with their reasons.
public final class FoundTakedowns {
  /// None.
  public static final FoundTakedowns NONE = new FoundTakedowns(List.of(), null);

  private final Map<Takedown, TakedownEntity> entities = new HashMap<>();
  private final Takedowns takedowns;
  private final @Nullable String contact;

  FoundTakedowns(Collection<TakedownEntity> entities, @Nullable String contact) {
    entities.forEach(entity -> this.entities.put(entity.takedown(), entity));
    this.takedowns = Takedowns.of(this.entities.keySet());
    this.contact = contact;
  }

  /// The same, to judge by.
  public Takedowns takedowns() {
    return takedowns;
  }

  /// What the owner reads of one of them.
  ///
  /// @param at where the owner names it; none for what is not a host
  public TakenDownView view(Takedown takedown, List<String> at) {
    TakedownEntity entity = entities.get(takedown);
    if (entity == null) {
      throw new IllegalArgumentException("not among those that were found: " + takedown);
    }
    return new TakenDownView(
        entity.what, entity.subject, entity.reason, entity.createdAt, at, contact);
  }
}
