package dev.waymark.address;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What short URLs begin with: whether visitors may be sent over it.
public final class PublicUrl {
  private PublicUrl() {}

  /// Refuses plain http outside this machine, where anybody on the way may read and change what
  /// visitors and links say to each other, unless somebody has said that it is meant.
  ///
  /// @param url as `WAYMARK_PUBLIC_URL` has it
  /// @param isHttpMeant as `WAYMARK_PUBLIC_HTTP` has it
  /// @throws IllegalArgumentException when it is refused, with a sentence for the operator
  public static void check(URI url, boolean isHttpMeant) {
    if ("http".equalsIgnoreCase(url.getScheme()) && !isHttpMeant && !isThisMachine(url.getHost())) {
      throw new IllegalArgumentException(
          "WAYMARK_PUBLIC_URL is plain http outside this machine, "
              + url
              + ": make it https, or set WAYMARK_PUBLIC_HTTP=true when that is meant.");
    }
  }

  private static boolean isThisMachine(@Nullable String host) {
    if (host == null) {
      return false;
    }
    String folded = host.toLowerCase(Locale.ROOT);
    if (folded.equals("localhost") || folded.endsWith(".localhost")) {
      return true;
    }
    String plain =
        folded.startsWith("[") && folded.endsWith("]")
            ? folded.substring(1, folded.length() - 1)
            : folded;
    InetAddress address = AddressParser.parse(plain);
    return address != null && address.isLoopbackAddress();
  }
}
