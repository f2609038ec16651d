package dev.waymark.redirect.route;

import dev.waymark.redirect.counter.LiveCounts;
import dev.waymark.redirect.journal.HeldAnswer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers that wait until their clicks are captured.
sealed interface Held extends HeldAnswer {

  /// A redirect and nothing else, which is what most visitors get.
  record Redirect(Answers answers, HttpServerRequest request, String location) implements Held {
    @Override
    public void release(boolean captured) {
      if (captured) {
        answers.redirect(request, location);
      } else {
        answers.notCaptured(request);
      }
    }
  }

  /// Anything else.
  ///
  /// @param setCookies the headers with what the visitor is to keep
  /// @param reserved the link of which a click was reserved; null when none was
  record Anything(
      Answers answers,
      HttpServerRequest request,
      Reply reply,
      List<String> setCookies,
      LiveCounts counts,
      @Nullable String reserved)
      implements Held {
    @Override
    public void release(boolean captured) {
      if (captured) {
        answers.reply(request, reply, setCookies);
        return;
      }
      if (reserved != null) {
        counts.giveBack(reserved);
      }
      answers.notCaptured(request);
    }
  }
}
