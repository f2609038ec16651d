package dev.waymark.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Addresses that let somebody in once, within an hour, which the admin service gives to whoever
/// has the operator's key.
final class OneTimeLinks {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ObjectMapper json = new ObjectMapper();
  private final String admin;
  private final String operatorKey;
  private final HttpClient http;

  /// @param admin where the admin service is, without a slash at the end
  OneTimeLinks(String admin, String operatorKey, HttpClient http) {
    this.admin = admin;
    this.operatorKey = operatorKey;
    this.http = http;
  }

  /// Where the first person is made; null when there is somebody already, or it cannot be had:
  /// Waymark runs all the same.
  @Nullable String setup() throws InterruptedException {
    try {
      HttpResponse<String> response = post("/api/setup/codes", "");
      return response.statusCode() == 200 ? url(response) : null;
    } catch (IOException _) {
      return null;
    }
  }

  /// Where somebody who has forgotten their password sets another.
  ///
  /// @param hasLostApp whether they are asked for no code of their app any more
  /// @throws Refusal when nobody has that address, or Waymark does not answer
  String resetPassword(String email, boolean hasLostApp) throws InterruptedException {
    try {
      ObjectNode asked = json.createObjectNode().put("email", email);
      if (hasLostApp) {
        asked.put("take_off_second_factor", true);
      }
      HttpResponse<String> response = post("/api/password-codes", asked.toString());
      if (response.statusCode() == 200) {
        return url(response);
      }
      JsonNode problem = json.readTree(response.body());
      throw new Refusal(
          problem.path("detail").asText("It was answered " + response.statusCode() + "."));
    } catch (IOException e) {
      throw new Refusal(
          "Waymark does not answer at " + admin + ": start it with ./waymark up, then try again.",
          e);
    }
  }

  private String url(HttpResponse<String> response) throws IOException {
    return json.readTree(response.body()).path("url").asText();
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(admin + path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .header("X-API-Key", operatorKey)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
