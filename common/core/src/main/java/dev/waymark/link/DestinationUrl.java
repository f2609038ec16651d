package dev.waymark.link;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.fault.Faults;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The one check that every URL passes before it can become a `Location`: when it is saved, and
/// again when it is loaded.
///
/// A destination is `http` or `https`, has a host that survives IDN conversion, no user info, and
/// no character that a browser might read differently from us (controls, white space, backslash).
/// What is accepted is normalised once, here, and never again: scheme and host in lower case, the
/// host in punycode, non-ASCII characters elsewhere as percent-encoded UTF-8. Everything else stays
/// as it was typed, because signed URLs break otherwise.
public final class DestinationUrl {
  /// Longest destination, in characters, before and after normalisation.
  public static final int MAX_LENGTH = 8_192;

  private static final int MAX_PORT = 65_535;

  /// Longest text that is said again, in characters.
  private static final int MAX_PROPOSED = 200;

  private DestinationUrl() {}

  /// The outcome of a check.
  public sealed interface Checked {}

  /// A URL that may be used.
  ///
  /// @param text the URL, normalised; ASCII only
  /// @param host its host, lower-case ASCII; an IPv6 address in brackets
  public record Accepted(String text, String host) implements Checked {}

  /// A text that may not.
  ///
  /// @param reason a sentence for the person who wrote it
  public record Refused(String reason) implements Checked {}

  /// Checks and normalises a URL. Never throws.
  public static Checked check(String text) {
    if (text.isEmpty()) {
      return new Refused("A URL is needed, such as https://example.com/page.");
    }
    if (text.length() > MAX_LENGTH) {
      return new Refused("A URL may have at most " + MAX_LENGTH + " characters.");
    }
    String unsafe = unsafeCharacter(text);
    if (unsafe != null) {
      return new Refused(unsafe);
    }
    int schemeEnd = text.indexOf(':');
    String scheme = schemeEnd < 0 ? "" : text.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
    if (!(scheme.equals("https") || scheme.equals("http"))) {
      return new Refused(
          AppUrl.isOfAChannel(scheme) ? AppUrl.channel(scheme) : wrongBeginning(text));
    }
    if (!text.startsWith("//", schemeEnd + 1)) {
      return new Refused("A URL needs two slashes after '" + scheme + ":'.");
    }
    int authorityStart = schemeEnd + 3;
    int authorityEnd = endOfAuthority(text, authorityStart);
    String authority = text.substring(authorityStart, authorityEnd);
    if (authority.indexOf('@') >= 0) {
      return new Refused("A URL may not carry a user name or password before its host.");
    }
    int portStart = startOfPort(authority);
    String port = portStart < 0 ? "" : authority.substring(portStart + 1);
    if (portStart >= 0 && !isPort(port)) {
      return new Refused("The port of a URL is a number from 1 to " + MAX_PORT + ".");
    }
    String typedHost = portStart < 0 ? authority : authority.substring(0, portStart);
    String host = typedHost.startsWith("[") ? ipv6Host(typedHost) : asciiHost(typedHost);
    if (host == null) {
      return new Refused(
          typedHost.isEmpty()
              ? "A URL needs a host after '" + scheme + "://'."
              : "'" + typedHost + "' is not a valid host name.");
    }
    var normalised = new StringBuilder(text.length() + 16);
    normalised.append(scheme).append("://").append(host);
    if (portStart >= 0) {
      normalised.append(':').append(port);
    }
    appendEncoded(normalised, text, authorityEnd);
    if (normalised.length() > MAX_LENGTH) {
      return new Refused("A URL may have at most " + MAX_LENGTH + " characters when encoded.");
    }
    return new Accepted(normalised.toString(), host);
  }

  /// Says what was probably meant by a text without a scheme.
  private static String wrongBeginning(String text) {
    String bare = text.startsWith("//") ? text.substring(2) : text;
    int end = endOfAuthority(bare, 0);
    boolean looksLikeAHost =
        bare.indexOf('.') > 0 && bare.indexOf('.') < end && text.length() <= MAX_PROPOSED;
    return looksLikeAHost && check("https://" + bare) instanceof Accepted
        ? "A URL must begin with https:// or http://; did you mean https://" + bare + "?"
        : "A URL must begin with https:// or http://.";
  }

