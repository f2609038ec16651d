package dev.waymark.admin.visit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.address.AddressParser;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import dev.waymark.service.input.Moments;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.LanguageTag;
import dev.waymark.visitor.Parameters;
import dev.waymark.visitor.request.AcceptLanguage;
import dev.waymark.visitor.request.CookieHeader;
import dev.waymark.visitor.request.Prefetch;
import dev.waymark.visitor.request.QueryString;
import dev.waymark.visitor.request.Referrer;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A made-up visitor as somebody describes them. What is left out is unknown or absent; the address
/// and the headers of whoever asks are never looked at.
///
/// @param origin where the country comes from
/// @param address where in the network the visitor is; null for unknown
/// @param userAgent null when it was not said what the visitor sends
/// @param isPrefetch whether the headers announce that the request is ahead of a tap
/// @param at when the visit is; null for now
/// @param clickCount clicks before it; null for those of the link
/// @param isUnlocked whether the password was given
public record Visitor(
    Origin origin,
    @Nullable InetAddress address,
    @Nullable String userAgent,
    @Nullable LanguageTag language,
    @Nullable String referrer,
    Parameters query,
    Parameters cookies,
    boolean isPrefetch,
    @Nullable Instant at,
    @Nullable Long clickCount,
    boolean isUnlocked) {

  /// Where a visitor is.
  public sealed interface Origin {
    /// In a country; null when that is unknown.
    record Stated(@Nullable Country country) implements Origin {}

    /// Wherever an address is.
    record Address(InetAddress address) implements Origin {}
  }

  /// Reads a description; what it answers after a fault is not to be used.
  ///
  /// @param pointer where it stands in the body
  public static Visitor read(JsonNode json, String pointer, Faults faults) {
    return new Reader(json, pointer, faults).visitor();
  }

  private static final class Reader {
    /// Longer than any server takes. What a visitor's reader does not read of it is cut there, as
    /// it is for a visitor.
    private static final TextRule HEADER = TextRule.lines(65_536);

    private static final TextRule WORD = TextRule.line(100);

    /// What databases and CDNs say when they do not know.
    private static final Set<String> UNKNOWN_COUNTRIES = Set.of("XX", "ZZ", "T1");

    private final Faults faults;
    private final Members members;
    private final Map<String, String> headers;

    Reader(JsonNode json, String pointer, Faults faults) {
      this.faults = faults;
      this.members = new Members(json, pointer, faults);
      this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    }

    Visitor visitor() {
      headers.putAll(texts("headers"));
      InetAddress address = address();
      var visitor =
          new Visitor(
              origin(address),
              address,
              header("user_agent", "User-Agent"),
              AcceptLanguage.preferred(header("accept_language", "Accept-Language")),
              Referrer.host(header("referrer", "Referer")),
              QueryString.parse(members.text("query", HEADER)),
              CookieHeader.parse(cookieHeader()),
              Prefetch.isAnnounced(
                  headers.get("Sec-Purpose"),
                  headers.get("Purpose"),
                  headers.get("X-Moz"),
                  headers.get("X-Purpose")),
              at(),
              count(),
              members.flag("unlocked", false));
      members.end();
      return visitor;
    }

    private @Nullable String header(String member, String name) {
      String named = members.text(member, HEADER);
      return named == null ? headers.get(name) : named;
    }

    private @Nullable InetAddress address() {
      String ip = members.text("ip", WORD);
      InetAddress address = ip == null ? null : AddressParser.parse(ip);
      if (ip != null && address == null) {
        faults.add(members.at("ip"), "This is an address such as 192.0.2.7 or 2001:db8::7.");
      }
      return address;
    }

    private Origin origin(@Nullable InetAddress address) {
      String code = members.text("country", WORD);
      if (code == null) {
        return address == null ? new Origin.Stated(null) : new Origin.Address(address);
      }
      Country country = Country.of(code);
      if (country == null && !UNKNOWN_COUNTRIES.contains(code)) {
        faults.add(
            members.at("country"), "This is a two-letter code of ISO 3166-1, or XX for unknown.");
      }
      return new Origin.Stated(country);
    }

    private @Nullable String cookieHeader() {
      Map<String, String> cookies = texts("cookies");
      if (members.raw("cookies") == null) {
        return headers.get("Cookie");
      }
      var header = new StringBuilder();
      cookies.forEach(
          (name, value) -> {
            if (name.isBlank() || name.indexOf('=') >= 0 || (name + value).indexOf(';') >= 0) {
              faults.add(
                  members.at("cookies") + "/" + name,
                  "A browser cannot send this: names are without '=', and neither has ';'.");
            }
            header.append(header.isEmpty() ? "" : "; ").append(name).append('=').append(value);
          });
      return header.toString();
    }

    /// An object of texts; empty when absent.
    private Map<String, String> texts(String name) {
      JsonNode json = members.raw(name);
      Map<String, String> texts = new TreeMap<>();
      if (json instanceof ObjectNode object) {
        var inner = new Members(object, members.at(name), faults);
        object
            .fieldNames()
            .forEachRemaining(
                key -> {
                  String text = inner.text(key, HEADER);
                  if (text != null) {
                    texts.put(key, text);
                  }
                });
      } else if (json != null) {
        faults.add(members.at(name), "'" + name + "' is an object from names to texts.");
      }
      return texts;
    }

    private @Nullable Instant at() {
      String text = members.text("at", WORD);
      Instant at = text == null ? null : Moments.parse(text);
      if (text != null && at == null) {
        faults.add(members.at("at"), Moments.FAULT);
      }
      return at;
    }

    private @Nullable Long count() {
      JsonNode json = members.raw("click_count");
      if (json == null) {
        return null;
      }
      if (!json.isIntegralNumber() || !json.canConvertToLong() || json.longValue() < 0) {
        faults.add(members.at("click_count"), "This is a whole number of 0 or more.");
      }
      return json.longValue();
    }
  }
}
