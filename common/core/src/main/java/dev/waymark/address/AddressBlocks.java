package dev.waymark.address;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Addresses and CIDR blocks of IPv4 and IPv6, and whether an address is in one of them. An IPv4
/// address inside IPv6 is the IPv4 address. Immutable.
public final class AddressBlocks {
  private static final int V4_BITS = 32;
  private static final int V6_BITS = 128;

  /// Bits before the IPv4 address in an IPv4-mapped address.
  private static final int MAPPED = V6_BITS - V4_BITS;

  /// Apart from each other, in ascending order.
  private final List<Range> v4;

  private final List<Range> v6;

  /// Addresses from one to another, both included, as unsigned numbers.
  private record Range(long firstHigh, long firstLow, long lastHigh, long lastLow) {
    boolean contains(long high, long low) {
      return compare(firstHigh, firstLow, high, low) <= 0
          && compare(high, low, lastHigh, lastLow) <= 0;
    }
  }

  /// A block as it was written.
  private record Block(boolean isV4, Range range) {}

  private AddressBlocks(List<Range> v4, List<Range> v6) {
    this.v4 = v4;
    this.v6 = v6;
  }

  /// The blocks of a list.
  ///
  /// @param texts each without {@link #fault}
  /// @throws IllegalArgumentException when one of them has one
  public static AddressBlocks of(List<String> texts) {
    var v4 = new ArrayList<Range>();
    var v6 = new ArrayList<Range>();
    for (String text : texts) {
      Block block = block(text);
      if (block == null) {
        throw new IllegalArgumentException(text);
      }
      (block.isV4 ? v4 : v6).add(block.range);
    }
    return new AddressBlocks(merged(v4), merged(v6));
  }

  /// What is wrong with an address or block, as a sentence; null when nothing is.
  public static @Nullable String fault(String text) {
    if (block(text) != null) {
      return null;
    }
    int slash = text.indexOf('/');
    Block address = slash < 0 ? null : block(text.substring(0, slash));
    int length = slash < 0 ? -1 : AddressParser.blockLength(text, slash + 1);
    boolean isMapped = address != null && address.isV4 && text.indexOf(':') >= 0;
    if (address != null
        && length >= (isMapped ? MAPPED : 0)
        && length <= (address.isV4 && !isMapped ? V4_BITS : V6_BITS)) {
      return "'%s' has bits beyond its length; the block is '%s'."
          .formatted(text, blockOf(text.substring(0, slash), length));
    }
    return "'"
        + text
        + "' is not an address or a block of them; write 192.0.2.7, 192.0.2.0/24 or 2001:db8::/32.";
  }

  private static String blockOf(String address, int length) {
    InetAddress parsed = AddressParser.parse(address);
    if (parsed == null) {
      throw new IllegalArgumentException(address);
    }
    byte[] bytes = parsed.getAddress();
    boolean mapped = bytes.length * Byte.SIZE == V4_BITS && address.indexOf(':') >= 0;
    int own = mapped ? length - MAPPED : length;
    for (int bit = own; bit < bytes.length * Byte.SIZE; bit++) {
      bytes[bit / Byte.SIZE] &= (byte) ~(0x80 >> (bit % Byte.SIZE));
    }
    try {
      return InetAddress.getByAddress(bytes).getHostAddress() + "/" + own;
    } catch (java.net.UnknownHostException e) {
      throw new IllegalStateException("an address of " + bytes.length + " bytes", e);
    }
  }

