package dev.waymark.redirect.route;

import dev.waymark.click.Outcome;
import dev.waymark.hub.Hub;
import dev.waymark.link.OpenGraph;
import dev.waymark.link.Slug;
import dev.waymark.page.HubPage;
import dev.waymark.page.Language;
import dev.waymark.publication.Lock;
import dev.waymark.redirect.counter.LiveCounts;
import dev.waymark.redirect.page.AppPage;
import dev.waymark.redirect.page.BlockPage;
import dev.waymark.redirect.page.ButtonPage;
import dev.waymark.redirect.page.Notice;
import dev.waymark.redirect.page.Pages;
import dev.waymark.redirect.page.PreviewPage;
import dev.waymark.redirect.page.WebPage;
import dev.waymark.redirect.password.PasswordDoor;
import dev.waymark.redirect.replica.LinkLookup;
import dev.waymark.redirect.replica.LiveLink;
import dev.waymark.redirect.visit.RawQuery;
import dev.waymark.redirect.visit.RequestVisit;
import dev.waymark.routing.Admission;
import dev.waymark.routing.Answer;
import dev.waymark.routing.Decision;
import dev.waymark.routing.Destination;
import dev.waymark.routing.Draws;
import dev.waymark.routing.Link;
import dev.waymark.routing.Neighbour;
import dev.waymark.routing.Neighbours;
import dev.waymark.routing.Router;
import dev.waymark.routing.Step;
import dev.waymark.visitor.VisitorClass;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers the visits of one event loop: decides, has the click captured, answers.
final class Visits {
  private static final VisitResponse NOT_FOUND =
      new VisitResponse.Saying(Notice.NOT_FOUND, RouteMeters.Outcome.NOT_FOUND, null);
  private static final VisitResponse TAKEN_DOWN =
      new VisitResponse.Saying(Notice.TAKEN_DOWN, RouteMeters.Outcome.TAKEN_DOWN, null);

  /// As many as a link has rules that may lead to others, and some more.
  private static final int MOST_LOADS = 64;

  private final LinkLookup links;
  private final ShortUrls shortUrls;
  private final PasswordDoor door;
  private final LiveCounts counts;
  private final LiveDraws.Source source;
  private final Clicks clicks;
  private final Pages pages;
  private final ResponseWriter responses;

  /// The links to which rules may lead.
  private final Neighbours neighbours = this::neighbour;

  Visits(
      LinkLookup links,
      ShortUrls shortUrls,
      PasswordDoor door,
      LiveCounts counts,
      LiveDraws.Source source,
      Clicks clicks,
      Pages pages,
      ResponseWriter responses) {
    this.links = links;
    this.shortUrls = shortUrls;
    this.door = door;
    this.counts = counts;
    this.source = source;
    this.clicks = clicks;
    this.pages = pages;
    this.responses = responses;
  }

  /// Answers a visit. `HEAD` is answered as `GET` would be, draws nothing and counts for nothing.
  void answer(HttpServerRequest request, RequestedLink requested, RequestVisit visit) {
    answer(request, requested, visit, MOST_LOADS);
  }

  /// @param loads how many links may still be loaded for it
  private void answer(
      HttpServerRequest request, RequestedLink requested, RequestVisit visit, int loads) {
    links.begin();
    Decision decision = decide(requested, visit);
    if (decision instanceof Decision.Chosen chosen
        && chosen.destination() instanceof Destination.OtherLink(String id)) {
      var _ = links.byId(id);
    }
    if (links.isMissing()) {
      load(request, requested, visit, loads);
    } else if (!answer(request, requested, visit, decision)) {
      // Since the clicks were counted, somebody else has taken the last one.
      var _ =
          answer(
              request,
              requested,
              visit,
              requested.decide(visit, LiveAdmission.EXHAUSTED, neighbours));
    }
  }

  /// Has another link loaded, to which the visitor may be led, and decides again.
  private void load(
      HttpServerRequest request, RequestedLink requested, RequestVisit visit, int loads) {
    links.load(
        isLoaded -> {
          if (isLoaded && loads > 0) {
            answer(request, requested, visit, loads - 1);
          } else {
            responses.notice(request, Notice.UNAVAILABLE, RouteMeters.Outcome.NOT_READY);
          }
        });
  }

