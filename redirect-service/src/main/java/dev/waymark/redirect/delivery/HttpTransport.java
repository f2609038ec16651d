package dev.waymark.redirect.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.click.ClickBatch;
import dev.waymark.click.ProducerCredential;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Delivers by `POST /api/ingest/clicks`, with the node's own credential and, for an analytics
/// service that knows of none, the key that nodes shared before.
///
/// 200 confirms; a 409 with `expected_sequence` asks to go back; a 409 without it means that a
/// newer process delivers. Everything else is tried again.
public final class HttpTransport implements Transport {
  private static final String PATH = "/api/ingest/clicks";
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final int LONGEST_DETAIL = 300;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_WITHIN)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final ObjectMapper json = new ObjectMapper();
  private final URI target;
  private final Credentials credentials;
  private final @Nullable String sharedKey;

  /// A transport to the analytics service.
  ///
  /// @param analytics its base address: `http://analytics:8082`
  /// @param sharedKey secret; null when there is none
  public HttpTransport(URI analytics, Credentials credentials, @Nullable String sharedKey) {
    String base = analytics.toString();
    this.target =
        URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + PATH);
    this.credentials = credentials;
    this.sharedKey = sharedKey;
  }

  @Override
  public Reply deliver(byte[] batch) {
    var request =
        HttpRequest.newBuilder(target)
            .timeout(ANSWER_WITHIN)
            .header("Content-Type", ClickBatch.MEDIA_TYPE)
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(batch));
    ProducerCredential credential = credentials.get();
    if (credential != null) {
      String misfit = Credentials.misfit(credential, batch);
      if (misfit != null) {
        return new Failed(misfit);
      }
      request.header("Authorization", ProducerCredential.SCHEME + ' ' + credential.text());
    }
    if (sharedKey != null) {
      request.header("X-API-Key", sharedKey);
    }
    try {
      return reply(client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
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
      case 401, 403 -> new Failed("HTTP " + response.statusCode() + detail(response.body()));
      default -> new Failed("HTTP " + response.statusCode());
    };
  }

  /// Why the node is not believed, as far as that is said.
  private String detail(byte[] body) throws IOException {
    String detail = json.readTree(body).path("detail").asText();
    return detail.isEmpty()
        ? ""
        : ": "
            + detail
                .substring(0, Math.min(detail.length(), LONGEST_DETAIL))
                .replaceAll("\\p{Cntrl}", " ");
  }
}
