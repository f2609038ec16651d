package dev.waymark.redirect.route;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// What of a visitor's address may be stored, where a workspace asks for it.
final class Networks {
  private static final int IPV4_BYTES = 3;
  private static final int IPV6_BYTES = 6;

  private Networks() {}

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
