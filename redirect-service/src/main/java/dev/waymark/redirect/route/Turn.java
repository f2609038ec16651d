package dev.waymark.redirect.route;

import dev.waymark.redirect.visit.HttpVisit;
import dev.waymark.routing.Answer;
import dev.waymark.routing.Decision;
import dev.waymark.routing.Link;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The clicks of one turn of an event loop: recorded together, then answered together. The end of
/// the turn is when the loop has read all that was there to be read.
final class Turn implements Handler<Void> {
  private final Context eventLoop;
  private final ClickRecorder recorder;
  private final Answers answers;
  private final Deque<Clicks> spare = new ArrayDeque<>();
  private Clicks current = new Clicks();

  Turn(Context eventLoop, ClickRecorder recorder, Answers answers) {
    this.eventLoop = eventLoop;
    this.recorder = recorder;
    this.answers = answers;
  }

  /// Records a click; it is answered after the end of the turn.
  void add(
      HttpServerRequest request,
      Link link,
      Decision decision,
      Answer.Redirect answer,
      HttpVisit visit) {
    recorder.append(link, decision, visit);
    if (current.requests.isEmpty()) {
      eventLoop.runOnContext(this);
    }
    current.requests.add(request);
    current.redirects.add(answer);
  }

  /// The end of the turn.
  @Override
  public void handle(Void nothing) {
    Clicks clicks = current;
    Clicks used = spare.poll();
    current = used == null ? new Clicks() : used;
    recorder.flush(clicks);
  }

  /// Those that wait for one flush.
  private final class Clicks implements ClickRecorder.Outcome {
    final List<HttpServerRequest> requests = new ArrayList<>();
    final List<Answer.Redirect> redirects = new ArrayList<>();

    @Override
    public void kept() {
      for (int i = 0; i < requests.size(); i++) {
        answers.redirect(requests.get(i), redirects.get(i));
      }
      reuse();
    }

    @Override
    public void lost() {
      for (int i = 0; i < requests.size(); i++) {
        answers.notRecorded(requests.get(i));
      }
      reuse();
    }

    private void reuse() {
      requests.clear();
      redirects.clear();
      spare.add(this);
    }
  }
}
