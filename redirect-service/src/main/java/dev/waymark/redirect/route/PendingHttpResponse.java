package dev.waymark.redirect.route;

import dev.waymark.redirect.counter.LiveCounts;
import dev.waymark.redirect.journal.PendingResponse;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// HTTP responses that wait until their clicks are captured.
sealed interface PendingHttpResponse extends PendingResponse {

  /// A redirect and nothing else, which is what most visitors get.
  record Redirect(ResponseWriter responses, HttpServerRequest request, String location)
      implements PendingHttpResponse {
    @Override
    public void release(boolean captured) {
      if (captured) {
        responses.redirect(request, location);
      } else {
        responses.notCaptured(request);
      }
    }
  }

  /// Anything else.
  ///
  /// @param setCookies the headers with what the visitor is to keep
  /// @param reserved the link of which a click was reserved; null when none was
  record Anything(
      ResponseWriter responses,
      HttpServerRequest request,
      VisitResponse response,
      List<String> setCookies,
      LiveCounts counts,
      @Nullable String reserved)
      implements PendingHttpResponse {
    @Override
    public void release(boolean captured) {
      if (captured) {
        responses.write(request, response, setCookies);
        return;
      }
      if (reserved != null) {
        counts.giveBack(reserved);
      }
      responses.notCaptured(request);
    }
  }
}
