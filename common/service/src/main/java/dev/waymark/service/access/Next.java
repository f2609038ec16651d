package dev.waymark.service.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Where people go on to once they have signed in: an address of this service, and never one that
/// leads elsewhere, whoever wrote it.
public final class Next {
  /// Where people go when nothing else is said.
  public static final String HOME = "/";

  private static final int MAX_LENGTH = 2_000;

  private Next() {}

  /// The address itself when it is a path of ours, else {@link #HOME}.
  ///
  /// Browsers drop tabs and line breaks, and take a backslash for a slash, before they look whether
  /// an address begins with `//` and so names another host
  /// ([URL](https://url.spec.whatwg.org/#url-parsing)); none of these is let through.
  ///
  /// @param address a path and perhaps a query, as in `?next=`; null when absent
  public static String of(@Nullable String address) {
    return address != null
            && address.length() <= MAX_LENGTH
            && address.startsWith("/")
            && !address.startsWith("//")
            && address.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\')
        ? address
        : HOME;
  }

  /// The address of the page to sign in on, from which people come back.
  ///
  /// @param address as {@link #of} takes it
  public static String signIn(String address) {
    String next = of(address);
    return next.equals(HOME)
        ? "/sign-in"
        : "/sign-in?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
  }
}
