package dev.waymark.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// The demo workspace: a few links that show what rules can do, made through the admin API as any
/// client would. What is already there is left as it is.
final class Demo {
  /// The name by which a later start finds it.
  static final String NAME = "Demo";

  private static final Duration SERVED_WITHIN = Duration.ofSeconds(15);

  private final ObjectMapper json = new ObjectMapper();
  private final Settings settings;
  private final String operatorKey;
  private final HttpClient http;
  private final String api;
  private final boolean redirectIsThere;

  /// @param redirectIsThere whether there is a redirect service to wait for
  Demo(Settings settings, String operatorKey, HttpClient http, boolean redirectIsThere) {
    this.redirectIsThere = redirectIsThere;
    this.settings = settings;
    this.operatorKey = operatorKey;
    this.http = http;
    this.api = "http://127.0.0.1:" + settings.adminPort() + "/api/workspaces";
  }

  /// Makes what is not there yet, and waits until visitors are served from it.
  ///
  /// @return how it went: Waymark runs without a demo too
  String seed() {
    try {
      String workspace = workspace();
      String slug = "";
      for (JsonNode link : links(json)) {
        slug = link.path("slug").asText();
        String all = api + "/" + workspace + "/links";
        if (get(all + "?slug=" + slug).path("links").isEmpty()) {
          post(all, link);
        }
      }
      return !redirectIsThere || isServed(slug)
          ? "ready"
          : "made, but the redirect service does not answer /" + slug + " yet";
    } catch (IOException e) {
      return "could not be made: " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "was interrupted";
    }
  }

  /// The bodies of the links to create.
  static JsonNode links(ObjectMapper json) throws IOException {
    try (InputStream links = Demo.class.getResourceAsStream("demo-links.json")) {
      return json.readTree(links);
    }
  }

  private String workspace() throws IOException, InterruptedException {
    String cursor = "";
    do {
      JsonNode page = get(api + "?limit=200" + cursor);
      for (JsonNode each : page.path("workspaces")) {
        if (each.path("name").asText().equals(NAME)) {
          return each.path("id").asText();
        }
      }
      JsonNode next = page.path("next_cursor");
      cursor =
          next.isTextual()
              ? "&cursor=" + URLEncoder.encode(next.asText(), StandardCharsets.UTF_8)
              : "";
    } while (!cursor.isEmpty());
    return post(api, json.createObjectNode().put("name", NAME).put("plan", "agency"))
        .path("id")
        .asText();
  }

  private JsonNode get(String uri) throws IOException, InterruptedException {
    return send(request(uri).GET().build());
  }

  private JsonNode post(String uri, JsonNode body) throws IOException, InterruptedException {
    return send(
        request(uri)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build());
  }

  private HttpRequest.Builder request(String uri) {
    return HttpRequest.newBuilder(URI.create(uri))
        .timeout(Duration.ofSeconds(30))
        .header("Accept", "application/json")
        .header("X-API-Key", operatorKey);
  }

  private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(
          request.method()
              + " "
              + request.uri()
              + " was answered "
              + response.statusCode()
              + " "
              + response.body());
    }
    return json.readTree(response.body());
  }

  private boolean isServed(String slug) throws InterruptedException {
    HttpRequest visit =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + settings.redirectPort() + "/" + slug))
            .timeout(Duration.ofSeconds(5))
            .HEAD()
            .build();
    long deadline = System.nanoTime() + SERVED_WITHIN.toNanos();
    while (status(visit) != 302) {
      if (System.nanoTime() > deadline || !Programs.pause()) {
        return false;
      }
    }
    return true;
  }

  private int status(HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    }
  }
}
