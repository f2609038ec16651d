package dev.waymark.admin.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.admin.outgoing.AnalyticsService;
import dev.waymark.admin.outgoing.Exchange;
import dev.waymark.click.ClickId;
import dev.waymark.link.PercentEncoding;
import dev.waymark.link.UtmParams;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import dev.waymark.visitor.Browser;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.Device;
import dev.waymark.visitor.LanguageTag;
import dev.waymark.visitor.OperatingSystem;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks the analytics service, within bounds of time and bytes.
@Singleton
final class AnalyticsClicks implements KeptClicks {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);

  /// Longer than the database of the other side looks for them.
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

  /// Some 300 bytes for each of the most clicks that there can be.
  private static final long MOST_BYTES = 32L << 20;

  /// Of a row: its id, its time, and the facts.
  private static final int COLUMNS = 13;

  /// A newer service may send more, which are passed over.
  private static final int MOST_COLUMNS = 100;

  private static final JsonFactory JSON = new JsonFactory();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient client = Exchange.client(CONNECT_WITHIN);
  private final AnalyticsService service;

  AnalyticsClicks(AnalyticsService service) {
    this.service = service;
  }

  @Override
  public Found read(String workspace, String link, Instant from, Instant to) {
    HttpResponse<byte[]> response =
        ask(
            "",
            "?workspace="
                + PercentEncoding.of(workspace)
                + "&link="
                + PercentEncoding.of(link)
                + "&from="
                + from
                + "&to="
                + to);
    if (response.statusCode() == ProblemType.UNAVAILABLE.status()) {
      throw new ProblemException(
          ProblemType.LOOKUP_FAILED,
          "The analytics service cannot find the clicks of that span right now; ask for a shorter"
              + " span, or try again in a moment.");
    }
    try {
      return parse(ok(response));
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      throw away("what it answered cannot be read", e);
    }
  }

  @Override
  public Decided find(String workspace, String link, ClickId id) {
    HttpResponse<byte[]> response =
        ask(
            "/" + id,
            "?workspace=" + PercentEncoding.of(workspace) + "&link=" + PercentEncoding.of(link));
    if (response.statusCode() == ProblemType.NOT_FOUND.status()) {
      throw new ProblemException(
          ProblemType.NOT_FOUND, "There is no such click of this link, or it is no longer kept.");
    }
    try {
      JsonNode json = MAPPER.readTree(ok(response));
      return new Decided(
          id.toString(),
          Instant.parse(json.path("at").asText()),
          json.path("outcome").asText(),
          json.path("step").asText(),
          json.path("rule").textValue(),
          json.path("channel").textValue(),
          json.path("variant").textValue(),
          json.path("rules_version").asLong());
    } catch (IOException | DateTimeException e) {
      throw away("what it answered cannot be read", e);
    }
  }

  private HttpResponse<byte[]> ask(String path, String query) {
    if (!service.isKnown()) {
      throw new ProblemException(
          ProblemType.UNAVAILABLE,
          "Clicks cannot be read here: this installation does not say where they are"
              + " (WAYMARK_ANALYTICS_URL of the admin service).");
    }
    return send(service.request("/api/kept-clicks" + path + query, "application/json").build());
  }

  private static byte[] ok(HttpResponse<byte[]> response) {
    if (response.statusCode() != 200) {
      throw away("HTTP " + response.statusCode(), null);
    }
    return response.body();
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return Exchange.of(client, request, ANSWER_WITHIN, MOST_BYTES);
    } catch (IOException e) {
      throw away("it does not answer", e);
    }
  }

  private static ProblemException away(String reason, @Nullable Throwable cause) {
    Log.warnf(cause, "Reading kept clicks failed: %s", reason);
    return new ProblemException(
        ProblemType.LOOKUP_FAILED,
        "The clicks cannot be read right now, for the analytics service does not answer as it"
            + " should; try again in a moment.");
  }

  /// Reads `{"covered_from", "clicks", "rows": [[id, milliseconds, facts...], ...]}`.
  private static Found parse(byte[] body) throws IOException {
    Instant from = Instant.EPOCH;
    long count = 0;
    List<KeptClick> clicks = new ArrayList<>();
    try (JsonParser json = JSON.createParser(body)) {
      expect(json.nextToken() == JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "covered_from" -> from = Instant.parse(json.getText());
          case "clicks" -> count = json.getLongValue();
          case "rows" -> {
            expect(json.currentToken() == JsonToken.START_ARRAY);
            while (json.nextToken() == JsonToken.START_ARRAY) {
              clicks.add(row(json));
            }
          }
          default -> json.skipChildren();
        }
      }
      expect(json.currentToken() == JsonToken.END_OBJECT);
    }
    return new Found(from, count, clicks);
  }

  private static KeptClick row(JsonParser json) throws IOException {
    List<@Nullable String> columns = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      JsonToken token = json.currentToken();
      expect(token != null && token.isScalarValue() && columns.size() < MOST_COLUMNS);
      columns.add(token == JsonToken.VALUE_NULL ? null : json.getText());
    }
    expect(columns.size() >= COLUMNS);
    String id = columns.get(0);
    String at = columns.get(1);
    if (id == null || at == null) {
      throw new IOException("A row without its id or its time");
    }
    String country = columns.get(2);
    String browser = columns.get(5);
    String language = columns.get(6);
    return new KeptClick(
        id,
        Instant.ofEpochMilli(Long.parseLong(at)),
        country == null ? null : Country.of(country),
        device(columns.get(3)),
        os(columns.get(4)),
        browser == null ? null : new Browser(browser),
        language == null ? null : LanguageTag.parse(language),
        columns.get(7),
        new UtmParams(
            columns.get(8), columns.get(9), columns.get(10), columns.get(11), columns.get(12)));
  }

  private static void expect(boolean is) throws IOException {
    if (!is) {
      throw new IOException("Not the form that was agreed on");
    }
  }

  private static @Nullable Device device(@Nullable String key) {
    for (Device device : Device.values()) {
      if (device.key().equals(key)) {
        return device;
      }
    }
    return null;
  }

  private static @Nullable OperatingSystem os(@Nullable String key) {
    for (OperatingSystem os : OperatingSystem.values()) {
      if (os.key().equals(key)) {
        return os;
      }
    }
    return null;
  }
}
