package dev.waymark.admin.outgoing;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A request with its answer, bounded in time and bytes whatever the other side does.
public final class Exchange {
  private Exchange() {}

  /// A client that goes where it is told, and nowhere else.
  ///
  /// @param connectWithin longest that a connection may take
  public static HttpClient client(Duration connectWithin) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(connectWithin)
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  /// Sends a request and waits for the whole answer.
  ///
  /// @param within longest that it may take, the body included; the timeout of a request itself
  ///   ends with the headers of its answer
  /// @param mostBytes longest body
  /// @throws IOException when there is no answer, it takes too long or is too long, or whoever
  ///   waits is interrupted
  public static HttpResponse<byte[]> of(
      HttpClient client, HttpRequest request, Duration within, long mostBytes) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), mostBytes));
    try {
      return answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      answer.cancel(true);
      throw new IOException("No answer within its bounds", e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }
}
