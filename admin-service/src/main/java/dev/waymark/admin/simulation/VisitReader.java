package dev.waymark.admin.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.address.AddressParser;
import dev.waymark.admin.link.LinkAsServed;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.agent.AgentFacts;
import dev.waymark.visitor.request.AcceptLanguage;
import dev.waymark.visitor.request.CookieHeader;
import dev.waymark.visitor.request.Prefetch;
import dev.waymark.visitor.request.QueryString;
import dev.waymark.visitor.request.Referrer;
import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the description of a visitor. What it leaves out is unknown or absent; the address and the
/// headers of whoever asks are never looked at.
final class VisitReader {
  /// Longer than any server takes. What a visitor's reader does not read of it is cut there, as it
  /// is for a visitor.
  private static final TextRule HEADER = TextRule.lines(65_536);

  private static final TextRule WORD = TextRule.line(100);

  /// What databases and CDNs say when they do not know.
  private static final Set<String> UNKNOWN_COUNTRIES = Set.of("XX", "ZZ", "T1");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private final Readers readers;
  private final Faults faults;
  private final Members members;
  private final Map<String, String> headers;

  private VisitReader(ObjectNode json, Readers readers, Faults faults) {
    this.readers = readers;
    this.faults = faults;
    this.members = new Members(json, "", faults);
    this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  }

  /// Reads a visit; not to be used when faults were noted.
  ///
  /// @param link the link that is visited; its clicks count, if nothing else is said
  /// @param now when the visit is, if nothing else is said
  static SimulatedVisit read(
      ObjectNode json, Readers readers, LinkAsServed link, Instant now, Faults faults) {
    return new VisitReader(json, readers, faults).visit(link, now);
  }

  private SimulatedVisit visit(LinkAsServed link, Instant now) {
    headers.putAll(texts("headers"));
    Country country = country();
    String userAgent = header("user_agent", "User-Agent");
    // Left out, it is unknown; a visitor who sends none is a robot.
    AgentFacts agent = userAgent == null ? AgentFacts.UNKNOWN : readers.agent(userAgent);
    var visit =
        new SimulatedVisit(
            country,
            agent.device(),
            agent.os(),
            agent.browser(),
            AcceptLanguage.preferred(header("accept_language", "Accept-Language")),
            Referrer.host(header("referrer", "Referer")),
            QueryString.parse(members.text("query", HEADER)),
            CookieHeader.parse(cookieHeader()),
            at(now),
            count(link.clickCount()),
            agent.visitorClass(
                Prefetch.isAnnounced(
                    headers.get("Sec-Purpose"),
                    headers.get("Purpose"),
                    headers.get("X-Moz"),
                    headers.get("X-Purpose"))),
            members.flag("unlocked", false),
            userAgent != null,
            link.surroundings());
    members.end();
    return visit;
  }

  private @Nullable String header(String member, String name) {
    String named = members.text(member, HEADER);
    return named == null ? headers.get(name) : named;
  }

  private @Nullable Country country() {
    InetAddress address = null;
    String ip = members.text("ip", WORD);
    if (ip != null) {
      address = AddressParser.parse(ip);
      if (address == null) {
        faults.add(members.at("ip"), "This is an address such as 192.0.2.7 or 2001:db8::7.");
      }
    }
    String code = members.text("country", WORD);
    if (code == null) {
      return address == null ? null : readers.country(address);
    }
    Country country = Country.of(code);
    if (country == null && !UNKNOWN_COUNTRIES.contains(code)) {
      faults.add(
          members.at("country"), "This is a two-letter code of ISO 3166-1, or XX for unknown.");
    }
    return country;
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

  private Instant at(Instant now) {
    String text = members.text("at", WORD);
    if (text == null) {
      return now;
    }
    try {
      Instant at = OffsetDateTime.parse(text).toInstant();
      if (!at.isBefore(Instant.EPOCH) && !at.isAfter(LATEST)) {
        return at;
      }
    } catch (DateTimeException e) {
      // told below
    }
    faults.add(members.at("at"), "This is a time such as 2026-01-02T03:04:05Z, from 1970 to 9999.");
    return now;
  }

  private long count(long clickCount) {
    JsonNode json = members.raw("click_count");
    if (json == null) {
      return clickCount;
    }
    if (!json.isIntegralNumber() || !json.canConvertToLong() || json.longValue() < 0) {
      faults.add(members.at("click_count"), "This is a whole number of 0 or more.");
    }
    return json.longValue();
  }
}
