package dev.waymark.takedown;

import dev.waymark.link.Authority;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The hosts that a URL leads to: its own, and, when it opens an app, those of the web addresses
/// that it hands to the app, as browsers and stores let it (`firefox://open-url?url=https://...`,
/// `intent://...;S.browser_fallback_url=https%3A%2F%2F...;end`, `microsoft-edge:https://...`).
///
/// A web address stays what it is, whatever its query says: only the site behind it knows whether
/// it sends anybody on.
final class NamedHosts {
  private static final String WEB = "http";

  /// What may end an address inside another besides what ends every authority.
  private static final String ENDS = "&;,|\"'<>() \t";

  /// How often an address may be escaped and still be seen.
  private static final int MOST_ESCAPES = 4;

  private NamedHosts() {}

  /// In their canonical form; none when the URL names no host.
  static Collection<String> of(String url) {
    Authority own = Authority.of(url);
    if (isWebAddress(url, 0)) {
      return own == null ? List.of() : List.of(own.host());
    }
    Set<String> hosts = new LinkedHashSet<>();
    if (own != null) {
      hosts.add(own.host());
    }
    String text = url;
    for (int i = 0; i < MOST_ESCAPES; i++) {
      addWebAddressesIn(text, hosts);
      String unescaped = unescaped(text);
      if (unescaped.equals(text)) {
        break;
      }
      text = unescaped;
    }
    return hosts;
  }

  private static void addWebAddressesIn(String text, Set<String> hosts) {
    for (int at = 0; at < text.length(); at++) {
      if (isWebAddress(text, at)) {
        String address = text.substring(at);
        // What stands before an @ may itself hold what ends an address elsewhere.
        add(address, hosts);
        add(upToItsEnd(address), hosts);
      }
    }
  }

  private static void add(String url, Set<String> hosts) {
    Authority authority = Authority.of(url);
    if (authority != null) {
      hosts.add(authority.host());
    }
  }

  private static boolean isWebAddress(String text, int at) {
    if (!text.regionMatches(true, at, WEB, 0, WEB.length())) {
      return false;
    }
    int end = at + WEB.length();
    return text.startsWith("://", end)
        || (text.regionMatches(true, end, "s", 0, 1) && text.startsWith("://", end + 1));
  }

  private static String upToItsEnd(String address) {
    int end = 0;
    while (end < address.length() && ENDS.indexOf(address.charAt(end)) < 0) {
      end++;
    }
    return address.substring(0, end);
  }

  /// With the escapes of ASCII characters undone. One that is malformed stays and spares no other.
  private static String unescaped(String text) {
    var unescaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      int code = text.charAt(i) == '%' ? code(text, i + 1) : -1;
      if (code >= ' ' && code < 0x7F) {
        unescaped.append((char) code);
        i += 2;
      } else {
        unescaped.append(text.charAt(i));
      }
    }
    return unescaped.toString();
  }

  private static int code(String text, int at) {
    if (at + 2 > text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
