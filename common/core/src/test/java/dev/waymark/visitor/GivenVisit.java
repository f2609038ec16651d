package dev.waymark.visitor;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A visit whose facts are given instead of read from a request.
public record GivenVisit(
    @Nullable Country country,
    @Nullable Device device,
    @Nullable OperatingSystem os,
    @Nullable Browser browser,
    @Nullable LanguageTag language,
    @Nullable String referrer,
    Parameters query,
    Parameters cookies,
    long epochMillis,
    long clickCount,
    VisitorClass visitorClass,
    Map<String, Opening> openings,
    @Nullable InetAddress address,
    Place place,
    Segments segments)
    implements Visit {

  /// What a visit is to segments.
  public interface Segments {
    /// Null when that cannot be said.
    @Nullable Membership of(String segment, Visit visit);
  }

  /// A Wednesday.
  public static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

  /// Reads facts as the golden files have them; what is left out is unknown or absent.
  public static GivenVisit read(JsonNode json) {
    return new GivenVisit(
        json.has("country") ? Country.of(json.get("country").textValue()) : null,
        device(json.path("device").asText("")),
        os(json.path("os").asText("")),
        json.has("browser") ? new Browser(json.get("browser").textValue()) : null,
        json.has("language") ? LanguageTag.parse(json.get("language").textValue()) : null,
        json.hasNonNull("referrer") ? json.get("referrer").textValue() : null,
        parameters(json.path("query")),
        cookies(json),
        Instant.parse(json.path("at").asText(NOON.toString())).toEpochMilli(),
        json.path("click_count").asLong(0),
        visitorClass(json.path("class").asText("human")),
        openings(json.path("hours")),
        json.has("ip") ? InetAddress.ofLiteral(json.get("ip").textValue()) : null,
        new Place(json.path("region").textValue(), json.path("city").textValue()),
        memberships(json.path("segments")));
  }

  /// The same with other segments.
  public GivenVisit with(Segments others) {
    return new GivenVisit(
        country,
        device,
        os,
        browser,
        language,
        referrer,
        query,
        cookies,
        epochMillis,
        clickCount,
        visitorClass,
        openings,
        address,
        place,
        others);
  }

  @Override
  public @Nullable Membership membership(String segment) {
    return segments.of(segment, this);
  }

  private static Segments memberships(JsonNode json) {
    return (segment, visit) ->
        switch (json.path(segment).asText("")) {
          case "in" -> Membership.IN;
          case "not in" -> Membership.OUT;
          default -> null;
        };
  }

  @Override
  public @Nullable Opening opening(String schedule) {
    return openings.get(schedule);
  }

  private static VisitorClass visitorClass(String key) {
    return Arrays.stream(VisitorClass.values())
        .filter(visitorClass -> visitorClass.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Opening> openings(JsonNode json) {
    var openings = new HashMap<String, Opening>();
    json.properties()
        .forEach(
            schedule ->
                openings.put(
                    schedule.getKey(),
                    schedule.getValue().textValue().equals("open")
                        ? Opening.OPEN
                        : Opening.CLOSED));
    return openings;
  }

  private static @Nullable Device device(String key) {
    for (Device device : Device.values()) {
      if (device.key().equals(key)) {
        return device;
      }
    }
    return null;
  }

  private static @Nullable OperatingSystem os(String key) {
    for (OperatingSystem os : OperatingSystem.values()) {
      if (os.key().equals(key)) {
        return os;
      }
    }
    return null;
  }

  /// With that of a link that nobody in particular visits, for somebody who was on it before.
  private static Parameters cookies(JsonNode json) {
    var parameters = new Parameters.Builder();
    json.path("cookies")
        .forEach(pair -> parameters.add(pair.get(0).textValue(), pair.get(1).textValue()));
    if (json.path("returning").asBoolean()) {
      parameters.add(Acquaintance.COOKIE_PREFIX, "1");
    }
    return parameters.build();
  }

  private static Parameters parameters(JsonNode pairs) {
    var parameters = new Parameters.Builder();
    pairs.forEach(pair -> parameters.add(pair.get(0).textValue(), pair.get(1).textValue()));
    return parameters.build();
  }
}
