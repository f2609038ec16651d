package dev.waymark.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The demo workspace: a few links that show what Waymark can do, with the channels, the pool and
/// the schedule that they lead to, made through the admin API as any client would. What is already
/// there is left as it is, and so is a link that somebody has deleted.
final class Demo {
  /// The name by which a later start finds it.
  static final String NAME = "Demo";

  /// How it went when all went well.
  static final String READY = "ready";

  /// Of the file beside the data that says that there was a demo.
  static final String REMEMBERED = "demo-made";

  private static final String TIME_ZONE = "Europe/Madrid";
  private static final int TAKEN = 409;
  private static final int MOST_LINKS = 200;

  private static final Duration SERVED_WITHIN = Duration.ofSeconds(15);

  private final ObjectMapper json = new ObjectMapper();
  private final String operatorKey;
  private final HttpClient http;
  private final String admin;
  private final String api;
  private final @Nullable String redirect;
  private final @Nullable Path remembered;

  /// On this machine.
  ///
  /// @param redirectIsThere whether there is a redirect service to wait for
  Demo(Settings settings, String operatorKey, HttpClient http, boolean redirectIsThere) {
    this(
        "http://127.0.0.1:" + settings.adminPort(),
        redirectIsThere ? "http://127.0.0.1:" + settings.redirectPort() : null,
        operatorKey,
        http,
        settings.dataDirectory().resolve(REMEMBERED));
  }

  /// @param admin where the admin service is, without a slash at the end
  /// @param redirect where the redirect service is that is waited for; null to wait for none
  /// @param remembered a file that says that there was a demo, so that one that was removed stays
  ///   away; null where nothing remembers it
  Demo(
      String admin,
      @Nullable String redirect,
      String operatorKey,
      HttpClient http,
      @Nullable Path remembered) {
    this.remembered = remembered;
    this.admin = admin;
    this.api = admin + "/api/workspaces";
    this.redirect = redirect;
    this.operatorKey = operatorKey;
    this.http = http;
  }

  /// Makes what is not there yet, and waits until visitors are served from it.
  ///
  /// @return {@link #READY}, or what went wrong: Waymark runs without a demo too
  String seed() {
    try {
      JsonNode found = workspace();
      if (found == null && remembered != null && Files.exists(remembered)) {
        return READY;
      }
      JsonNode demo =
          found == null
              ? post(
                  api,
                  json.createObjectNode()
                      .put("name", NAME)
                      .put("plan", "agency")
                      .put("time_zone", TIME_ZONE))
              : found;
      String workspace = demo.path("id").asText();
      JsonNode _ =
          send(
              request(api + "/" + workspace + "/demo")
                  .PUT(HttpRequest.BodyPublishers.noBody())
                  .build());
      if (remembered != null) {
        Files.write(remembered, new byte[0]);
      }
      String made = "";
      for (Map.Entry<String, JsonNode> part : parts(json).properties()) {
        for (JsonNode thing : part.getValue()) {
          boolean isNew = make(api + "/" + workspace + "/" + part.getKey(), thing);
          made = isNew ? thing.path("slug").asText() : made;
        }
      }
      return made.isEmpty() || redirect == null || isServed(made)
          ? READY
          : "made, but the redirect service does not answer /" + made + " yet";
    } catch (IOException e) {
      return "could not be made: " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "was interrupted";
    }
  }

  /// Makes up what would have happened in the month before the demo was made. May take some
  /// seconds, and goes on where an earlier one was cut off.
  ///
  /// @param analytics where the analytics service is, without a slash at the end
  void month(String analytics) throws IOException, InterruptedException {
    JsonNode demo = workspace();
    if (demo == null) {
      return;
    }
    Instant end = Instant.parse(demo.path("created_at").asText());
    if (!DemoMonth.isWorthwhile(end, Instant.now())) {
      return;
    }
    String workspace = demo.path("id").asText();
    String links = api + "/" + workspace + "/links";
    Map<String, DemoMonth.DemoLink> known = new HashMap<>();
    for (JsonNode link : get(links + "?limit=" + MOST_LINKS).path("links")) {
      String id = link.path("id").asText();
      long version =
          link.path("rules").isEmpty()
              ? 0
              : get(links + "/" + id + "/versions")
                  .path("versions")
                  .path(0)
                  .path("rules_version")
                  .asLong();
      known.put(link.path("slug").asText(), new DemoMonth.DemoLink(id, version));
    }
    new DemoClicks(http, admin, analytics, operatorKey)
        .deliver(workspace, new DemoMonth(workspace, known, end).make());
  }

  /// The bodies of what to create, under the names of their lists in the API: each refers only to
  /// what stands before it.
  static ObjectNode parts(ObjectMapper json) throws IOException {
    try (InputStream parts = Demo.class.getResourceAsStream("demo.json")) {
      return json.readValue(parts, ObjectNode.class);
    }
  }

  /// Creates something.
  ///
  /// @return false when its key or slug is taken: it is there, or was there and has been deleted
  private boolean make(String all, JsonNode body) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(posting(all, body), HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() == TAKEN) {
      return false;
    }
    read(response);
    return true;
  }

  /// The workspace of the demo; null when there is none.
  private @Nullable JsonNode workspace() throws IOException, InterruptedException {
    String cursor = "";
    do {
      JsonNode page = get(api + "?limit=200" + cursor);
      for (JsonNode each : page.path("workspaces")) {
        if (each.path("name").asText().equals(NAME)) {
          return each;
        }
      }
      JsonNode next = page.path("next_cursor");
      cursor =
          next.isTextual()
              ? "&cursor=" + URLEncoder.encode(next.asText(), StandardCharsets.UTF_8)
              : "";
    } while (!cursor.isEmpty());
    return null;
  }

  private JsonNode get(String uri) throws IOException, InterruptedException {
    return send(request(uri).GET().build());
  }

  private JsonNode post(String uri, JsonNode body) throws IOException, InterruptedException {
    return send(posting(uri, body));
  }

  private HttpRequest posting(String uri, JsonNode body) {
    return request(uri)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
        .build();
  }

  private HttpRequest.Builder request(String uri) {
    return HttpRequest.newBuilder(URI.create(uri))
        .timeout(Duration.ofSeconds(30))
        .header("Accept", "application/json")
        .header("X-API-Key", operatorKey);
  }

  private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    return read(http.send(request, HttpResponse.BodyHandlers.ofString()));
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
    return json.readTree(response.body());
  }

  private boolean isServed(String slug) throws InterruptedException {
    HttpRequest visit =
        HttpRequest.newBuilder(URI.create(redirect + "/" + slug))
            .timeout(Duration.ofSeconds(5))
            .HEAD()
            .build();
    long deadline = System.nanoTime() + SERVED_WITHIN.toNanos();
    while (!isAnswered(visit)) {
      if (System.nanoTime() > deadline || !Programs.pause()) {
        return false;
      }
    }
    return true;
  }

  /// Whether a visitor gets a redirect or a page.
  private boolean isAnswered(HttpRequest visit) throws InterruptedException {
    try {
      int status = http.send(visit, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status >= 200 && status < 400;
    } catch (IOException e) {
      return false;
    }
  }
}
