package dev.waymark.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.click.ClickBatch;
import dev.waymark.local.Installation;
import dev.waymark.local.Installation.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;

/// What the services answer to their operator.
final class Api implements AutoCloseable {
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final Installation installation;

  Api(Installation installation) {
    this.installation = installation;
  }

  /// A new workspace; returns its id.
  String createWorkspace() throws IOException, InterruptedException {
    return createWorkspace("free");
  }

  /// A new workspace of a plan; returns its id.
  String createWorkspace(String plan) throws IOException, InterruptedException {
    JsonNode body = json.createObjectNode().put("name", "Faults").put("plan", plan);
    return post(Part.ADMIN, "/api/workspaces", body).path("id").asText();
  }

  /// A new key to a workspace.
  String createKey(String workspace, String role) throws IOException, InterruptedException {
    JsonNode body = json.createObjectNode().put("role", role);
    return post(Part.ADMIN, "/api/workspaces/" + workspace + "/api-keys", body)
        .path("key")
        .asText();
  }

  /// A new link of a workspace; returns its id.
  ///
  /// @param link in JSON
  String createAnyLink(String workspace, String link) throws IOException, InterruptedException {
    return post(Part.ADMIN, "/api/workspaces/" + workspace + "/links", json.readTree(link))
        .path("id")
        .asText();
  }

  /// A new link of a workspace, without rules.
  void createLink(String workspace, String slug) throws IOException, InterruptedException {
    JsonNode body =
        json.createObjectNode().put("slug", slug).put("target", "https://example.com/" + slug);
    post(Part.ADMIN, "/api/workspaces/" + workspace + "/links", body);
  }

  /// Whether visitors are sent on by a link. Asked in a way that is no click.
  boolean isServed(String slug) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(uri(installation.port(Part.REDIRECT), "/" + slug))
            .timeout(Duration.ofSeconds(5))
            .HEAD()
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 302;
    } catch (IOException e) {
      return false;
    }
  }

  /// Has redirect nodes drop what the publication lacks.
  ///
  /// @return true
  boolean approve() throws IOException, InterruptedException {
    post(Part.ADMIN, "/api/publication/approve", json.createObjectNode());
    return true;
  }

  /// Runs the rollup up to and including a day.
  void rollUp(LocalDate day) throws IOException, InterruptedException {
    post(Part.ANALYTICS, "/api/rollups/" + day, json.createObjectNode());
  }

  /// The only producer that there is.
  JsonNode producer() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(uri(installation.port(Part.ANALYTICS), "/api/producers"))
            .timeout(Duration.ofSeconds(10))
            .header("X-API-Key", installation.operatorKey())
            .build();
    return json.readTree(send(request)).path("producers").path(0);
  }

  /// Releases the mark of a producer; returns what came of it.
  JsonNode release(String producer) throws IOException, InterruptedException {
    return post(Part.ANALYTICS, "/api/producers/" + producer + "/release", json.createObjectNode());
  }

  /// Delivers a batch of clicks as a redirect node does; returns the status of the answer.
  ///
  /// @param header by which the sender proves who it is, and its value
  int deliver(byte[] batch, String header, String value) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(uri(installation.port(Part.ANALYTICS), "/api/ingest/clicks"))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", ClickBatch.MEDIA_TYPE)
            .header(header, value)
            .POST(HttpRequest.BodyPublishers.ofByteArray(batch))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  /// A metric of a service, in Prometheus' words; its series added up.
  ///
  /// @throws IOException when there is no such metric
  double metric(Part part, String name) throws IOException, InterruptedException {
    return metric(part, name, "");
  }

  /// The same of those series alone that have a label.
  ///
  /// @param label with its value; empty for all
  double metric(Part part, String name, String label) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(uri(installation.managementPort(part), "/q/metrics"))
            .timeout(Duration.ofSeconds(10))
            .header("Accept", "text/plain")
            .build();
    String all = send(request);
    return all.lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .filter(line -> line.contains(label))
        .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .reduce(Double::sum)
        .orElseThrow(() -> new IOException(part + " has no metric " + name));
  }

  private JsonNode post(Part part, String path, JsonNode body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(uri(installation.port(part), path))
            .timeout(Duration.ofSeconds(60))
            .header("Accept", "application/json")
            .header("Content-Type", "application/json")
            .header("X-API-Key", installation.operatorKey())
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    return Objects.requireNonNullElse(json.readTree(send(request)), json.nullNode());
  }

  private String send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(
          "%s %s was answered %d %s"
              .formatted(request.method(), request.uri(), response.statusCode(), response.body()));
    }
    return response.body();
  }

  private static URI uri(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