  /// Null when it is none, or has bits beyond its length.
  private static @Nullable Block block(String text) {
    int slash = text.indexOf('/');
    String spelled = slash < 0 ? text : text.substring(0, slash);
    // What the parser reads beyond addresses: ports, brackets, zones and blanks.
    boolean hasPort =
        spelled.indexOf('.') >= 0
            && spelled.indexOf(':') >= 0
            && spelled.indexOf(':') == spelled.lastIndexOf(':');
    if (hasPort || spelled.chars().anyMatch(c -> c == '[' || c == '%' || c <= ' ')) {
      return null;
    }
    InetAddress address = AddressParser.parse(spelled);
    if (address == null) {
      return null;
    }
    boolean isV4 = address instanceof Inet4Address;
    int bits = isV4 ? V4_BITS : V6_BITS;
    int length = bits;
    if (slash >= 0) {
      length = AddressParser.blockLength(text, slash + 1);
      if (length >= 0 && isV4 && spelled.indexOf(':') >= 0) {
        length -= MAPPED;
      }
      if (length < 0 || length > bits) {
        return null;
      }
    }
    byte[] bytes = address.getAddress();
    long high = isV4 ? 0 : number(bytes, 0, Long.BYTES);
    long low = isV4 ? number(bytes, 0, Integer.BYTES) : number(bytes, Long.BYTES, Long.BYTES);
    int free = bits - length;
    long freeLow = free == 0 ? 0 : free >= Long.SIZE ? -1L : -1L >>> (Long.SIZE - free);
    int above = free - Long.SIZE;
    long freeHigh = above <= 0 ? 0 : above >= Long.SIZE ? -1L : -1L >>> (Long.SIZE - above);
    return (high & freeHigh) != 0 || (low & freeLow) != 0
        ? null
        : new Block(isV4, new Range(high, low, high | freeHigh, low | freeLow));
  }

  private static long number(byte[] bytes, int from, int count) {
    long number = 0;
    for (int i = from; i < from + count; i++) {
      number = number << Byte.SIZE | (bytes[i] & 0xFF);
    }
    return number;
  }

  private static List<Range> merged(List<Range> ranges) {
    ranges.sort(
        Comparator.comparing(
            range -> range, (a, b) -> compare(a.firstHigh, a.firstLow, b.firstHigh, b.firstLow)));
    var merged = new ArrayList<Range>();
    for (Range range : ranges) {
      Range last = merged.isEmpty() ? null : merged.getLast();
      if (last != null && last.contains(range.firstHigh, range.firstLow)) {
        // Blocks lie within each other or apart.
        continue;
      }
      merged.add(range);
    }
    return List.copyOf(merged);
  }

  private static int compare(long high, long low, long otherHigh, long otherLow) {
    int order = Long.compareUnsigned(high, otherHigh);
    return order == 0 ? Long.compareUnsigned(low, otherLow) : order;
  }

  /// Whether an address is in one of the blocks. Allocates nothing but the bytes that the JDK hands
  /// out.
  public boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == Integer.BYTES
        ? contains(v4, 0, number(bytes, 0, Integer.BYTES))
        : contains(v6, number(bytes, 0, Long.BYTES), number(bytes, Long.BYTES, Long.BYTES));
  }

  /// A binary search for the last range that begins at or before an address.
  private static boolean contains(List<Range> ranges, long high, long low) {
    int from = 0;
    int until = ranges.size();
    while (from < until) {
      int middle = (from + until) >>> 1;
      Range range = ranges.get(middle);
      if (compare(range.firstHigh, range.firstLow, high, low) <= 0) {
        from = middle + 1;
      } else {
        until = middle;
      }
    }
    return from > 0 && ranges.get(from - 1).contains(high, low);
  }

  /// Whether all addresses of others are in these.
  public boolean covers(AddressBlocks others) {
    return covers(v4, others.v4) && covers(v6, others.v6);
  }

  private static boolean covers(List<Range> ranges, List<Range> others) {
    return others.stream()
        .allMatch(
            other ->
                ranges.stream()
                    .anyMatch(
                        range ->
                            range.contains(other.firstHigh, other.firstLow)
                                && range.contains(other.lastHigh, other.lastLow)));
  }

  /// Whether no address is in these and in others.
  public boolean isApartFrom(AddressBlocks others) {
    return areApart(v4, others.v4) && areApart(v6, others.v6);
  }

  private static boolean areApart(List<Range> ranges, List<Range> others) {
    return ranges.stream()
        .noneMatch(
            range ->
                others.stream()
                    .anyMatch(
                        other ->
                            range.contains(other.firstHigh, other.firstLow)
                                || other.contains(range.firstHigh, range.firstLow)));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AddressBlocks that && v4.equals(that.v4) && v6.equals(that.v6);
  }

  @Override
  public int hashCode() {
    return Arrays.asList(v4, v6).hashCode();
  }

  @Override
  public String toString() {
    return v4.toString() + v6;
  }
}
