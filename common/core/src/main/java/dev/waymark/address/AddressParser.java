package dev.waymark.address;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// Reads the addresses that proxies and configuration files write. Names are never resolved.
public final class AddressParser {
  private static final int MAX_LENGTH = 64;

  private AddressParser() {}

  /// The address that the text spells: `192.0.2.7`, `192.0.2.7:4711`, `2001:db8::7`,
  /// `[2001:db8::7]`, `[2001:db8::7]:4711`, `fe80::7%eth0`, with blanks around it. Port and zone
  /// are dropped, and an IPv4-mapped address is the IPv4 address. Null for everything else,
  /// `unknown` and the short or octal spellings of IPv4 among it.
  public static @Nullable InetAddress parse(String text) {
    String trimmed = text.strip();
    if (trimmed.isEmpty() || trimmed.length() > MAX_LENGTH) {
      return null;
    }
    if (trimmed.charAt(0) == '[') {
      int end = trimmed.indexOf(']');
      return end > 0 && (end == trimmed.length() - 1 || isPort(trimmed, end + 1))
          ? parseV6(trimmed.substring(1, end))
          : null;
    }
    int colon = trimmed.indexOf(':');
    if (colon < 0) {
      return parseV4(trimmed);
    }
    if (trimmed.indexOf(':', colon + 1) < 0) {
      return isPort(trimmed, colon) ? parseV4(trimmed.substring(0, colon)) : null;
    }
    return parseV6(trimmed);
  }

  /// The length of a CIDR block: one to three digits to the end of the text; -1 for anything else.
  static int blockLength(String text, int from) {
    int number = 0;
    for (int i = from; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || i - from > 2) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return from == text.length() ? -1 : number;
  }

  /// Whether a colon and one to five digits stand from here to the end.
  private static boolean isPort(String text, int start) {
    int digits = text.length() - start - 1;
    if (text.charAt(start) != ':' || digits < 1 || digits > 5) {
      return false;
    }
    for (int i = start + 1; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable InetAddress parseV4(String text) {
    return isDottedQuad(text) ? literal(text) : null;
  }

  /// Four decimal numbers up to 255 without leading zeros, which some read as octal. The JDK alone
  /// also takes `1.2` and `16909060`.
  private static boolean isDottedQuad(String text) {
    int parts = 0;
    int start = 0;
    while (start <= text.length()) {
      int dot = text.indexOf('.', start);
      int end = dot < 0 ? text.length() : dot;
      int digits = end - start;
      if (digits < 1 || digits > 3 || (digits > 1 && text.charAt(start) == '0')) {
        return false;
      }
      int number = 0;
      for (int i = start; i < end; i++) {
        if (!isDigit(text.charAt(i))) {
          return false;
        }
        number = number * 10 + (text.charAt(i) - '0');
      }
      if (number > 255) {
        return false;
      }
      parts++;
      start = end + 1;
    }
    return parts == 4;
  }

  private static @Nullable InetAddress parseV6(String text) {
    int zone = text.indexOf('%');
    if (zone == text.length() - 1) {
      return null;
    }
    String address = zone < 0 ? text : text.substring(0, zone);
    boolean colon = false;
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      colon |= c == ':';
      if (c > 'f' || (Character.digit(c, 16) < 0 && c != ':' && c != '.')) {
        return null;
      }
    }
    return colon ? literal(address) : null;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static @Nullable InetAddress literal(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      return null; // only for what has the characters of an IPv6 address and is none
    }
  }
}