  /// Decides, without moving anything. A visit that the password interrupted goes on as the first
  /// one.
  Decision decide(RequestedLink requested, RequestVisit visit) {
    LiveLink live = requested.live();
    Link link = live.link();
    Lock lock = link.lock();
    Long limit = link.maxClicks();
    if (lock == null && limit == null) {
      return requested.decide(visit, Admission.OPEN, neighbours);
    }
    PasswordDoor.Unlocked unlocked =
        lock == null ? null : door.unlocked(visit.cookies(), link.id(), lock, visit.epochMillis());
    if (unlocked != null && unlocked.referrer() != null) {
      visit.resume(unlocked.referrer());
    }
    return requested.decide(
        visit,
        new LiveAdmission(
            lock == null || unlocked != null,
            limit == null ? 0 : counts.clicks(link.id(), live.clickCount())),
        neighbours);
  }

  /// Another link, to which a rule may lead.
  private @Nullable Neighbour neighbour(String id) {
    LiveLink live = links.byId(id);
    if (live == null) {
      return null;
    }
    Link link = live.link();
    return new Neighbour(
        link,
        live.clickCount(),
        link.maxClicks() == null ? 0 : counts.clicks(id, live.clickCount()));
  }

  /// False when it can't be answered so, because the link has run out.
  private boolean answer(
      HttpServerRequest request, RequestedLink requested, RequestVisit visit, Decision decision) {
    boolean isGet = request.method().equals(HttpMethod.GET);
    Link link = requested.live().link();
    LiveDraws draws = source.by(visit);
    Answer answer =
        Router.settle(
            decision,
            link,
            requested.workspace(),
            requested.takedowns(),
            visit,
            isGet ? draws : Draws.UNMOVED);
    if (isGet && !decision.step().isBeforeRules() && visit.visitorClass() == VisitorClass.HUMAN) {
      if (link.remembersVisitors(requested.workspace())) {
        draws.remember(link);
      }
      if (decision instanceof Decision.Chosen chosen
          && chosen.destination() instanceof Destination.Through(Link there, _)
          && there.remembersVisitors(requested.workspace())) {
        draws.remember(there);
      }
    }
    boolean isPlain = isGet && link.maxClicks() == null && draws.setCookies().isEmpty();
    if (isPlain && answer instanceof Answer.Redirect redirect) {
      clicks.add(
          clicks.event(
              draws.click(),
              requested,
              visit,
              decision,
              answer,
              onward(decision, Outcome.REDIRECT)),
          new PendingHttpResponse.Redirect(responses, request, redirect.location()));
      return true;
    }
    VisitResponse response = response(request, requested, visit, decision, answer);
    Outcome outcome = response.click();
    if (outcome == null || !isGet) {
      responses.write(request, response, List.of());
      return true;
    }
    Long limit = link.maxClicks();
    String reserved = null;
    if (limit != null && outcome.counts(visit.visitorClass())) {
      reserved = link.id();
      if (!counts.reserve(reserved, limit, requested.live().clickCount())) {
        return false;
      }
    }
    clicks.add(
        clicks.event(draws.click(), requested, visit, decision, answer, outcome),
        new PendingHttpResponse.Anything(
            responses, request, response, draws.setCookies(), counts, reserved));
    return true;
  }

