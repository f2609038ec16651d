package dev.waymark.redirect.route;

import dev.waymark.click.ClickEvent;
import dev.waymark.click.Outcome;
import dev.waymark.hub.Hub;
import dev.waymark.publication.Lock;
import dev.waymark.redirect.counter.LiveCounts;
import dev.waymark.redirect.page.AppPage;
import dev.waymark.redirect.page.ButtonPage;
import dev.waymark.redirect.page.HubPage;
import dev.waymark.redirect.page.LastResortPage;
import dev.waymark.redirect.page.Notice;
import dev.waymark.redirect.page.PreviewPage;
import dev.waymark.redirect.page.WebPage;
import dev.waymark.redirect.password.PasswordDoor;
import dev.waymark.redirect.snapshot.Links;
import dev.waymark.redirect.snapshot.LiveLink;
import dev.waymark.redirect.visit.RawQuery;
import dev.waymark.redirect.visit.RequestVisit;
import dev.waymark.routing.Admission;
import dev.waymark.routing.Answer;
import dev.waymark.routing.Decision;
import dev.waymark.routing.Draws;
import dev.waymark.routing.Link;
import dev.waymark.routing.Router;
import dev.waymark.routing.Step;
import dev.waymark.visitor.VisitorClass;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/// Answers the visits of one event loop: decides, has the click captured, answers.
final class Visits {
  private static final Reply LAST_RESORT =
      new Reply.Showing(LastResortPage.PAGE, RouteMeters.Outcome.LAST_RESORT);

  private final Links links;
  private final ShortUrls shortUrls;
  private final PasswordDoor door;
  private final LiveCounts counts;
  private final LiveDraws draws;
  private final Clicks clicks;
  private final Answers answers;

  Visits(
      Links links,
      ShortUrls shortUrls,
      PasswordDoor door,
      LiveCounts counts,
      LiveDraws draws,
      Clicks clicks,
      Answers answers) {
    this.links = links;
    this.shortUrls = shortUrls;
    this.door = door;
    this.counts = counts;
    this.draws = draws;
    this.clicks = clicks;
    this.answers = answers;
  }

  /// Answers a visit. `HEAD` is answered as `GET` would be, draws nothing and counts for nothing.
  void answer(HttpServerRequest request, Asked asked, RequestVisit visit) {
    if (!answer(request, asked, visit, decide(asked, visit))) {
      // Since the clicks were counted, somebody else has taken the last one.
      var _ = answer(request, asked, visit, asked.decide(visit, LiveAdmission.EXHAUSTED));
    }
  }

  /// Decides, without moving anything. A visit that the password interrupted goes on as the first
  /// one.
  Decision decide(Asked asked, RequestVisit visit) {
    LiveLink live = asked.live();
    Link link = live.link();
    Lock lock = link.lock();
    Long limit = link.maxClicks();
    if (lock == null && limit == null) {
      return asked.decide(visit, Admission.OPEN);
    }
    PasswordDoor.Unlocked unlocked =
        lock == null ? null : door.unlocked(visit.cookies(), link.id(), lock, visit.epochMillis());
    if (unlocked != null && unlocked.referrer() != null) {
      visit.resume(unlocked.referrer());
    }
    return asked.decide(
        visit,
        new LiveAdmission(
            lock == null || unlocked != null,
            limit == null ? 0 : counts.clicks(link.id(), live.clickCount())));
  }

  /// False when it can't be answered so, because the link has run out.
  private boolean answer(
      HttpServerRequest request, Asked asked, RequestVisit visit, Decision decision) {
    Answer answer =
        Router.settle(
            decision,
            asked.live().link(),
            asked.workspace(),
            visit,
            isGet(request) ? draws.by(visit) : Draws.UNMOVED);
    return switch (answer) {
      case Answer.Redirect redirect -> redirect(request, asked, visit, decision, redirect);
      case Answer.LastResort _ ->
          click(request, asked, visit, decision, answer, Outcome.LAST_RESORT, LAST_RESORT);
      case Answer.HubPage(Hub hub, List<Hub.Entry> entries) ->
          click(
              request,
              asked,
              visit,
              decision,
              answer,
              Outcome.VIEW,
              showing(hubPage(request, asked.live(), hub, entries), RouteMeters.Outcome.HUB));
      case Answer.Preview(var openGraph, var location) ->
          click(
              request,
              asked,
              visit,
              decision,
              answer,
              Outcome.PREVIEW_PAGE,
              showing(PreviewPage.of(openGraph, location), RouteMeters.Outcome.PREVIEW));
      case Answer.App app ->
          click(
              request,
              asked,
              visit,
              decision,
              answer,
              onward(decision, Outcome.PAGE),
              showing(AppPage.of(app.app(), app.store(), app.location()), RouteMeters.Outcome.APP));
      case Answer.Button button when ButtonPage.opens(button.location()) ->
          click(
              request,
              asked,
              visit,
              decision,
              answer,
              onward(decision, Outcome.PAGE),
              showing(
                  ButtonPage.of(button.location(), button.name(), button.kind()),
                  RouteMeters.Outcome.BUTTON));
      case Answer.Button _ ->
          click(request, asked, visit, decision, answer, Outcome.LAST_RESORT, LAST_RESORT);
      case Answer.OtherLink(String id) -> otherLink(request, asked, visit, decision, answer, id);
      case Answer.Locked _ -> locked(request, asked, visit);
      case Answer.NotStarted _, Answer.NotFound _ ->
          notice(request, Notice.NOT_FOUND, RouteMeters.Outcome.NOT_FOUND);
      case Answer.Gone _ -> notice(request, Notice.GONE, RouteMeters.Outcome.GONE);
    };
  }

