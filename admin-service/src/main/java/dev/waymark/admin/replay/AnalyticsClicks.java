package dev.waymark.admin.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.waymark.link.UtmParams;
import dev.waymark.service.access.AdminCredential;
import dev.waymark.service.access.OperatorKey;
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
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

  private static final JsonFactory JSON = new JsonFactory();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_WITHIN)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final AnalyticsSettings settings;
  private final OperatorKey operator;

  AnalyticsClicks(AnalyticsSettings settings, OperatorKey operator) {
    this.settings = settings;
    this.operator = operator;
  }

  @Override
  public Found read(String workspace, String link, Instant from, Instant to) {
    URI base = settings.url().orElse(null);
    if (base == null) {
      throw new ProblemException(
          ProblemType.UNAVAILABLE,
          "Nothing can be replayed here: this installation does not say where its clicks are"
              + " (WAYMARK_ANALYTICS_URL of the admin service).");
    }
    HttpRequest request =
        HttpRequest.newBuilder(address(base, workspace, link, from, to))
            .timeout(ANSWER_WITHIN)
            .header("Accept", "application/json")
            .header("Authorization", AdminCredential.of(operator))
            .build();
    HttpResponse<byte[]> response = send(request);
    if (response.statusCode() == ProblemType.UNAVAILABLE.status()) {
      throw new ProblemException(
          ProblemType.LOOKUP_FAILED,
          "The analytics service cannot find the clicks of that span right now; ask for a shorter"
              + " span, or try again in a moment.");
    }
    if (response.statusCode() != 200) {
      throw away("HTTP " + response.statusCode(), null);
    }
    try {
      return parse(response.body());
    } catch (IOException | DateTimeException e) {
      throw away("what it answered cannot be read", e);
    }
  }

  private static URI address(URI base, String workspace, String link, Instant from, Instant to) {
    String root = base.toString();
    return URI.create(
        (root.endsWith("/") ? root.substring(0, root.length() - 1) : root)
            + "/api/kept-clicks?workspace="
            + encoded(workspace)
            + "&link="
            + encoded(link)
            + "&from="
            + from
            + "&to="
            + to);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    try {
      return answer.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      answer.cancel(true);
      throw away("it does not answer", e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw away("interrupted", e);
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
    var columns = new @Nullable String[COLUMNS];
    int column = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      expect(json.currentToken() != null && json.currentToken().isScalarValue());
      if (column < COLUMNS) {
        columns[column++] = json.currentToken() == JsonToken.VALUE_NULL ? null : json.getText();
      }
    }
    String id = columns[0];
    String at = columns[1];
    if (id == null || at == null) {
      throw new IOException("A row without its id or its time");
    }
    String country = columns[2];
    String browser = columns[5];
    String language = columns[6];
    return new KeptClick(
        id,
        Instant.ofEpochMilli(Long.parseLong(at)),
        country == null ? null : Country.of(country),
        device(columns[3]),
        os(columns[4]),
        browser == null ? null : new Browser(browser),
        language == null ? null : LanguageTag.parse(language),
        columns[7],
        new UtmParams(columns[8], columns[9], columns[10], columns[11], columns[12]));
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
