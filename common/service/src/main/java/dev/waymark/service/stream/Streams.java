package dev.waymark.service.stream;

import dev.waymark.service.problem.ProblemException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/// Sends answers while they are made, a few at a time, each for a bounded time. One that fails
/// half-way breaks its connection, so that nobody takes the half for the whole.
@Singleton
public final class Streams {
  private final StreamSettings settings;
  private final Place place;
  private final CurrentVertxRequest request;
  private final Vertx vertx;

  Streams(StreamSettings settings, Place place, CurrentVertxRequest request, Vertx vertx) {
    this.settings = settings;
    this.place = place;
    this.request = request;
    this.vertx = vertx;
  }

  /// What an answer says.
  @FunctionalInterface
  public interface Content {
    /// Writes all of it. Whatever it throws breaks the answer off.
    void writeTo(OutputStream out) throws IOException;
  }

  /// The answer to the request at hand.
  ///
  /// @param workspace whose place it takes
  /// @throws ProblemException when there is none free
  public StreamingOutput of(String workspace, Content content) {
    place.take(workspace);
    HttpServerRequest asked = request.getCurrent().request();
    return out -> {
      long timer = vertx.setTimer(settings.longest().toMillis(), _ -> UnreadAnswers.reset(asked));
      try {
        content.writeTo(out);
      } catch (IOException | RuntimeException | Error e) {
        // Before that, it is answered with a problem as anywhere else.
        if (asked.response().headWritten()) {
          UnreadAnswers.reset(asked);
        }
        throw e;
      } finally {
        vertx.cancelTimer(timer);
      }
    };
  }

  /// How long an answer may take in all.
  public Duration longest() {
    return settings.longest();
  }
}