  private static boolean isGet(HttpServerRequest request) {
    return request.method().equals(HttpMethod.GET);
  }

  /// What a visit came to that was sent somewhere.
  ///
  /// @param usually unless the link is over, or it was a tap
  private static Outcome onward(Decision decision, Outcome usually) {
    if (decision.step() == Step.EXPIRATION) {
      return Outcome.EXPIRED;
    }
    boolean isTap = decision instanceof Decision.Chosen chosen && chosen.entry() != null;
    return isTap ? Outcome.TAP : usually;
  }

  private boolean redirect(
      HttpServerRequest request,
      Asked asked,
      RequestVisit visit,
      Decision decision,
      Answer.Redirect redirect) {
    Outcome outcome = onward(decision, Outcome.REDIRECT);
    boolean isPlain =
        isGet(request) && draws.setCookie() == null && asked.live().link().maxClicks() == null;
    if (isPlain) {
      clicks.add(
          clicks.event(draws.click(), asked, visit, decision, redirect, outcome),
          new Held.Redirect(answers, request, redirect.location()));
      return true;
    }
    return click(
        request, asked, visit, decision, redirect, outcome, new Reply.To(redirect.location()));
  }

  private boolean click(
      HttpServerRequest request,
      Asked asked,
      RequestVisit visit,
      Decision decision,
      Answer answer,
      Outcome outcome,
      Reply reply) {
    if (!isGet(request)) {
      answers.reply(request, reply, null);
      return true;
    }
    LiveLink live = asked.live();
    String id = live.link().id();
    String reserved = null;
    Long limit = live.link().maxClicks();
    if (limit != null && outcome.counts(visit.visitorClass())) {
      if (!counts.reserve(id, limit, live.clickCount())) {
        return false;
      }
      reserved = id;
    }
    ClickEvent event = clicks.event(draws.click(), asked, visit, decision, answer, outcome);
    clicks.add(
        event, new Held.Anything(answers, request, reply, draws.setCookie(), counts, reserved));
    return true;
  }

  private static Reply showing(WebPage page, RouteMeters.Outcome outcome) {
    return new Reply.Showing(page, outcome);
  }

  /// Taps carry the query of this visit, so that they count for the same campaign.
  private static WebPage hubPage(
      HttpServerRequest request, LiveLink live, Hub hub, List<Hub.Entry> entries) {
    String query = request.query();
    String suffix = query != null && RawQuery.isPlain(query) ? '?' + query : "";
    return HubPage.of(
        hub.title(),
        hub.picture(),
        hub.text(),
        entries.stream()
            .map(
                entry ->
                    new HubPage.Entry(
                        '/' + live.slug() + '/' + entry.key() + suffix,
                        entry.label(),
                        entry.text()))
            .toList());
  }

  /// To the short URL of another link of the workspace, which decides for itself.
  private boolean otherLink(
      HttpServerRequest request,
      Asked asked,
      RequestVisit visit,
      Decision decision,
      Answer answer,
      String id) {
    LiveLink there = links.byId(id);
    if (there == null || !there.link().workspace().equals(asked.live().link().workspace())) {
      return notice(request, Notice.NOT_FOUND, RouteMeters.Outcome.NOT_FOUND);
    }
    return click(
        request,
        asked,
        visit,
        decision,
        answer,
        onward(decision, Outcome.REDIRECT),
        new Reply.To(shortUrls.from(asked.live(), there, visit.rawQuery())));
  }

  private boolean locked(HttpServerRequest request, Asked asked, RequestVisit visit) {
    boolean isPreview = visit.visitorClass() == VisitorClass.PREVIEW;
    answers.page(
        request,
        isPreview
            ? PasswordDoor.pageWithoutForm()
            : door.page(asked.live().link().id(), request.query(), visit.referrer()),
        RouteMeters.Outcome.LOCKED);
    return true;
  }

  private boolean notice(HttpServerRequest request, Notice notice, RouteMeters.Outcome outcome) {
    answers.notice(request, notice, outcome);
    return true;
  }
}
