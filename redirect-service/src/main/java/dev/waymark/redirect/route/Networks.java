package dev.waymark.redirect.route;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// The networks of addresses: what of a visitor's may be stored, where a workspace asks for it, and
/// what counts as one party.
final class Networks {
  private static final int IPV4_BYTES = 3;
  private static final int IPV6_BYTES = 6;
  private static final int IPV6_KEY_BYTES = 7;

  private Networks() {}

  /// Who is likely to be one party: the address's `/24`, or for IPv6 its `/56`. As one number,
  /// under a leading 1 so that IPv4 and IPv6 differ.
  static long key(InetAddress address) {
    byte[] bytes = address.getAddress();
    int kept = bytes.length == Integer.BYTES ? IPV4_BYTES : IPV6_KEY_BYTES;
    long key = 1;
    for (int i = 0; i < kept; i++) {
      key = key << Byte.SIZE | (bytes[i] & 0xFF);
    }
    return key;
  }

  /// The network of an address: its `/24`, or for IPv6 its `/48`, in
  /// [CIDR](https://www.rfc-editor.org/rfc/rfc4632#section-3.1) notation.
  static String of(InetAddress address) {
    byte[] bytes = address.getAddress();
    int kept = bytes.length == Integer.BYTES ? IPV4_BYTES : IPV6_BYTES;
    Arrays.fill(bytes, kept, bytes.length, (byte) 0);
    try {
      return InetAddress.getByAddress(bytes).getHostAddress() + '/' + kept * Byte.SIZE;
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has four bytes or sixteen", e);
    }
  }
}
