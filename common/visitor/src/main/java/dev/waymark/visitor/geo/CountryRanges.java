package dev.waymark.visitor.geo;

import dev.waymark.visitor.Country;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The countries of all addresses, as ranges in ascending order: a range begins where the one
/// before it ends, and adjoining networks of one country are one range. A lookup is a binary search
/// and allocates nothing. Immutable.
///
/// Databases show IPv4 a second time under `2002::/16`, the addresses of 6to4. Those are in no
/// country here: nobody has them any more ([RFC 7526](https://www.rfc-editor.org/rfc/rfc7526)).
final class CountryRanges implements CountryLookup {
  private static final int BLOCK_BITS = 16;
  private static final int BLOCKS = 1 << BLOCK_BITS;
  private static final long LOW_INT = 0xFFFF_FFFFL;
  private static final int MAX_CODE = 0xFF;

  /// First addresses of IPv4, ascending as unsigned numbers.
  private final int[] starts4;

  private final byte[] codes4;

  /// For each upper half of an IPv4 address, and one more, the first range that begins in it or
  /// after it.
  private final int[] blocks4;

  /// First addresses of IPv6, by their upper and lower halves, ascending as unsigned numbers.
  private final long[] highs6;

  private final long[] lows6;
  private final byte[] codes6;

  private CountryRanges(Builder from) {
    starts4 = Arrays.copyOf(from.starts4, from.count4);
    codes4 = Arrays.copyOf(from.codes4, from.count4);
    highs6 = Arrays.copyOf(from.highs6, from.count6);
    lows6 = Arrays.copyOf(from.lows6, from.count6);
    codes6 = Arrays.copyOf(from.codes6, from.count6);
    blocks4 = new int[BLOCKS + 1];
    int range = 0;
    for (int block = 0; block < BLOCKS; block++) {
      while (range < starts4.length && starts4[range] >>> BLOCK_BITS < block) {
        range++;
      }
      blocks4[block] = range;
    }
    blocks4[BLOCKS] = starts4.length;
  }

  @Override
  public @Nullable Country countryOf(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == Integer.BYTES) {
      return countryOf((int) number(bytes, 0, Integer.BYTES));
    }
    long high = number(bytes, 0, Long.BYTES);
    return countryOf(high, number(bytes, Long.BYTES, Long.BYTES));
  }

  /// The country of an IPv4 address.
  private @Nullable Country countryOf(int address) {
    int block = address >>> BLOCK_BITS;
    int low = blocks4[block] - 1;
    int high = blocks4[block + 1] - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (Integer.compareUnsigned(starts4[middle], address) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low < 0 ? null : country(codes4[low]);
  }

  /// The country of an IPv6 address.
  private @Nullable Country countryOf(long upper, long lower) {
    int low = -1;
    int high = highs6.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      int order = Long.compareUnsigned(highs6[middle], upper);
      if (order < 0 || (order == 0 && Long.compareUnsigned(lows6[middle], lower) <= 0)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low < 0 ? null : country(codes6[low]);
  }

  private static @Nullable Country country(byte code) {
    return code == 0 ? null : Country.all().get((code & MAX_CODE) - 1);
  }

  private static long number(byte[] bytes, int from, int count) {
    long number = 0;
    for (int i = from; i < from + count; i++) {
      number = number << Byte.SIZE | (bytes[i] & 0xFF);
    }
    return number;
  }

  /// Takes networks in ascending order, none within another.
  static final class Builder {
    private static final int INITIAL = 1 << 16;

    private int[] starts4 = new int[INITIAL];
    private byte[] codes4 = new byte[INITIAL];
    private int count4;
    private long next4;

    private long[] highs6 = new long[INITIAL];
    private long[] lows6 = new long[INITIAL];
    private byte[] codes6 = new byte[INITIAL];
    private int count6;
    private long nextHigh6;
    private long nextLow6;

    /// Adds a network.
    ///
    /// @param address its first address
    /// @param prefix how many bits of the address all of its addresses share
    /// @param country null when it is in none
    /// @throws IllegalArgumentException when it does not come after what was added before
    Builder add(InetAddress address, int prefix, @Nullable Country country) {
      byte code = (byte) (country == null ? 0 : country.ordinal() + 1);
      byte[] bytes = address.getAddress();
      if (address instanceof Inet4Address) {
        add4(number(bytes, 0, Integer.BYTES), prefix, code);
      } else {
        add6(number(bytes, 0, Long.BYTES), number(bytes, Long.BYTES, Long.BYTES), prefix, code);
      }
      return this;
    }

    private void add4(long start, int prefix, byte code) {
      if (start < next4) {
        throw new IllegalArgumentException("networks out of order");
      }
      if (start > next4) {
        append4((int) next4, (byte) 0);
      }
      append4((int) start, code);
      next4 = start + (1L << (Integer.SIZE - prefix));
    }

    private void append4(int start, byte code) {
      if (count4 > 0 && codes4[count4 - 1] == code) {
        return;
      }
      if (count4 == starts4.length) {
        starts4 = Arrays.copyOf(starts4, count4 * 2);
        codes4 = Arrays.copyOf(codes4, count4 * 2);
      }
      starts4[count4] = start;
      codes4[count4++] = code;
    }

    private void add6(long high, long low, int prefix, byte code) {
      int order = Long.compareUnsigned(high, nextHigh6);
      if (order < 0 || (order == 0 && Long.compareUnsigned(low, nextLow6) < 0)) {
        throw new IllegalArgumentException("networks out of order");
      }
      if (high != nextHigh6 || low != nextLow6) {
        append6(nextHigh6, nextLow6, (byte) 0);
      }
      append6(high, low, code);
      if (prefix <= Long.SIZE) {
        nextHigh6 = high + (prefix == 0 ? 0 : 1L << (Long.SIZE - prefix));
        nextLow6 = 0;
      } else {
        nextLow6 = low + (1L << (2 * Long.SIZE - prefix));
        nextHigh6 = nextLow6 == 0 ? high + 1 : high;
      }
    }

    private void append6(long high, long low, byte code) {
      if (count6 > 0 && codes6[count6 - 1] == code) {
        return;
      }
      if (count6 == highs6.length) {
        highs6 = Arrays.copyOf(highs6, count6 * 2);
        lows6 = Arrays.copyOf(lows6, count6 * 2);
        codes6 = Arrays.copyOf(codes6, count6 * 2);
      }
      highs6[count6] = high;
      lows6[count6] = low;
      codes6[count6++] = code;
    }

    /// All that was added. What comes after the last network is in no country.
    CountryRanges build() {
      if (next4 > 0 && next4 <= LOW_INT) {
        append4((int) next4, (byte) 0);
      }
      if (nextHigh6 != 0 || nextLow6 != 0) {
        append6(nextHigh6, nextLow6, (byte) 0);
      }
      return new CountryRanges(this);
    }
  }
}
