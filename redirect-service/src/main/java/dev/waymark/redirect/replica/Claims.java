package dev.waymark.redirect.replica;

import dev.waymark.redirect.store.HashIndex;
import io.quarkus.logging.Log;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Which link answers at an address. While several claim one, the claim written last has it (the
/// smaller id within one transaction), and the next gets it when that one moves away: within a
/// batch of changes that is how one link takes over what another gives up, whichever comes first.
/// Changed by one thread.
final class Claims {
  private static final Comparator<Claim> LAST_WRITTEN =
      Comparator.comparingLong(Claim::writtenBy).reversed().thenComparing(Claim::id);

  private final LinkTable table;
  private final IntFunction<@Nullable Claim> claims;

  /// All claims to an address, where there are several.
  private final Map<Address, List<Claim>> contested = new HashMap<>();

  private volatile int contestedCount;

  /// What a link claims.
  ///
  /// @param row of the link
  /// @param id of the link
  /// @param writtenBy the transaction in which the claim was written; 0 for a link that is only
  ///   held
  record Claim(int row, String id, Address address, long writtenBy) {}

  /// @param table where the outcome stands
  /// @param claims what a link claims that is served; null where that cannot be read
  Claims(LinkTable table, IntFunction<@Nullable Claim> claims) {
    this.table = table;
    this.claims = claims;
  }

  /// How many addresses several links claim; 0 in good times.
  int contested() {
    return contestedCount;
  }

  /// A link claims its address, or its claim there has changed.
  ///
  /// @param hash of the address
  void claim(Claim claim, long hash) {
    List<Claim> all = contested.get(claim.address());
    if (all == null) {
      Claim holder = holder(claim, hash);
      if (holder == null) {
        table.byAddress().put(hash, claim.row());
        return;
      }
      all = new ArrayList<>(List.of(holder));
      contested.put(claim.address(), all);
      contestedCount = contested.size();
      Log.debugf("two links claim one slug: linkId=%s linkId=%s", holder.id(), claim.id());
    }
    all.removeIf(other -> other.row() == claim.row());
    all.add(claim);
    settle(all, hash);
  }

  /// A link whose own claim cannot be read claims its address, until it is loaded again.
  ///
  /// @param row of the link
  /// @param hash of the address
  void claimUnread(int row, long hash) {
    AtomicLongArray look = table.byAddress().look();
    for (int bucket = HashIndex.first(look, hash);
        bucket >= 0;
        bucket = HashIndex.next(look, hash, bucket)) {
      int other = HashIndex.row(look, bucket);
      Claim holder = table.address.get(other) == hash ? claims.apply(other) : null;
      if (holder != null) {
        claim(unread(row, holder.address()), hash);
        return;
      }
    }
    table.byAddress().put(hash, row);
  }

  /// Better nothing for a minute than what is not meant any more: it has the address.
  private static Claim unread(int row, Address address) {
    return new Claim(row, "", address, Long.MAX_VALUE);
  }

  /// Another link that has the address; null when there is none.
  private @Nullable Claim holder(Claim claim, long hash) {
    AtomicLongArray look = table.byAddress().look();
    for (int bucket = HashIndex.first(look, hash);
        bucket >= 0;
        bucket = HashIndex.next(look, hash, bucket)) {
      int row = HashIndex.row(look, bucket);
      if (row >= 0 && row != claim.row() && table.address.get(row) == hash) {
        Claim holder = claims.apply(row);
        if (holder == null) {
          return unread(row, claim.address());
        }
        if (holder.address().equals(claim.address())) {
          return holder;
        }
      }
    }
    return null;
  }

  /// The link does not claim the address any more.
  ///
  /// @param row of the link
  /// @param hash of the address
  void release(int row, long hash) {
    table.byAddress().remove(hash, row);
    Address address = contestedBy(row, hash);
    if (address == null) {
      return;
    }
    List<Claim> left = new ArrayList<>(contested.getOrDefault(address, List.of()));
    left.removeIf(claim -> claim.row() == row);
    settle(left, hash);
    if (left.size() == 1) {
      contested.remove(address);
    } else {
      contested.put(address, left);
    }
    contestedCount = contested.size();
  }

  /// The address that a link claims beside others; null when it does not.
  private @Nullable Address contestedBy(int row, long hash) {
    for (Map.Entry<Address, List<Claim>> entry : contested.entrySet()) {
      if (table.hash(entry.getKey()) == hash
          && entry.getValue().stream().anyMatch(claim -> claim.row() == row)) {
        return entry.getKey();
      }
    }
    return null;
  }

  private void settle(List<Claim> all, long hash) {
    all.sort(LAST_WRITTEN);
    table.byAddress().put(hash, all.getFirst().row());
    for (Claim loser : all.subList(1, all.size())) {
      table.byAddress().remove(hash, loser.row());
    }
  }
}
