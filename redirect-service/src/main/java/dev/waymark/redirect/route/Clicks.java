package dev.waymark.redirect.route;

import dev.waymark.click.ClickEvent;
import dev.waymark.click.ClickId;
import dev.waymark.click.Outcome;
import dev.waymark.link.UtmParams;
import dev.waymark.redirect.journal.HeldAnswer;
import dev.waymark.redirect.journal.Journal;
import dev.waymark.redirect.journal.Turn;
import dev.waymark.redirect.visit.RequestVisit;
import dev.waymark.redirect.visit.VisitorHash;
import dev.waymark.routing.Answer;
import dev.waymark.routing.Decision;
import dev.waymark.routing.Link;
import dev.waymark.visitor.Browser;
import dev.waymark.visitor.LanguageTag;
import dev.waymark.visitor.Parameters;
import dev.waymark.visitor.VisitorClass;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The clicks of one event loop: captured in the journal, then answered. Those of one turn of the
/// loop are one write; the turn ends when the loop has read all that was there to be read.
final class Clicks {
  private final Context eventLoop;
  private final Turn turn;
  private final Handler<Void> endOfTurn;
  private final VisitorHash visitors;
  private final RandomGenerator random;
  private final Answers answers;
  private final RouteMeters meters;

  Clicks(
      Context eventLoop,
      Journal journal,
      VisitorHash visitors,
      RandomGenerator random,
      Answers answers,
      RouteMeters meters) {
    this.eventLoop = eventLoop;
    this.turn = journal.turn(task -> eventLoop.runOnContext(_ -> task.run()));
    this.endOfTurn = _ -> turn.flush();
    this.visitors = visitors;
    this.random = random;
    this.answers = answers;
    this.meters = meters;
  }

  /// Captures a click; it is answered at the end of the turn.
  void add(
      HttpServerRequest request,
      Link link,
      Decision decision,
      Answer.Redirect redirect,
      RequestVisit visit) {
    ClickEvent event = event(link, decision, visit);
    meters.countClick(event.visitorClass());
    if (event.visitor() == VisitorHash.UNKNOWN) {
      meters.countUnknownVisitor();
    }
    if (turn.append(event, new HeldRedirect(answers, request, redirect))) {
      eventLoop.runOnContext(endOfTurn);
    }
  }

  private record HeldRedirect(Answers answers, HttpServerRequest request, Answer.Redirect redirect)
      implements HeldAnswer {
    @Override
    public void release(boolean captured) {
      if (captured) {
        answers.redirect(request, redirect);
      } else {
        answers.notCaptured(request);
      }
    }
  }

  private ClickEvent event(Link link, Decision decision, RequestVisit visit) {
    VisitorClass visitorClass = visit.visitorClass();
    Browser browser = visit.browser();
    LanguageTag language = visit.language();
    return new ClickEvent(
        ClickId.next(visit.epochMillis(), random),
        visit.epochMillis(),
        link.workspace(),
        link.id(),
        decision.step().key(),
        ruleOf(decision),
        null,
        null,
        visitorClass,
        false,
        Outcome.REDIRECT,
        visit.country(),
        visit.device(),
        visit.os(),
        browser == null ? null : browser.name(),
        language == null ? null : language.tag(),
        visit.referrer(),
        utm(visit.query()),
        visitors.of(visit.epochMillis(), link.workspace(), visit.address(), visit.userAgent()),
        null,
        0,
        null);
  }

  private static @Nullable String ruleOf(Decision decision) {
    return switch (decision) {
      case Decision.Chosen chosen -> chosen.rule();
      case Decision.Stopped _ -> null;
    };
  }

  private static UtmParams utm(Parameters query) {
    if (query.size() == 0) {
      return UtmParams.NONE;
    }
    return new UtmParams(
        first(query, "utm_source"),
        first(query, "utm_medium"),
        first(query, "utm_campaign"),
        first(query, "utm_term"),
        first(query, "utm_content"));
  }

  private static @Nullable String first(Parameters query, String name) {
    for (int i = 0; i < query.size(); i++) {
      if (query.name(i).equals(name)) {
        return query.value(i);
      }
    }
    return null;
  }
}
