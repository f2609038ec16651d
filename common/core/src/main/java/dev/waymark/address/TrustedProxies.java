package dev.waymark.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The proxies in front of the service whose word about a visitor's address is taken.
public final class TrustedProxies {
  /// No proxy: the peer of the connection is the visitor.
  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  /// Hops that are followed; no honest chain is as long.
  private static final int MAX_HOPS = 64;

  private final List<Block> blocks;

  private TrustedProxies(List<Block> blocks) {
    this.blocks = List.copyOf(blocks);
  }

  /// What reading a list of proxies gave.
  public sealed interface Reading {
    /// The list is good.
    record Accepted(TrustedProxies proxies) implements Reading {}

    /// The list is not.
    ///
    /// @param problems every one of them, in the list's order, as sentences that name the entry
    record Refused(List<String> problems) implements Reading {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  /// Reads addresses and CIDR blocks, separated by commas: `10.0.0.0/8, 2001:db8::7`. Empty entries
  /// are passed over. A block of length 0 is refused, since everybody could then claim any address;
  /// so is a block with bits beyond its length, which says two things at once.
  public static Reading read(String list) {
    var blocks = new ArrayList<Block>();
    var problems = new ArrayList<String>();
    for (String part : list.split(",", -1)) {
      String entry = part.strip();
      if (!entry.isEmpty()) {
        readBlock(entry, blocks, problems);
      }
    }
    return problems.isEmpty()
        ? new Reading.Accepted(new TrustedProxies(blocks))
        : new Reading.Refused(problems);
  }

  private static void readBlock(String entry, List<Block> blocks, List<String> problems) {
    int slash = entry.indexOf('/');
    InetAddress address = AddressParser.parse(slash < 0 ? entry : entry.substring(0, slash));
    if (address == null) {
      problems.add("`%s` is not an IP address or CIDR block".formatted(entry));
      return;
    }
    byte[] bytes = address.getAddress();
    int bits = bytes.length * Byte.SIZE;
    int length = slash < 0 ? bits : AddressParser.blockLength(entry, slash + 1);
    if (length < 0 || length > bits) {
      problems.add("`%s`: the length of the block must be 1 to %d".formatted(entry, bits));
    } else if (length == 0) {
      problems.add("`%s` would trust everybody".formatted(entry));
    } else {
      var block = new Block(bytes, length);
      byte[] first = block.firstAddress();
      if (!Arrays.equals(first, bytes)) {
        problems.add(
            "`%s` has bits beyond its length; `%s/%d` would be the block"
                .formatted(entry, text(first), length));
      } else {
        blocks.add(block);
      }
    }
  }

  private static String text(byte[] address) {
    try {
      return InetAddress.getByAddress(address).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of " + address.length + " bytes", e);
    }
  }

  /// Whether the address is that of a trusted proxy.
  public boolean trusts(InetAddress address) {
    if (blocks.isEmpty()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    for (Block block : blocks) {
      if (block.contains(bytes)) {
        return true;
      }
    }
    return false;
  }

  /// The visitor's address: the right-most hop that is no trusted proxy. The header is read from
  /// right to left, for everything to the left of an untrusted hop is that hop's own word, and not
  /// at all unless the peer is trusted. Where an entry cannot be read (`unknown`, `_hidden`) the
  /// hop before it counts, which is a proxy; likewise when every hop is trusted.
  ///
  /// @param peer the other end of the connection
  /// @param forwardedFor the values of the `X-Forwarded-For` headers, in order; empty when not sent
  public InetAddress visitor(InetAddress peer, List<String> forwardedFor) {
    InetAddress hop = peer;
    if (!trusts(hop)) {
      return hop;
    }
    int hops = 0;
    for (int i = forwardedFor.size() - 1; i >= 0; i--) {
      String header = forwardedFor.get(i);
      int end = header.length();
      while (end >= 0) {
        int comma = header.lastIndexOf(',', end - 1);
        String element = header.substring(comma + 1, end).strip();
        end = comma;
        if (element.isEmpty()) {
          continue; // RFC 9110, 5.6.1: whoever reads a list passes them over
        }
        InetAddress next = AddressParser.parse(element);
        if (next == null || ++hops > MAX_HOPS) {
          return hop;
        }
        hop = next;
        if (!trusts(hop)) {
          return hop;
        }
      }
    }
    return hop;
  }

  /// As {@link #visitor(InetAddress, List)}, for one header.
  ///
  /// @param forwardedFor null when not sent
  public InetAddress visitor(InetAddress peer, @Nullable String forwardedFor) {
    return visitor(peer, forwardedFor == null ? List.of() : List.of(forwardedFor));
  }

  /// Addresses that share their first bits.
  private static final class Block {
    private final byte[] address;
    private final int length;

    Block(byte[] address, int length) {
      this.address = address;
      this.length = length;
    }

    boolean contains(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      int whole = length / Byte.SIZE;
      for (int i = 0; i < whole; i++) {
        if (other[i] != address[i]) {
          return false;
        }
      }
      int rest = length % Byte.SIZE;
      return rest == 0 || ((other[whole] ^ address[whole]) & 0xFF) >> (Byte.SIZE - rest) == 0;
    }

    byte[] firstAddress() {
      byte[] first = address.clone();
      for (int bit = length; bit < first.length * Byte.SIZE; bit++) {
        first[bit / Byte.SIZE] &= (byte) ~(0x80 >> (bit % Byte.SIZE));
      }
      return first;
    }
  }
}
