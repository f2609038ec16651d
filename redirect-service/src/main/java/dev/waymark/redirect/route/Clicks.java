package dev.waymark.redirect.route;

import dev.waymark.click.ClickEvent;
import dev.waymark.click.ClickId;
import dev.waymark.click.Outcome;
import dev.waymark.link.UtmParams;
import dev.waymark.redirect.journal.GroupCommit;
import dev.waymark.redirect.journal.Journal;
import dev.waymark.redirect.journal.PendingResponse;
import dev.waymark.redirect.visit.RequestVisit;
import dev.waymark.redirect.visit.VisitorHash;
import dev.waymark.routing.Answer;
import dev.waymark.routing.Decision;
import dev.waymark.routing.Link;
import dev.waymark.visitor.Browser;
import dev.waymark.visitor.LanguageTag;
import dev.waymark.visitor.Parameters;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import org.jspecify.annotations.Nullable;

/// The clicks of one event loop: captured in the journal, then answered. Those of one iteration of
/// the loop are one write; it ends when the loop has read all that was there to be read.
final class Clicks {
  private final Context eventLoop;
  private final GroupCommit commit;
  private final Handler<Void> endOfIteration;
  private final VisitorHash visitors;
  private final RouteMeters meters;

  Clicks(Context eventLoop, Journal journal, VisitorHash visitors, RouteMeters meters) {
    this.eventLoop = eventLoop;
    this.commit = journal.groupCommit(task -> eventLoop.runOnContext(_ -> task.run()));
    this.endOfIteration = _ -> commit.flush();
    this.visitors = visitors;
    this.meters = meters;
  }

  /// Captures a click; it is answered at the end of the iteration.
  void add(ClickEvent event, PendingResponse answer) {
    meters.countClick(event.visitorClass());
    if (event.visitor() == VisitorHash.UNKNOWN) {
      meters.countUnknownVisitor();
    }
    if (commit.append(event, answer)) {
      eventLoop.runOnContext(endOfIteration);
    }
  }

  /// What there is to say of a visit.
  ///
  /// @param outcome what it was answered with
  ClickEvent event(
      ClickId id,
      RequestedLink requested,
      RequestVisit visit,
      Decision decision,
      Answer answer,
      Outcome outcome) {
    Link link = requested.live().link();
    Browser browser = visit.browser();
    LanguageTag language = visit.language();
    Decision.Chosen chosen = decision instanceof Decision.Chosen some ? some : null;
    Answer.Onward onward = answer instanceof Answer.Onward some ? some : null;
    return new ClickEvent(
        id,
        visit.epochMillis(),
        link.workspace(),
        link.id(),
        decision.step().key(),
        chosen == null ? null : chosen.rule(),
        variant(chosen, onward),
        onward == null ? null : onward.channel(),
        visit.visitorClass(),
        visit.isScan(),
        outcome,
        visit.country(),
        visit.device(),
        visit.os(),
        browser == null ? null : browser.name(),
        language == null ? null : language.tag(),
        visit.referrer(),
        utm(visit.query()),
        visitors.of(visit.epochMillis(), link.workspace(), visit.address(), visit.userAgent()),
        requested.workspace().keepsAddresses() ? Networks.of(visit.address()) : null,
        link.rulesVersion(),
        chosen == null ? null : chosen.entry());
  }

  /// What was drawn; where a rule leads to another link, that one's id in its place.
  private static @Nullable String variant(
      Decision.@Nullable Chosen chosen, Answer.@Nullable Onward onward) {
    String other = chosen == null ? null : chosen.otherLink();
    return other != null || onward == null ? other : onward.variant();
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
