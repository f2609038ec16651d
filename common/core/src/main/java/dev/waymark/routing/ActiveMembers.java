package dev.waymark.routing;

import java.util.List;

/// The members of a pool that can take visitors at one moment, at least one: their channels are
/// active, and within the hours of their schedules. Immutable.
///
/// A node keeps a position for each pool and moves it by one with each visitor. While the active
/// members stay the same, any run of as many positions as their weights add up to gives each member
/// exactly as many visitors as its weight; members of equal weight come in the order of the pool.
public final class ActiveMembers {
  private final String workspace;
  private final String pool;
  private final boolean sticky;
  private final List<Reach> present;
  private final int[] weights;
  private final int round;
  private final int stride;

  /// @param weights of the channels, in their order, each 1 or more
  ActiveMembers(String workspace, String pool, boolean sticky, List<Reach> present, int[] weights) {
    int divisor = 0;
    int sum = 0;
    for (int weight : weights) {
      divisor = gcd(weight, divisor);
      sum += weight;
    }
    this.workspace = workspace;
    this.pool = pool;
    this.sticky = sticky;
    this.present = List.copyOf(present);
    this.weights = new int[weights.length];
    for (int i = 0; i < weights.length; i++) {
      this.weights[i] = weights[i] / divisor;
    }
    this.round = sum / divisor;
    this.stride = round == weights.length ? 1 : stride(round);
  }

  /// A step through the numbers below `round` that meets each of them, and keeps the visitors of a
  /// heavy channel apart: the number without a common divisor next to 0.618 of the whole, at which
  /// neighbours end up farthest from each other.
  private static int stride(int round) {
    int step = Math.max(1, (int) Math.round(round * 0.618033988749895));
    while (gcd(step, round) != 1) {
      step++;
    }
    return step;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /// The id of the workspace, `ws_...`.
  public String workspace() {
    return workspace;
  }

  /// The key of the pool.
  public String pool() {
    return pool;
  }

  /// Whether a returning visitor stays with the same channel.
  public boolean sticky() {
    return sticky;
  }

  /// After how many positions the same channels come again.
  public int round() {
    return round;
  }

  /// How many channels there are.
  public int size() {
    return present.size();
  }

  /// The key of the channel at a place from 0 to {@link #size()} - 1.
  public String channel(int place) {
    return present.get(place).key();
  }

  /// The place of a channel; -1 when it is not present.
  public int placeOf(String channel) {
    for (int i = 0; i < present.size(); i++) {
      if (present.get(i).key().equals(channel)) {
        return i;
      }
    }
    return -1;
  }

  /// The place of the member at a position of the pool.
  ///
  /// @param position how many visitors the pool has given out before; any number, also after an
  ///   overflow
  public int placeAt(long position) {
    int left = (int) ((long) Math.floorMod(position, round) * stride % round);
    int place = 0;
    while (left >= weights[place]) {
      left -= weights[place];
      place++;
    }
    return place;
  }

  /// The channel at a place, which is brought into range.
  Reach at(int place) {
    return present.get(Math.floorMod(place, present.size()));
  }
}