  private VisitResponse response(
      HttpServerRequest request,
      RequestedLink requested,
      RequestVisit visit,
      Decision decision,
      Answer answer) {
    return switch (answer) {
      case Answer.Redirect redirect ->
          new VisitResponse.To(redirect.location(), onward(decision, Outcome.REDIRECT));
      case Answer.Button button ->
          ButtonPage.opens(button.location())
              ? new VisitResponse.Showing(
                  ButtonPage.of(
                      button.location(), button.name(), button.kind(), responses.language(request)),
                  onward(decision, Outcome.PAGE),
                  RouteMeters.Outcome.BUTTON)
              : nobody(request, requested);
      case Answer.App app ->
          new VisitResponse.Showing(
              AppPage.of(app.app(), app.store(), app.location(), responses.language(request)),
              onward(decision, Outcome.PAGE),
              RouteMeters.Outcome.APP);
      case Answer.Preview(OpenGraph openGraph, String location) ->
          new VisitResponse.Showing(
              PreviewPage.of(openGraph, location, responses.language(request)),
              Outcome.PREVIEW_PAGE,
              RouteMeters.Outcome.PREVIEW);
      case Answer.HubPage(Hub hub, List<Hub.Entry> entries) ->
          new VisitResponse.Showing(
              hubPage(requested.live(), hub, entries, request),
              Outcome.VIEW,
              RouteMeters.Outcome.HUB);
      case Answer.OtherLink(String id) -> otherLink(requested.live(), id, visit, decision);
      case Answer.LastResort _ -> nobody(request, requested);
      case Answer.Locked _ -> new VisitResponse.Asking(passwordPage(request, requested, visit));
      case Answer.NotStarted _, Answer.NotFound _ -> NOT_FOUND;
      case Answer.Gone(Answer.Gone.Reason reason) -> gone(reason, requested);
      case Answer.Blocked(int status, String title, String text) ->
          new VisitResponse.Blocking(
              status,
              title == null
                  ? null
                  : BlockPage.of(
                      title,
                      text == null ? "" : text,
                      responses.language(request),
                      requested.workspace().homeUrl()),
              status == Notice.OFF.status() ? Notice.OFF : Notice.NOT_FOUND);
      case Answer.TakenDown _ -> TAKEN_DOWN;
    };
  }

  private static VisitResponse gone(Answer.Gone.Reason reason, RequestedLink requested) {
    Notice notice =
        switch (reason) {
          case OFF -> Notice.OFF;
          case OVER -> Notice.OVER;
          case USED_UP -> Notice.USED_UP;
        };
    return new VisitResponse.Saying(
        notice, RouteMeters.Outcome.GONE, requested.workspace().homeUrl());
  }

  private VisitResponse nobody(HttpServerRequest request, RequestedLink requested) {
    return new VisitResponse.Showing(
        pages.nobody(responses.language(request), requested.workspace().homeUrl()),
        Outcome.LAST_RESORT,
        RouteMeters.Outcome.LAST_RESORT);
  }

  /// Which click it makes when a visitor is sent somewhere.
  ///
  /// @param usually unless the link is over, or it was a tap
  private static Outcome onward(Decision decision, Outcome usually) {
    if (decision.step() == Step.EXPIRATION) {
      return Outcome.EXPIRED;
    }
    boolean isTap = decision instanceof Decision.Chosen chosen && chosen.entry() != null;
    return isTap ? Outcome.TAP : usually;
  }

  /// Taps carry the query of the visit, so that they count for the same campaign, and as a scan
  /// where that was one.
  private WebPage hubPage(
      LiveLink live, Hub hub, List<Hub.Entry> shown, HttpServerRequest request) {
    String rawQuery = request.query();
    String suffix = rawQuery != null && RawQuery.isPlain(rawQuery) ? '?' + rawQuery : "";
    var entries = new ArrayList<HubPage.Entry>(shown.size());
    for (Hub.Entry entry : shown) {
      String path = '/' + Slug.inUrl(live.slug()) + '/' + entry.key() + suffix;
      entries.add(new HubPage.Entry(path, entry.label(), entry.text()));
    }
    Language language = responses.language(request);
    return WebPage.hub(
        HubPage.of(hub.title(), hub.picture(), hub.text(), entries, language), language);
  }

  /// To the short URL of another link of the workspace, which decides for itself.
  private VisitResponse otherLink(LiveLink here, String id, RequestVisit visit, Decision decision) {
    LiveLink there = links.byId(id);
    return there == null || !there.link().workspace().equals(here.link().workspace())
        ? NOT_FOUND
        : new VisitResponse.To(
            shortUrls.from(here, there, visit.rawQuery()), onward(decision, Outcome.REDIRECT));
  }

  private WebPage passwordPage(
      HttpServerRequest request, RequestedLink requested, RequestVisit visit) {
    Language language = responses.language(request);
    return visit.visitorClass() == VisitorClass.PREVIEW
        ? PasswordDoor.pageWithoutForm(language)
        : door.page(requested.live().link().id(), request.query(), visit.referrer(), language);
  }
}
