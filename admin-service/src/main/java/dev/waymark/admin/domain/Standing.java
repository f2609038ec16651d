package dev.waymark.admin.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a workspace has to know of its domain where another workspace claims the same host.
///
/// @param notice in a sentence or two; null when there is nothing to know
/// @param movesAt when the host goes to the other workspace, or comes from it; null for never
record Standing(@Nullable String notice, @Nullable Instant movesAt) {
  private static final Standing ALONE = new Standing(null, null);

  /// @param holder the domain by which this host is served, in whichever workspace; null for none
  static Standing of(DomainEntity entity, @Nullable DomainEntity holder) {
    if (holder == null) {
      return ALONE;
    }
    Instant movesAt = holder.movesAt;
    if (holder.id.equals(entity.id)) {
      return movesAt == null
          ? ALONE
          : new Standing(
              "Another workspace has proved this domain, and your TXT record is not in DNS any"
                  + " more."
                  + " Put it back before %s, or the domain goes to that workspace and your links on"
                      .formatted(movesAt)
                  + " it stop.",
              movesAt);
    }
    if (movesAt == null || !entity.id.equals(holder.contenderId)) {
      return new Standing(
          "Another workspace has proved this domain. It can be yours when the TXT record of that"
              + " workspace is gone from DNS: remove it there, keep yours, and verify.",
          null);
    }
    return new Standing(
        "Another workspace has this domain, but its TXT record is gone from DNS. Unless that comes"
            + " back, the domain is yours at %s; keep your record there until then."
                .formatted(movesAt),
        movesAt);
  }
}
