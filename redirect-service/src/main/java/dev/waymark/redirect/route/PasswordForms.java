package dev.waymark.redirect.route;

import dev.waymark.publication.Lock;
import dev.waymark.redirect.page.Notice;
import dev.waymark.redirect.password.EventLoop;
import dev.waymark.redirect.password.FormBody;
import dev.waymark.redirect.password.PasswordDoor;
import dev.waymark.redirect.password.Verdict;
import dev.waymark.redirect.route.RouteMeters.Outcome;
import dev.waymark.redirect.visit.RequestVisit;
import dev.waymark.routing.Answer;
import dev.waymark.routing.Decision;
import io.netty.util.AsciiString;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;

/// Takes the forms in which visitors send passwords to one event loop. Whoever sends one elsewhere
/// than to a link that is locked for them goes back to the link.
final class PasswordForms {
  private final PasswordDoor door;
  private final Visits visits;
  private final ResponseWriter responses;
  private final EventLoop eventLoop;

  PasswordForms(PasswordDoor door, Visits visits, ResponseWriter responses, Context context) {
    this.door = door;
    this.visits = visits;
    this.responses = responses;
    this.eventLoop =
        new EventLoop() {
          @Override
          public void execute(Runnable task) {
            context.runOnContext(_ -> task.run());
          }

          @Override
          public void after(long millis, Runnable task) {
            context.owner().setTimer(millis, _ -> task.run());
          }
        };
  }

  /// Takes a form. To be called while the request is being handed over.
  ///
  /// @param path where it was sent, as {@link SlugPath} reads it; that of the link
  void take(HttpServerRequest request, RequestedLink requested, String path, RequestVisit visit) {
    Lock lock = requested.live().link().lock();
    if (lock == null) {
      responses.methodNotAllowed(request, false);
    } else if (!PasswordDoor.takes(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
      responses.noticeAndClose(request, Notice.BAD_REQUEST, Outcome.REFUSED);
    } else if (FormBody.isTooLong(request)) {
      tooLong(request);
    } else if (!meetsExpectation(request)) {
      responses.noticeAndClose(request, Notice.EXPECTATION_FAILED, Outcome.REFUSED);
    } else {
      FormBody.read(
          request,
          body -> attempt(request, requested, lock, path, visit, body),
          () -> tooLong(request),
          () -> responses.noticeAndClose(request, Notice.BAD_REQUEST, Outcome.REFUSED));
    }
  }

  /// Tells a visitor who waits for it to go on; false when something else is expected. HTTP/1.0
  /// [expects nothing](https://www.rfc-editor.org/rfc/rfc9110#section-10.1.1).
  private static boolean meetsExpectation(HttpServerRequest request) {
    MultiMap headers = request.headers();
    if (!headers.contains(HttpHeaders.EXPECT) || request.version() == HttpVersion.HTTP_1_0) {
      return true;
    }
    List<String> expected = headers.getAll(HttpHeaders.EXPECT);
    boolean met =
        expected.size() == 1
            && AsciiString.contentEqualsIgnoreCase(HttpHeaders.CONTINUE, expected.getFirst());
    if (met) {
      request.response().writeContinue();
    }
    return met;
  }

  private void tooLong(HttpServerRequest request) {
    responses.noticeAndClose(request, Notice.CONTENT_TOO_LARGE, Outcome.REFUSED);
  }

  private void attempt(
      HttpServerRequest request,
      RequestedLink requested,
      Lock lock,
      String path,
      RequestVisit visit,
      String body) {
    boolean isLocked =
        visits.decide(requested, visit) instanceof Decision.Stopped stopped
            && stopped.answer() instanceof Answer.Locked;
    if (!isLocked) {
      responses.seeOther(request, '/' + path, null);
      return;
    }
    var attempt =
        new PasswordDoor.Attempt(
            requested.live().link().id(),
            lock,
            path,
            body,
            request.query(),
            visit.referrer(),
            visit.address(),
            responses.language(request));
    door.attempt(attempt, eventLoop, verdict -> answer(request, verdict));
  }

  private void answer(HttpServerRequest request, Verdict verdict) {
    switch (verdict) {
      case Verdict.Right(String location, String cookie) ->
          responses.seeOther(request, location, cookie);
      case Verdict.Wrong(var page) -> responses.page(request, page, Outcome.LOCKED);
      case Verdict.Later(var page, long seconds) -> responses.tooMany(request, page, seconds);
    }
  }
}
