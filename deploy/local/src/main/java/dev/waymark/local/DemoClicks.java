package dev.waymark.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.click.BatchHeader;
import dev.waymark.click.ClickBatch;
import dev.waymark.click.ClickCodec;
import dev.waymark.click.ClickEvent;
import dev.waymark.click.RecordFrame;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;

/// Delivers the demo's month to the analytics service, as a redirect node delivers its journal: a
/// producer of its own, with a credential of its own, whose clicks are numbered from 1. So each is
/// counted once, however often this is begun anew. Leads are reported as a shop reports them.
final class DemoClicks {
  /// Clicks delivered at once.
  static final int BATCH = 2_000;

  private static final Duration WITHIN = Duration.ofSeconds(30);
  private static final int UNAUTHORIZED = 401;
  private static final int TOO_MANY = 429;
  private static final int ATTEMPTS = 40;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http;
  private final String admin;
  private final String analytics;
  private final String operatorKey;

  /// @param admin where the admin service is, without a slash at the end
  /// @param analytics where the analytics service is, likewise
  DemoClicks(HttpClient http, String admin, String analytics, String operatorKey) {
    this.http = http;
    this.admin = admin;
    this.analytics = analytics;
    this.operatorKey = operatorKey;
  }

  /// Delivers what was not delivered yet, and then reports the leads.
  ///
  /// @param workspace its id
  void deliver(String workspace, DemoMonth.Made made) throws IOException, InterruptedException {
    UUID producer =
        UUID.nameUUIDFromBytes(("demo of " + workspace).getBytes(StandardCharsets.UTF_8));
    int from = delivered(producer);
    if (from >= made.clicks().size()) {
      return;
    }
    String credential =
        operator("POST", analytics + "/api/producers/" + producer + "/credential", "")
            .path("credential")
            .asText();
    while (from < made.clicks().size()) {
      int to = Math.min(from + BATCH, made.clicks().size());
      byte[] batch = batch(producer, made.clicks().subList(from, to), from, made.clicks().size());
      read(
          http.send(
              request(analytics + "/api/ingest/clicks")
                  .header("Authorization", "Waymark-Producer " + credential)
                  .header("Content-Type", ClickBatch.MEDIA_TYPE)
                  .POST(BodyPublishers.ofByteArray(batch))
                  .build(),
              HttpResponse.BodyHandlers.ofString()));
      from = to;
    }
    report(workspace, made.leads());
  }

  /// How many of the clicks were taken by an earlier start.
  private int delivered(UUID producer) throws IOException, InterruptedException {
    for (JsonNode each : operator("GET", analytics + "/api/producers", "").path("producers")) {
      if (each.path("id").asText().equals(producer.toString())) {
        return Math.toIntExact(Math.max(0, each.path("mark").path("next").asLong() - 1));
      }
    }
    return 0;
  }

  private static byte[] batch(UUID producer, List<ClickEvent> clicks, int before, int all) {
    ByteBuffer out =
        ByteBuffer.allocate(
            ClickBatch.HEADER_BYTES
                + clicks.size() * (RecordFrame.OVERHEAD + ClickCodec.MAX_BYTES));
    long first = before + 1L;
    ClickBatch.writeHeader(
        new BatchHeader(producer, 1, 1, 1, first, first, all + 1L, clicks.size()), out);
    var crc = new CRC32C();
    long sequence = first;
    for (ClickEvent click : clicks) {
      int start = RecordFrame.begin(out);
      ClickCodec.write(click, out);
      RecordFrame.end(out, start);
      int _ = RecordFrame.seal(out, start, sequence, crc);
      sequence++;
    }
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  private void report(String workspace, List<DemoMonth.DemoLead> leads)
      throws IOException, InterruptedException {
    String keys = admin + "/api/workspaces/" + workspace + "/api-keys";
    ArrayNode scopes = json.createArrayNode().add("leads:write");
    ObjectNode wanted = json.createObjectNode().put("name", "Demo leads");
    wanted.set("scopes", scopes);
    // It opens nothing any more if this is cut off before it is deleted.
    wanted.put("expires_at", Instant.now().plus(Duration.ofHours(1)).toString());
    JsonNode key = operator("POST", keys, wanted.toString());
    try {
      for (DemoMonth.DemoLead lead : leads) {
        report(key.path("key").asText(), lead);
      }
    } finally {
      JsonNode _ = operator("DELETE", keys + "/" + key.path("id").asText(), "");
    }
  }

  /// A new key is known at the analytics service within a moment.
  private void report(String key, DemoMonth.DemoLead lead)
      throws IOException, InterruptedException {
    ObjectNode body =
        json.createObjectNode()
            .put("click_id", lead.click().toString())
            .put("kind", lead.kind())
            .put("external_id", lead.externalId());
    if (lead.value() != null) {
      body.put("value", lead.value()).put("currency", lead.currency());
    }
    HttpRequest request =
        request(analytics + "/api/leads")
            .header("X-API-Key", key)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", lead.externalId())
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    for (int attempt = 1; ; attempt++) {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      boolean comesAgain =
          response.statusCode() == UNAUTHORIZED || response.statusCode() == TOO_MANY;
      if (!comesAgain || attempt == ATTEMPTS || !Programs.pause()) {
        JsonNode _ = read(response);
        return;
      }
    }
  }

  private JsonNode operator(String method, String uri, String body)
      throws IOException, InterruptedException {
    return read(
        http.send(
            request(uri)
                .header("X-API-Key", operatorKey)
                .header("Content-Type", "application/json")
                .method(
                    method,
                    body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString()));
  }

  private static HttpRequest.Builder request(String uri) {
    return HttpRequest.newBuilder(URI.create(uri))
        .timeout(WITHIN)
        .header("Accept", "application/json");
  }

  private JsonNode read(HttpResponse<String> response) throws IOException {
    if (response.statusCode() / 100 != 2) {
      HttpRequest request = response.request();
      throw new IOException(
          request.method()
              + " "
              + request.uri()
              + " was answered "
              + response.statusCode()
              + " "
              + response.body());
    }
    JsonNode tree = json.readTree(response.body());
    return tree == null ? json.createObjectNode() : tree;
  }
}
