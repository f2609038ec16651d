package dev.waymark.admin.statistics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.admin.outgoing.AnalyticsService;
import dev.waymark.admin.outgoing.Exchange;
import dev.waymark.link.PercentEncoding;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Asks the analytics service, within bounds of time and bytes. Whoever calls has checked that the
/// person may see the workspace.
@Singleton
public final class Analytics {
  /// For all questions of a page together: a page that waits longer helps nobody.
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

  /// For a table of many rows, which somebody downloads.
  private static final Duration TABLE_WITHIN = Duration.ofSeconds(20);

  /// Some 93 days by the hour, each with its sums in a few currencies.
  private static final long MOST_BYTES = 2L << 20;

  /// 10,000 clicks of a table.
  private static final long MOST_TABLE_BYTES = 8L << 20;

  /// Pages that ask at the same time. Each asks a dozen questions.
  private static final int MOST_PAGES = 8;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient client = Exchange.client(ANSWER_WITHIN);
  private final Semaphore pages = new Semaphore(MOST_PAGES);
  private final AnalyticsService service;

  Analytics(AnalyticsService service) {
    this.service = service;
  }

  /// Asks several questions at once. What is not answered within 2 s, or with more than 2 MiB, is
  /// away; the others are not.
  ///
  /// @param questions what stands after `/api/workspaces/{ws}/`, with its query, by any name
  /// @return an answer for each name
  public Map<String, Answer> ask(String workspace, Map<String, String> questions) {
    Map<String, Answer> answers = new LinkedHashMap<>();
    questions.keySet().forEach(name -> answers.put(name, new Answer.Away()));
    if (!service.isKnown()) {
      return answers;
    }
    long end = System.nanoTime() + ANSWER_WITHIN.toNanos();
    try {
      if (!pages.tryAcquire(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
        Log.warn("Too many pages ask for statistics at once");
        return answers;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return answers;
    }
    try {
      Map<String, CompletableFuture<HttpResponse<byte[]>>> sent = new LinkedHashMap<>();
      questions.forEach(
          (name, question) ->
              sent.put(
                  name,
                  client.sendAsync(
                      request(workspace, question, "application/json").GET().build(),
                      BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES))));
      sent.forEach((name, answer) -> answers.put(name, within(end, name, answer)));
    } finally {
      pages.release();
    }
    return answers;
  }

  private static Answer within(
      long end, String name, CompletableFuture<HttpResponse<byte[]>> sent) {
    try {
      HttpResponse<byte[]> response =
          sent.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      if (response.statusCode() == 200) {
        JsonNode json = MAPPER.readTree(response.body());
        if (json != null && json.isObject()) {
          return new Answer.Told(json);
        }
      }
      Log.warnf("A statistic was answered %d question=%s", response.statusCode(), name);
    } catch (ExecutionException | TimeoutException | IOException e) {
      sent.cancel(true);
      Log.warnf("A statistic cannot be had question=%s: %s", name, e);
    } catch (InterruptedException _) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
    }
    return new Answer.Away();
  }

  /// A table of clicks, as CSV.
  ///
  /// @param question what stands after `/api/workspaces/{ws}/`, with its query
  /// @throws ProblemException when it cannot be had
  public byte[] table(String workspace, String question) {
    HttpResponse<byte[]> response =
        send(known(workspace, question, "text/csv").GET().build(), TABLE_WITHIN, MOST_TABLE_BYTES);
    if (response.statusCode() != 200) {
      throw away("HTTP " + response.statusCode(), null);
    }
    return response.body();
  }

  /// Removes a lead, for somebody who may edit.
  ///
  /// @throws ProblemException when there is no such lead, or it cannot be done
  public void removeLead(String workspace, String lead) {
    HttpResponse<byte[]> response =
        send(
            known(workspace, "leads/" + PercentEncoding.of(lead), "application/json")
                .DELETE()
                .build(),
            ANSWER_WITHIN,
            MOST_BYTES);
    if (response.statusCode() == ProblemType.NOT_FOUND.status()) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no such lead.");
    }
    if (response.statusCode() != 200) {
      throw away("HTTP " + response.statusCode(), null);
    }
  }

  private HttpRequest.Builder known(String workspace, String question, String mediaType) {
    if (!service.isKnown()) {
      throw new ProblemException(
          ProblemType.UNAVAILABLE,
          "There are no statistics here: this installation does not say where they are"
              + " (WAYMARK_ANALYTICS_URL of the admin service).");
    }
    return request(workspace, question, mediaType);
  }

  private HttpRequest.Builder request(String workspace, String question, String mediaType) {
    return service.request(
        "/api/workspaces/" + PercentEncoding.of(workspace) + "/" + question, mediaType);
  }

  private HttpResponse<byte[]> send(HttpRequest request, Duration within, long mostBytes) {
    try {
      return Exchange.of(client, request, within, mostBytes);
    } catch (IOException e) {
      throw away("it does not answer", e);
    }
  }

  private static ProblemException away(String reason, @Nullable Throwable cause) {
    Log.warnf(cause, "Asking for statistics failed: %s", reason);
    return new ProblemException(
        ProblemType.LOOKUP_FAILED,
        "The analytics service does not answer as it should; try again in a moment.");
  }
}
