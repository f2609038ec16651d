package dev.waymark.service.origin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where a request comes from.
///
/// @param address null when the connection has none, as a socket in the file system
public record Origin(@Nullable InetAddress address) {
  private static final int IPV4_PREFIX_BYTES = 3;
  private static final int IPV6_PREFIX_BYTES = 7;

  /// The network that the address is in, which one caller may have the whole of: `/24`, or `/56` of
  /// IPv6; the same text for all without an address.
  public String network() {
    if (address == null) {
      return "local";
    }
    byte[] bytes = address.getAddress();
    int prefix = bytes.length == Integer.BYTES ? IPV4_PREFIX_BYTES : IPV6_PREFIX_BYTES;
    Arrays.fill(bytes, prefix, bytes.length, (byte) 0);
    try {
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("An address stays one", e);
    }
  }

  /// The address, for the log.
  @Override
  public String toString() {
    return address == null ? "local" : address.getHostAddress();
  }
}
