package dev.waymark.redirect.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.click.ClickBatch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Delivers by `POST /api/ingest/clicks`, with the ingest key.
///
/// 200 confirms; a 409 with `expected_sequence` asks to go back; a 409 without it means that a
/// newer process delivers. Everything else is tried again.
public final class HttpTransport implements Transport {
  private static final String PATH = "/api/ingest/clicks";
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_WITHIN)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final ObjectMapper json = new ObjectMapper();
  private final URI target;
  private final String authorization;

  /// A transport to the analytics service.
  ///
  /// @param analytics its base address: `http://analytics:8082`
  /// @param ingestKey secret
  public HttpTransport(URI analytics, String ingestKey) {
    String base = analytics.toString();
    this.target =
        URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + PATH);
    this.authorization = "Bearer " + ingestKey;
  }

  @Override
  public Reply deliver(byte[] batch) {
    HttpRequest request =
        HttpRequest.newBuilder(target)
            .timeout(ANSWER_WITHIN)
            .header("Content-Type", ClickBatch.MEDIA_TYPE)
            .header("Accept", "application/json")
            .header("Authorization", authorization)
            .POST(HttpRequest.BodyPublishers.ofByteArray(batch))
            .build();
    try {
      return reply(client.send(request, HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      return new Failed(String.valueOf(e));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Failed("interrupted");
    }
  }

  private Reply reply(HttpResponse<byte[]> response) throws IOException {
    return switch (response.statusCode()) {
      case 200 -> new Confirmed();
      case 409 -> {
        JsonNode expected = json.readTree(response.body()).path("expected_sequence");
        yield expected.canConvertToLong() && expected.isIntegralNumber()
            ? new Rewind(expected.longValue())
            : new Superseded();
      }
      default -> new Failed("HTTP " + response.statusCode());
    };
  }
}