  /// Reads a URL that may be left out; null then, and after a fault, which is noted.
  ///
  /// @param pointer where it stands in the body
  public static @Nullable String read(@Nullable JsonNode json, String pointer, Faults faults) {
    return json == null || json.isNull()
        ? null
        : accepted(json, pointer, faults, DestinationUrl::check);
  }

  /// Reads a URL that must be there; empty after a fault, which is noted.
  ///
  /// @param pointer where it stands in the body
  public static String readRequired(@Nullable JsonNode json, String pointer, Faults faults) {
    if (json == null || json.isNull()) {
      faults.add(pointer, "A URL is required, such as https://example.com/page.");
      return "";
    }
    String url = read(json, pointer, faults);
    return url == null ? "" : url;
  }

  static @Nullable String accepted(
      JsonNode json, String pointer, Faults faults, Function<String, Checked> check) {
    if (!json.isTextual()) {
      faults.add(pointer, "A URL is a text, such as https://example.com/page.");
      return null;
    }
    return switch (check.apply(json.textValue())) {
      case Accepted accepted -> accepted.text();
      case Refused refused -> {
        faults.add(pointer, refused.reason());
        yield null;
      }
    };
  }

  /// What in a text browsers might read differently from us, as a sentence; null when nothing.
  static @Nullable String unsafeCharacter(String text) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      boolean isJoiner = c == 0x200C || c == 0x200D; // of Persian and of emoji
      if (Character.isISOControl(c) || (Character.getType(c) == Character.FORMAT && !isJoiner)) {
        return "A URL may not contain control characters.";
      }
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        return "A URL may not contain white space; write %20 for a space.";
      }
      if (c == '\\') {
        return "A URL may not contain a backslash.";
      }
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        return "A URL may not contain half a character (a lone surrogate).";
      }
      i += Character.charCount(c);
    }
    return null;
  }

  private static int endOfAuthority(String text, int start) {
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '/' || c == '?' || c == '#') {
        return i;
      }
    }
    return text.length();
  }

  /// Where the colon before the port is; -1 when there is no port.
  private static int startOfPort(String authority) {
    int colon = authority.lastIndexOf(':');
    return colon > authority.lastIndexOf(']') ? colon : -1;
  }

  /// Without zeros in front, so that one place has one spelling when hosts are compared.
  private static boolean isPort(String port) {
    if (port.isEmpty() || port.length() > 5 || port.charAt(0) == '0') {
      return false;
    }
    int value = 0;
    for (int i = 0; i < port.length(); i++) {
      int digit = port.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      value = value * 10 + digit;
    }
    return value <= MAX_PORT;
  }

  /// The host in punycode; null when it is not a host name that browsers and we read alike.
  private static @Nullable String asciiHost(String typed) {
    String ascii = HostName.ofUrl(typed);
    if (ascii == null) {
      return null;
    }
    String bare = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
    if (bare.isEmpty() || bare.length() > 253) {
      return null;
    }
    String last = bare;
    for (int start = 0; start <= bare.length(); ) {
      int end = bare.indexOf('.', start);
      end = end < 0 ? bare.length() : end;
      last = bare.substring(start, end);
      if (last.isEmpty() || last.length() > 63) {
        return null;
      }
      start = end + 1;
    }
    // A last label that begins with a digit makes browsers read the host as an IPv4 address, in
    // several bases and with missing parts; only the plain dotted form means the same to everyone.
    boolean numeric = last.charAt(0) >= '0' && last.charAt(0) <= '9';
    return numeric && !isIpv4(bare) ? null : ascii;
  }

  private static boolean isIpv4(String host) {
    String[] parts = host.split("\\.", -1);
    if (parts.length != 4) {
      return false;
    }
    for (String part : parts) {
      boolean plain = part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
      if (!plain || Integer.parseInt(part) > 255 || (part.length() > 1 && part.charAt(0) == '0')) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String ipv6Host(String typed) {
    if (!typed.endsWith("]") || typed.indexOf('%') >= 0) {
      return null;
    }
    try {
      // A literal in brackets is parsed, never looked up.
      java.net.Inet6Address.ofLiteral(typed.substring(1, typed.length() - 1));
      return typed.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /// Appends the rest of a URL, with what is not ASCII as percent-encoded UTF-8.
  static void appendEncoded(StringBuilder out, String text, int start) {
    for (int i = start; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (c < 0x80) {
        out.append((char) c);
      } else {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
          PercentEncoding.appendByte(out, b);
        }
      }
      i += Character.charCount(c);
    }
  }
}
